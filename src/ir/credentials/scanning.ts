/** The parts that the syntaxes of texts share: a name in a text, its value, and how to read on from one to the other. */
import type { Range } from "./shapes.js";

/**
 * How a value is written: in quotes or between tags, as a number, in a query or form, up to the end of a setting, up to
 * the end of a line, or behind a scheme of authentication.
 */
export type ValueStyle = "quoted" | "number" | "query" | "setting" | "line" | "scheme";

export interface NamedValue extends Range {
  name: string;
  style: ValueStyle;
}

/** The values that stand under a name in a text, if they are written in that way. */
export type Syntax = (text: string, name: Range) => NamedValue[];

/** No more is read before a name, in characters. */
const MAX_BEFORE = 66;

/** The text right before an index, as far as it is read. */
export function textBefore(text: string, at: number): string {
  return text.slice(Math.max(at - MAX_BEFORE, 0), at);
}

/** The word that begins there, where it is made of letters and digits as credentials are, and sentences are not. */
export function word(text: string, name: Range, start: number): NamedValue[] {
  const value = matchAt(/[^\s"'`<>{}\\|,;]{8,4096}/y, text, start)?.replace(/[.)]$/, "") ?? "";
  if (!isRandom(value) || /^[\w-]{1,40}[(=:]|^(?:hmac|rsa|sha)[-_\d]/i.test(value)) return [];
  const own = text.slice(name.start, name.end);
  return [{ name: own, start, end: start + value.length, style: "line" }];
}

/** Whether a value has digits and letters. */
export function isRandom(value: string): boolean {
  return /\d/.test(value) && /[a-z]/i.test(value);
}

/** The inside of the string that begins there. Its quotes may be escaped, as they are in JSON in a string of JSON. */
export function stringAt(text: string, at: number): Range | undefined {
  const quote = matchAt(/\\*["']/y, text, at);
  if (quote === undefined) return undefined;
  const level = quote.length - 1;
  const start = at + quote.length;
  const mark = quote.slice(-1);
  for (let end = text.indexOf(mark, start); end >= 0; end = text.indexOf(mark, end + 1)) {
    let escapes = 0;
    while (end - escapes > start && text[end - escapes - 1] === "\\") escapes += 1;
    // A backslash of the value takes two for each level, and a quote of the value one more than the end.
    if (escapes % (2 * (level + 1)) === level) return { start, end: end - level };
  }
  return undefined;
}

/** Where the run of such characters begins that ends there. */
export function startOfRun(text: string, end: number, character: RegExp): number {
  let start = end;
  while (start > 0 && end - start < MAX_BEFORE && character.test(text[start - 1] as string)) start -= 1;
  return start;
}

/** Returns the text that a sticky expression matches at that index. */
export function matchAt(sticky: RegExp, text: string, at: number): string | undefined {
  sticky.lastIndex = at;
  return sticky.exec(text)?.[0];
}
