import { mkdir, mkdtemp, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { isMissing, isSystemError } from "./failure.js";
import { isRunning } from "./running.js";
import { stagingPrefix } from "./staging-name.js";

/** Makes a folder beside the collection's, on the same disk, so that files move from it by renaming. */
export async function makeStaging(outDir: string, slug: string): Promise<string> {
  await makeFolders(outDir);
  return mkdtemp(join(outDir, `${stagingPrefix(slug)}${String(process.pid)}~`));
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
 * Removes staging folders of runs that were killed, as far as it can. One whose process still runs may be at work: it
 * stays. Our own are not at work while we hold the lock.
 */
export async function removeLeftovers(folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    const pid = Number(basename(folder).split("~")[2]);
    if (pid === process.pid || !isRunning(pid))
      await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}
