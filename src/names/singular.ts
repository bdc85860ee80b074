import { capitalize } from "./spelling.js";

const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ["people", "person"],
  ["children", "child"],
  ["indices", "index"],
  ["vertices", "vertex"],
  ["matrices", "matrix"],
  ["criteria", "criterion"],
  ["series", "series"],
  ["news", "news"],
  ["movies", "movie"],
  ["cookies", "cookie"],
  ["caches", "cache"],
  ["axes", "axis"],
  ["heroes", "hero"],
  ["chaos", "chaos"],
  ["cosmos", "cosmos"],
  ["kudos", "kudos"],
]);

/** Endings of plurals with what takes their place, the first that fits. */
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/(?:ss|us|is)$/i, "$&"],
  [/([^aeiou])ies$/i, "$1y"],
  [/(ss|x|ch|sh|us|zz)es$/i, "$1"],
  [/s$/i, ""],
];

/** A longer text is no name. */
const MAX_NAME = 100;

/**
 * One of what `name` is many of: `lineItem` for `lineItems`, `formOfPayment` for `formsOfPayment`. A name that is no plural stays
 * as it is.
 */
export function singular(name: string): string {
  if (name.length > MAX_NAME) return name;
  const [, counted, rest] = /^(.+?)(Of[A-Z].*|_of_.+)$/.exec(name) ?? [];
  if (counted !== undefined && rest !== undefined) return `${singular(counted)}${rest}`;
  // eslint-disable-next-line regexp/no-super-linear-backtracking -- names are short here
  const [, before = "", last = ""] = /^(.*?)([A-Z]?[a-z]+)$/.exec(name) ?? [];
  if (last === "") return name;
  const irregular = IRREGULAR.get(last.toLowerCase());
  if (irregular !== undefined) return `${before}${/^[A-Z]/.test(last) ? capitalize(irregular) : irregular}`;
  for (const [ending, singularEnding] of ENDINGS) {
    if (ending.test(last) && last.length > 3) return `${before}${last.replace(ending, singularEnding)}`;
  }
  return name;
}
