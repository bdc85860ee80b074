import { posix } from "node:path";

import { copiedFile, copiedSource, RELATIVE_IMPORT } from "../core/copied.js";
import type { PlannedFile } from "../core/planned-file.js";

/** Modules of the runtime that every client needs. */
const ENTRY_MODULES = ["bind", "call", "errors", "retry", "server", "transport", "types"];

/** The given runtime modules (`body/json`) with all that they import, as files of the client. */
export function runtimeFiles(modules: readonly string[], extension: string): PlannedFile[] {
  const needed = new Set<string>();
  const open = [...ENTRY_MODULES, ...modules];
  for (let module = open.pop(); module !== undefined; module = open.pop()) {
    if (needed.has(module)) continue;
    needed.add(module);
    for (const match of copiedSource(templateOf(module)).matchAll(RELATIVE_IMPORT)) {
      open.push(posix.join(posix.dirname(module), match[2] as string));
    }
  }
  return [...needed].sort().map((module) =>
    copiedFile(
      {
        path: `runtime/${module}.ts`,
        template: templateOf(module),
        header: "// Part of the runtime of postman-codegen. Do not edit.",
      },
      extension,
    ),
  );
}

function templateOf(module: string): string {
  return `client/runtime/${module}.ts`;
}
