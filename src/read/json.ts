import { findNodeAtLocation, parseTree, visit, type Node } from "jsonc-parser";
import type { Diagnostic, Place } from "../diagnostics/diagnostic.js";

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

/** Parses, or says at which line and column the text stops being JSON. */
export function parseJson({ file, text }: JsonText): { value: unknown } | { fault: Diagnostic } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { fault: syntaxFault(file, text) };
  }
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
  visitErrors(text, (offset, startLine, startCharacter) =>
    faults.push({ offset, startLine, startCharacter }),
  );
  const [first] = faults;
  const place = first ? { file, line: first.startLine + 1, column: first.startCharacter + 1 } : { file };
  const found =
    first && first.offset < text.length
      ? JSON.stringify(text.slice(first.offset, first.offset + 12))
      : "the end of the file";
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
  return (path) => {
    tree ??= parseTree(source.text);
    const node = tree && deepestNode(tree, pathSegments(path));
    const place = { file: source.file, path };
    return node ? { ...place, ...lineAndColumn(source.text, node.offset) } : place;
  };
}

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

function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf("\n") + 1;
  return { line: before.split("\n").length, column: offset - lineStart + 1 };
}
