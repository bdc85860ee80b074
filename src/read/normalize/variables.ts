import type { Variable } from "../model.js";
import { description, isRecord, isTrue, type Json, list, optional, text } from "./values.js";

/** Variables of a collection, a folder, a URL or an environment: a list, or a map of names to values. */
export function normalizeVariables(value: unknown): Variable[] {
  const looksLikeMap = isRecord(value) && value.key === undefined && value.id === undefined;
  const entries = looksLikeMap ? Object.entries(value).map(([key, v]) => ({ key, value: v })) : list(value);
  return entries.filter(isRecord).flatMap(variable);
}

function variable(json: Json): Variable[] {
  // Old exports name a variable by `id`.
  const key = text(json.key) ?? text(json.id);
  if (key === undefined || key === "") return [];
  return [
    {
      key,
      ...optional("value", text(json.value)),
      ...optional("type", text(json.type)),
      ...(isTrue(json.disabled) || json.enabled === false ? { disabled: true as const } : {}),
      ...optional("description", description(json.description)),
    },
  ];
}
