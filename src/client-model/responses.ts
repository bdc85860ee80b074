import type { ExampleIr, OperationIr } from "../ir/model.js";
import type { ResponseModel, TypeModel } from "./model.js";
import { isReadable } from "./samples.js";
import { inferredType, plainType } from "./type-model.js";
import { examplesByStatus, responseRootId } from "./type-roots.js";
import type { ClientTypes } from "./types.js";

/** The types of the saved responses, by status. */
export function responseModels(operation: OperationIr, types: ClientTypes): ResponseModel[] {
  return Array.from(examplesByStatus(operation), ([status, examples]) => ({
    status,
    type: responseType(operation, { status, examples }, types),
  }));
}

function responseType(
  operation: OperationIr,
  { status, examples }: { status: number; examples: readonly ExampleIr[] },
  types: ClientTypes,
): TypeModel {
  const id = responseRootId(operation, status);
  const hasSamples = examples.some(isReadable);
  if (!hasSamples && types.expressions.has(id)) return inferredType(types, id);
  if (examples.every(({ kind }) => kind === "empty")) return plainType(emptyType(operation, status));
  if (operation.method === "HEAD" && examples.every(({ body }) => body === undefined)) {
    return plainType("undefined");
  }
  const inferred = hasSamples ? inferredType(types, id) : plainType("");
  const parts = new Set([...examples.flatMap(partOfType), ...(hasSamples ? [inferred.text] : [])]);
  if (parts.size === 0 || parts.has("unknown")) return plainType("unknown");
  return { text: [...parts].join(" | "), imports: inferred.imports };
}

/** The types that a saved response adds to its status, besides the type of the JSON. */
function partOfType(example: ExampleIr): string[] {
  const { kind, body, status = 0 } = example;
  if (kind === "empty") return ["undefined"];
  if (kind === "binary") return ["Blob"];
  if (kind === "text") return ["string"];
  // The client throws for a success that is not JSON, and gives the text of a failure, such as "Not found".
  const isText = body !== undefined && !/^\s*[[{]/.test(body) && !isReadable(example);
  return isText && status >= 300 ? ["string"] : [];
}

/** Bodies of errors and redirects are rarely saved, so a missing one does not mean that none comes. */
function emptyType({ method }: OperationIr, status: number): string {
  const isEmpty = (status >= 200 && status < 300) || status === 304 || method === "HEAD";
  return isEmpty ? "undefined" : "unknown";
}
