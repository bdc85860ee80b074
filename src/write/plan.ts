import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { plural } from "../diagnostics/plural.js";
import { sha256Of } from "../hash.js";
import type { Disk } from "./disk.js";
import { MANIFEST } from "./manifest.js";
import { collisions, foldCase, foldersOf, pathFault } from "./paths.js";
import type { Previous } from "./previous.js";

/** A file as it should stand on disk. */
export interface OutputFile {
  /** POSIX, relative to the collection's folder. */
  path: string;
  content: string;
  executable?: boolean;
}

/** The changes that bring the disk up to date. Nothing may be changed while `faults` has an error. */
export interface OutputPlan {
  writes: PlannedWrite[];
  /** Files that stand as they should. */
  unchanged: OutputFile[];
  /** Files of ours that nothing asks for any more. */
  removals: string[];
  /** Files of ours that nothing asks for and that are gone already: a killed run may have left their folders empty. */
  gone: string[];
  /** Paths of `writes` that take the place of files of ours that somebody has edited. */
  edited: string[];
  /** Files that stand as they should but cannot be executed. */
  permissions: string[];
  faults: Diagnostic[];
}

export interface PlannedWrite extends OutputFile {
  /** The entry at its path. */
  replaces: "nothing" | "file" | "link";
}

/** Returns a plan without changes. */
export function emptyPlan(): OutputPlan {
  return { writes: [], unchanged: [], removals: [], gone: [], edited: [], permissions: [], faults: [] };
}

/** Compares files, whose paths are right, with the disk. Reads only paths that are planned or were ours; writes nothing. */
export function planOutput(files: readonly OutputFile[], disk: Disk, previous: Previous): OutputPlan {
  const plan = emptyPlan();
  planRemovals(files, disk, previous, plan);
  const removed = new Set(plan.removals);
  const context: Context = {
    disk,
    ours: previous.ours,
    listed: previous.listed,
    removed,
    ownFolders: new Set([...previous.ours.keys()].flatMap(foldersOf)),
    // On a case-insensitive disk the file to be removed and the one to be written are the same.
    renamed: new Set(plan.removals.map(foldCase)),
    ownManifest: previous.manifest !== undefined,
  };
  for (const file of files) note(file, judge(file, context), disk, plan);
  plan.faults = [...distinct(plan.faults), ...editedWarning(plan, disk)];
  return plan;
}

interface Context {
  disk: Disk;
  ours: Previous["ours"];
  listed: Previous["listed"];
  removed: ReadonlySet<string>;
  /** Folders that files of ours are or were in; one that is empty by the time of writing makes room. */
  ownFolders: ReadonlySet<string>;
  renamed: ReadonlySet<string>;
  ownManifest: boolean;
}

type Verdict =
  | { kind: "write"; replaces: PlannedWrite["replaces"]; edited?: boolean }
  | { kind: "unchanged"; executable: boolean }
  /** Something that is not ours stands at `path`. */
  | { kind: "in the way"; path: string }
  | { kind: "link on the way"; path: string };

function judge(file: OutputFile, context: Context): Verdict {
  const { disk, ours, listed, removed, ownFolders, renamed } = context;
  const way = disk.wayTo(file.path);
  if (way === "missing") return { kind: "write", replaces: "nothing" };
  if (way !== "clear") {
    if (way.kind === "link") return { kind: "link on the way", path: way.path };
    return removed.has(way.path)
      ? { kind: "write", replaces: "nothing" }
      : { kind: "in the way", path: way.path };
  }
  if (renamed.has(foldCase(file.path))) return { kind: "write", replaces: "nothing" };
  const own = file.path === MANIFEST ? context.ownManifest : listed.has(file.path);
  const inTheWay: Verdict = { kind: "in the way", path: file.path };
  switch (disk.kind(file.path)) {
    case "missing":
      return { kind: "write", replaces: "nothing" };
    case "folder":
      return ownFolders.has(file.path) ? { kind: "write", replaces: "nothing" } : inTheWay;
    case "link":
      return own ? { kind: "write", replaces: "link" } : inTheWay;
    case "other":
      return inTheWay;
    case "file": {
      const content = disk.read(file.path);
      if (content === undefined) return { kind: "write", replaces: "nothing" };
      if (content.equals(Buffer.from(file.content))) {
        return {
          kind: "unchanged",
          executable: !file.executable || disk.isExecutable(file.path),
        };
      }
      // A killed run wrote files that no manifest in place lists; what else stands there is somebody's.
      const hashes = ours.get(file.path);
      if (!own && !hashes?.has(sha256Of(content))) return inTheWay;
      return { kind: "write", replaces: "file", edited: hashes !== undefined && isEdited(content, hashes) };
    }
  }
}

/** Whether somebody changed a file of ours since it was written. Git may have changed its line ends, which is no edit. */
function isEdited(content: Buffer, hashes: ReadonlySet<string>): boolean {
  return (
    !hashes.has(sha256Of(content)) && !hashes.has(sha256Of(content.toString("utf8").replaceAll("\r\n", "\n")))
  );
}

function note(file: OutputFile, verdict: Verdict, disk: Disk, plan: OutputPlan): void {
  switch (verdict.kind) {
    case "write":
      plan.writes.push({ ...file, replaces: verdict.replaces });
      if (verdict.edited) plan.edited.push(file.path);
      return;
    case "unchanged":
      plan.unchanged.push(file);
      if (!verdict.executable) plan.permissions.push(file.path);
      return;
    case "in the way":
      plan.faults.push({
        severity: "error",
        code: "PC3006",
        message: `${disk.absolute(verdict.path)} was not made by postman-codegen and would be overwritten`,
        hint: "move or delete it, or choose another folder with --out",
      });
      return;
    case "link on the way":
      plan.faults.push({
        severity: "error",
        code: "PC3002",
        message: `${disk.absolute(verdict.path)} is a symbolic link; files below it could land outside the output folder`,
        hint: "replace it by a real folder, or delete it",
      });
  }
}

function planRemovals(files: readonly OutputFile[], disk: Disk, previous: Previous, plan: OutputPlan): void {
  const wanted = new Set(files.map((f) => f.path));
  const stale = [...previous.ours].filter(
    // A manifest is a file like any other and may have been tampered with.
    ([path]) => !wanted.has(path) && path !== MANIFEST && pathFault(path) === undefined,
  );
  for (const [path, hashes] of stale) {
    const state = stateOf(path, hashes, disk);
    if (state === "ours") plan.removals.push(path);
    if (state === "gone") plan.gone.push(path);
    if (state === "edited") {
      plan.faults.push({
        severity: "warning",
        code: "PC3006",
        message: `${disk.absolute(path)} is no longer generated, but was edited: it is kept`,
        hint: "delete it when you no longer need it",
      });
    }
  }
}

function stateOf(path: string, hashes: ReadonlySet<string>, disk: Disk): "ours" | "gone" | "edited" {
  if (disk.wayTo(path) !== "clear") return "gone";
  const kind = disk.kind(path);
  if (kind === "missing" || kind === "folder") return "gone";
  if (kind !== "file") return "edited";
  const content = disk.read(path);
  if (content === undefined) return "gone";
  return hashes.has(sha256Of(content)) ? "ours" : "edited";
}

/** One for all files whose edits a write takes away. */
function editedWarning({ edited: [first, ...others] }: OutputPlan, disk: Disk): Diagnostic[] {
  if (first === undefined) return [];
  const more = others.length === 0 ? "" : ` and ${plural(others.length, "other file")}`;
  return [
    {
      severity: "warning",
      code: "PC3009",
      message: `${disk.absolute(first)}${more} ${more === "" ? "was" : "were"} edited by hand; the edits are overwritten`,
      hint: "make changes with --templates, with overrides in the configuration, or in files of your own",
    },
  ];
}

/** Reports invalid paths, whatever is on the disk. */
export function pathFaults(files: readonly OutputFile[]): Diagnostic[] {
  const faults: Diagnostic[] = files.flatMap(({ path }) => {
    const fault = pathFault(path);
    if (fault === undefined) return [];
    const message = `a generated file has the path ${JSON.stringify(path)}, which cannot be used: ${fault}`;
    return [{ severity: "error", code: "PC3002", message }];
  });
  for (const [a, b] of collisions(files.map((f) => f.path))) {
    faults.push({
      severity: "error",
      code: "PC3001",
      message: `the generated files ${JSON.stringify(a)} and ${JSON.stringify(b)} cannot both exist`,
    });
  }
  return faults;
}

/** Many files below one link or file give the same fault. */
function distinct(faults: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(faults.map((fault) => [`${fault.code} ${fault.message}`, fault])).values()];
}
