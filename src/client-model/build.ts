import type { CollectionIr } from "../ir/model.js";
import { everyFolder, operationsOf } from "../ir/walk.js";
import type { OverrideRules } from "../overrides/rules.js";
import { isReserved } from "../typescript.js";
import { clientEnvironments, clientVariables } from "./client-variables.js";
import { calledFunctions } from "./expressions.js";
import { inputModel } from "./input.js";
import type {
  ChildFolder,
  ClientModel,
  FolderNames,
  ModuleModel,
  NamedOperation,
  OperationModel,
} from "./model.js";
import { type ClientNames, withName } from "./names.js";
import { requestModel } from "./request.js";
import { RUNTIME_FUNCTIONS, type RuntimeFunction } from "./reserved-names.js";
import { responseHeaderNames } from "./response-headers.js";
import { responseModels } from "./responses.js";
import { declaredTypes } from "./type-model.js";
import {
  type ClientTypes,
  inferClientTypes,
  inputTypeName,
  type NamedFolder,
  responsesTypeName,
} from "./types.js";

/** Decides everything about the client of a collection. */
export function clientModel(ir: CollectionIr, names: ClientNames, overrides: OverrideRules): ClientModel {
  const folders = namedFolders(ir, names);
  const types = inferClientTypes(ir, folders, overrides);
  const modules = folders.map(({ folder, names: own, operations }): ModuleModel => ({
    folder,
    names: own,
    folders: folder.folders.map(({ index }) => childFolder(names.folders[index] as FolderNames)),
    operations: operations.map((named) => operationModel(named, types, overrides)),
    declared: declaredTypes(types, own.file),
  }));
  const operations = modules
    .flatMap((module) => module.operations)
    .sort((a, b) => a.operation.index - b.operation.index);
  const called = new Set(operations.flatMap(({ runtime }) => runtime));
  const variables = clientVariables(
    ir,
    operations.map(({ request }) => request),
  );
  return {
    ir,
    modules,
    operations,
    variables,
    environments: clientEnvironments(ir, variables),
    shared: declaredTypes(types, ""),
    schemes: schemesAmong(called),
    needsNode: called.has("requestViaNode") || called.has("bodyViaNode"),
    hasDynamicVariables: variables.some((v) => v.dynamic),
    properties: types.properties,
  };
}

/** In document order. */
function namedFolders(ir: CollectionIr, names: ClientNames): NamedFolder[] {
  const operationsIn = operationsOf(ir);
  return Array.from(everyFolder(ir.root), (folder) => ({
    folder,
    names: names.folders[folder.index] as FolderNames,
    operations: operationsIn(folder).map((operation) => withName(operation, names)),
  }));
}

function operationModel(
  { operation, names }: NamedOperation,
  types: ClientTypes,
  overrides: OverrideRules,
): OperationModel {
  const input = inputModel(operation, { types, overrides: overrides.fieldsOf(operation.path) });
  const request = requestModel(operation, input);
  return {
    operation,
    names,
    local: localName(names.fn),
    inputType: inputTypeName(names),
    responsesType: responsesTypeName(names),
    input,
    responses: responseModels(operation, types),
    responseHeaders: responseHeaderNames(operation),
    request,
    runtime: [...new Set(Object.values(request).flatMap((value) => [...calledFunctions(value)]))],
  };
}

/** `delete` cannot be declared, but can be exported; and no function may hide one of the runtime. */
function localName(name: string): string {
  return isReserved(name) || Object.hasOwn(RUNTIME_FUNCTIONS, name) ? `${name}_` : name;
}

function childFolder({ accessor, file }: FolderNames): ChildFolder {
  const name = accessor.at(-1) as string;
  return { name, local: isReserved(name) ? `${name}_` : name, file };
}

/** The schemes that the entry of the client exports. */
function schemesAmong(called: ReadonlySet<RuntimeFunction>): RuntimeFunction[] {
  const all = Object.entries(RUNTIME_FUNCTIONS) as [RuntimeFunction, string][];
  const modules = new Set<string>(Array.from(called, (name) => RUNTIME_FUNCTIONS[name]));
  return all
    .filter(([name, module]) => module.startsWith("auth/") && name !== "unsupported" && modules.has(module))
    .map(([name]) => name);
}
