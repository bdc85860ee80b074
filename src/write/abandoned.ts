import { closeSync, lstatSync, openSync, readdirSync, readSync, type Dirent } from "node:fs";
import { join } from "node:path";
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

/** Its first bytes are enough; it may be large. */
function isManifest(path: string): boolean {
  try {
    if (!lstatSync(path).isFile()) return false;
    const file = openSync(path, "r");
    try {
      const buffer = Buffer.alloc(100);
      return isManifestHead(buffer.toString("utf8", 0, readSync(file, buffer, 0, buffer.length, 0)));
    } finally {
      closeSync(file);
    }
  } catch {
    return false;
  }
}
