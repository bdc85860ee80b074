import { findNodeAtLocation, parseTree, visit, type Node } from "jsonc-parser";
import type { Diagnostic, Place } from "../diagnostics/diagnostic.js";
import { excessFault, excessOf, MOST_LEVELS, nestsDeeper } from "./limits.js";

/** Text of a JSON file, and where in it things are. */
export interface JsonText {
  file: string;
  text: string;
}

/** Bytes as text: a byte order mark tells UTF-16, all else is UTF-8. */
export function decodeText(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? "utf-16le"
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? "utf-16be"
        : "utf-8";
  return new TextDecoder(encoding).decode(bytes);
}

/** Parses, or says at which line and column the text stops being JSON. What is too deep or too large is a fault too. */
export function parseJson({ file, text }: JsonText): { value: unknown } | { fault: Diagnostic } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { fault: syntaxFault(file, text) };
  }
  const excess = excessOf(value);
  return excess === undefined ? { value } : { fault: excessFault(file, excess) };
}

function syntaxFault(file: string, text: string): Diagnostic {
  const faults: { offset: number; startLine: number; startCharacter: number }[] = [];
  if (text.trim() === "") {
    return {
      severity: "error",
      code: "PC1002",
      message: "the file is empty",
      place: { file },
      hint: EXPORT_HINT,
    };
  }
  // The parser that knows lines and columns is recursive.
  if (nestsDeeper(text, MOST_LEVELS)) {
    return excessFault(file, `more than ${MOST_LEVELS} arrays and objects lie in one another`);
  }
  visitErrors(text, (offset, startLine, startCharacter) =>
    faults.push({ offset, startLine, startCharacter }),
  );
  const [first] = faults;
  const place = first ? { file, line: first.startLine + 1, column: first.startCharacter + 1 } : { file };
  // One character: what stands there may be a credential.
  const found =
    first && first.offset < text.length ? JSON.stringify(text.charAt(first.offset)) : "the end of the file";
  return {
    severity: "error",
    code: "PC1002",
    message: `not JSON: did not expect ${found} here`,
    place,
    hint: EXPORT_HINT,
  };
}

const EXPORT_HINT =
  "export the collection again from Postman (Export > Collection v2.1), or check how the file was edited";

function visitErrors(text: string, onError: (offset: number, line: number, character: number) => void): void {
  visit(
    text,
    { onError: (_error, offset, _length, line, character) => onError(offset, line, character) },
    STRICT,
  );
}

const STRICT = { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false };

/** Finds the place of a JSON path such as `$.item[2].request`; the tree is made when first asked for. */
export function locator(source: JsonText): (path: string) => Place {
  let tree: Node | undefined;
  let lines: number[] | undefined;
  return (path) => {
    const place = { file: source.file, path };
    if (source.text.length > LONGEST_TREE) return place;
    tree ??= parseTree(source.text);
    const node = tree && deepestNode(tree, pathSegments(path));
    if (node === undefined) return place;
    lines ??= lineStarts(source.text);
    return { ...place, ...lineAndColumn(lines, node.offset) };
  };
}

/** The tree of a text takes many times its memory, in characters. */
const LONGEST_TREE = 20_000_000;

/** What is missing has no place of its own: then it is that of what it is missing from. */
function deepestNode(tree: Node, segments: (string | number)[]): Node | undefined {
  for (let length = segments.length; length >= 0; length -= 1) {
    const node = findNodeAtLocation(tree, segments.slice(0, length));
    if (node) return node;
  }
  return undefined;
}

function pathSegments(path: string): (string | number)[] {
  return Array.from(path.matchAll(/\.([^.[\]]+)|\[(\d+)\]/g), ([, key, index]) => key ?? Number(index));
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

function lineAndColumn(starts: readonly number[], offset: number): { line: number; column: number } {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle;
  }
  return { line: low + 1, column: offset - (starts[low] as number) + 1 };
}
