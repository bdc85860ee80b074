import { readdir, readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { excessFault, MOST_BYTES } from "./limits.js";

/** A file that may hold a collection. */
export interface Source {
  /** As the user gave it, or below the folder that they gave; `/` between parts, `-` for stdin. */
  file: string;
  /** Named by the user, so that it must be a collection; others are passed over when they are not. */
  explicit: boolean;
  load(): Promise<Uint8Array>;
}

export interface InputOptions {
  cwd: string;
  /** Read for `-`. */
  stdin?: AsyncIterable<Uint8Array | string>;
}

export interface Inputs {
  sources: Source[];
  diagnostics: Diagnostic[];
}

/** Finds the files that the inputs stand for, in the order given; those of a folder in order of path, each file once. */
export async function findInputs(inputs: readonly string[], options: InputOptions): Promise<Inputs> {
  const found: Inputs = { sources: [], diagnostics: [] };
  const seen = new Set<string>();
  for (const input of inputs) {
    const part = await findInput(input, options);
    found.diagnostics.push(...part.diagnostics);
    for (const source of part.sources) {
      const id = source.file === "-" ? "-" : resolve(options.cwd, source.file);
      if (seen.has(id)) continue;
      seen.add(id);
      found.sources.push(source);
    }
  }
  return found;
}

async function findInput(input: string, options: InputOptions): Promise<Inputs> {
  if (input === "-") return stdinSource(options);
  if (/^(?:https?:\/\/|postman:)/i.test(input)) return fault(remoteFault(input));
  const path = resolve(options.cwd, input);
  const stats = await stat(path).catch((error: unknown) => error as NodeJS.ErrnoException);
  if (stats instanceof Error)
    return stats.code === "ENOENT" ? globSources(input, options) : fault(ioFault(input, stats));
  if (!stats.isDirectory()) return { sources: [fileSource(input, path, true)], diagnostics: [] };
  return folderSources(input, path);
}

function fault(diagnostic: Diagnostic): Inputs {
  return { sources: [], diagnostics: [diagnostic] };
}

function stdinSource({ stdin }: InputOptions): Inputs {
  const load = async () => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of stdin ?? []) {
      const bytes = Buffer.from(chunk);
      size += bytes.length;
      if (size > MOST_BYTES) throw tooLarge();
      chunks.push(bytes);
    }
    return Buffer.concat(chunks);
  };
  return { sources: [{ file: "-", explicit: true, load }], diagnostics: [] };
}

function fileSource(file: string, path: string, explicit: boolean): Source {
  return { file: file.replaceAll("\\", "/"), explicit, load: () => readWhole(path) };
}

/** The bytes of a file. Rejects with an error of the file system, EFBIG where it is too large. */
export async function readWhole(path: string): Promise<Uint8Array> {
  if ((await stat(path)).size > MOST_BYTES) throw tooLarge();
  return readFile(path);
}

function tooLarge(): Error {
  return Object.assign(new Error(), { code: "EFBIG" });
}

function remoteFault(input: string): Diagnostic {
  const kind = /^postman:/i.test(input) ? "the Postman API" : "URLs";
  return {
    severity: "error",
    code: "PC1004",
    message: `reading from ${kind} is not available yet`,
    place: { file: input },
    hint: "download the collection (Export > Collection v2.1) and give its file",
  };
}

/** Why the file system refused, in words. */
export function ioFault(file: string, error: NodeJS.ErrnoException): Diagnostic {
  if (error.code === "EFBIG") return excessFault(file, `it has more than ${MOST_BYTES / 1_000_000} MB`);
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: "no such file or folder",
    EACCES: "permission denied",
    EPERM: "permission denied",
    EISDIR: "it is a folder",
    ENOTDIR: "a part of the path is a file",
  };
  return {
    severity: "error",
    code: "PC1001",
    message: `cannot be read: ${reasons[error.code ?? ""] ?? error.message}`,
    place: { file },
    hint: "check the path and its permissions",
  };
}

async function globSources(input: string, { cwd }: InputOptions): Promise<Inputs> {
  const { glob, isDynamicPattern } = await import("tinyglobby");
  if (!isDynamicPattern(input)) return fault(ioFault(input, Object.assign(new Error(), { code: "ENOENT" })));
  const files = await glob(input.replaceAll("\\", "/"), { cwd, dot: false, followSymbolicLinks: false });
  if (files.length === 0) return fault(nothingFound(input, "matches no file"));
  return {
    sources: files.sort(byCodeUnit).map((f) => fileSource(f, resolve(cwd, f), false)),
    diagnostics: [],
  };
}

function nothingFound(file: string, what: string): Diagnostic {
  return {
    severity: "error",
    code: "PC1005",
    message: what,
    place: { file },
    hint: "give the JSON file of a collection export, or a folder that holds some",
  };
}

/** Names that Postman gives its exports, with whatever ending. */
const EXPORT_NAME = /\.json$|postman_collection/i;

async function folderSources(input: string, root: string): Promise<Inputs> {
  const found: Inputs = { sources: [], diagnostics: [] };
  const open = [{ path: root, name: input.replaceAll("\\", "/").replace(/(?<!\/)\/+$/, "") || "/" }];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    const entries = await readdir(folder.path, { withFileTypes: true }).catch(
      (error: unknown) => error as NodeJS.ErrnoException,
    );
    if (entries instanceof Error) {
      found.diagnostics.push(ioFault(folder.name, entries));
      continue;
    }
    const names = entries.map((e) => e.name);
    if (isV3(names)) {
      found.diagnostics.push(v3Fault(folder.name));
      continue;
    }
    for (const entry of entries) {
      const path = join(folder.path, entry.name);
      const name = `${folder.name === "/" ? "" : folder.name}/${entry.name}`;
      if (entry.isDirectory() && !/^\.|^node_modules$/.test(entry.name)) open.push({ path, name });
      else if (entry.isFile() && EXPORT_NAME.test(entry.name))
        found.sources.push(fileSource(name, path, false));
    }
  }
  found.sources.sort((a, b) => byCodeUnit(a.file, b.file));
  if (found.sources.length === 0 && found.diagnostics.length === 0) {
    found.diagnostics.push(nothingFound(input, "the folder holds no JSON file"));
  }
  return found;
}

function isV3(names: readonly string[]): boolean {
  return names.includes(".resources") || names.some((name) => /\.request\.ya?ml$/.test(name));
}

function v3Fault(file: string): Diagnostic {
  return {
    severity: "error",
    code: "PC1004",
    message: "collections in the v3 folder format cannot be read yet",
    place: { file },
    hint: "export the collection as v2.1 JSON in Postman",
  };
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
