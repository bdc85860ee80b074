import { byCodeUnit } from "../order.js";
import { firstFreeNumber } from "./free.js";
import { camelCase } from "./spelling.js";
import { isVerb } from "./verbs.js";

/** How siblings are named. */
export interface Naming<T> {
  wordsOf(sibling: T): readonly string[];
  /** More words, such as those of its URL, of which those help that not all of one name have. */
  detailsOf?(sibling: T): readonly string[];
  /** Returns one word for what it does, such as the method of a request. */
  methodOf?(sibling: T): string | undefined;
  /** Words that say no more than which sample it was saved with, and that tell those apart that are alike in all else. */
  sampleOf?(sibling: T): readonly string[];
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
  const { detailsOf, sampleOf } = naming;
  for (const [own, members] of sameNamed(siblings, names)) withDetails(own, members, names, detailsOf);
  for (const [own, members] of sameNamed(siblings, names)) withMethods(own, members, naming, names);
  for (const [own, members] of sameNamed(siblings, names)) withDetails(own, members, names, sampleOf);
  const groups = sameNamed(siblings, names, 1);
  const used = new Set(groups.map(([own]) => own.join("")));
  for (const [own, members] of groups) {
    const ordered = members.length > 1 ? sortBy(members, tieBreak) : members;
    let number = 2;
    ordered.forEach((member, i) => {
      if (i === 0 && !taken.has(camelCase(own))) return names.set(member, own);
      const isTaken = (name: readonly string[]) => used.has(name.join("")) || taken.has(camelCase(name));
      number = firstFreeNumber((n) => isTaken(numbered(own, n)), number);
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
const MAX_DETAIL = 24;

function withDetails<T>(
  own: readonly string[],
  members: readonly T[],
  names: Map<T, readonly string[]>,
  detailsOf: Naming<T>["detailsOf"],
): void {
  const details = members.map((member) => [...new Set(detailsOf?.(member))]);
  const counts = new Map<string, number>();
  for (const word of details.flat()) counts.set(word, (counts.get(word) ?? 0) + 1);
  const detailed = details.filter((words) => words.length > 0).length;
  members.forEach((member, i) => {
    let length = 0;
    const telling = (details[i] as string[]).filter((word) => counts.get(word) !== detailed);
    names.set(member, [...own, ...telling.filter((word) => (length += word.length) <= MAX_DETAIL)]);
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
    .sort((a, b) => byCodeUnit(a.key, b.key))
    .map(({ item }) => item);
}
