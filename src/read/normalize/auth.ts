import type { Auth } from "../model.js";
import { isRecord, text } from "./values.js";

/**
 * v2.1 holds parameters as a list of `{key, value}`, v2.0 as an object. Postman reads `null` and an auth without a type
 * as if there were none, so that the folder's applies.
 */
export function normalizeAuth(value: unknown): Auth | undefined {
  if (!isRecord(value)) return undefined;
  const type = text(value.type);
  if (type === undefined || type === "") return undefined;
  const own = Object.hasOwn(value, type) ? value[type] : undefined;
  return { type, params: Object.fromEntries(parameters(own)) };
}

function parameters(value: unknown): [string, string][] {
  const entries: [unknown, unknown][] = Array.isArray(value)
    ? value.filter(isRecord).map((p) => [p.key, p.value])
    : isRecord(value)
      ? Object.entries(value)
      : [];
  return entries.flatMap(([key, param]): [string, string][] => {
    const written = text(param);
    return typeof key === "string" && written !== undefined ? [[key, written]] : [];
  });
}
