import { readdirSync, type Dirent } from "node:fs";
import { basename, join } from "node:path";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { MOST_BYTES } from "../limits.js";
import { ioFault, type FolderFile, type Source } from "../source.js";
import { fileSource, readWhole, tooLarge } from "./file.js";

export interface FolderContents {
  /** In order of path. */
  sources: Source[];
  diagnostics: Diagnostic[];
}

interface OpenFolder {
  path: string;
  /** As messages show it. */
  name: string;
}

/** Names that Postman gives its exports, with whatever ending. */
const EXPORT_NAME = /\.json$|postman_collection/i;

/** Everything below a folder that may be a collection: JSON files, and folders that are v3 collections. */
export function folderSources(name: string, path: string): FolderContents {
  const found: FolderContents = { sources: [], diagnostics: [] };
  const open: OpenFolder[] = [{ path, name: trimmed(name) }];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    const entries = list(folder, found.diagnostics);
    if (isV3(entries)) found.sources.push(v3Source(folder, folder.path === path));
    else for (const entry of entries) look(entry, folder, open, found.sources);
  }
  found.sources.sort((a, b) => byCodeUnit(a.file, b.file));
  return found;
}

/** The folder as a v3 collection, or nothing where it is none. */
export function v3FolderSource(name: string, path: string): Source | undefined {
  const folder = { path, name: trimmed(name) };
  return isV3(list(folder, [])) ? v3Source(folder, false) : undefined;
}

function look(entry: Dirent, folder: OpenFolder, open: OpenFolder[], sources: Source[]): void {
  const path = join(folder.path, entry.name);
  const name = `${folder.name === "/" ? "" : folder.name}/${entry.name}`;
  if (entry.isDirectory() && !/^\.|^node_modules$/.test(entry.name)) open.push({ path, name });
  else if (entry.isFile() && EXPORT_NAME.test(entry.name)) sources.push(fileSource(name, path, false));
}

function trimmed(name: string): string {
  return name.replaceAll("\\", "/").replace(/(?<!\/)\/+$/, "") || "/";
}

function list(folder: OpenFolder, diagnostics: Diagnostic[]): Dirent[] {
  try {
    return readdirSync(folder.path, { withFileTypes: true });
  } catch (error) {
    diagnostics.push(ioFault(folder.name, error as NodeJS.ErrnoException));
    return [];
  }
}

/** A folder that only holds such folders is none itself: that is how `postman/collections` looks. */
function isV3(entries: readonly Dirent[]): boolean {
  return entries.some((entry) =>
    entry.isDirectory() ? entry.name === ".resources" : /\.request\.ya?ml$/i.test(entry.name),
  );
}

function v3Source({ path, name }: OpenFolder, explicit: boolean): Source {
  return { file: name, explicit, name: basename(path), load: () => yamlFiles(path) };
}

/** The YAML files of a collection, those of its hidden `.resources` included; links are not followed. */
function yamlFiles(root: string): FolderFile[] {
  const files: FolderFile[] = [];
  let size = 0;
  const open = [""];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}${entry.name}`;
      if (entry.isDirectory()) {
        if (entry.name === ".resources" || !/^\.|^node_modules$/.test(entry.name)) open.push(`${path}/`);
      } else if (entry.isFile() && /\.ya?ml$/i.test(entry.name)) {
        const bytes = readWhole(join(root, path));
        size += bytes.length;
        if (size > MOST_BYTES) throw tooLarge();
        files.push({ path, bytes });
      }
    }
  }
  return files.sort((a, b) => byCodeUnit(a.path, b.path));
}

/** Not by locale: the same order on every machine. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
