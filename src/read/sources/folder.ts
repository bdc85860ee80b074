import { type Dirent, readdirSync } from "node:fs";
import { basename, join } from "node:path";

import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { byCodeUnit } from "../../order.js";
import type { FolderFile, FolderFormat } from "../formats/format.js";
import { FOLDER_FORMATS } from "../formats/list.js";
import { MAX_BYTES } from "../limits.js";
import { ioFault, type Source } from "../source.js";
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

/** Everything in a folder, at any depth, that may be a collection: JSON files, and folders in one of the folder formats. */
export function folderSources(name: string, path: string): FolderContents {
  const found: FolderContents = { sources: [], diagnostics: [] };
  const open: OpenFolder[] = [{ path, name: trimmed(name) }];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    const entries = list(folder, found.diagnostics);
    const format = formatOf(entries);
    if (format !== undefined) found.sources.push(collectionSource(folder, format, folder.path === path));
    else for (const entry of entries) look(entry, folder, open, found.sources);
  }
  found.sources.sort((a, b) => byCodeUnit(a.file, b.file));
  return found;
}

/** Returns a folder in one of the folder formats as a source, or undefined. */
export function collectionFolderSource(name: string, path: string): Source | undefined {
  const folder = { path, name: trimmed(name) };
  const format = formatOf(list(folder, []));
  return format && collectionSource(folder, format, false);
}

function look(entry: Dirent, folder: OpenFolder, open: OpenFolder[], sources: Source[]): void {
  const path = join(folder.path, entry.name);
  const name = `${folder.name === "/" ? "" : folder.name}/${entry.name}`;
  if (entry.isDirectory() && isSearched(entry)) open.push({ path, name });
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

function formatOf(entries: readonly Dirent[]): FolderFormat | undefined {
  return FOLDER_FORMATS.find(({ detect }) => detect(entries));
}

function collectionSource({ path, name }: OpenFolder, format: FolderFormat, explicit: boolean): Source {
  const load = () => ({ format, path: name, name: basename(path), files: filesOf(format, path) });
  return { file: name, explicit, load };
}

/** Reads the files that belong to a collection; links are not followed. */
function filesOf(format: FolderFormat, root: string): FolderFile[] {
  const files: FolderFile[] = [];
  let size = 0;
  const open = [""];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}${entry.name}`;
      if (entry.isDirectory()) {
        if (isSearched(entry) || format.hiddenFolders.includes(entry.name)) open.push(`${path}/`);
      } else if (entry.isFile() && format.ownsFile(entry.name)) {
        const bytes = readWhole(join(root, path));
        size += bytes.length;
        if (size > MAX_BYTES) throw tooLarge();
        files.push({ path, bytes });
      }
    }
  }
  return files.sort((a, b) => byCodeUnit(a.path, b.path));
}

function isSearched({ name }: Dirent): boolean {
  return !/^\.|^node_modules$/.test(name);
}
