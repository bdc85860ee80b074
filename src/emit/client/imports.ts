import { dirname, isAbsolute, join, relative, sep } from "node:path";
import type { InferredTypes } from "../../infer/model.js";
import { MODULE_TYPES, RUNTIME_FUNCTIONS, type ModuleType, type RuntimeFunction } from "../../ir/taken.js";
import { stringLiteral } from "../../typescript.js";

/** What the client's entry exports for the auth kinds of its collection. `used`: modules of the runtime. */
export function authExports(used: ReadonlySet<string>): { name: string; from: string }[] {
  return Object.entries(RUNTIME_FUNCTIONS)
    .filter(([name, from]) => from.startsWith("auth/") && name !== "unsupported" && used.has(from))
    .map(([name, from]) => ({ name, from }));
}

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
    return Object.hasOwn(RUNTIME_FUNCTIONS, name);
  }

  runtime(name: RuntimeFunction): string {
    const module = RUNTIME_FUNCTIONS[name];
    this.runtimeModules.add(module);
    add(this.values, `${this.up}runtime/${module}${this.place.extension}`, name);
    return name;
  }

  /** A type of the runtime or of the variables. */
  type(name: ModuleType): string {
    this.typeOf(MODULE_TYPES[name], name);
    return name;
  }

  /** A type of the collection that stands in several modules. */
  sharedType(name: string): void {
    this.typeOf("types", name);
  }

  /** A type that the user's configuration brings, from where it says. */
  foreignType(from: string, name: string): void {
    add(this.types, moduleSpecifier(from, this.place), name);
  }

  /** The expression of an inferred root, with the shared shapes it needs imported. */
  inferred(types: InferredTypes, rootId: string): string {
    for (const name of types.uses.get(rootId) ?? []) this.sharedType(name);
    return types.expressions.get(rootId) ?? "unknown";
  }

  private typeOf(module: string, name: string): void {
    add(this.types, `${this.up}${module}${this.place.extension}`, name);
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
