import { inferTypes } from "../../infer/index.js";
import type { InferredTypes, Root } from "../../infer/model.js";
import type { CollectionIr, FolderIr, OperationIr } from "../../ir/model.js";
import { sampleLookup } from "../sample.js";
import { MODULE_TYPES } from "./imports.js";
import type { OverrideRules } from "./overrides.js";
import { operationRoots } from "./roots.js";

/** Outermost first. Those without operations of their own are modules too: they hold the ones inside. */
export function* everyFolder(root: FolderIr): Generator<FolderIr> {
  yield root;
  for (const folder of root.folders) yield* everyFolder(folder);
}

/** The types of all bodies and responses of a collection; the group of each is the module of its folder. */
export function inferClientTypes(ir: CollectionIr, overrides: OverrideRules): InferredTypes {
  const lookup = sampleLookup(ir);
  const byIndex = new Map(ir.operations.map((o) => [o.index, o]));
  const roots: Root[] = [];
  const reserved = new Map<string, ReadonlySet<string>>([["", MODULE_TYPES]]);
  for (const folder of everyFolder(ir.root)) {
    const operations = folder.operations.map((index) => byIndex.get(index) as OperationIr);
    const group = folder.names.file;
    reserved.set(
      group,
      new Set(operations.flatMap(({ names }) => [`${names.type}Input`, `${names.type}Responses`])),
    );
    for (const operation of operations) {
      roots.push(...operationRoots(operation, group, lookup, overrides.fieldsOf(operation.path)));
    }
  }
  const types = inferTypes(roots, { reserved });
  for (const override of types.applied) overrides.meet(override);
  return types;
}
