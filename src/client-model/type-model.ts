import type { Declaration, InferredTypes } from "../infer/model.js";
import type { TypeDeclarations, TypeImport, TypeModel } from "./model.js";

/** A type that needs no import. */
export function plainType(text: string): TypeModel {
  return { text, imports: [] };
}

/** The type of an inferred root; `unknown` where nothing was inferred for it. */
export function inferredType(types: InferredTypes, root: string): TypeModel {
  return {
    text: types.expressions.get(root) ?? "unknown",
    imports: sharedImports(types.references.get(root) ?? [], types),
  };
}

/** The declarations of a module, or the shared ones where `group` is empty. */
export function declaredTypes(types: InferredTypes, group: string): TypeDeclarations {
  const declarations = group === "" ? types.shared : (types.groups.get(group) ?? []);
  const ofUser = Array.from(types.imports.get(group) ?? [], ([name, module]): TypeImport => ({
    name,
    origin: "user",
    module,
  }));
  const shared = group === "" ? [] : declarations.flatMap((d) => sharedImports(d.references, types));
  return { declarations, imports: [...shared, ...ofUser] };
}

function sharedImports(names: readonly string[], types: InferredTypes): TypeImport[] {
  const shared = sharedNames(types.shared);
  return names
    .filter((name) => shared.has(name))
    .map((name) => ({ name, origin: "client", module: "types" }));
}

const known = new WeakMap<readonly Declaration[], ReadonlySet<string>>();

function sharedNames(shared: readonly Declaration[]): ReadonlySet<string> {
  const found = known.get(shared) ?? new Set(shared.map(({ name }) => name));
  known.set(shared, found);
  return found;
}
