import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { Lines } from "./lines.js";

/** Returns the error for a text with git's conflict markers, or undefined. Such a text is not recovered: it mixes two versions. */
export function conflictFault(file: string, text: string, format: "JSON" | "YAML"): Diagnostic | undefined {
  const conflict = /^<{7}(?: .*)?$/m.exec(text);
  if (conflict === null) return undefined;
  return {
    severity: "error",
    code: "PC1002",
    message: `not ${format}: git left the marks of a conflict in it`,
    place: { file, ...new Lines(text).at(conflict.index) },
    hint: "settle the conflict: choose a side between <<<<<<< and >>>>>>>, and take these lines out",
  };
}
