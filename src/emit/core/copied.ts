import { readFileSync } from "node:fs";

import { CODE, PACKAGE } from "../../package.js";
import type { PlannedFile } from "./planned-file.js";

/** Files of templates/ that are real TypeScript and are copied into the output. */

const TEMPLATES = new URL("templates/", PACKAGE);

interface Copied {
  source: string;
  /** The source formatted with Prettier's defaults. */
  formatted?: string;
}

type CopiedFiles = Readonly<Record<string, Copied>>;

let built: CopiedFiles | undefined;

/** The build puts all into one file. Run from the sources, as our tests do, the package has none. */
function readBuilt(): CopiedFiles {
  try {
    return JSON.parse(readFileSync(new URL("copied.json", CODE), "utf8")) as CopiedFiles;
  } catch {
    return {};
  }
}

function copied(template: string): Copied {
  built ??= readBuilt();
  return built[template] ?? { source: readFileSync(new URL(template, TEMPLATES), "utf8") };
}

/** The text of a template, by its path below templates/. */
export function copiedSource(template: string): string {
  return copied(template).source;
}

/** A file of templates/ for the output. */
export function copiedFile(
  { path, template, header }: { path: string; template: string; header: string },
  extension: string,
): PlannedFile {
  const text = (own: string) => `${header}\n${withExtension(own, extension)}`;
  const { source, formatted } = copied(template);
  const file: PlannedFile = { path, content: text(source), format: "typescript" };
  // Shorter names of modules may lead to another layout.
  return formatted === undefined || extension === "" ? file : { ...file, formatted: text(formatted) };
}

/** An import from a module beside. */
export const RELATIVE_IMPORT = /(\bfrom\s+")(\.{1,2}\/[^"]+)\.js(")/g;

/** Imports between modules of our own are written with `.js` and come out as the user wants them. */
function withExtension(source: string, extension: string): string {
  return extension === ".js" ? source : source.replace(RELATIVE_IMPORT, `$1$2${extension}$3`);
}
