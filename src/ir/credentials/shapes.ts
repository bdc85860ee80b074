import { MARKED_SHAPES, TOKEN_SHAPES } from "./token-shapes.js";

/** Recognizes credentials by their shape, in any place and under any name. */

/** Stands in texts where a credential was. */
export const REDACTED = "REDACTED";

/** No token has fewer characters. */
const MIN_TOKEN = 15;

/** One character in the place of all that was secret. */
const BLANKED = /([x*X0])\1{11}/;

/** Whether what was secret in a value has been replaced by one character. */
export function isBlanked(value: string): boolean {
  return BLANKED.test(value);
}

const MARKED = Object.values(MARKED_SHAPES).flat();

/** A text without one of these has no marked shape. */
const ANY_MARK = new RegExp(MARKED.map(({ mark }) => mark.source).join("|"));

/** First characters of the shapes that begin a word. Testing them first is faster. */
const FIRST_CHARACTER = "[_0-24AC-HLMNOPSZa-ik-ptrsv-y]";

const UNMARKED = sources(Object.values(TOKEN_SHAPES).flat());
const ANY_UNMARKED = anyOf(UNMARKED, FIRST_CHARACTER);
const ANY_SHAPE = anyOf([...UNMARKED, ...sources(MARKED.map(({ shape }) => shape))], String.raw`\w`);
const EVERY_SHAPE = new RegExp(ANY_SHAPE, "g");

function sources(shapes: readonly RegExp[]): string[] {
  return shapes.map(({ source }) => source);
}

/** Alternatives that begin alike stand next to each other, which is faster too. */
function anyOf(shapes: readonly string[], first: string): RegExp {
  // These have a lookbehind of their own, or do not begin with a letter.
  const hasOwnStart = (source: string) => /^\(\?<!|^-/.test(source);
  const words = shapes.filter((source) => !hasOwnStart(source)).sort();
  return new RegExp([`\\b(?=${first})(?:${words.join("|")})`, ...shapes.filter(hasOwnStart)].join("|"));
}

/** Whether a text may contain a token. Nearly none does, and testing is faster than searching. */
function hasShape(text: string): boolean {
  if (text.length < MIN_TOKEN) return false;
  return ANY_UNMARKED.test(text) || (ANY_MARK.test(text) && ANY_SHAPE.test(text));
}

/** `user:password@` of a URL. */
const USER_INFO =
  /\b([a-z][a-z\d+.-]{0,20}:(?:\\{0,8}\/){2})[^\s/?#:@"'`<>{}\\]{0,200}:[^\s/?#"'`<>{}\\]{1,200}@/gi;

export interface Range {
  start: number;
  end: number;
}

/** Where in a text such tokens, and `user:password` of URLs, are, from the first to the last. */
export function tokensIn(text: string): Range[] {
  const mayHaveInfo = text.includes("@");
  if (!mayHaveInfo && !hasShape(text)) return [];
  const tokens = Array.from(text.matchAll(EVERY_SHAPE), ({ 0: token, index }) => ({ token, start: index }))
    .filter(({ token }) => !BLANKED.test(token))
    .map(({ token, start }) => ({ start, end: start + token.length }));
  if (!mayHaveInfo) return tokens;
  const infos = Array.from(text.matchAll(USER_INFO), ({ 0: whole, 1: scheme = "", index }) => ({
    start: index + scheme.length,
    end: index + whole.length - 1,
  }));
  return [...tokens, ...infos]
    .sort((a, b) => a.start - b.start)
    .filter(({ start }, i, all) => i === 0 || start >= (all[i - 1]?.end ?? 0));
}

/** The text with what looks like a credential replaced. */
export function redactTokens(text: string): string {
  const shaped = hasShape(text)
    ? text.replace(EVERY_SHAPE, (token) => (BLANKED.test(token) ? token : REDACTED))
    : text;
  return shaped.includes("@") ? shaped.replace(USER_INFO, `$1${REDACTED}@`) : shaped;
}
