// Part of the runtime of postman-codegen. Do not edit.
import type { Template } from "./types.js";

/** One thing to send: the value that the caller gave, or else the template of the collection. */
export interface Filled<Entry> {
  key: string;
  value?: unknown;
  template?: Template | null;
  /** What the collection says of it, if anything. */
  entry?: Entry;
}

/** What is sent of a list: the entries of the collection in their order, then what it does not know; lists repeat. */
export function fillEntries<
  Entry extends readonly [key: string, value?: Template | null | undefined, ...rest: unknown[]],
>(entries: readonly Entry[], given: object | null | undefined): Filled<Entry>[] {
  const left = new Map(
    Object.entries(given ?? {}).map(([key, value]: [string, unknown]) => [key, listOf(value)]),
  );
  const lastOf = new Map(entries.map(([key], i) => [key, i]));
  const filled = entries.flatMap((entry, i): Filled<Entry>[] => {
    const [key, template] = entry;
    const values = left.get(key);
    if (values === undefined) return template === undefined ? [] : [{ key, template, entry }];
    const taken = values.splice(0, lastOf.get(key) === i ? values.length : 1);
    return taken.map((value) => ({ key, value, entry }));
  });
  for (const [key, values] of left) for (const value of values) filled.push({ key, value });
  return filled;
}

/** The values of something that may be a list of them. */
function listOf(value: unknown): unknown[] {
  return [value].flat().filter((item) => item !== undefined);
}
