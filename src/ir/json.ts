import type stripJsonComments from "strip-json-comments";

import { firstFreeNumber } from "../names/free.js";
import { onDemand } from "../package.js";
import { ANY_JSON, type SampleValue } from "../sample.js";
import { fill, type Lookup } from "../template.js";
import { isOversized, MAX_SAMPLE } from "./limits.js";
import type { Template } from "./model.js";
import { strictJson } from "./strict-json.js";

const stripper = onDemand<{ default: typeof stripJsonComments }>("strip-json-comments");

/** Removes comments as Postman's runtime does, which leaves no spaces in their place. */
export function stripComments(text: string): string {
  return text.includes("//") || text.includes("/*") ? stripper().default(text, { whitespace: false }) : text;
}

/**
 * Reads a saved JSON text with its variables filled in. A variable inside a string that has no value stays as
 * `{{name}}`; in the place of a bare one comes what `unknown` gives for its reference, which is ANY_JSON unless the caller
 * says otherwise. `undefined` where the text is not JSON even so, or too large to be a sample.
 */
export function parseTemplateJson(
  text: Template,
  lookup: Lookup,
  unknown: (reference: string) => SampleValue = () => ANY_JSON,
): { value: SampleValue } | undefined {
  const filled = fillJson(text, lookup);
  if (filled === undefined || isOversized(filled.text)) return undefined;
  try {
    const value = JSON.parse(filled.text) as SampleValue;
    return { value: filled.mark === undefined ? value : withUnknowns(value, filled.mark, unknown) };
  } catch {
    return undefined;
  }
}

/**
 * Parses the JSON of a saved response. If it is not valid, it may still have comments, trailing commas, variables and `...`
 * for omitted parts. Returns undefined if it cannot be read even so.
 */
export function parseSavedJson(text: string, lookup: Lookup): { value: SampleValue } | undefined {
  try {
    return { value: JSON.parse(text) as SampleValue };
  } catch {
    const strict = strictJson(text);
    return strict === undefined ? undefined : parseTemplateJson(strict, lookup);
  }
}

/** One reference where `lastIndex` is. */
const REFERENCE_HERE = /\{\{[^{}]+\}\}/y;

/**
 * Goes through the text once, telling references in strings from bare ones. `undefined` where it grows too long. Where there
 * are bare ones without a value, strings that begin with `mark` stand for them.
 */
function fillJson(text: string, lookup: Lookup): { text: string; mark?: string } | undefined {
  if (!text.includes("{{")) return { text };
  /** Each bare reference without a value, and the text before it. */
  const pieces: { before: string; reference: string }[] = [];
  let out = "";
  let length = 0;
  let inString = false;
  for (let i = 0; i < text.length;) {
    const reference = referenceAt(text, i);
    if (reference !== undefined) {
      const value = fill(reference, lookup);
      if (inString) out += isInsideString(value) ? value : JSON.stringify(value).slice(1, -1);
      else if (value === reference) {
        pieces.push({ before: out, reference });
        length += out.length + reference.length;
        out = "";
      } else out += isJson(value) ? value : JSON.stringify(value);
      if (length + out.length > MAX_SAMPLE) return undefined;
      i += reference.length;
      continue;
    }
    const char = text.charAt(i);
    if (inString && char === "\\") {
      out += text.slice(i, i + 2);
      i += 2;
      continue;
    }
    if (char === '"') inString = !inString;
    out += char;
    i += 1;
  }
  if (pieces.length === 0) return { text: out };
  const mark = markFor([...pieces.map(({ before }) => before), out]);
  const marked = pieces.map(({ before, reference }) => before + JSON.stringify(mark + reference));
  return { text: marked.join("") + out, mark };
}

/** Returns a text that no string of the JSON begins with. A NUL in it can only be escaped; what comes after it may be. */
function markFor(texts: readonly string[]): string {
  const used = new Set<number>();
  for (const text of texts) {
    for (const [, start = ""] of text.matchAll(AFTER_NUL)) {
      const plain = start.replace(/\\u([\da-fA-F]{4})/g, (_, code: string) =>
        String.fromCharCode(parseInt(code, 16)),
      );
      used.add(parseInt(plain, 10));
    }
  }
  return `\0${firstFreeNumber((number) => used.has(number), 1)} `;
}

/** As far into a string as a number reaches. */
const AFTER_NUL = /"\\u0000((?:\\u[\da-fA-F]{4}|[^"\\]){1,20})/g;

function referenceAt(text: string, index: number): string | undefined {
  if (!text.startsWith("{{", index)) return undefined;
  REFERENCE_HERE.lastIndex = index;
  return REFERENCE_HERE.exec(text)?.[0];
}

/** Postman inserts a value as it stands; one that would end the string is escaped, so that the sample stays readable. */
function isInsideString(value: string): boolean {
  return isJson(`"${value}"`);
}

/** Whether a text is strict JSON. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function withUnknowns(
  value: SampleValue,
  mark: string,
  unknown: (reference: string) => SampleValue,
): SampleValue {
  if (typeof value === "string" && value.startsWith(mark)) return unknown(value.slice(mark.length));
  if (Array.isArray(value)) return value.map((item: SampleValue) => withUnknowns(item, mark, unknown));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [key, withUnknowns(child as SampleValue, mark, unknown)]),
  );
}
