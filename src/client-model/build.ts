import type { OverrideRules } from "../config/overrides.js";
import { isInherited } from "../infer/inherited.js";
import type { InferredTypes } from "../infer/model.js";
import type { CollectionIr, FolderIr, OperationIr, VariableIr } from "../ir/model.js";
import { RUNTIME_FUNCTIONS, type RuntimeFunction } from "../ir/taken.js";
import { everyFolder, operationsOf } from "../ir/walk.js";
import { isReserved } from "../typescript.js";
import { calledFunctions } from "./expressions.js";
import { inputModel } from "./input.js";
import type { ChildFolder, ClientModel, ModuleModel, OperationModel, VariableModel } from "./model.js";
import { requestModel } from "./request.js";
import { responseHeaderNames } from "./response-headers.js";
import { responseModels } from "./responses.js";
import { declaredTypes } from "./type-model.js";
import { inferClientTypes, inputTypeName, responsesTypeName } from "./types.js";

/** Decides everything about the client of a collection. */
export function clientModel(ir: CollectionIr, overrides: OverrideRules): ClientModel {
  const types = inferClientTypes(ir, overrides);
  const operationsIn = operationsOf(ir);
  const modules = Array.from(everyFolder(ir.root), (folder): ModuleModel => ({
    folder,
    folders: folder.folders.map((child) => childFolder(child)),
    operations: operationsIn(folder).map((operation) => operationModel(operation, types, overrides)),
    declared: declaredTypes(types, folder.names.file),
  }));
  const operations = modules
    .flatMap((module) => module.operations)
    .sort((a, b) => a.operation.index - b.operation.index);
  const called = new Set(operations.flatMap(({ runtime }) => runtime));
  return {
    ir,
    modules,
    operations,
    variables: ir.variables.map(variableModel),
    environments: ir.environments ?? [],
    shared: declaredTypes(types, ""),
    schemes: schemesAmong(called),
    needsNode: called.has("requestViaNode") || called.has("bodyViaNode"),
    hasDynamicVariables: ir.variables.some((v) => v.dynamic),
    properties: types.properties,
  };
}

function operationModel(
  operation: OperationIr,
  types: InferredTypes,
  overrides: OverrideRules,
): OperationModel {
  const input = inputModel(operation, { types, overrides: overrides.fieldsOf(operation.path) });
  const request = requestModel(operation, input.query.length > 0);
  const { names } = operation;
  return {
    operation,
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

function childFolder({ names }: FolderIr): ChildFolder {
  const name = names.accessor.at(-1) as string;
  return { name, local: isReserved(name) ? `${name}_` : name, file: names.file };
}

/** The entry of the client exports them. */
function schemesAmong(called: ReadonlySet<RuntimeFunction>): RuntimeFunction[] {
  const all = Object.entries(RUNTIME_FUNCTIONS) as [RuntimeFunction, string][];
  const modules = new Set<string>(Array.from(called, (name) => RUNTIME_FUNCTIONS[name]));
  return all
    .filter(([name, module]) => module.startsWith("auth/") && name !== "unsupported" && modules.has(module))
    .map(([name]) => name);
}

function variableModel({ name, value, description, secret, dynamic }: VariableIr): VariableModel {
  return {
    name,
    type: isInherited(name) ? "unknown" : "VariableValue",
    ...(value === undefined ? {} : { value }),
    ...(description === undefined ? {} : { description }),
    ...(secret ? { secret } : {}),
    ...(dynamic ? { dynamic } : {}),
  };
}
