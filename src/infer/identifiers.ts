/** Type names made of free text and of each other. Every function returns an identifier in PascalCase. */
import { MAX_NAME } from "../names/ascii.js";
import { pascalCase } from "../names/spelling.js";
import { withoutDangling, words as splitWords } from "../names/words.js";
import { BUILT_IN } from "./built-in.js";

const known = new Map<string, readonly string[]>();

/** So that memory does not grow with every collection of a run. */
const MAX_REMEMBERED = 20_000;

/** As `words` of names: the same few are asked for again and again. */
function words(text: string): readonly string[] {
  let found = known.get(text);
  if (found === undefined) {
    if (known.size >= MAX_REMEMBERED) known.clear();
    known.set(text, (found = splitWords(text)));
  }
  return found;
}

/** Free text as an identifier in PascalCase; what is one already stays, unless it is all capitals. */
export function identifier(text: string): string {
  if (/^[A-Z_][A-Za-z\d]{0,79}$/.test(text) && /[a-z]/.test(text)) return text;
  return pascalCase(words(text.slice(0, MAX_NAME))) || "Unnamed";
}

/** A name that is not the one of a built-in type. */
export function apartFromBuiltIn(name: string): string {
  return BUILT_IN.has(name) ? `${name}Info` : name;
}

/** Context and name, without saying a word twice where they meet. */
export function join(context: string, name: string): string {
  const before = words(context);
  const after = words(name);
  let overlap = Math.min(before.length, after.length);
  while (
    overlap > 0 &&
    !after.slice(0, overlap).every((word, i) => word === before[before.length - overlap + i])
  )
    overlap -= 1;
  if (context === name) return name;
  // Where the context ends in the whole name, saying it again is what tells the two apart.
  return concatenate(context, overlap === after.length ? name : pascalCase(after.slice(overlap)));
}

/** The underscore before a leading digit is not needed in the middle of a name. */
export function concatenate(first: string, second: string): string {
  return `${first}${second.replace(/^_(?=\d)/, "")}`;
}

/** Endings of a name that describe the position of a value and not the value. */
const ENDINGS = new Set(["body", "response", "request", "result", "input", "output", "payload"]);

/** The name without such endings: `CreatePet` of `CreatePetBody`. */
export function stem(name: string): string {
  const parts = [...words(name)];
  while (parts.length > 1 && ENDINGS.has(parts.at(-1) ?? "")) parts.pop();
  return pascalCase(parts);
}

/** `Location` of `StartLocation`. */
export function lastWord(name: string): string {
  return pascalCase(words(name).slice(-1)) || name;
}

/** Words that say nothing at the start of a name. */
const ARTICLES = new Set(["a", "an", "the"]);

/**
 * Returns the words that all the names begin and end with: `DeleteResponse` for `DeletePetResponse` and
 * `DeleteUserResponse`. Empty where they have no two words in common.
 */
export function commonName(names: readonly string[]): string {
  const lists = [...new Set(names)].map((name) => words(name));
  const first = lists[0] ?? [];
  const shortest = lists.reduce((length, list) => Math.min(length, list.length), first.length);
  let head = 0;
  while (head < shortest && lists.every((list) => list[head] === first[head])) head += 1;
  let tail = 0;
  while (tail < shortest - head && lists.every((list) => list.at(-1 - tail) === first.at(-1 - tail)))
    tail += 1;
  const end = tail === 0 ? [] : first.slice(-tail);
  const common = [...first.slice(0, head), ...end];
  const named = withoutDangling(common.slice(ARTICLES.has(common[0] ?? "") ? 1 : 0));
  return named.length > 1 ? pascalCase(named) : "";
}
