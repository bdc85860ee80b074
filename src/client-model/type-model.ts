import type { TypeDeclarations, TypeImport, TypeModel } from "./model.js";
import type { ClientTypes } from "./types.js";

/** A type that needs no import. */
export function plainType(text: string): TypeModel {
  return { text, imports: [] };
}

/** The type of an inferred root; `unknown` where nothing was inferred for it. */
export function inferredType(types: ClientTypes, root: string): TypeModel {
  return {
    text: types.expressions.get(root) ?? "unknown",
    imports: sharedImports(types.references.get(root) ?? [], types),
  };
}

/** The declarations of a module, or the shared ones where `group` is empty. */
export function declaredTypes(types: ClientTypes, group: string): TypeDeclarations {
  const declarations = group === "" ? types.shared : (types.groups.get(group) ?? []);
  const ofUser = Array.from(types.imports.get(group) ?? [], ([name, module]): TypeImport => ({
    name,
    origin: "user",
    module,
  }));
  const shared = group === "" ? [] : declarations.flatMap((d) => sharedImports(d.references, types));
  return { declarations, imports: [...shared, ...ofUser] };
}

function sharedImports(names: readonly string[], types: ClientTypes): TypeImport[] {
  return names
    .filter((name) => types.sharedNames.has(name))
    .map((name) => ({ name, origin: "client", module: "types" }));
}
