import { onDemand } from "../package.js";
import { isVerb } from "./verbs.js";

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
  const ascii = toAscii(name.slice(0, LONGEST_NAME));
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

/** What is drawn and not spelled: an emoji says little, and its name in ASCII a lot. */
const PICTURES = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0e|\ufe0f/gu;

function toAscii(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text;
  const spelled = text.replace(PICTURES, " ");
  return anyAscii().default((/[\p{L}\p{N}]/u.test(spelled) ? spelled : text).normalize("NFC"));
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

/** How siblings are named. */
export interface Naming<T> {
  wordsOf(sibling: T): readonly string[];
  /** More words, such as those of its URL, of which those help that not all of one name have. */
  detailsOf?(sibling: T): readonly string[];
  /** What it does, in one word. */
  methodOf?(sibling: T): string | undefined;
  /** Tells those apart that are alike otherwise, wherever they stand. */
  tieBreak(sibling: T): string;
  /** Identifiers that nobody may have. */
  taken?: ReadonlySet<string>;
}

/**
 * Gives each of a set of siblings its own words. A sibling whose name is unique keeps it. Others are told apart by what
 * differs in them, so that one more of the same name takes none of theirs; only those alike in that get a number.
 */
export function distinctWords<T>(siblings: readonly T[], naming: Naming<T>): Map<T, readonly string[]> {
  const { taken = new Set(), tieBreak } = naming;
  const names = new Map<T, readonly string[]>(siblings.map((sibling) => [sibling, naming.wordsOf(sibling)]));
  for (const [own, members] of sameNamed(siblings, names)) withDetails(own, members, naming, names);
  for (const [own, members] of sameNamed(siblings, names)) withMethods(own, members, naming, names);
  const groups = sameNamed(siblings, names, 1);
  const used = new Set(groups.map(([own]) => own.join("")));
  for (const [own, members] of groups) {
    const ordered = members.length > 1 ? sortBy(members, tieBreak) : members;
    let number = 2;
    ordered.forEach((member, i) => {
      if (i === 0 && !taken.has(camelCase(own))) return names.set(member, own);
      const isTaken = (name: readonly string[]) => used.has(name.join("")) || taken.has(camelCase(name));
      while (isTaken(numbered(own, number))) number += 1;
      used.add(numbered(own, number).join(""));
      return names.set(member, numbered(own, number));
    });
  }
  return names;
}

/** `pet2`, and `201No2`, which is not the 2012th. */
function numbered(own: readonly string[], number: number): string[] {
  return [...own, ...(/\d$/.test(own.at(-1) ?? "") ? ["no"] : []), String(number)];
}

/** Those of each name that at least `least` have; by default it is one that several have. */
function sameNamed<T>(
  siblings: readonly T[],
  names: ReadonlyMap<T, readonly string[]>,
  least = 2,
): (readonly [own: readonly string[], members: T[]])[] {
  const groups = new Map<string, readonly [readonly string[], T[]]>();
  for (const sibling of siblings) {
    const own = names.get(sibling) as readonly string[];
    // Camel case of two word lists can be equal in all but case ("createUser", "createuser"): one name for our purposes.
    const group = groups.get(own.join(""));
    if (group) group[1].push(sibling);
    else groups.set(own.join(""), [own, [sibling]]);
  }
  return [...groups.values()].filter(([, members]) => members.length >= least);
}

/** Longest piece of a name that only tells it from others, in characters. */
const LONGEST_DETAIL = 24;

function withDetails<T>(
  own: readonly string[],
  members: readonly T[],
  { detailsOf }: Naming<T>,
  names: Map<T, readonly string[]>,
): void {
  const details = members.map((member) => [...new Set(detailsOf?.(member))]);
  const counts = new Map<string, number>();
  for (const word of details.flat()) counts.set(word, (counts.get(word) ?? 0) + 1);
  const detailed = details.filter((words) => words.length > 0).length;
  members.forEach((member, i) => {
    let length = 0;
    const telling = (details[i] as string[]).filter((word) => counts.get(word) !== detailed);
    names.set(member, [...own, ...telling.filter((word) => (length += word.length) <= LONGEST_DETAIL)]);
  });
}

function withMethods<T>(
  own: readonly string[],
  members: readonly T[],
  { methodOf }: Naming<T>,
  names: Map<T, readonly string[]>,
): void {
  const methods = members.map((member) => methodOf?.(member));
  if (new Set(methods).size === 1) return;
  members.forEach((member, i) => {
    const method = methods[i] === undefined ? [] : [methods[i]];
    names.set(member, isVerb(own[0] ?? "") ? [...own, ...method] : [...method, ...own]);
  });
}

function sortBy<T>(list: readonly T[], keyOf: (item: T) => string): T[] {
  return list
    .map((item) => ({ item, key: keyOf(item) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ item }) => item);
}
