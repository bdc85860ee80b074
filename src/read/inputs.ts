import { type Stats, statSync } from "node:fs";
import { resolve } from "node:path";

import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { byCodeUnit } from "../order.js";
import { isAddress } from "./address.js";
import { ioFault, type Source } from "./source.js";
import { fileSource } from "./sources/file.js";
import { collectionFolderSource, folderSources } from "./sources/folder.js";
import { postmanSource } from "./sources/postman.js";
import { stdinSource } from "./sources/stdin.js";
import { shownUrl, urlSource } from "./sources/url.js";

export type { Source } from "./source.js";

export interface InputOptions {
  cwd: string;
  /** Read for `-`. */
  stdin?: AsyncIterable<Uint8Array | string>;
  /** Environment variables: POSTMAN_API_KEY, for `postman:`. */
  env?: Readonly<Record<string, string | undefined>>;
}

export interface Inputs {
  sources: Source[];
  diagnostics: Diagnostic[];
}

/** Finds what the inputs stand for, in the order given; that of a folder in order of path, each file once. */
export async function findInputs(inputs: readonly string[], options: InputOptions): Promise<Inputs> {
  const found: Inputs = { sources: [], diagnostics: [] };
  const seen = new Set<string>();
  for (const input of inputs) {
    const part = await findInput(input, options).catch((error: unknown) =>
      fault(ioFault(input, error as NodeJS.ErrnoException)),
    );
    for (const diagnostic of part.diagnostics) found.diagnostics.push(diagnostic);
    for (const source of part.sources) {
      const id = isAddress(input) ? input : resolve(options.cwd, source.file);
      if (seen.has(id)) continue;
      seen.add(id);
      found.sources.push(source);
    }
  }
  return found;
}

async function findInput(input: string, options: InputOptions): Promise<Inputs> {
  if (input === "-") return one(stdinSource(options.stdin));
  if (/^https?:/i.test(input)) return one(urlSource(input));
  if (/^postman:/i.test(input)) return one(postmanSource(input, options.env ?? {}));
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(input)) return fault(unknownScheme(input));
  const path = resolve(options.cwd, input);
  let stats: Stats;
  try {
    stats = statSync(path);
  } catch (error) {
    const refusal = error as NodeJS.ErrnoException;
    return refusal.code === "ENOENT" ? globSources(input, options) : fault(ioFault(input, refusal));
  }
  if (!stats.isDirectory()) return one(fileSource(input, path, true));
  const found = folderSources(input, path);
  if (found.sources.length === 0 && found.diagnostics.length === 0)
    return fault(nothingFound(input, "the folder holds no JSON file and no v3 collection"));
  return found;
}

function one(source: Source): Inputs {
  return { sources: [source], diagnostics: [] };
}

function fault(diagnostic: Diagnostic): Inputs {
  return { sources: [], diagnostics: [diagnostic] };
}

/** Files as they match; of folders only those that are collections themselves, and nothing inside these. */
async function globSources(input: string, { cwd }: InputOptions): Promise<Inputs> {
  const { glob, isDynamicPattern } = await import("tinyglobby");
  if (!isDynamicPattern(input)) return fault(ioFault(input, Object.assign(new Error(), { code: "ENOENT" })));
  const options = { cwd, dot: false, followSymbolicLinks: false, onlyFiles: false, expandDirectories: false };
  const matches = (await glob(input.replaceAll("\\", "/"), options)).sort(byCodeUnit);
  const sources: Source[] = [];
  let collection: string | undefined;
  for (const match of matches) {
    if (collection !== undefined && match.startsWith(collection)) continue;
    const source = match.endsWith("/")
      ? collectionFolderSource(match, resolve(cwd, match))
      : fileSource(match, resolve(cwd, match), false);
    if (source === undefined) continue;
    sources.push(source);
    if (match.endsWith("/")) collection = match;
  }
  return sources.length === 0
    ? fault(nothingFound(input, "matches no file and no v3 collection"))
    : { sources, diagnostics: [] };
}

function unknownScheme(input: string): Diagnostic {
  const scheme = input.slice(0, input.indexOf(":")).toLowerCase();
  return {
    severity: "error",
    code: "PC1010",
    message: `cannot be downloaded: only http and https addresses can, not ${scheme}`,
    place: { file: shownUrl(input) },
    hint:
      scheme === "file"
        ? "give the path of the file, without file://"
        : "download it yourself and give the file",
  };
}

function nothingFound(file: string, what: string): Diagnostic {
  return {
    severity: "error",
    code: "PC1005",
    message: what,
    place: { file },
    hint: "give the JSON file of a collection export, a v3 collection, or a folder that holds some",
  };
}
