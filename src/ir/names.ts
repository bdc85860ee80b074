import { onDemand } from "../package.js";

/**
 * Names in collections are free text in any script. Here they become words, and words become identifiers and file
 * names; nothing else in the code base turns collection text into either.
 */

/** Longest stem taken from one name, in characters; deep folders must stay below the path limits of file systems. */
const LONGEST_STEM = 48;

/** No more of a name is read, in characters. */
const LONGEST_NAME = 200;

/** Device names on Windows, with any extension. */
const WINDOWS_DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** ASCII words of a name, lower case: `"GET User's HTTPInfo URLs"` gives `["get", "users", "http", "info", "urls"]`. */
export function words(name: string): string[] {
  const ascii = toAscii(name.slice(0, LONGEST_NAME));
  // The second expression takes quadratic time, which is fine for a name of limited length.
  const found = ascii
    .replace(/['’`]/g, "")
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    // eslint-disable-next-line regexp/no-super-linear-move
    .replace(/([A-Z]+)([A-Z](?!s(?![a-z]))[a-z])/g, "$1 $2")
    .toLowerCase()
    .match(/[a-z\d]+/g);
  return found ? shorten(found) : [];
}

/** `1. `, `01 - `, `2a) `, `03-1: `. One or two digits, since `404 - ` is a status. */
const MARKED_STEP =
  /^[^\p{L}\p{N}]*\d{1,2}(?:[-.]\d{1,2})*[a-z]?\s*(?:[.)\]]\s*(?=\p{L})|(?::|[-–—])\s+(?=\S))/u;

/** What stands before the words of `01-login` and `10-create-user`; that of `3-legged OAuth` is part of its word. */
const SLUG_STEP = /^\s*(?:0\d(?=[-_ ]\p{L})|\d\d(?=(?:-[a-z\d]+){2,}$))/u;

/**
 * Words of the name of a request or folder, without the number that says which step it is: that changes whenever a step
 * comes in between, and code is called by what it does. `"2. Create a project"` gives `["create", "a", "project"]`.
 */
export function titleWords(name: string): string[] {
  const title = words(name.slice(0, LONGEST_NAME).replace(MARKED_STEP, "").replace(SLUG_STEP, ""));
  return title.length > 0 ? title : words(name);
}

const anyAscii = onDemand<{ default: (text: string) => string }>("any-ascii");

function toAscii(text: string): string {
  return /^[\0-\x7f]*$/.test(text) ? text : anyAscii().default(text.normalize("NFC"));
}

function shorten(parts: string[]): string[] {
  let length = 0;
  const kept = parts.filter((part) => (length += part.length + 1) <= LONGEST_STEM + 1);
  if (kept.length === 0) return [(parts[0] as string).slice(0, LONGEST_STEM)];
  const whole = kept.length < parts.length ? withoutDangling(kept) : kept;
  return whole.length > 0 ? whole : kept;
}

/** Words that lead on to others, and say nothing at the end of a name. */
const LEADING_ON = new Set(
  "a an the all and or of by for with without from in on at to via using your its this that".split(" "),
);

/** What is left of a name that is cut off, up to its last word that says something. */
export function withoutDangling(parts: string[]): string[] {
  return parts.slice(0, parts.findLastIndex((word) => !LEADING_ON.has(word)) + 1);
}

/** `bootVolumeBackups`. A leading digit gets an underscore before it. */
export function camelCase(parts: readonly string[]): string {
  const joined = parts.map((part, i) => (i === 0 ? part : capitalize(part))).join("");
  return /^\d/.test(joined) ? `_${joined}` : joined;
}

/** `BootVolumeBackups`. A leading digit gets an underscore before it. */
export function pascalCase(parts: readonly string[]): string {
  const joined = parts.map(capitalize).join("");
  return /^\d/.test(joined) ? `_${joined}` : joined;
}

/** `boot-volume-backups`, never a name that Windows keeps for a device. */
export function fileStem(parts: readonly string[]): string {
  const joined = parts.join("-");
  return WINDOWS_DEVICES.test(joined) ? `${joined}_` : joined;
}

/**
 * An identifier that keeps the spelling of a dotted name: `owner.home_page` gives `ownerHome_page`. For languages whose
 * users expect to see the names of the wire.
 */
export function spelledName(dotted: string): string {
  const ascii = toAscii(dotted.slice(0, LONGEST_NAME));
  const joined = ascii
    .split(/[^A-Za-z\d_]+/)
    .filter((part) => part !== "")
    .map((part, i) => (i === 0 ? part : capitalize(part)))
    .join("");
  return /^[A-Za-z_]/.test(joined) ? joined : `_${joined}`;
}

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/**
 * Gives each of a set of siblings its own words. Who has a name alone keeps it; the others get a number, in the order
 * of `tieBreak` and not of the document, so that moving requests around renames nothing. `taken` holds joined words
 * that nobody may have.
 */
export function distinctWords<T>(
  siblings: readonly T[],
  wordsOf: (sibling: T) => string[],
  tieBreak: (sibling: T) => string,
  taken: ReadonlySet<string> = new Set(),
): Map<T, string[]> {
  const groups = new Map<string, { words: string[]; members: T[] }>();
  for (const sibling of siblings) {
    const own = wordsOf(sibling);
    // Camel case of two word lists can be equal in all but case ("createUser", "createuser"): one name for our purposes.
    const key = own.join("");
    const group = groups.get(key);
    if (group) group.members.push(sibling);
    else groups.set(key, { words: own, members: [sibling] });
  }
  const used = new Set([...taken, ...groups.keys()]);
  const names = new Map<T, string[]>();
  for (const [key, { words: own, members }] of groups) {
    const ordered = members.length > 1 ? sortBy(members, tieBreak) : members;
    let number = 2;
    ordered.forEach((member, i) => {
      if (i === 0 && !taken.has(key)) return names.set(member, own);
      while (used.has(`${key}${number}`)) number += 1;
      used.add(`${key}${number}`);
      return names.set(member, [...own, String(number)]);
    });
  }
  return names;
}

function sortBy<T>(list: readonly T[], keyOf: (item: T) => string): T[] {
  return list
    .map((item) => ({ item, key: keyOf(item) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ item }) => item);
}
