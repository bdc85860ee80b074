import type { MethodName } from "./model.js";

/** Methods without side effects, by name. Those that change a list in place work on a copy here. */
const NAMES: readonly MethodName[] = [
  ...([
    "has",
    "charAt",
    "charCodeAt",
    "startsWith",
    "endsWith",
    "match",
    "matchAll",
    "normalize",
    "padStart",
  ] as const),
  ...([
    "padEnd",
    "repeat",
    "replace",
    "replaceAll",
    "search",
    "split",
    "substr",
    "substring",
    "toLowerCase",
  ] as const),
  ...([
    "toUpperCase",
    "trim",
    "trimStart",
    "trimEnd",
    "localeCompare",
    "at",
    "concat",
    "every",
    "filter",
  ] as const),
  ...([
    "find",
    "findIndex",
    "findLast",
    "flat",
    "flatMap",
    "includes",
    "indexOf",
    "join",
    "keys",
    "lastIndexOf",
  ] as const),
  ...([
    "map",
    "pop",
    "reduce",
    "reverse",
    "shift",
    "slice",
    "some",
    "sort",
    "getTime",
    "valueOf",
    "toISOString",
  ] as const),
  ...([
    "toJSON",
    "toUTCString",
    "toDateString",
    "toTimeString",
    "toLocaleDateString",
    "toLocaleTimeString",
  ] as const),
  ...([
    "getTimezoneOffset",
    "toString",
    "toFixed",
    "toPrecision",
    "toLocaleString",
    "hasOwnProperty",
    "test",
  ] as const),
  "exec",
  ...(["FullYear", "Month", "Date", "Day", "Hours", "Minutes", "Seconds", "Milliseconds"] as const).flatMap(
    (part) => [`get${part}`, `getUTC${part}`] as const,
  ),
];

export const METHODS: ReadonlyMap<string, MethodName> = new Map<string, MethodName>([
  ...NAMES.map((name) => [name, name] as const),
  ["toLocaleLowerCase", "toLowerCase"],
  ["toLocaleUpperCase", "toUpperCase"],
  ["trimLeft", "trimStart"],
  ["trimRight", "trimEnd"],
  ["toGMTString", "toUTCString"],
]);

/** How many parameters the callback of a method gets. */
export const PARAMETERS: Readonly<Partial<Record<string, number>>> = {
  reduce: 4,
  sort: 2,
  replace: 9,
  replaceAll: 9,
};
