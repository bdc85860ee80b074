import type stripJsonComments from "strip-json-comments";
import { ANY_JSON, type SampleValue } from "../infer/model.js";
import { onDemand } from "../package.js";
import { isOversized, LONGEST_SAMPLE } from "./limits.js";
import type { Template } from "./model.js";
import { fill, type Lookup } from "./template.js";

/** Begins what stands for a bare variable without a value while the text is parsed; no JSON text of a collection holds a NUL. */
const UNKNOWN_MARK = "\0any ";

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
    return { value: filled.unknowns ? withUnknowns(value, unknown) : value };
  } catch {
    return undefined;
  }
}

/** One reference where `lastIndex` is. */
const REFERENCE_HERE = /\{\{[^{}]+\}\}/y;

/** Goes through the text once, telling references in strings from bare ones. `undefined` where it grows too long. */
function fillJson(text: string, lookup: Lookup): { text: string; unknowns: boolean } | undefined {
  if (!text.includes("{{")) return { text, unknowns: false };
  let out = "";
  let unknowns = false;
  let inString = false;
  for (let i = 0; i < text.length;) {
    const reference = referenceAt(text, i);
    if (reference !== undefined) {
      const value = fill(reference, lookup);
      if (inString) out += isInsideString(value) ? value : JSON.stringify(value).slice(1, -1);
      else if (value === reference) {
        out += JSON.stringify(UNKNOWN_MARK + reference);
        unknowns = true;
      } else out += isJson(value) ? value : JSON.stringify(value);
      if (out.length > LONGEST_SAMPLE) return undefined;
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
  return { text: out, unknowns };
}

function referenceAt(text: string, index: number): string | undefined {
  if (!text.startsWith("{{", index)) return undefined;
  REFERENCE_HERE.lastIndex = index;
  return REFERENCE_HERE.exec(text)?.[0];
}

/** Postman inserts a value as it stands; one that would end the string is escaped, so that the sample stays readable. */
function isInsideString(value: string): boolean {
  return isJson(`"${value}"`);
}

export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function withUnknowns(value: SampleValue, unknown: (reference: string) => SampleValue): SampleValue {
  if (typeof value === "string" && value.startsWith(UNKNOWN_MARK))
    return unknown(value.slice(UNKNOWN_MARK.length));
  if (Array.isArray(value)) return value.map((item: SampleValue) => withUnknowns(item, unknown));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [key, withUnknowns(child as SampleValue, unknown)]),
  );
}
