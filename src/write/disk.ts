import { constants } from "node:buffer";
import { lstatSync, readFileSync, type Stats } from "node:fs";
import { join } from "node:path";

import { unlessMissing } from "./failure.js";
import { foldersOf } from "./paths.js";

/** Describes the entry at a path; links are not followed. A file too large to be one of ours counts as something else. */
export type Kind = "missing" | "file" | "folder" | "link" | "other";

/** Something that is not a folder stands where a folder of the path should be. */
export interface Obstacle {
  path: string;
  kind: "file" | "link" | "other";
}

/** Whether a file can be one of ours: each was written from one string. */
export function canBeOurs(file: Stats): boolean {
  return file.isFile() && file.size <= constants.MAX_STRING_LENGTH;
}

/**
 * Looks at what stands below a folder; what it saw of folders it remembers. Synchronous: to hand each look at a small file
 * to another thread takes several times as long.
 */
export class Disk {
  readonly #root: string;
  readonly #folders = new Map<string, Kind>();

  constructor(root: string) {
    this.#root = root;
  }

  absolute(path: string): string {
    return join(this.#root, path);
  }

  /** The first thing on the way to `path` that is not a folder; `missing` where the way ends before. */
  wayTo(path: string): Obstacle | "missing" | "clear" {
    for (const folder of ["", ...foldersOf(path)]) {
      const kind = this.#folderKind(folder);
      if (kind === "missing") return "missing";
      if (kind !== "folder") return { path: folder, kind };
    }
    return "clear";
  }

  kind(path: string): Kind {
    const stats = unlessMissing(() => lstatSync(this.absolute(path)));
    if (stats === undefined) return "missing";
    if (stats.isFile()) return canBeOurs(stats) ? "file" : "other";
    if (stats.isDirectory()) return "folder";
    return stats.isSymbolicLink() ? "link" : "other";
  }

  /** Nothing where the file went away since it was looked at: another run may be at work. */
  read(path: string): Buffer | undefined {
    return unlessMissing(() => readFileSync(this.absolute(path)));
  }

  /** Whether its owner may execute it. Systems without such a permission say yes. */
  isExecutable(path: string): boolean {
    return process.platform === "win32" || (lstatSync(this.absolute(path)).mode & 0o100) !== 0;
  }

  #folderKind(folder: string): Kind {
    let kind = this.#folders.get(folder);
    if (kind === undefined) {
      kind = this.kind(folder);
      this.#folders.set(folder, kind);
    }
    return kind;
  }
}
