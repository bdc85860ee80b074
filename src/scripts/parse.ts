import type * as acornModule from "acorn";
import type { Program } from "acorn";

import { onDemand } from "../package.js";

/** Characters of a script; a longer one is not read. */
export const MAX_SCRIPT = 500_000;

const acorn = onDemand<typeof acornModule>("acorn");

/** A script, or why it cannot be read, with the line. */
export type Parsed = { program: Program } | { reason: string; line: number };

/** Parses a script as Postman's sandbox does: as the body of a function that is not async. */
export function parseScript(text: string): Parsed {
  if (text.length > MAX_SCRIPT) return { reason: `script of more than ${MAX_SCRIPT} characters`, line: 1 };
  try {
    const program = acorn().parse(text, {
      ecmaVersion: "latest",
      sourceType: "script",
      allowReturnOutsideFunction: true,
    });
    return { program };
  } catch (error) {
    if (error instanceof RangeError) return { reason: "script that is nested too deep", line: 1 };
    const { loc } = error as { loc?: { line: number } };
    if (loc === undefined) throw error;
    return { reason: "script with a syntax error", line: loc.line };
  }
}
