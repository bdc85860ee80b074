import { readFileSync } from "node:fs";
import { stat } from "node:fs/promises";
import { MOST_BYTES } from "../limits.js";
import type { Source } from "../source.js";

/** A file on disk. */
export function fileSource(file: string, path: string, explicit: boolean): Source {
  return { file: file.replaceAll("\\", "/"), explicit, load: () => readWhole(path) };
}

/** The bytes of a file. Rejects with an error of the file system, EFBIG where it is too large. */
export async function readWhole(path: string): Promise<Uint8Array> {
  if ((await stat(path)).size > MOST_BYTES) throw tooLarge();
  // In one piece: by the pieces of `readFile`, the thread that waits for them and the one that reads take turns.
  return readFileSync(path);
}

export function tooLarge(): NodeJS.ErrnoException {
  return Object.assign(new Error(), { code: "EFBIG" });
}
