import type { Doc } from "prettier";
import { printer } from "prettier/doc";
import { indentLines, keepsLines } from "./lines.js";
import { Parser } from "./parser.js";
import { parseFile } from "./statements.js";
import type { Style } from "./style.js";
import { UnknownSyntax } from "./tokens.js";

/**
 * Lays TypeScript out exactly as Prettier does, where it is of the kind that we emit: imports, exports, interfaces, types
 * and functions that hand data on. Statements whose lines stay what they are, which are most, are only indented; for the
 * others what to break is decided by Prettier's own printer, and what is saved is its parser, which is most of the work.
 * Undefined for anything else: Prettier itself must do it then.
 */
export function layOut(text: string, style: Style): string | undefined {
  if (keepsLines(style) && !text.includes("\r")) {
    const parts = text.trim().split(BETWEEN_STATEMENTS);
    const laidOut = parts.map((part) => indentLines(part, style) ?? layOutDoc(part, style));
    // A part that is no whole number of statements is found out by that: it has no layout.
    if (!laidOut.includes(undefined)) return `${laidOut.join("\n\n")}\n`;
  }
  const whole = layOutDoc(text, style);
  return whole === undefined ? undefined : `${whole}\n`;
}

const BETWEEN_STATEMENTS = /\n\n(?=(?:import|export|function|const)\b|\/[/*])/;

function layOutDoc(text: string, style: Style): string | undefined {
  try {
    const doc: Doc = parseFile(new Parser(text), style);
    return printer.printDocToString(doc, style).formatted;
  } catch (error) {
    if (error instanceof UnknownSyntax) return undefined;
    throw error;
  }
}
