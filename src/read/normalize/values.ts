/** Small readers for JSON of any shape: each gives what it asks for, or nothing. */

export type Json = Record<string, unknown>;

/** Whether a value is an object and not a list. */
export function isRecord(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Text as text, numbers and booleans written out, objects as JSON; `null` and absence as nothing. */
export function text(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (value === null || value === undefined) return undefined;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Descriptions are text or `{content, type}`. */
export function description(value: unknown): string | undefined {
  return (isRecord(value) ? text(value.content) : text(value)) || undefined;
}

/** A list; a single object counts as a list of one. */
export function list(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return isRecord(value) ? [value] : [];
}

/** The member where it is there, for spreading. */
export function optional<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, V>);
}

/** Whether a value is `true` or the text "true". */
export function isTrue(value: unknown): boolean {
  return value === true || value === "true";
}
