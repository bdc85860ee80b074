import { objectOrder } from "../ir/form.js";
import type { FilePartIr, ParameterIr } from "../ir/model.js";
import { object } from "./expressions.js";
import { isDefault } from "./fields.js";
import type { Expression } from "./model.js";

/*
 * Parameters as the runtime gets them: `["limit"]` is sent when the caller gives a value, `["limit", "10"]` also without.
 */

/** Parameters without a default matter only for their position, which an object of the caller may not be able to keep. */
export function entries(parameters: readonly ParameterIr[]): Expression[] | undefined {
  const enabled = parameters.filter((p) => !p.disabled);
  if (!enabled.some(isDefault) && keepsOrder(enabled)) return undefined;
  return enabled.map(entry);
}

/** One parameter: its name, and its default where it has one. */
export function entry(parameter: ParameterIr): Expression[] {
  const { key, value } = parameter;
  return isDefault(parameter) ? [key, value] : [key];
}

/** As `entries`, for the parts of a multipart body, which may have a Content-Type each. */
export function partEntries(parts: readonly FilePartIr[]): Expression[] | undefined {
  const enabled = parts.filter((p) => !p.disabled);
  if (!enabled.some((p) => isDefault(p) || p.contentType !== undefined) && keepsOrder(enabled)) {
    return undefined;
  }
  return enabled.map(partEntry);
}

function partEntry(part: FilePartIr): Expression[] {
  const { key, value, contentType } = part;
  if (contentType === undefined) return entry(part);
  return [key, isDefault(part) ? (value ?? "") : undefined, object({ contentType })];
}

/** Whether an object with these keys holds its values in the same order. */
function keepsOrder(parameters: readonly ParameterIr[]): boolean {
  return objectOrder(parameters, (p) => p.key).every((p, i) => p === parameters[i]);
}
