import { mkdir, mkdtemp, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { isMissing, isSystemError } from "./failure.js";
import { isRunning } from "./running.js";
import { ownerOf, ownName } from "./staging-name.js";

/** Makes a folder beside the collection's, on the same disk, so that files move from it by renaming. */
export async function makeStaging(outDir: string, slug: string): Promise<string> {
  await makeFolders(outDir);
  return mkdtemp(join(outDir, ownName(slug, "")));
}

/** Not mkdir's own `recursive`: in file systems where nothing can be made, such as /proc, it never returns. */
export async function makeFolders(path: string): Promise<void> {
  const above = dirname(path);
  if (above !== path && !(await exists(path))) {
    await makeFolders(above);
    await mkdir(path).catch((error: unknown) => {
      if (!isSystemError(error) || error.code !== "EEXIST") throw error;
    });
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: unknown) => {
      if (isMissing(error)) return false;
      throw error;
    },
  );
}

/**
 * Removes what runs that were killed have left, as far as it can. What belongs to a process that still runs may be in
 * use: it stays. Our own is not while we hold the lock.
 */
export async function removeLeftovers(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const pid = ownerOf(basename(path));
    if (pid === process.pid || !isRunning(pid))
      await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}
