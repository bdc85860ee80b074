import type { JSONVisitor, Node, ParseOptions } from "jsonc-parser";

import type { Diagnostic, Place } from "../diagnostics/diagnostic.js";
import { conflictFault } from "./conflict.js";
import { jsonc } from "./jsonc.js";
import { excessFault, extentOf, MAX_LEVELS, nestsDeeper, TOO_DEEP } from "./limits.js";
import { Lines } from "./lines.js";
import { jsonPath, type Path, pathSegments } from "./path.js";
import { type JsonFault, type Recovered, recoverJson } from "./recover.js";

/** Text of a JSON file, and where in it things are. */
export interface JsonText {
  file: string;
  text: string;
}

export interface ParsedJson {
  /** Absent where nothing in the text can be used. */
  value?: unknown;
  diagnostics: Diagnostic[];
}

/** Bytes as text: a byte order mark, or where the zeros are, tells UTF-16; all else is UTF-8. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    (first === 0xff && second === 0xfe) || (first !== 0 && second === 0)
      ? "utf-16le"
      : (first === 0xfe && second === 0xff) || (first === 0 && second !== 0)
        ? "utf-16be"
        : "utf-8";
  return new TextDecoder(encoding).decode(bytes);
}

/** Parses as far as there is sense in the text, and says at which line and column it stops being JSON. */
export function parseJson(source: JsonText): ParsedJson {
  let value: unknown;
  try {
    value = JSON.parse(source.text);
  } catch {
    return notJson(source);
  }
  const extent = extentOf(value);
  if ("excess" in extent) return { diagnostics: [excessFault(source.file, extent.excess)] };
  return { value, diagnostics: extent.keys === keyTokens(source.text) ? [] : duplicateKeys(source) };
}

const EXPORT_HINT =
  "export the collection again from Postman (Export > Collection v2.1), or check how the file was edited";

function notJson(source: JsonText): ParsedJson {
  const { file, text } = source;
  if (text.trim() === "") return refused(file, "the file is empty");
  const conflict = conflictFault(file, text, "JSON");
  if (conflict !== undefined) return { diagnostics: [conflict] };
  if (/^\s*</.test(text)) return refused(file, `not JSON but ${markup(text)}`, MARKUP_HINT);
  // The parser that goes on after a fault is recursive.
  if (nestsDeeper(text, MAX_LEVELS)) return { diagnostics: [excessFault(file, TOO_DEEP)] };
  const recovered = recoverJson(text);
  if (recovered === undefined) return { diagnostics: [syntaxFault(source)] };
  const { value, fault, damaged } = recovered;
  if (fault === undefined) return { value, diagnostics: [lenientFault(source)] };
  const lines = new Lines(text);
  const left = damaged.map(({ name, path, offset }): Diagnostic => {
    const what = name === undefined ? "a request" : `request ${JSON.stringify(name)}`;
    return {
      severity: "error",
      code: "PC1008",
      message: `${what} is not whole and was left out`,
      place: { file, path: jsonPath(path), ...lines.at(offset) },
      hint: EXPORT_HINT,
    };
  });
  return { value, diagnostics: [recoveredFault(source, recovered, lines), ...left] };
}

function refused(file: string, message: string, hint = EXPORT_HINT): ParsedJson {
  return { diagnostics: [{ severity: "error", code: "PC1002", message, place: { file }, hint }] };
}

const MARKUP_HINT =
  "a download that needs a login, or the address of a page and not of the file, often ends so: get the raw file";

function markup(text: string): string {
  const title = /<title[^>]*>([^<]*)/i.exec(text.slice(0, 20_000))?.[1]?.trim();
  const kind = /^\s*<(?:!doctype html|html|head|body)/i.test(text) ? "a web page" : "markup";
  return title ? `${kind} (${JSON.stringify(title.slice(0, 80))})` : kind;
}

function syntaxFault({ file, text }: JsonText): Diagnostic {
  const { offset, path } = firstFault(text);
  return {
    severity: "error",
    code: "PC1002",
    message: `not JSON: did not expect ${excerpt(text, offset)} here`,
    place: { file, path: jsonPath(path), ...new Lines(text).at(offset) },
    hint: EXPORT_HINT,
  };
}

/** Reports where the JSON breaks. Requests that are complete before and after that are used. */
function recoveredFault({ file, text }: JsonText, { fault, isCut }: Recovered, lines: Lines): Diagnostic {
  const { offset, path } = fault as JsonFault;
  const what = isCut ? "the file ends too early" : `did not expect ${excerpt(text, offset)} here`;
  return {
    severity: "error",
    code: "PC1002",
    message: `not JSON: ${what}`,
    place: { file, path: jsonPath(path), ...lines.at(offset) },
    hint: EXPORT_HINT,
  };
}

function lenientFault({ file, text }: JsonText): Diagnostic {
  const { offset, path } = firstFault(text);
  return {
    severity: "warning",
    code: "PC1009",
    message: `not strict JSON: did not expect ${excerpt(text, offset)} here; read all the same`,
    place: { file, path: jsonPath(path), ...new Lines(text).at(offset) },
    hint: "Postman itself does not import comments, trailing commas and the like",
  };
}

/** The first thing that strict JSON does not have. */
function firstFault(text: string): JsonFault {
  let first: JsonFault | undefined;
  let path: () => Path = () => [];
  const enter = (...[, , , , pathOf]: [number, number, number, number, () => Path]) => {
    path = pathOf;
  };
  visitAll(
    text,
    {
      onObjectBegin: enter,
      onArrayBegin: enter,
      onError: (_error, offset) => (first ??= { offset, path: path() }),
    },
    { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false },
  );
  return first ?? { offset: 0, path: [] };
}

/** As far as the parser can follow: it gives up on what is nested thousands deep. */
function visitAll(text: string, visitor: JSONVisitor, options?: ParseOptions): void {
  try {
    jsonc().visit(text, visitor, options);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
}

/** One character: what stands there may be a credential. */
function excerpt(text: string, offset: number): string {
  return offset < text.length ? JSON.stringify(text.charAt(offset)) : "the end of the file";
}

/** How many property names stand in the text of a JSON document: strings with a colon after them. */
function keyTokens(text: string): number {
  let count = 0;
  for (let i = text.indexOf('"'); i >= 0; i = text.indexOf('"', i + 1)) {
    i = endOfString(text, i);
    let after = i + 1;
    while (text.charCodeAt(after) <= 0x20) after += 1;
    if (text.charCodeAt(after) === COLON) count += 1;
  }
  return count;
}

const COLON = 0x3a;

/** Where the string that begins at an offset ends: at the first quote that an even number of backslashes precedes. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); ; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text[end - 1 - slashes] === "\\") slashes += 1;
    if (slashes % 2 === 0) return end;
  }
}

/** Duplicate keys of one file that are reported: more are not corrected one by one. */
const MAX_REPORTED = 10;

/** Names each key that an object has twice. JSON.parse keeps the last one and says nothing. */
function duplicateKeys({ file, text }: JsonText): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const lines = new Lines(text);
  const open: Set<string>[] = [];
  visitAll(text, {
    onObjectBegin: () => void open.push(new Set()),
    onObjectEnd: () => void open.pop(),
    onObjectProperty: (key, offset, ...[, , , pathOf]) => {
      const keys = open.at(-1) as Set<string>;
      if (keys.has(key) && diagnostics.length < MAX_REPORTED) {
        diagnostics.push({
          severity: "warning",
          code: "PC1009",
          message: `key ${JSON.stringify(key)} is a duplicate; the last value is used`,
          place: { file, path: jsonPath([...pathOf(), key]), ...lines.at(offset) },
          hint: "take one of them out",
        });
      }
      keys.add(key);
    },
  });
  return diagnostics;
}

/** Finds the place of a JSON path such as `$.item[2].request`; the tree is made when first asked for. */
export function locator(source: JsonText): (path: string) => Place {
  let tree: Node | null | undefined;
  const lines = new Lines(source.text);
  return (path) => {
    if (tree === undefined) tree = treeOf(source.text);
    const node = tree && deepestNode(tree, pathSegments(path));
    const place = { file: source.file, path };
    return node ? { ...place, ...lines.at(node.offset) } : place;
  };
}

/** The tree of a text takes many times its memory, in characters. */
const MAX_TREE = 20_000_000;

/** `null` where the text is too long or nested deeper than the parser can follow: then nothing has a line. */
function treeOf(text: string): Node | null {
  if (text.length > MAX_TREE) return null;
  try {
    return jsonc().parseTree(text) ?? null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Finds the node at a path, or for a missing one the nearest node around it. */
function deepestNode(tree: Node, segments: (string | number)[]): Node | undefined {
  for (let length = segments.length; length >= 0; length -= 1) {
    const node = jsonc().findNodeAtLocation(tree, segments.slice(0, length));
    if (node) return node;
  }
  return undefined;
}
