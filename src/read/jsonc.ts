import { createRequire } from "node:module";
import type jsoncParser from "jsonc-parser";

/** The parser that knows where things are and goes on after faults. Most files need neither. */
export function jsonc(): typeof jsoncParser {
  loaded ??= createRequire(import.meta.url)("jsonc-parser") as typeof jsoncParser;
  return loaded;
}

let loaded: typeof jsoncParser | undefined;
