import type { JsonValue } from "../../ir/model.js";
import { escapeHidden, visibleJson } from "../../visible.js";

/** How many characters of indentation one character of a value may get; values as people make them get five at most. */
const MAX_INDENTATION = 20;

/**
 * JSON laid out over lines; in one line where it is so deep that the white space would be most of it: a long list 200
 * levels down would make gigabytes.
 */
export function formattedJson(value: JsonValue | object): string {
  const line = JSON.stringify(value);
  return isTooDeepForLines(line) ? escapeHidden(line) : visibleJson(value);
}

/** `json`: in one line. */
export function isTooDeepForLines(json: string): boolean {
  return indentationOf(json) > MAX_INDENTATION * json.length + 10_000;
}

/** Characters of white space at the begins of lines when JSON in one line is laid out. */
function indentationOf(line: string): number {
  let sum = 0;
  let depth = 0;
  let inString = false;
  for (let i = 0; i < line.length; i += 1) {
    const char = line[i];
    if (inString) {
      if (char === "\\") i += 1;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === "[" || char === "{") sum += 2 * (depth += 1);
    else if (char === "]" || char === "}") sum += 2 * (depth -= 1);
    else if (char === ",") sum += 2 * depth;
  }
  return sum;
}
