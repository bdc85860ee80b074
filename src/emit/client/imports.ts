import { dirname, isAbsolute, join, relative, sep } from "node:path";
import type { InferredTypes } from "../../infer/model.js";
import { stringLiteral } from "../typescript.js";

/** Where the runtime exports what generated modules call, without extension. */
const RUNTIME_MODULES = {
  pathParameters: "path",
  queryParameters: "query",
  unsendable: "unsendable",
  json: "body/json",
  text: "body/text",
  urlencoded: "body/urlencoded",
  multipart: "body/multipart",
  binary: "body/binary",
  graphql: "body/graphql",
  apiKey: "auth/api-key",
  basic: "auth/basic",
  bearer: "auth/bearer",
  oauth2: "auth/oauth2",
  digest: "auth/digest",
  oauth1: "auth/oauth1",
  awsv4: "auth/awsv4",
  hawk: "auth/hawk",
  jwt: "auth/jwt",
  asap: "auth/asap",
  edgegrid: "auth/edgegrid",
  unsupported: "auth/unsupported",
} as const;

export type RuntimeExport = keyof typeof RUNTIME_MODULES;

/** What makes the scheme of an auth kind; the kinds that take options, by their names in Postman. */
export function schemeExport(type: string): RuntimeExport {
  return type === "apikey" ? "apiKey" : (type as RuntimeExport);
}

/** What the client's entry exports for the auth kinds of its collection. `used`: modules of the runtime. */
export function authExports(used: ReadonlySet<string>): { name: string; from: string }[] {
  return Object.entries(RUNTIME_MODULES)
    .filter(([name, from]) => from.startsWith("auth/") && name !== "unsupported" && used.has(from))
    .map(([name, from]) => ({ name, from }));
}

/** Type names that every resource module imports. */
export const MODULE_TYPES: ReadonlySet<string> = new Set([
  "Call",
  "CallOptions",
  "Transport",
  "Variables",
  "Blob",
]);

export interface ImportView {
  typeOnly: boolean;
  names: string;
  from: string;
}

/** A module about to be written. */
export interface ModulePlace {
  /** In the client's folder: `resources/books.ts`. */
  path: string;
  /** In import statements: `.js`. */
  extension: string;
  /** The client's folder, absolute. */
  folder: string;
}

/** How a module names another: the user's own files, given as absolute paths, are seen from where the module lies. */
export function moduleSpecifier(from: string, { path, folder }: ModulePlace): string {
  if (!isAbsolute(from)) return from;
  const specifier = relative(join(folder, dirname(path)), from)
    .split(sep)
    .join("/");
  return specifier.startsWith(".") ? specifier : `./${specifier}`;
}

/** What one resource module imports, gathered while its text is made. */
export class ModuleImports {
  private readonly place: ModulePlace;
  /** Path from the module to the client's folder: `../`. */
  private readonly up: string;
  private readonly values = new Map<string, Set<string>>();
  private readonly types = new Map<string, Set<string>>();
  /** Runtime modules used, `body/json`. */
  readonly runtimeModules = new Set<string>();

  constructor(place: ModulePlace) {
    this.place = place;
    this.up = "../".repeat(place.path.split("/").length - 1);
  }

  /** Whether a function of that name would collide with an import. */
  isReservedName(name: string): boolean {
    return Object.hasOwn(RUNTIME_MODULES, name);
  }

  runtime(name: RuntimeExport): string {
    const module = RUNTIME_MODULES[name];
    this.runtimeModules.add(module);
    add(this.values, `${this.up}runtime/${module}${this.place.extension}`, name);
    return name;
  }

  /** A type of the client's own modules: `("runtime/call", "Call")`. */
  type(module: string, name: string): string {
    add(this.types, `${this.up}${module}${this.place.extension}`, name);
    return name;
  }

  /** A type that the user's configuration brings, from where it says. */
  foreignType(from: string, name: string): void {
    add(this.types, moduleSpecifier(from, this.place), name);
  }

  /** The expression of an inferred root, with the shared shapes it needs imported. */
  inferred(types: InferredTypes, rootId: string): string {
    for (const name of types.uses.get(rootId) ?? []) this.type("types", name);
    return types.expressions.get(rootId) ?? "unknown";
  }

  view(): ImportView[] {
    const views = (imports: ReadonlyMap<string, ReadonlySet<string>>, typeOnly: boolean) =>
      [...imports].map(([from, names]) => ({
        typeOnly,
        from: stringLiteral(from),
        names: [...names].sort().join(", "),
      }));
    return [...views(this.values, false), ...views(this.types, true)].sort((a, b) =>
      a.from < b.from ? -1 : a.from > b.from ? 1 : Number(a.typeOnly) - Number(b.typeOnly),
    );
  }
}

function add(map: Map<string, Set<string>>, key: string, name: string): void {
  const names = map.get(key);
  if (names) names.add(name);
  else map.set(key, new Set([name]));
}
