import { readFile } from "node:fs/promises";
import type { Source } from "../source.js";

/** A file on disk. */
export function fileSource(file: string, path: string, explicit: boolean): Source {
  return { file: file.replaceAll("\\", "/"), explicit, load: () => readFile(path) };
}
