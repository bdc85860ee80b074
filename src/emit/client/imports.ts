import { dirname, isAbsolute, join, relative, sep } from "node:path";

import type { TypeImport, TypeModel } from "../../client-model/model.js";
import {
  MODULE_TYPES,
  type ModuleType,
  RUNTIME_FUNCTIONS,
  type RuntimeFunction,
} from "../../client-model/reserved-names.js";
import { stringLiteral } from "../../typescript.js";

export interface ImportView {
  typeOnly: boolean;
  names: string;
  from: string;
}

/** A module about to be written. */
export interface ModuleLocation {
  /** In the client's folder: `resources/books.ts`. */
  path: string;
  /** In import statements: `.js`. */
  extension: string;
  /** The client's folder, absolute. */
  folder: string;
}

/** The imports of one module, gathered while its text is printed. */
export class ModuleImports {
  private readonly location: ModuleLocation;
  private readonly values = new Map<string, Set<string>>();
  private readonly types = new Map<string, Set<string>>();

  constructor(location: ModuleLocation) {
    this.location = location;
  }

  /** Imports a function of the runtime, and returns its name. */
  runtime(name: RuntimeFunction): string {
    add(this.values, this.specifierOf(`runtime/${RUNTIME_FUNCTIONS[name]}`), name);
    return name;
  }

  /** Imports a type of the runtime or of the variables, and returns its name. */
  type(name: ModuleType): string {
    add(this.types, this.specifierOf(MODULE_TYPES[name]), name);
    return name;
  }

  /** Imports what a type needs, and returns its text. */
  typeText({ text, imports }: TypeModel): string {
    this.addAll(imports);
    return text;
  }

  addAll(imports: readonly TypeImport[]): void {
    for (const { name, origin, module } of imports) {
      add(this.types, origin === "client" ? this.specifierOf(module) : this.userSpecifier(module), name);
    }
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

  /** How this module names another one of the client. */
  private specifierOf(module: string): string {
    const { path, extension } = this.location;
    return `${"../".repeat(path.split("/").length - 1) || "./"}${module}${extension}`;
  }

  /** The user's own files, given as absolute paths, are seen from where the module lies. */
  private userSpecifier(from: string): string {
    if (!isAbsolute(from)) return from;
    const { path, folder } = this.location;
    const specifier = relative(join(folder, dirname(path)), from)
      .split(sep)
      .join("/");
    return specifier.startsWith(".") ? specifier : `./${specifier}`;
  }
}

function add(map: Map<string, Set<string>>, key: string, name: string): void {
  const names = map.get(key);
  if (names) names.add(name);
  else map.set(key, new Set([name]));
}
