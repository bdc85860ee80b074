import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { itemList } from "./items.js";
import { isRecord, type Json } from "./normalize/values.js";

/**
 * How large and how deep an input may be. All are far above what people make; they are there so that a file made to
 * exhaust memory or the stack gets an answer, and so that the stages after this one may recurse.
 */

/** Bytes of a file. */
export const MAX_BYTES = 100_000_000;

/** Arrays and objects in one another, in a file; a folder counts twice. */
export const MAX_LEVELS = 1_000;

/** Folders and requests; each request becomes three files. */
export const MAX_ITEMS = 20_000;

/** Values in a file. */
const MAX_VALUES = 5_000_000;

/** How large a value is: what is too much about it, or else how many properties its objects have. */
export type Extent = { excess: string } | { keys: number };

/** Goes through a value once, level by level: it may be nested deeper than functions can call one another. */
export function extentOf(value: unknown): Extent {
  let values = 0;
  let keys = 0;
  let level: object[] = isContainer(value) ? [value] : [];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > MAX_LEVELS) return { excess: TOO_DEEP };
    const next: object[] = [];
    for (let i = 0; i < level.length; i += 1) {
      const size = collectContainers(level[i] as object, next);
      values += size;
      if (!Array.isArray(level[i])) keys += size;
    }
    if (values > MAX_VALUES) return { excess: `it holds more than ${MAX_VALUES} values` };
    level = next;
  }
  return { keys };
}

/** How many values a container holds; makes no list of them, nor an iterator, since there are many. */
function collectContainers(container: object, into: object[]): number {
  if (Array.isArray(container)) {
    for (let i = 0; i < container.length; i += 1) if (isContainer(container[i])) into.push(container[i]);
    return container.length;
  }
  let size = 0;
  for (const key in container) {
    const child = (container as Record<string, unknown>)[key];
    if (isContainer(child)) into.push(child);
    size += 1;
  }
  return size;
}

export const TOO_DEEP = `more than ${MAX_LEVELS} arrays and objects lie in one another`;

/** Whether a collection holds too many items, those in folders included. */
export function hasTooManyItems(collection: Json): boolean {
  const open = [collection];
  let count = 0;
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    const { list } = itemList(folder) ?? { list: [] };
    count += list.length;
    if (count > MAX_ITEMS) return true;
    for (const item of list) if (isRecord(item)) open.push(item);
  }
  return false;
}

/** Whether arrays and objects of a JSON text nest deeper than that, whatever else is wrong with the text. */
export function nestsDeeper(text: string, most: number): boolean {
  if (!occursMore(text, "{", most / 2) && !occursMore(text, "[", most / 2)) return false;
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i += 1) {
    const char = text.charCodeAt(i);
    if (inString) {
      if (char === BACKSLASH) i += 1;
      else if (char === QUOTE) inString = false;
    } else if (char === QUOTE) inString = true;
    else if (char === OPEN_BRACKET || char === OPEN_BRACE) {
      depth += 1;
      if (depth > most) return true;
    } else if (char === CLOSE_BRACKET || char === CLOSE_BRACE) depth -= 1;
  }
  return false;
}

/** Most texts are seen to be flat by this alone, many times as fast. */
function occursMore(text: string, char: string, times: number): boolean {
  let found = 0;
  for (let i = text.indexOf(char); i >= 0 && found <= times; i = text.indexOf(char, i + 1)) found += 1;
  return found > times;
}

const [QUOTE, BACKSLASH, OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE] = Array.from('"\\[]{}', (c) =>
  c.charCodeAt(0),
);

/** Returns the error for an input that exceeds a limit. `what` completes "too large to be read: ". */
export function excessFault(file: string, what: string): Diagnostic {
  return {
    severity: "error",
    code: "PC1012",
    message: `too large to be read: ${what}`,
    place: { file },
    hint: "export a part of it, such as one folder, as a collection of its own",
  };
}

function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
