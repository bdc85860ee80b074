import { posix } from "node:path";

import { escapeHidden, replaceHidden, replaceHiddenInHtml } from "../../visible.js";
import type { PlannedFile } from "./planned-file.js";

/** File types whose strings know `\u` escapes. */
const WITH_ESCAPES: ReadonlySet<string> = new Set([".ts", ".mts", ".cts", ".js", ".mjs", ".cjs", ".json"]);

/** The file without characters that nobody sees; where its type has escapes, what its strings mean stays. */
export function visibleFile(file: PlannedFile): PlannedFile {
  const content = visible(file.content, posix.extname(file.path));
  return content === file.content ? file : { ...file, content };
}

function visible(text: string, extension: string): string {
  if (WITH_ESCAPES.has(extension)) return escapeHidden(text);
  return extension === ".html" ? replaceHiddenInHtml(text) : replaceHidden(text);
}
