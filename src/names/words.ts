import { MAX_NAME, toAscii } from "./ascii.js";
import { capitalize } from "./spelling.js";

/**
 * Names in collections are free text in any script. Here they become words, of which `spelling.ts` makes identifiers and file
 * names; nothing else in the code base turns collection text into either.
 */

/** Longest stem taken from one name, in characters; deep folders must stay below the path limits of file systems. */
const MAX_STEM = 48;

/** One word each, with a capital in the middle. */
const BRANDS =
  /GraphQL|OAuth|OpenAPI|OpenID|GitHub|GitLab|YouTube|PayPal|LinkedIn|WhatsApp|NoSQL|MySQL|PostgreSQL|MongoDB|iOS|macOS/g;

/** ASCII words of a name, lower case: `"GET User's HTTPInfo URLs"` gives `["get", "users", "http", "info", "urls"]`. */
export function words(name: string): string[] {
  const found = allWords(name);
  return found.length > 0 ? shorten(found) : [];
}

/** As `words`, without a limit but that of what is read. */
export function allWords(name: string): string[] {
  const ascii = toAscii(name.slice(0, MAX_NAME));
  // The second expression takes quadratic time, which is fine for a name of limited length.
  const found = ascii
    .replace(/['’`]/g, "")
    .replace(BRANDS, (brand) => ` ${capitalize(brand.toLowerCase())}`)
    .replace(/([a-z])([A-Z])|(\d)([A-Z][a-z])/g, "$1$3 $2$4")
    // eslint-disable-next-line regexp/no-super-linear-move
    .replace(/([A-Z]+)([A-Z](?!s(?![a-z]))[a-z])/g, "$1 $2")
    .toLowerCase()
    .match(/[a-z\d]+/g);
  return found ?? [];
}

/** `1. `, `01 - `, `2a) `, `03-1: `. One or two digits, since `404 - ` is a status. */
const MARKED_STEP =
  /^[^\p{L}\p{N}]*\d{1,2}(?:[-.]\d{1,2})*[a-z]?\s*(?:[.)\]]\s*(?=\p{L})|(?::|[-–—])\s+(?=\S))/u;

/** The number before the words of `01-login` and `10-create-user`; that of `3-legged OAuth` is part of its word. */
const SLUG_STEP = /^\s*(?:0\d(?=[-_ ]\p{L})|\d\d(?=(?:-[a-z\d]+){2,}$))/u;

/**
 * Words of the name of a request or folder, without the number that says which step it is: that changes whenever a step
 * comes in between, and code is called by what it does. `"2. Create a project"` gives `["create", "a", "project"]`.
 */
export function titleWords(name: string): string[] {
  const title = words(name.slice(0, MAX_NAME).replace(MARKED_STEP, "").replace(SLUG_STEP, ""));
  return title.length > 0 ? title : words(name);
}

function shorten(parts: string[]): string[] {
  let length = 0;
  const kept = parts.filter((part) => (length += part.length + 1) <= MAX_STEM + 1);
  if (kept.length === 0) return [(parts[0] as string).slice(0, MAX_STEM)];
  const whole = kept.length < parts.length ? withoutDangling(kept) : kept;
  return whole.length > 0 ? whole : kept;
}

/** Words that lead on to others, and say nothing at the end of a name. */
const LEADING_ON = new Set(
  "a an the all and or of by for with without from in on at to via using your its this that".split(" "),
);

/** Returns a shortened name up to its last word that says something. */
export function withoutDangling(parts: string[]): string[] {
  return parts.slice(0, parts.findLastIndex((word) => !LEADING_ON.has(word)) + 1);
}
