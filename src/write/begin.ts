import { closeSync, openSync, readSync } from "node:fs";

/** The text of the first bytes of a file: enough where it may be large and says at once what it is. */
export function beginOf(path: string, bytes: number): string {
  const file = openSync(path, "r");
  try {
    const buffer = Buffer.alloc(bytes);
    return buffer.toString("utf8", 0, readSync(file, buffer, 0, bytes, 0));
  } finally {
    closeSync(file);
  }
}
