import { mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";

import { isSystemError, unlessMissing } from "./failure.js";
import { isRunning } from "./running.js";
import { ownerOf, ownName } from "./staging-name.js";

/** Makes a folder beside the collection's, on the same disk, so that files move from it by renaming. */
export function makeStaging(outDir: string, slug: string): string {
  makeFolders(outDir);
  return mkdtempSync(join(outDir, ownName(slug, "")));
}

/** Not mkdir's own `recursive`: in file systems where nothing can be made, such as /proc, it never returns. */
export function makeFolders(path: string): void {
  const above = dirname(path);
  if (above === path || unlessMissing(() => statSync(path)) !== undefined) return;
  makeFolders(above);
  try {
    mkdirSync(path);
  } catch (error) {
    if (!isSystemError(error) || error.code !== "EEXIST") throw error;
  }
}

/**
 * Removes what runs that were killed have left, as far as it can. What belongs to a process that still runs may be in
 * use: it stays. Our own is not while we hold the lock.
 */
export function removeLeftovers(paths: readonly string[]): void {
  for (const path of paths) {
    const pid = ownerOf(basename(path));
    if (pid !== process.pid && isRunning(pid)) continue;
    try {
      rmSync(path, { recursive: true, force: true });
    } catch {
      // The next run tries again.
    }
  }
}
