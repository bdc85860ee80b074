import { type FSWatcher, readdirSync, statSync, watch as watchFolder } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";

import { wrongUsage } from "./usage.js";

/** The paths that a run reads, as given, and the directory that it writes to, whose changes start no run. */
export interface Watched {
  paths: readonly string[];
  out: string;
  cwd: string;
}

/** Editors write in several steps; a run begins when nothing has happened for so many milliseconds. */
const QUIET = 60;

export interface Runs {
  /** Begins when the files are watched already, so that no change is missed that comes while it reads them. */
  first: () => Promise<void>;
  changed: () => Promise<void>;
}

/**
 * Runs, and again after each change of the files, one run at a time, until the process is interrupted. What an event says of
 * the change does not matter.
 */
export async function watchUntilInterrupted(watched: Watched, { first, changed }: Runs): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  let end: () => void = () => undefined;
  let fail: (error: unknown) => void = () => undefined;
  const ended = new Promise<void>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  const run = (once: () => Promise<void>) => {
    if (running !== undefined) {
      again = true;
      return;
    }
    running = followed(once)
      .catch(fail)
      .finally(() => {
        running = undefined;
        if (again) schedule();
        again = false;
      });
  };
  const followed = async (once: () => Promise<void>) => {
    // Before anything is read: what is in a new folder by now is read, and of what comes later its watcher hears.
    watchers.follow();
    await once();
  };
  const schedule = () => {
    clearTimeout(timer);
    timer = setTimeout(run, QUIET, changed);
  };
  const watchers = new Watchers(watched, schedule);
  process.once("SIGINT", end);
  process.once("SIGTERM", end);
  try {
    run(first);
    await ended;
  } finally {
    clearTimeout(timer);
    watchers.close();
  }
  await running;
}

/** The watched entries of a folder: all of them, or those with one of these names. */
type Wanted = "all" | ReadonlySet<string>;

interface Open {
  watcher: FSWatcher;
  /** Of the folder; another folder may have come in its place. */
  id: string;
  wanted: Wanted;
}

/**
 * One watcher a folder. Folders are watched rather than files: a file that an editor replaces by renaming is another file of
 * the same name. Not by a watcher for all that is below: on Linux Node makes that of watchers of files.
 */
class Watchers {
  readonly #paths: readonly string[];
  readonly #output: string;
  readonly #changed: () => void;
  readonly #open = new Map<string, Open>();

  constructor({ paths, out, cwd }: Watched, changed: () => void) {
    this.#paths = paths.map((path) => resolve(cwd, path));
    this.#output = resolve(cwd, out) + sep;
    this.#changed = changed;
  }

  /** Watches the folders that there are by now, and no others. */
  follow(): void {
    const wanted = this.#wanted();
    for (const [folder, { id, watcher }] of this.#open) {
      if (wanted.has(folder) && id === idOf(folder)) continue;
      watcher.close();
      this.#open.delete(folder);
    }
    for (const [folder, what] of wanted) {
      const open = this.#open.get(folder);
      if (open) open.wanted = what;
      else this.#watch(folder, what);
    }
  }

  close(): void {
    for (const { watcher } of this.#open.values()) watcher.close();
  }

  #wanted(): Map<string, Wanted> {
    const wanted = new Map<string, "all" | Set<string>>();
    const add = (folder: string, name: string) => {
      const names = wanted.get(folder) ?? new Set();
      if (names !== "all") wanted.set(folder, names.add(name));
    };
    for (const path of this.#paths) {
      const { folder, name } = targetOf(path);
      if (name === undefined) this.#addTree(folder, wanted);
      // The folder itself may go and come again.
      add(name === undefined ? dirname(folder) : folder, name ?? basename(folder));
    }
    return wanted;
  }

  #addTree(folder: string, wanted: Map<string, "all" | Set<string>>): void {
    if (wanted.get(folder) === "all") return;
    wanted.set(folder, "all");
    for (const name of foldersIn(folder)) {
      const path = join(folder, name);
      if (!this.#isOutput(path)) this.#addTree(path, wanted);
    }
  }

  #watch(folder: string, wanted: Wanted): void {
    const id = idOf(folder);
    try {
      const watcher = watchFolder(folder, (_, name) => {
        if (this.#matters(folder, name)) this.#changed();
      });
      // The folder is gone, as some systems say it.
      watcher.on("error", this.#changed);
      this.#open.set(folder, { watcher, id, wanted });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "ENOSPC" || code === "EMFILE")
        throw wrongUsage(
          `more folders than the system lets us watch: ${folder}`,
          "give fewer folders, or raise the limit, on Linux fs.inotify.max_user_watches",
        );
      // It went away, or cannot be read, which the run has words for.
    }
  }

  /** Some systems do not tell the name. */
  #matters(folder: string, name: string | null): boolean {
    const wanted = this.#open.get(folder)?.wanted;
    if (name === null || wanted === undefined) return true;
    return wanted === "all" ? !LEFT_OUT.has(name) && !this.#isOutput(join(folder, name)) : wanted.has(name);
  }

  #isOutput(path: string): boolean {
    return `${path}${sep}`.startsWith(this.#output);
  }
}

/** Nothing in them is an input, and they hold very many folders. */
const LEFT_OUT: ReadonlySet<string> = new Set(["node_modules", ".git"]);

function foldersIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.flatMap((entry) => (entry.isDirectory() && !LEFT_OUT.has(entry.name) ? entry.name : []));
  } catch {
    return [];
  }
}

interface Target {
  folder: string;
  /** Only what has this name in it; absent: all that is in it and below. */
  name?: string;
}

/** Returns the folder to watch for a path: its own, or the nearest one that exists. */
function targetOf(path: string): Target {
  if (isFolder(path)) return { folder: path };
  const glob = path.search(/[*?[{]/);
  let name = glob === -1 ? basename(path) : undefined;
  let folder = dirname(glob === -1 ? path : `${path.slice(0, glob)}x`);
  while (!isFolder(folder) && dirname(folder) !== folder) {
    name = basename(folder);
    folder = dirname(folder);
  }
  return name === undefined ? { folder } : { folder, name };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** A number may be used again for the next folder. */
function idOf(folder: string): string {
  const stats = statSync(folder, { throwIfNoEntry: false });
  return stats === undefined ? "" : `${String(stats.dev)} ${String(stats.ino)} ${String(stats.birthtimeMs)}`;
}
