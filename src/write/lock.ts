import { readFileSync, renameSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { isMissing, isSystemError, unlessMissing } from "./failure.js";
import { isRunning } from "./running.js";
import { makeFolders } from "./staging.js";
import { lockName, ownName } from "./staging-name.js";

/** Another run had the folder for as long as we were willing to wait. */
export class LockedError extends Error {
  /** Where its lock is. */
  readonly path: string;

  constructor(path: string) {
    super("another run is at work");
    this.path = path;
  }
}

/** Milliseconds. A run holds the lock while it writes, which is far shorter. */
const MAX_WAIT = 30_000;
const POLL = 25;

/** Milliseconds after which a lock that is not written out was left by a process killed while it made it. */
const UNFINISHED_FOR = 2_000;

/** Locks of this process. */
const held = new Set<string>();

/**
 * Does the work while no other run works on the collection's folder. The lock is a file beside the folder that names
 * the process; that of a process that is no more counts for nothing.
 */
export async function withLock<T>(outDir: string, slug: string, work: () => T): Promise<T> {
  makeFolders(outDir);
  const path = join(outDir, lockName(slug));
  const aside = join(outDir, ownName(slug, "lock"));
  for (let waited = 0; !acquire(path, aside); waited += POLL) {
    if (waited >= MAX_WAIT) throw new LockedError(path);
    await sleep(POLL);
  }
  try {
    return work();
  } finally {
    held.delete(path);
    unlinkIfThere(path);
  }
}

function acquire(path: string, aside: string): boolean {
  try {
    writeFileSync(path, `${process.pid}\n`, { flag: "wx" });
    held.add(path);
    return true;
  } catch (error) {
    if (!isSystemError(error) || error.code !== "EEXIST") {
      // A full disk leaves the file without its text.
      if (isSystemError(error) && (error.code === "ENOSPC" || error.code === "EDQUOT")) unlinkIfThere(path);
      throw error;
    }
  }
  if (!isHeld(path)) takeAway(path, aside);
  return false;
}

function isHeld(path: string): boolean {
  const answer = unlessMissing(() => {
    const text = readFileSync(path, "utf8");
    if (!text.endsWith("\n")) return Date.now() - statSync(path).mtimeMs < UNFINISHED_FOR;
    const pid = Number(text);
    return pid === process.pid ? held.has(path) : isRunning(pid);
  });
  return answer ?? false;
}

/** Moved first and looked at again, since another run may have put its own lock there meanwhile. */
function takeAway(path: string, aside: string): void {
  try {
    renameSync(path, aside);
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  if (isHeld(aside)) renameSync(aside, path);
  else unlinkIfThere(aside);
}

function unlinkIfThere(path: string): void {
  unlessMissing(() => {
    unlinkSync(path);
  });
}
