const MARK = ".postman-codegen~";

/** How names of staging folders start. `~` is in no slug, so that no slug's prefix starts another's. */
export function stagingPrefix(slug: string): string {
  return `${MARK}${slug}~`;
}

/** Whether a path is of a staging folder or in one. */
export function isStaging(path: string): boolean {
  return path.split(/[\\/]/).some((part) => part.startsWith(MARK));
}
