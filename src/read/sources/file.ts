import { readFileSync, statSync } from "node:fs";
import { MAX_BYTES } from "../limits.js";
import type { Source } from "../source.js";

/** A file on disk. */
export function fileSource(file: string, path: string, explicit: boolean): Source {
  return { file: file.replaceAll("\\", "/"), explicit, load: () => readWhole(path) };
}

/**
 * The bytes of a file. Throws an error of the file system, EFBIG where it is too large. Does not go by other threads: they
 * take turns with the one that waits for them, which takes longer than to read.
 */
export function readWhole(path: string): Uint8Array {
  if (statSync(path).size > MAX_BYTES) throw tooLarge();
  return readFileSync(path);
}

export function tooLarge(): NodeJS.ErrnoException {
  return Object.assign(new Error(), { code: "EFBIG" });
}
