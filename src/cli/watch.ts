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
  const watchers = paths.map((path) =>
    watchPath(resolve(cwd, path), (what) => {
      if (!`${what}${sep}`.startsWith(output)) schedule();
    }),
  );
  await new Promise<void>((end) => {
    process.once("SIGINT", end);
    process.once("SIGTERM", end);
  });
  clearTimeout(timer);
  for (const close of watchers) close();
  await running;
}

interface Target {
  folder: string;
  /** Only this one in it; absent: all that is in it and below. */
  file?: string;
}

/** What to watch for the sake of a path now: where its folder does not exist, the nearest one in which the way to it begins. */
function targetOf(path: string): Target {
  if (isFolder(path)) return { folder: path };
  const glob = path.search(/[*?[{]/);
  let { folder, file }: Target =
    glob === -1 ? { folder: dirname(path), file: path } : { folder: dirname(`${path.slice(0, glob)}x`) };
  while (!isFolder(folder) && dirname(folder) !== folder) {
    file = folder;
    folder = dirname(folder);
  }
  return file === undefined ? { folder } : { folder, file };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Watches a path while it comes and goes; the function that ends that. */
function watchPath(path: string, changed: (path: string) => void): () => void {
  let target: Target;
  let watcher: FSWatcher;
  const isElsewhere = () => {
    const { folder, file } = targetOf(path);
    return folder !== target.folder || file !== target.file;
  };
  const start = () => {
    target = targetOf(path);
    watcher = watchFolder(target.folder, { recursive: target.file === undefined }, heard);
    // What appeared before the watcher was there is not heard of.
    if (isElsewhere()) restart();
  };
  const restart = () => {
    watcher.close();
    start();
  };
  const heard = (_: unknown, name: string | null) => {
    const { folder, file } = target;
    if (isElsewhere()) {
      restart();
      return changed(path);
    }
    // Some systems do not tell the name.
    const what = name === null ? (file ?? folder) : join(folder, name);
    if (file === undefined || what === file) changed(what);
  };
  start();
  return () => {
    watcher.close();
  };
}
