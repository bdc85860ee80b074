import { mkdtemp, rm } from "node:fs/promises";
import { basename, join } from "node:path";

const MARK = ".postman-codegen~";

/** How names of staging folders start. `~` is in no slug, so that no slug's prefix starts another's. */
export function stagingPrefix(slug: string): string {
  return `${MARK}${slug}~`;
}

/** Whether a path is of a staging folder or in one. */
export function isStaging(path: string): boolean {
  return path.split(/[\\/]/).some((part) => part.startsWith(MARK));
}

/** Makes a folder beside the collection's, on the same disk, so that files move from it by renaming. */
export async function makeStaging(outDir: string, slug: string): Promise<string> {
  return mkdtemp(join(outDir, `${stagingPrefix(slug)}${String(process.pid)}~`));
}

/**
 * Removes staging folders of runs that were killed, as far as it can. One whose process still runs may be at work: it
 * stays.
 */
export async function removeLeftovers(folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    const pid = Number(basename(folder).split("~")[2]);
    if (!isRunning(pid)) await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
