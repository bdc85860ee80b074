/** Credentials in texts that name them: JSON, XML, GraphQL, forms, headers, settings and connection strings. */
import { CREDENTIAL_WORD, type NameRole, roleOfName } from "./names.js";
import { patternsIn } from "./patterns.js";
import { isProse } from "./phrases.js";
import type { NamedValue } from "./scanning.js";
import { schemeLength } from "./schemes.js";
import type { Range } from "./shapes.js";
import { valuesNamed } from "./syntaxes.js";
import { besideReferences, isLikelySecret, MIN_BESIDE } from "./values.js";

/** A piece of a text; a credential has the `name` under which it stands. */
export interface Piece {
  text: string;
  name?: string;
  /** A number without quotes around it. */
  isNumber?: true;
}

/** Longer runs of characters are no names, in characters. */
const MAX_NAME = 64;

const NAME_CHARACTER = /[\p{L}\w.$-]/u;

/** Escapes that may stand before a name, of which all but the first character look like one. */
const ESCAPES = [/^\\[nrt]/, /^\\u00[23][6cf]/i, /^%(?:3f|26|23|5b)/i];

/** Cuts a text at the credentials in it that are told by their names. */
export function splitMembers(text: string): Piece[] {
  const named = CREDENTIAL_WORD.test(text) ? [...membersIn(text)] : [];
  let end = 0;
  const pieces: Piece[] = [];
  for (const { start, end: next, name, style } of [...named, ...patternsIn(text)].sort(byStart)) {
    if (start < end) continue;
    const isNumber = style === "number" ? { isNumber: true as const } : {};
    pieces.push({ text: text.slice(end, start) }, { text: text.slice(start, next), name, ...isNumber });
    end = next;
  }
  return pieces.length === 0 ? [{ text }] : [...pieces, { text: text.slice(end) }];
}

/** The credentials of a text from the first to the last. Looks only where a word stands that names one. */
function* membersIn(text: string): Generator<NamedValue> {
  const words = new RegExp(CREDENTIAL_WORD, "gi");
  for (let word = words.exec(text); word !== null; word = words.exec(text)) {
    const name = nameAround(text, word.index);
    words.lastIndex = Math.max(name.end, words.lastIndex);
    for (const value of valuesNamed(text, name)) {
      const range = credentialIn(text, value);
      if (range === undefined) continue;
      yield { ...value, ...range };
      words.lastIndex = Math.max(range.end, words.lastIndex);
    }
  }
}

const byStart = (a: Range, b: Range) => a.start - b.start;

function nameAround(text: string, at: number): Range {
  let [start, end] = [at, at];
  while (start > 0 && at - start < MAX_NAME && NAME_CHARACTER.test(text[start - 1] as string)) start -= 1;
  while (end < text.length && end - at < MAX_NAME && NAME_CHARACTER.test(text[end] as string)) end += 1;
  // In a string of JSON the `n` of `\n` is no part of the name, nor is the `26` of `%26` in a URL.
  const escape = ESCAPES.map((each) => each.exec(text.slice(start - 1, start + 5))?.[0].length ?? 0);
  return { start: Math.min(at, start + Math.max(0, ...escape.map((length) => length - 1))), end };
}

/** Where in a value the credential stands, without the scheme before it. */
function credentialIn(text: string, { name, start, end, style }: NamedValue): Range | undefined {
  const role = roleOfName(name);
  if (role === undefined) return undefined;
  const value = text.slice(start, end);
  if (value.includes("{{")) return besideReference(value, start);
  const scheme = schemeLength(value);
  const bare = style === "line" && scheme > 0 ? withoutSentence(value.slice(scheme)) : value.slice(scheme);
  const isSent = style === "query" || style === "scheme" || scheme > 0;
  if (role === "parameter" && !isSent) return undefined;
  const hasParts = scheme > 0 || /cookie$/i.test(name);
  if (!isLikelySecret(bare) || !fits(role, bare, hasParts)) return undefined;
  if (style === "number" && role !== "secret") return undefined;
  if ((style === "line" && !hasParts && !looksTyped(bare)) || (style === "scheme" && !/\d/.test(bare)))
    return undefined;
  return { start: start + scheme, end: start + scheme + bare.length };
}

/** The longest piece of a value between references to variables that is random. */
function besideReference(value: string, offset: number): Range | undefined {
  const [longest] = besideReferences(value, MIN_BESIDE.parameter).sort((a, b) => lengthOf(b) - lengthOf(a));
  return longest && { start: offset + longest.start, end: offset + longest.end };
}

function lengthOf({ start, end }: Range): number {
  return end - start;
}

/** The value after a scheme on a line, without the rest of a sentence that may follow it. */
function withoutSentence(value: string): string {
  return value.includes("=") ? value : (/^\S+/.exec(value)?.[0] ?? "");
}

/** Whether a value with spaces may be a credential of that role: a passphrase, or a list of `name=value`. */
function fits(role: NameRole, value: string, hasParts: boolean): boolean {
  if (!/\s/.test(value)) return true;
  return hasParts ? value.includes("=") : role === "secret" && !isProse(value);
}

/** `String!`, `string(32)`, `sha256-hex`. */
const TYPE =
  /^(?:\[?[A-Z][A-Za-z]*!?\]?!|\w{1,20}\([\d,]{1,20}\)|(?:HMAC|hmac|RSA|rsa|SHA|sha)[-_\d][\w-]{0,30})$/;

/** Whether a value that ends with its line is more than a word of a sentence. */
function looksTyped(value: string): boolean {
  return !/\s/.test(value) && !TYPE.test(value) && /\d|[a-z][A-Z]|[!@#$%^&*+=~]/.test(value);
}
