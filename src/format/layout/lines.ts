import { Indented } from "./indented.js";
import { addOperation } from "./operation.js";
import { KEY, NAME, STRING, TYPE } from "./patterns.js";
import type { Style } from "./style.js";

/**
 * Statements that are laid out by looking at each of their lines: imports, types and interfaces whose lines all fit. Most
 * of what we emit is of this kind, and neither words nor documents have to be made of it.
 *
 * The lines may be indented in any way. Undefined where any of them asks for more than an indent; `parseText` decides then.
 */
export function indentLines(statement: string, style: Style): string | undefined {
  const out = new Indented(style);
  const lines = statement.split("\n");
  for (let at = 0; at < lines.length; at += 1) {
    at = addComments(out, lines, at);
    const line = lines[at];
    if (line === undefined) return undefined;
    const next = lines[at + 1];
    if (out.depth > 0 ? addInner(out, line.trimStart(), next) : addOuter(out, line, next)) continue;
    if (out.depth > 0 || !addOperation(out, line, next, lines[at + 2])) return undefined;
    at += 2;
  }
  return out.depth === 0 ? out.text : undefined;
}

/** Whether lines are all that it takes: other styles change what stands in them. */
export function keepsLines({ semi, singleQuote, bracketSpacing, trailingComma }: Style): boolean {
  return semi && !singleQuote && bracketSpacing && trailingComma === "all";
}

const IMPORTED = `(?:type )?${NAME}(?: as ${NAME})?`;
const IMPORTS = String.raw`(?:\* as ${NAME}|\{ ${IMPORTED}(, ${IMPORTED})* \})`;
const IMPORT = new RegExp(
  `^(?:import (?:type )?${IMPORTS} from ${STRING}|export (?:type )?${IMPORTS}(?: from ${STRING})?);$`,
);
const ALIAS = new RegExp(`^export type ${NAME} = ${TYPE};$`);
const INTERFACE = new RegExp(String.raw`^export interface ${NAME}(?: extends ${NAME})? \{$`);
const MEMBER_KEY = String.raw`(?:readonly )?${KEY}\??`;
const MEMBER = new RegExp(`^${MEMBER_KEY}: ${TYPE};$`);
const OPENED = new RegExp(String.raw`^${MEMBER_KEY}: \{$`);

function addOuter(out: Indented, line: string, next: string | undefined): boolean {
  if (INTERFACE.test(line)) return open(out, line, next);
  const names = IMPORT.exec(line);
  if (names === null) return ALIAS.test(line) && out.addIfFits(line);
  if ((names[1] ?? names[2]) !== undefined) return out.addIfFits(line);
  // One name alone is never broken into lines.
  out.add(line);
  return true;
}

function addInner(out: Indented, line: string, next: string | undefined): boolean {
  if (MEMBER.test(line)) return out.addIfFits(line);
  if (OPENED.test(line)) return open(out, line, next);
  if (line !== (out.depth === 1 ? "}" : "};")) return false;
  out.enter(-1);
  out.add(line);
  return true;
}

/** Where nothing stands between them, the braces would be put together. */
function open(out: Indented, line: string, next: string | undefined): boolean {
  if (next?.trimStart().startsWith("}") !== false) return false;
  out.add(line);
  out.enter(1);
  return true;
}

/** Returns where the comments end that stand at a line; past all lines where one is of another kind than we emit. */
function addComments(out: Indented, lines: readonly string[], start: number): number {
  let at = start;
  while (at < lines.length) {
    const line = (lines[at] as string).trim();
    if (!/^\/[/*]/.test(line)) break;
    out.add(line);
    const end = line.startsWith("//") ? line.length - 2 : line.indexOf("*/", 2);
    if (end < 0) at = addCommentLines(out, lines, at + 1);
    else if (end + 2 === line.length) at += 1;
    else return lines.length;
  }
  return at;
}

function addCommentLines(out: Indented, lines: readonly string[], start: number): number {
  for (let at = start; at < lines.length; at += 1) {
    const line = (lines[at] as string).trim();
    const end = line.indexOf("*/");
    if (!line.startsWith("*") || (end >= 0 && end + 2 < line.length)) break;
    out.add(` ${line}`);
    if (end >= 0) return at + 1;
  }
  return lines.length;
}
