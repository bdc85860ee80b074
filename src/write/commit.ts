import { chmodSync, copyFileSync, linkSync, mkdirSync, renameSync, rmdirSync, unlinkSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Disk } from "./disk.js";
import { isSystemError } from "./failure.js";
import { MANIFEST } from "./manifest.js";
import { foldersOf } from "./paths.js";
import type { OutputPlan, PlannedWrite } from "./plan.js";
import { mapInPool } from "./pool.js";

/** The output could not be brought back to what it was: some files are new, some old. */
export class HalfWrittenError extends Error {
  /** Where the old files are. */
  readonly staging: string;

  constructor(staging: string, cause: unknown) {
    super("the output is partly written", { cause });
    this.staging = staging;
  }
}

/**
 * Puts a plan into effect, all or nothing:
 *
 * 1. Every new text is written to the staging folder, the manifest last. A full disk shows here; nothing has changed.
 * 2. Files that are no longer wanted move to the staging folder, new ones move out of it, each by one rename: a reader
 *    sees the old file or the new one. The old ones are kept, as hard links where possible, until all is done; when
 *    any step fails, the steps before it are undone.
 * 3. The manifest moves last.
 *
 * A process killed in step 2 leaves each file whole, and the staging folder, whose manifest tells the next run which
 * files are ours (see previous.ts). Step 2 is synchronous to be short. What a power failure leaves is up to the file
 * system: nothing is flushed.
 */
export async function commit(plan: OutputPlan, disk: Disk, staging: string): Promise<void> {
  const staged = await stage(plan.writes, staging);
  const undo: (() => void)[] = [];
  try {
    moveAll(staged, plan, disk, staging, undo);
  } catch (error) {
    rollBack(undo, staging, error);
    throw error;
  }
  for (const path of plan.permissions) makeExecutable(disk.absolute(path));
}

interface Staged {
  write: PlannedWrite;
  /** Where its text lies. */
  from: string;
}

async function stage(writes: readonly PlannedWrite[], staging: string): Promise<Staged[]> {
  const put = async (write: PlannedWrite, name: string): Promise<Staged> => {
    const from = join(staging, name);
    await writeFile(from, write.content, { flag: "wx", mode: write.executable ? 0o777 : 0o666 });
    return { write, from };
  };
  const others = writes.filter((w) => w.path !== MANIFEST);
  const staged = await mapInPool(others, (write, i) => put(write, `new-${String(i)}`));
  const manifest = writes.find((w) => w.path === MANIFEST);
  return manifest ? [...staged, await put(manifest, MANIFEST)] : staged;
}

function moveAll(
  staged: readonly Staged[],
  plan: OutputPlan,
  disk: Disk,
  staging: string,
  undo: (() => void)[],
): void {
  const made = new Set<string>();
  makeFolder(disk.absolute(""), made, undo);
  // Before the writes: a file may be removed where a folder must be, or where one is that differs only by case.
  plan.removals.forEach((path, i) => {
    const target = disk.absolute(path);
    const kept = join(staging, `removed-${String(i)}`);
    renameSync(target, kept);
    undo.push(() => {
      mkdirSync(dirname(target), { recursive: true });
      renameSync(kept, target);
    });
  });
  removeEmptyFolders(plan.removals, disk);
  staged.forEach(({ write, from }, i) => {
    const target = disk.absolute(write.path);
    for (const folder of foldersOf(write.path)) makeFolder(disk.absolute(folder), made, undo);
    if (write.replaces === "nothing") {
      renameSync(from, target);
      undo.push(() => {
        unlinkSync(target);
      });
      return;
    }
    const kept = join(staging, `old-${String(i)}`);
    keep(write.replaces, target, kept);
    undo.push(() => {
      renameSync(kept, target);
    });
    renameSync(from, target);
  });
}

/** A link is moved, not followed. */
function keep(kind: "file" | "link", target: string, kept: string): void {
  if (kind === "link") {
    renameSync(target, kept);
    return;
  }
  try {
    linkSync(target, kept);
  } catch {
    // Some file systems know no hard links.
    copyFileSync(target, kept);
  }
}

function makeFolder(path: string, made: Set<string>, undo: (() => void)[]): void {
  if (made.has(path)) return;
  made.add(path);
  try {
    mkdirSync(path);
  } catch (error) {
    if (isSystemError(error) && error.code === "EEXIST") return;
    throw error;
  }
  undo.push(() => {
    rmdirSync(path);
  });
}

/** Folders that held nothing but files of ours; innermost first. */
function removeEmptyFolders(removed: readonly string[], disk: Disk): void {
  const folders = [...new Set(removed.flatMap(foldersOf))].sort((a, b) => b.length - a.length);
  for (const folder of folders) {
    try {
      rmdirSync(disk.absolute(folder));
    } catch {
      // Something of the user's is in it.
    }
  }
}

function rollBack(undo: readonly (() => void)[], staging: string, cause: unknown): void {
  for (const step of undo.toReversed()) {
    try {
      step();
    } catch {
      throw new HalfWrittenError(staging, cause);
    }
  }
}

function makeExecutable(path: string): void {
  try {
    chmodSync(path, 0o755);
  } catch {
    // The file is right but for a permission that the file system may not know at all.
  }
}

export async function removeStaging(staging: string): Promise<void> {
  await rm(staging, { recursive: true, force: true });
}
