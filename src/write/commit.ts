import {
  chmodSync,
  copyFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

import type { Disk } from "./disk.js";
import { isSystemError, type SystemError } from "./failure.js";
import { MANIFEST } from "./manifest.js";
import { foldersOf } from "./paths.js";
import type { OutputPlan, PlannedWrite } from "./plan.js";

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
 * A folder that is not there yet comes to be by a single rename, with all that is in it.
 *
 * A process killed in step 2 leaves each file whole, and the staging folder, whose manifest tells the next run which
 * files are ours (see previous.ts). Step 2 is synchronous to be short. What a power failure leaves is up to the file
 * system: nothing is flushed.
 */
export function commit(plan: OutputPlan, disk: Disk, staging: string): void {
  if (lstatSync(disk.absolute(""), { throwIfNoEntry: false }) === undefined) {
    renameSync(stageWhole(plan.writes, staging), disk.absolute(""));
    return;
  }
  const staged = stage(plan.writes, staging);
  const undo: (() => void)[] = [];
  try {
    moveAll(staged, plan, disk, { staging, undo });
  } catch (error) {
    rollBack(undo, staging, error);
    throw error;
  }
  for (const path of plan.permissions) makeExecutable(path, disk);
}

/** Gives where the folder lies. */
function stageWhole(writes: readonly PlannedWrite[], staging: string): string {
  const whole = join(staging, "whole");
  mkdirSync(whole);
  for (const folder of new Set(writes.flatMap(({ path }) => foldersOf(path)))) mkdirSync(join(whole, folder));
  for (const write of writes) putText(write, join(whole, write.path));
  return whole;
}

interface Staged {
  write: PlannedWrite;
  /** Where its text lies. */
  from: string;
}

/** Synchronous: the files are small, and handing each to another thread takes longer than writing it. */
function stage(writes: readonly PlannedWrite[], staging: string): Staged[] {
  const put = (write: PlannedWrite, name: string): Staged => {
    const from = join(staging, name);
    putText(write, from);
    return { write, from };
  };
  const others = writes.filter((w) => w.path !== MANIFEST);
  const staged = others.map((write, i) => put(write, `new-${String(i)}`));
  const manifest = writes.find((w) => w.path === MANIFEST);
  return manifest ? [...staged, put(manifest, MANIFEST)] : staged;
}

function putText({ content, executable }: PlannedWrite, path: string): void {
  writeFileSync(path, content, { flag: "wx", mode: executable ? 0o777 : 0o666 });
}

/** Where replaced files are kept, and the steps that put them back. */
interface Undoable {
  staging: string;
  undo: (() => void)[];
}

function moveAll(staged: readonly Staged[], plan: OutputPlan, disk: Disk, { staging, undo }: Undoable): void {
  const made = new Set<string>();
  makeFolder("", disk, made, undo);
  // Before the writes: a file may be removed where a folder must be, or where one is that differs only by case.
  plan.removals.forEach((path, i) => {
    const kept = join(staging, `removed-${String(i)}`);
    refuseLinks(path, disk);
    renameSync(disk.absolute(path), kept);
    undo.push(() => {
      for (const folder of foldersOf(path)) makeFolder(folder, disk, new Set(), []);
      moveIn(kept, path, disk);
    });
  });
  removeEmptyFolders([...plan.removals, ...plan.gone], disk);
  staged.forEach(({ write, from }, i) => {
    const target = disk.absolute(write.path);
    for (const folder of foldersOf(write.path)) makeFolder(folder, disk, made, undo);
    if (write.replaces === "nothing") {
      refuseStranger(target);
      moveIn(from, write.path, disk);
      undo.push(() => {
        refuseLinks(write.path, disk);
        unlinkSync(target);
      });
      return;
    }
    const kept = join(staging, `old-${String(i)}`);
    refuseLinks(write.path, disk);
    keep(write.replaces, target, kept);
    undo.push(() => {
      moveIn(kept, write.path, disk);
    });
    moveIn(from, write.path, disk);
  });
}

/** One rename, which never follows what stands at the path itself. */
function moveIn(from: string, path: string, disk: Disk): void {
  refuseLinks(path, disk);
  renameSync(from, disk.absolute(path));
}

/**
 * The plan was made a while ago: somebody may have put a link in the place of a folder since. Looked at right before
 * each step, since Node has no way to open a folder and work below it.
 */
function refuseLinks(path: string, disk: Disk): void {
  for (const folder of ["", ...foldersOf(path)]) {
    const absolute = disk.absolute(folder);
    if (lstatSync(absolute).isSymbolicLink()) throw systemError("ELOOP", absolute);
  }
}

/** Refuses a path where something was put since the plan was made. An empty folder may be replaced. */
function refuseStranger(target: string): void {
  const stats = lstatSync(target, { throwIfNoEntry: false });
  if (stats?.isDirectory()) rmdirSync(target);
  else if (stats) throw systemError("EEXIST", target);
}

function systemError(code: string, path: string): SystemError {
  return Object.assign(new Error(code), { code, path, syscall: "lstat" });
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

function makeFolder(folder: string, disk: Disk, made: Set<string>, undo: (() => void)[]): void {
  if (made.has(folder)) return;
  made.add(folder);
  const path = disk.absolute(folder);
  if (folder !== "") refuseLinks(folder, disk);
  try {
    mkdirSync(path);
  } catch (error) {
    if (isSystemError(error) && error.code === "EEXIST" && lstatSync(path).isDirectory()) return;
    throw error;
  }
  undo.push(() => {
    if (folder !== "") refuseLinks(folder, disk);
    rmdirSync(path);
  });
}

/** Folders that held nothing but files of ours; innermost first. */
function removeEmptyFolders(removed: readonly string[], disk: Disk): void {
  const folders = [...new Set(removed.flatMap(foldersOf))].sort((a, b) => b.length - a.length);
  for (const folder of folders) {
    try {
      refuseLinks(folder, disk);
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

function makeExecutable(path: string, disk: Disk): void {
  try {
    refuseLinks(path, disk);
    if (lstatSync(disk.absolute(path)).isFile()) chmodSync(disk.absolute(path), 0o755);
  } catch {
    // The file is right but for a permission that the file system may not know at all.
  }
}

/** Removes a staging directory with everything in it. */
export function removeStaging(staging: string): void {
  rmSync(staging, { recursive: true, force: true });
}
