// Part of the runtime of postman-codegen. Do not edit.
import type { Resolve } from "../types.js";

/** A field of a form: as for queries, with a Content-Type where the part has its own. */
export type FieldEntry = readonly [
  key: string,
  value?: string | null | undefined,
  options?: { contentType?: string },
];

export interface FieldValue {
  key: string;
  value: unknown;
  contentType?: string;
}

/** What is sent of a form: the fields of the collection in their order, then those that it does not know. */
export async function fieldValues(
  entries: readonly FieldEntry[],
  given: unknown,
  resolve: Resolve,
): Promise<FieldValue[]> {
  const left = new Map(
    Object.entries((given ?? {}) as object).map(([key, value]: [string, unknown]) => [key, listOf(value)]),
  );
  const lastOf = new Map(entries.map(([key], i) => [key, i]));
  const fields: FieldValue[] = [];
  for (const [i, [key, template, options]] of entries.entries()) {
    const values = left.get(key);
    if (values !== undefined) {
      const taken = lastOf.get(key) === i ? values.splice(0) : values.splice(0, 1);
      fields.push(...taken.map((value) => ({ key, value, ...options })));
    } else if (template !== undefined) {
      fields.push({ key: await resolve(key), value: await resolve(template ?? ""), ...options });
    }
  }
  for (const [key, values] of left) fields.push(...values.map((value) => ({ key, value })));
  return fields;
}

function listOf(value: unknown): unknown[] {
  return (Array.isArray(value) ? [...(value as unknown[])] : [value]).filter((item) => item !== undefined);
}
