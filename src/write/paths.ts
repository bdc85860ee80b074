/**
 * The last gate before the disk: whatever an emitter, a template or a manifest says, only relative paths that stay
 * below the collection's folder and mean the same on every system pass.
 */

/** Why a path cannot be used in the output; undefined where it can. */
export function pathFault(path: string): string | undefined {
  if (path === "") return "it is empty";
  if (/^[/~]/.test(path)) return "it is not relative";
  if (path.includes("\\")) return "it has a backslash";
  if (path.includes(":")) return "it has a colon";

  if (/[\x00-\x1f\x7f]/.test(path)) return "it has a control character";
  for (const segment of path.split("/")) {
    if (segment === "") return "it has an empty part";
    if (segment === "." || segment === "..") return `it has a part "${segment}"`;
    if (/[. ]$/.test(segment)) return "a part ends in a dot or a space";
  }
  return undefined;
}

/** The form in which two paths are equal when a case-insensitive disk takes them for one. */
export function foldCase(path: string): string {
  return path.normalize("NFC").toLowerCase();
}

/** The folders that a path lies in, outermost first: `a/b/c.ts` gives `a`, `a/b`. */
export function foldersOf(path: string): string[] {
  const folders: string[] = [];
  for (let slash = path.indexOf("/"); slash !== -1; slash = path.indexOf("/", slash + 1)) {
    folders.push(path.slice(0, slash));
  }
  return folders;
}

/** Pairs of paths that cannot both exist: equal but for case, or one a folder of the other. */
export function collisions(paths: readonly string[]): [string, string][] {
  const byFold = new Map<string, string>();
  const found: [string, string][] = [];
  for (const path of paths) {
    const other = byFold.get(foldCase(path));
    if (other === undefined) byFold.set(foldCase(path), path);
    else found.push([other, path]);
  }
  for (const path of paths) {
    for (const folder of foldersOf(path)) {
      const other = byFold.get(foldCase(folder));
      if (other !== undefined) found.push([other, path]);
    }
  }
  return found;
}
