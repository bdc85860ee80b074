import { inferTypes } from "../infer/index.js";
import type { InferredTypes, Root } from "../infer/model.js";
import type { CollectionIr, FolderIr } from "../ir/model.js";
import type { OverrideRules } from "../overrides/rules.js";
import type { FolderNames, NamedOperation, OperationNames } from "./model.js";
import { entryTypes, importedTypes } from "./reserved-names.js";
import { sampleLookup } from "./samples.js";
import { operationRoots } from "./type-roots.js";

export interface ClientTypes extends InferredTypes {
  /** Names of the declarations that several modules use. */
  sharedNames: ReadonlySet<string>;
}

/** The types of all bodies and responses of a collection; the group of each is the module of its folder. */
export function inferClientTypes(
  ir: CollectionIr,
  folders: readonly NamedFolder[],
  overrides: OverrideRules,
): ClientTypes {
  const reserved = new Map(
    folders.map(({ names, operations }) => [names.file, new Set(namesBeside(operations, overrides))]),
  );
  const entry = folders[0]?.names.file ?? "";
  const unexportable = new Map([[entry, entryTypes(ir.environments !== undefined)]]);
  const types = inferTypes(everyRoot(ir, folders, overrides), { reserved, unexportable });
  for (const override of types.applied) overrides.markMatched(override);
  return { ...types, sharedNames: new Set(types.shared.map(({ name }) => name)) };
}

/** A folder with its operations, and the names of both. */
export interface NamedFolder {
  folder: FolderIr;
  names: FolderNames;
  operations: readonly NamedOperation[];
}

/** Names of types that stand in a module of operations beside those that are inferred. */
function namesBeside(operations: readonly NamedOperation[], overrides: OverrideRules): string[] {
  const isBinary = ({ operation }: NamedOperation) =>
    (operation.body ?? operation.offeredBody)?.mode === "binary";
  return [
    ...importedTypes(operations.some(isBinary)),
    ...operations.flatMap(({ names, operation }) => [
      ...[inputTypeName(names), responsesTypeName(names)],
      ...overrides.fieldsOf(operation.path).imports(),
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

/** One at a time: the samples of a large collection together would take much memory. */
function* everyRoot(
  ir: CollectionIr,
  folders: readonly NamedFolder[],
  overrides: OverrideRules,
): Generator<Root> {
  const lookup = sampleLookup(ir);
  for (const { names, operations } of folders) {
    for (const named of operations) {
      yield* operationRoots(named, names.file, lookup, overrides.fieldsOf(named.operation.path));
    }
  }
}
