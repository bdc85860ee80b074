import { printer } from "prettier/doc";
import { Parser } from "./parser.js";
import { parseFile } from "./statements.js";
import type { Style } from "./style.js";
import { UnknownSyntax } from "./tokens.js";

/**
 * Lays TypeScript out exactly as Prettier does, where it is of the kind that we emit: imports, exports, interfaces, types
 * and functions that hand data on. What to break is decided by Prettier's own printer; what is saved is its parser, which
 * is most of the work. Undefined for anything else: Prettier itself must do it then.
 */
export function layOut(text: string, style: Style): string | undefined {
  try {
    return printer.printDocToString(parseFile(new Parser(text), style), style).formatted;
  } catch (error) {
    if (error instanceof UnknownSyntax) return undefined;
    throw error;
  }
}
