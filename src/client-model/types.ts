import { inferTypes } from "../infer/index.js";
import type { InferredTypes, Root } from "../infer/model.js";
import type { CollectionIr, OperationIr, OperationNames } from "../ir/model.js";
import { entryTypes, importedTypes } from "../ir/taken.js";
import { everyFolder, operationsOf } from "../ir/walk.js";
import { sampleLookup } from "./samples.js";
import type { OverrideRules } from "../config/overrides.js";
import { operationRoots } from "./type-roots.js";

/** The types of all bodies and responses of a collection; the group of each is the module of its folder. */
export function inferClientTypes(ir: CollectionIr, overrides: OverrideRules): InferredTypes {
  const groups = operationsByGroup(ir);
  const reserved = new Map(
    groups.map(([group, operations]) => [group, new Set(namesBeside(operations, overrides))] as const),
  );
  const unexportable = new Map([[ir.root.names.file, entryTypes(ir.environments !== undefined)]]);
  const types = inferTypes(everyRoot(ir, groups, overrides), { reserved, unexportable });
  for (const override of types.applied) overrides.meet(override);
  return types;
}

/** Names of types that stand in a module of operations beside those that are inferred. */
function namesBeside(operations: readonly OperationIr[], overrides: OverrideRules): string[] {
  return [
    ...importedTypes(operations.some(({ body, offeredBody }) => (body ?? offeredBody)?.mode === "binary")),
    ...operations.flatMap(({ names, path }) => [
      ...[inputTypeName(names), responsesTypeName(names)],
      ...overrides.fieldsOf(path).imports(),
    ]),
  ];
}

/** The interface of what an operation takes. */
export function inputTypeName({ type }: OperationNames): string {
  return `${type}Input`;
}

/** The interface of what an operation answers, by status. */
export function responsesTypeName({ type }: OperationNames): string {
  return `${type}Responses`;
}

/** In the order of the folders. */
type OperationsByGroup = readonly (readonly [group: string, operations: readonly OperationIr[]])[];

function operationsByGroup(ir: CollectionIr): OperationsByGroup {
  const operationsIn = operationsOf(ir);
  return Array.from(everyFolder(ir.root), (folder) => [folder.names.file, operationsIn(folder)] as const);
}

/** One at a time: the samples of a large collection together would take much memory. */
function* everyRoot(ir: CollectionIr, groups: OperationsByGroup, overrides: OverrideRules): Generator<Root> {
  const lookup = sampleLookup(ir);
  for (const [group, operations] of groups) {
    for (const operation of operations)
      yield* operationRoots(operation, group, lookup, overrides.fieldsOf(operation.path));
  }
}
