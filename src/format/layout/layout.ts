import { printer } from "prettier/doc";
import { indentLines, keepsLines } from "./lines.js";
import { Parser } from "./parser.js";
import { parseText } from "./statements.js";
import type { Style } from "./style.js";
import { UnknownSyntax } from "./tokens.js";

/**
 * Lays TypeScript out exactly as Prettier does, where it is of the kind that we emit: imports, exports, interfaces, types
 * and functions that hand data on. Statements whose lines stay what they are, which are most, are only indented; for the
 * others what to break is decided by Prettier's own printer, and what is saved is its parser, which is most of the work.
 * Undefined for anything else: Prettier itself must do it then.
 */
export function layOut(text: string, style: Style): string | undefined {
  const parts: string[] = [];
  for (const part of text.trim().split(BETWEEN_STATEMENTS)) {
    const laidOut = (keepsLines(style) ? indentLines(part, style) : undefined) ?? layOutDoc(part, style);
    if (laidOut === undefined) return undefined;
    parts.push(laidOut);
  }
  return `${parts.join("\n\n")}\n`;
}

/** Where we emit a blank line and one of these, no statement goes on; if one did, its parts would have no layout. */
const BETWEEN_STATEMENTS = /(?<=[;}])\n\n(?=(?:import|export|function|const)\b|\/[/*])/;

function layOutDoc(text: string, style: Style): string | undefined {
  try {
    return printer.printDocToString(parseText(new Parser(text), style), style).formatted;
  } catch (error) {
    if (error instanceof UnknownSyntax) return undefined;
    throw error;
  }
}
