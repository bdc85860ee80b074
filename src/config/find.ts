import { statSync } from "node:fs";
import { dirname, join } from "node:path";

/** Looked for in this order in each folder. */
export const CONFIG_NAMES = ["ts", "mts", "js", "mjs", "json"].map(
  (extension) => `postman-codegen.config.${extension}`,
);

/**
 * The configuration file of a folder, in it or above. Without waiting for threads: that would take longer than all that a run
 * does before it reads its input.
 */
export function findConfig(folder: string): string | undefined {
  for (const name of CONFIG_NAMES) {
    const path = join(folder, name);
    if (isFile(path)) return path;
  }
  const above = dirname(folder);
  return above === folder ? undefined : findConfig(above);
}

/** Whether there is a file at a path. Links are followed. */
export function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  } catch {
    return false;
  }
}
