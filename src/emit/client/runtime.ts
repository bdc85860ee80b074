import { readFile } from "node:fs/promises";
import { posix } from "node:path";
import type { PlannedFile } from "../plan.js";

/** The runtime is real TypeScript in the package, copied into each client. */
const RUNTIME = new URL("../../../templates/client/runtime/", import.meta.url);

/** What every client needs. */
const ENTRY_MODULES = ["bind", "call", "errors", "transport", "types"];

const RELATIVE_IMPORT = /(\bfrom\s+")(\.{1,2}\/[^"]+)\.js(")/g;

/** The given runtime modules (`body/json`) with all that they import, as files of the client. */
export async function runtimeFiles(modules: readonly string[], extension: string): Promise<PlannedFile[]> {
  const sources = new Map<string, string>();
  const open = [...ENTRY_MODULES, ...modules];
  for (let module = open.pop(); module !== undefined; module = open.pop()) {
    if (sources.has(module)) continue;
    const source = await readFile(new URL(`${module}.ts`, RUNTIME), "utf8");
    sources.set(module, source);
    for (const match of source.matchAll(RELATIVE_IMPORT)) {
      open.push(posix.join(posix.dirname(module), match[2] as string));
    }
  }
  return Promise.all(
    [...sources.keys()].sort().map((module) =>
      copiedFile(
        {
          path: `runtime/${module}.ts`,
          template: `client/runtime/${module}.ts`,
          source: sources.get(module) as string,
          header: "// Part of the runtime of postman-codegen. Do not edit.",
        },
        extension,
      ),
    ),
  );
}

/** Where the build puts TypeScript that is copied, laid out as by default; absent when run from the sources. */
const LAID_OUT = new URL("../laid-out/", import.meta.url);

/** A file of templates/ that is real TypeScript, for the output. */
export async function copiedFile(
  { path, template, source, header }: { path: string; template: string; source: string; header: string },
  extension: string,
): Promise<PlannedFile> {
  const text = (own: string) => `${header}\n${withExtension(own, extension)}`;
  const file: PlannedFile = { path, content: text(source), format: "typescript" };
  // Shorter names of modules may lead to another layout.
  if (extension === "") return file;
  const laidOut = await readFile(new URL(template, LAID_OUT), "utf8").catch(() => undefined);
  return laidOut === undefined ? file : { ...file, laidOut: text(laidOut) };
}

/** Imports between modules of our own are written with `.js` and come out as the user wants them. */
export function withExtension(source: string, extension: string): string {
  return extension === ".js" ? source : source.replace(RELATIVE_IMPORT, `$1$2${extension}$3`);
}
