import { watch as watchFolder, statSync, type FSWatcher } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";

/** What a run reads, as given; and where it writes, which is no reason to run. */
export interface Watched {
  paths: readonly string[];
  out: string;
  cwd: string;
}

/** Editors write in several steps; a run begins when nothing has happened for so many milliseconds. */
const QUIET = 60;

/**
 * Calls `changed` after each change of the files, one call at a time, until the process is interrupted. Folders are watched
 * rather than files: a file that an editor replaces by renaming is another file of the same name. Node's own watcher does:
 * a handful of folders, and what an event says of the change does not matter.
 */
export async function watchUntilInterrupted(
  { paths, out, cwd }: Watched,
  changed: () => Promise<void>,
): Promise<void> {
  const output = resolve(cwd, out) + sep;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  const run = () => {
    if (running !== undefined) {
      again = true;
      return;
    }
    running = changed().finally(() => {
      running = undefined;
      if (again) schedule();
      again = false;
    });
  };
  const schedule = () => {
    clearTimeout(timer);
    timer = setTimeout(run, QUIET);
  };
  const watchers = targetsOf(paths, cwd).map(({ folder, file }) =>
    watchOne(folder, file, (path) => {
      if (!`${path}${sep}`.startsWith(output)) schedule();
    }),
  );
  await new Promise<void>((end) => {
    process.once("SIGINT", end);
    process.once("SIGTERM", end);
  });
  clearTimeout(timer);
  for (const watcher of watchers) watcher.close();
  await running;
}

interface Target {
  folder: string;
  /** Only this one in it; absent: all that is in it and below. */
  file?: string;
}

function targetsOf(paths: readonly string[], cwd: string): Target[] {
  return paths.map((path) => {
    const absolute = resolve(cwd, path);
    const isFolder = statSync(absolute, { throwIfNoEntry: false })?.isDirectory() === true;
    if (isFolder) return { folder: absolute };
    const glob = absolute.search(/[*?[{]/);
    if (glob !== -1) return { folder: dirname(`${absolute.slice(0, glob)}x`) };
    return { folder: dirname(absolute), file: absolute };
  });
}

function watchOne(folder: string, file: string | undefined, changed: (path: string) => void): FSWatcher {
  return watchFolder(folder, { recursive: file === undefined }, (_, name) => {
    // Some systems do not tell the name.
    const path = name === null ? (file ?? folder) : join(folder, name);
    if (file === undefined || path === file) changed(path);
  });
}
