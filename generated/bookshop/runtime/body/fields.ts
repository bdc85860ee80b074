// Part of the runtime of postman-codegen. Do not edit.
import { fillEntries } from "../entries.js";
import type { Resolve, Template } from "../types.js";

/** A field of a form: as for queries, with a Content-Type where the part has its own. */
export type FieldEntry = readonly [
  key: string,
  value?: string | null | undefined,
  options?: { contentType?: Template },
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
  const fields: FieldValue[] = [];
  for (const { key, value, template, entry } of fillEntries(entries, given as object | undefined)) {
    const type = entry?.[2]?.contentType;
    const options = type === undefined ? {} : { contentType: await resolve(type) };
    if (template === undefined) fields.push({ key, value, ...options });
    else fields.push({ key: await resolve(key), value: await resolve(template ?? ""), ...options });
  }
  return fields;
}
