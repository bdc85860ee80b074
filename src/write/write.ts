import { lstatSync, statSync, utimesSync } from "node:fs";
import { join, resolve } from "node:path";

import type { WriteMode } from "../config/options.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { sha256Of } from "../hash.js";
import { byCodeUnit } from "../order.js";
import { commit, HalfWrittenError, removeStaging } from "./commit.js";
import { Disk } from "./disk.js";
import { outputFailure, unlessMissing } from "./failure.js";
import { LockedError, withLock } from "./lock.js";
import { MANIFEST, type Manifest, type ManifestCore, manifestText, sameButForFormatted } from "./manifest.js";
import { emptyPlan, type OutputFile, type OutputPlan, pathFaults, planOutput } from "./plan.js";
import { type Previous, readPrevious } from "./previous.js";
import { makeStaging, removeLeftovers } from "./staging.js";

export interface WriteFile extends OutputFile {
  /** The formatter's hash of the text that it was made from. */
  source?: string;
}

export interface WriteOptions {
  /** The folder given with --out; may be a symbolic link and may not exist yet. */
  outDir: string;
  /** Name of the collection's folder in it. */
  slug: string;
  files: readonly WriteFile[];
  manifest: ManifestCore;
  mode: WriteMode;
  /** From `readPrevious`, where the caller has it already. */
  previous?: Previous;
}

/** A file that is not as it should be. */
export interface Drift {
  kind: "missing" | "different" | "stale";
  path: string;
}

/** Paths are relative to the collection's folder. Nothing was written where `diagnostics` has an error. */
export interface WriteResult {
  /** Written, or with `dry-run` those that would be. */
  written: string[];
  unchanged: number;
  /** Removed, or with `dry-run` those that would be. */
  removed: string[];
  /** With `check`: what a write would change, in order of path. */
  drift: Drift[];
  diagnostics: Diagnostic[];
}

/**
 * Brings the folder of one collection up to date with the planned files. Files that are right already are not touched;
 * files that are not ours are never. Faults of the file system come back as diagnostics.
 */
export async function writeCollection(options: WriteOptions): Promise<WriteResult> {
  const outDir = resolve(options.outDir);
  const folder = join(outDir, options.slug);
  try {
    const fault = folderFault(outDir, folder, options.slug);
    if (fault) return failed(fault);
    const previous = options.previous ?? readPrevious(outDir, options.slug);
    if (previous.fault) return failed(previous.fault);
    const files: OutputFile[] = [...options.files, manifestFile(options)];
    const faults = pathFaults(files);
    if (faults.length > 0) return { ...NOTHING, diagnostics: faults };
    const target = { outDir, slug: options.slug, folder };
    const began = new Date();
    const plan =
      options.mode === "write"
        ? await carryOut(files, target, previous)
        : planOutput(files, new Disk(folder), previous);
    if (isFaulty(plan)) return { ...NOTHING, diagnostics: plan.faults };
    if (options.mode === "write" && options.manifest.upToDate && !hasWork(plan))
      renewManifest(join(folder, MANIFEST), began);
    return report(plan, options.mode, previous, files);
  } catch (error) {
    if (error instanceof LockedError) return failed(locked(error, folder));
    if (error instanceof HalfWrittenError) return failed(halfWritten(error, folder));
    return failed(outputFailure(error, folder));
  }
}

const NOTHING = { written: [], unchanged: 0, removed: [], drift: [] };

function failed(diagnostic: Diagnostic): WriteResult {
  return { ...NOTHING, diagnostics: [diagnostic] };
}

function isFaulty({ faults }: OutputPlan): boolean {
  return faults.some((f) => f.severity === "error");
}

function hasWork({ writes, removals, permissions }: OutputPlan): boolean {
  return writes.length > 0 || removals.length > 0 || permissions.length > 0;
}

/**
 * All files were found to be as they should. The next run sees that at once where none is newer than the manifest, which it may
 * not be, after a checkout say. What was touched since we began to look stays newer.
 */
function renewManifest(path: string, began: Date): void {
  try {
    utimesSync(path, began, began);
  } catch {
    // The file system may not let us: then the next run looks at the files again.
  }
}

interface Target {
  outDir: string;
  slug: string;
  folder: string;
}

/**
 * Plans and writes. A plan made without the lock may have seen what another run was in the middle of: it only counts where
 * it finds nothing to do.
 */
async function carryOut(
  files: readonly OutputFile[],
  { outDir, slug, folder }: Target,
  previous: Previous,
): Promise<OutputPlan> {
  const isClean = previous.leftovers.length === 0 && !previous.isLocked;
  if (isClean && files.at(-1)?.content === previous.manifest) {
    const plan = planOutput(files, new Disk(folder), previous);
    if (!isFaulty(plan) && !hasWork(plan)) return plan;
  }
  return withLock(outDir, slug, () => {
    const now = readPrevious(outDir, slug);
    if (now.fault) return { ...emptyPlan(), faults: [now.fault] };
    const disk = new Disk(folder);
    const plan = planOutput(files, disk, now);
    if (isFaulty(plan)) return plan;
    if (hasWork(plan)) commitStaged(plan, disk, outDir, slug);
    removeLeftovers(now.leftovers);
    return plan;
  });
}

function commitStaged(plan: OutputPlan, disk: Disk, outDir: string, slug: string): void {
  const staging = makeStaging(outDir, slug);
  let keep = false;
  try {
    commit(plan, disk, staging);
  } catch (error) {
    keep = error instanceof HalfWrittenError;
    throw error;
  } finally {
    if (!keep) removeStaging(staging);
  }
}

function manifestFile({ manifest, files }: WriteOptions): OutputFile {
  const formatted = files.flatMap(({ path, source }) => (source === undefined ? [] : [[path, source]]));
  const full: Manifest = {
    ...manifest,
    files: Object.fromEntries(files.map(({ path, content }) => [path, sha256Of(content)])),
    formatted: Object.fromEntries(formatted) as Record<string, string>,
  };
  return { path: MANIFEST, content: manifestText(full) };
}

function report(
  plan: OutputPlan,
  mode: WriteMode,
  previous: Previous,
  files: readonly OutputFile[],
): WriteResult {
  const common = { unchanged: plan.unchanged.length, diagnostics: plan.faults };
  if (mode === "check") return { ...common, written: [], removed: [], drift: driftOf(plan, previous, files) };
  return { ...common, written: plan.writes.map((w) => w.path), removed: plan.removals, drift: [] };
}

function driftOf(plan: OutputPlan, previous: Previous, files: readonly OutputFile[]): Drift[] {
  const manifest = files.at(-1)?.content ?? "";
  const drift: Drift[] = plan.removals.map((path) => ({ kind: "stale", path }));
  for (const { path, replaces } of plan.writes) {
    if (path === MANIFEST && previous.manifest !== undefined) {
      if (sameButForFormatted(previous.manifest, manifest)) continue;
    }
    drift.push({ kind: replaces === "nothing" ? "missing" : "different", path });
  }
  return drift.sort((a, b) => byCodeUnit(a.path, b.path));
}

/** Reports folders that cannot be used, before any file is compared. */
function folderFault(outDir: string, folder: string, slug: string): Diagnostic | undefined {
  if (!/^[a-z\d_-]+$/.test(slug)) {
    throw new TypeError(`not a folder name: ${JSON.stringify(slug)}`);
  }
  const out = unlessMissing(() => statSync(outDir));
  if (out && !out.isDirectory()) {
    return {
      severity: "error",
      code: "PC3001",
      message: `cannot write to ${outDir}: it is a file, not a folder`,
      hint: "choose a folder with --out",
    };
  }
  const own = unlessMissing(() => lstatSync(folder));
  if (own?.isSymbolicLink()) {
    return {
      severity: "error",
      code: "PC3002",
      message: `${folder} is a symbolic link; files below it could land outside the output folder`,
      hint: "replace it by a real folder, or delete it",
    };
  }
  if (own && !own.isDirectory()) {
    return {
      severity: "error",
      code: "PC3006",
      message: `${folder} is a file that was not made by postman-codegen; a folder must stand there`,
      hint: "move or delete it, or choose another folder with --out",
    };
  }
  return undefined;
}

function locked({ path }: LockedError, folder: string): Diagnostic {
  return {
    severity: "error",
    code: "PC3007",
    message: `${folder} is being written by another run`,
    hint: `wait for it to end; if there is none, delete ${path}`,
  };
}

function halfWritten(error: HalfWrittenError, folder: string): Diagnostic {
  const { cause, staging } = error;
  const reason = cause instanceof Error ? cause.message : String(cause);
  return {
    severity: "error",
    code: "PC3001",
    message: `${folder} is partly written, and could not be brought back: ${reason}`,
    hint: `run again once the cause is gone; the files that were there before are in ${staging}`,
  };
}
