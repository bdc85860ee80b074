import { isDeepStrictEqual } from "node:util";

import type { Json } from "./variables.js";

/** The functions of lodash that scripts call, as far as they matter to plain data. */
export const _ = {
  get: (value: Json, path: Json, fallback?: Json): Json => getIn(value, path) ?? fallback,
  has: (value: Json, path: Json): boolean => hasIn(value, keysOf(value, path)),
  isEmpty: (value: Json): boolean =>
    typeof value !== "object" && typeof value !== "string" ? true : sizeOf(value) === 0,
  isEqual: (a: Json, b: Json): boolean => isDeepStrictEqual(a, b),
  size: sizeOf,
  random: (from: Json = 1, to?: Json): number =>
    randomBetween(to === undefined ? 0 : Number(from), Number(to ?? from)),
  keys: (value: Json): string[] => Object.keys(Object(value)),
  values: (value: Json): Json[] => listOf(value),
  map: (list: Json, pick: Json): Json[] => listOf(list).map(iteratee(pick)),
  filter: (list: Json, test: Json): Json[] => listOf(list).filter(iteratee(test)),
  find: (list: Json, test: Json): Json => listOf(list).find(iteratee(test)),
  findIndex: (list: Json, test: Json): number => listOf(list).findIndex(iteratee(test)),
  some: (list: Json, test: Json): boolean => listOf(list).some(iteratee(test)),
  every: (list: Json, test: Json): boolean => listOf(list).every(iteratee(test)),
  includes: (list: Json, value: Json): boolean =>
    typeof list === "string" ? list.includes(value) : listOf(list).includes(value),
  first: (list: Json): Json => listOf(list)[0],
  last: (list: Json): Json => listOf(list).at(-1),
  uniq: (list: Json): Json[] => [...new Set(listOf(list))],
  sample: (list: Json): Json => listOf(list)[randomBetween(0, listOf(list).length - 1)],
  sortBy: (list: Json, pick: Json): Json[] => sortedBy(listOf(list), iteratee(pick)),
  isString: (value: Json): boolean => typeof value === "string",
  isNumber: (value: Json): boolean => typeof value === "number",
  isBoolean: (value: Json): boolean => typeof value === "boolean",
  isArray: (value: Json): boolean => Array.isArray(value),
  isObject: (value: Json): boolean => typeof value === "object" && value !== null,
  isPlainObject: (value: Json): boolean =>
    typeof value === "object" && value !== null && !Array.isArray(value),
  isNull: (value: Json): boolean => value === null,
  isUndefined: (value: Json): boolean => value === undefined,
  isNil: (value: Json): boolean => value === undefined || value === null,
  isFinite: (value: Json): boolean => Number.isFinite(value),
  isInteger: (value: Json): boolean => Number.isInteger(value),
  startsWith: (text: Json, start: Json): boolean => textOf(text).startsWith(textOf(start)),
  endsWith: (text: Json, end: Json): boolean => textOf(text).endsWith(textOf(end)),
  toLower: (text: Json): string => textOf(text).toLowerCase(),
  toUpper: (text: Json): string => textOf(text).toUpperCase(),
  trim: (text: Json): string => textOf(text).trim(),
  join: (list: Json, separator: Json = ","): string => listOf(list).join(separator),
  toString: textOf,
  pick: (value: Json, ...keys: Json[]): Json =>
    Object.fromEntries(Object.entries(Object(value)).filter(([key]) => keys.flat().includes(key))),
  omit: (value: Json, ...keys: Json[]): Json =>
    Object.fromEntries(Object.entries(Object(value)).filter(([key]) => !keys.flat().includes(key))),
};

function textOf(value: Json): string {
  return value === undefined || value === null ? "" : String(value);
}

function listOf(value: Json): Json[] {
  if (Array.isArray(value)) return value;
  return typeof value === "object" && value !== null ? Object.values(value) : [];
}

function sizeOf(value: Json): number {
  if (typeof value === "string") return value.length;
  return listOf(value).length;
}

/** The steps of a path such as `a.b[0]`. A member with that very name comes first. */
function keysOf(value: Json, path: Json): string[] {
  if (Array.isArray(path)) return path.map(String);
  const text = String(path);
  if (typeof value === "object" && value !== null && Object.hasOwn(value, text)) return [text];
  return Array.from(text.matchAll(/[^.[\]]+/g), ([key]) => key.replace(/^(["'])(.*)\1$/, "$2"));
}

function hasIn(value: Json, keys: readonly string[]): boolean {
  let inner = value;
  for (const key of keys) {
    if (typeof inner !== "object" || inner === null || !Object.hasOwn(inner, key)) return false;
    inner = inner[key];
  }
  return true;
}

function getIn(value: Json, path: Json): Json {
  const keys = keysOf(value, path);
  return hasIn(value, keys) ? keys.reduce((inner, key) => inner[key], value) : undefined;
}

/** A callback, the name of a member, or what members an object must have. */
function iteratee(given: Json): (value: Json, key: Json) => Json {
  if (typeof given === "function") return given as (value: Json, key: Json) => Json;
  if (given === undefined) return (value) => value;
  if (typeof given !== "object") return (value) => getIn(value, given);
  const [path, expected] = Array.isArray(given) ? given : [];
  if (Array.isArray(given)) return (value) => isDeepStrictEqual(getIn(value, path), expected);
  return (value) =>
    Object.entries(given as object).every(([key, own]) => isDeepStrictEqual(getIn(value, [key]), own));
}

function sortedBy(list: readonly Json[], pick: (value: Json, key: Json) => Json): Json[] {
  return list.toSorted((a, b) => {
    const [left, right] = [pick(a, undefined), pick(b, undefined)];
    return left < right ? -1 : Number(left > right);
  });
}

function randomBetween(from: number, to: number): number {
  return from + Math.floor(Math.random() * (to - from + 1));
}
