import { closeSync, openSync, readFileSync, readSync, statSync } from "node:fs";

import { MAX_BYTES } from "../limits.js";
import type { Source } from "../source.js";

/** Bytes that are read of a pipe at once. */
const CHUNK = 1 << 16;

/** A file on disk. */
export function fileSource(file: string, path: string, explicit: boolean): Source {
  return { file: file.replaceAll("\\", "/"), explicit, load: () => readWhole(path) };
}

/**
 * The bytes of a file. Throws an error of the file system, EFBIG where it is too large. Does not go by other threads: they
 * take turns with the one that waits for them, which takes longer than to read.
 */
export function readWhole(path: string): Uint8Array {
  const stats = statSync(path);
  if (stats.size > MAX_BYTES) throw tooLarge();
  return stats.isFile() || stats.isDirectory() ? readFileSync(path) : readToEnd(path);
}

/** Reads a pipe or a device, whose size nobody knows before. */
function readToEnd(path: string): Uint8Array {
  const file = openSync(path, "r");
  try {
    const chunks: Uint8Array[] = [];
    for (let size = 0; size <= MAX_BYTES;) {
      const chunk = Buffer.alloc(CHUNK);
      const length = readSync(file, chunk);
      if (length === 0) return Buffer.concat(chunks);
      chunks.push(chunk.subarray(0, length));
      size += length;
    }
    throw tooLarge();
  } finally {
    closeSync(file);
  }
}

/** Returns the error for a source of more than `MAX_BYTES`. */
export function tooLarge(): NodeJS.ErrnoException {
  return Object.assign(new Error(), { code: "EFBIG" });
}
