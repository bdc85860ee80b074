import { type Dirent, lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { beginOf } from "./begin.js";
import { isManifestHead, MANIFEST } from "./manifest.js";

/** Folders in the output that hold a manifest of ours and that are none of `made`, in order; as far as they can be read. */
export function abandonedFolders(outDir: string, made: ReadonlySet<string>): string[] {
  return listed(outDir)
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith(".") && !made.has(entry.name))
    .map((entry) => entry.name)
    .filter((name) => isManifest(join(outDir, name, MANIFEST)))
    .sort();
}

function listed(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function isManifest(path: string): boolean {
  try {
    return lstatSync(path).isFile() && isManifestHead(beginOf(path, 100));
  } catch {
    return false;
  }
}
