const MARK = ".postman-codegen~";

/** How names of staging folders start. `~` is in no slug, so that no slug's prefix starts another's. */
export function stagingPrefix(slug: string): string {
  return `${MARK}${slug}~`;
}

/** The file that says that a run is at work on a collection's folder. */
export function lockName(slug: string): string {
  return `${stagingPrefix(slug)}lock`;
}

/** A name that only this process uses; it tells the process, so that what a killed one left can be removed. */
export function ownName(slug: string, what: string): string {
  return `${stagingPrefix(slug)}${String(process.pid)}~${what}`;
}

/** The process that used a name of `ownName`; NaN where it is no such name. */
export function ownerOf(name: string): number {
  return Number(name.split("~")[2]);
}

/** Whether a path is of a staging folder or in one. */
export function isStaging(path: string): boolean {
  return path.split(/[\\/]/).some((part) => part.startsWith(MARK));
}
