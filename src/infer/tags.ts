import type { SampleObject } from "../sample.js";
import type { Tag } from "./graph.js";

/** Properties that usually say what kind of object this is, the surest first, with their rank. */
const TAG_KEYS: ReadonlyMap<string, number> = new Map(
  [
    "type",
    "kind",
    "object",
    "@type",
    "_type",
    "$type",
    "__typename",
    "@odata.type",
    "@class",
    "objectType",
    "object_type",
    "resourceType",
    "resource_type",
    "eventType",
    "event_type",
    "event",
    "action",
    "op",
  ].map((key, rank) => [key, rank]),
);

const TAG_VALUE = /^[A-Za-z@#_][\w .:/#@-]{0,79}$/;

/** The property of an object that may tell it from others, with its value. */
export function tagOf(value: SampleObject, keys: readonly string[]): Tag | undefined {
  let surest: string | undefined;
  let best = Infinity;
  for (let i = 0; i < keys.length; i += 1) {
    const key = keys[i] as string;
    const rank = TAG_KEYS.get(key);
    if (rank === undefined || rank >= best) continue;
    const text = value[key];
    if (typeof text === "string" && TAG_VALUE.test(text)) [surest, best] = [key, rank];
  }
  return surest === undefined ? undefined : { key: surest, values: new Set([value[surest] as string]) };
}
