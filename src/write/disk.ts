import { lstat, readFile } from "node:fs/promises";
import { join } from "node:path";
import { isMissing } from "./failure.js";
import { foldersOf } from "./paths.js";

/** What stands at a path; links are not followed. */
export type Kind = "missing" | "file" | "folder" | "link" | "other";

/** Something that is not a folder stands where a folder of the path should be. */
export interface Obstacle {
  path: string;
  kind: "file" | "link" | "other";
}

/** Looks at what stands below a folder; what it saw of folders it remembers. */
export class Disk {
  readonly #root: string;
  readonly #folders = new Map<string, Promise<Kind>>();

  constructor(root: string) {
    this.#root = root;
  }

  absolute(path: string): string {
    return join(this.#root, path);
  }

  /** The first thing on the way to `path` that is not a folder; `missing` where the way ends before. */
  async wayTo(path: string): Promise<Obstacle | "missing" | "clear"> {
    for (const folder of ["", ...foldersOf(path)]) {
      const kind = await this.#folderKind(folder);
      if (kind === "missing") return "missing";
      if (kind !== "folder") return { path: folder, kind };
    }
    return "clear";
  }

  async kind(path: string): Promise<Kind> {
    try {
      const stats = await lstat(this.absolute(path));
      if (stats.isFile()) return "file";
      if (stats.isDirectory()) return "folder";
      return stats.isSymbolicLink() ? "link" : "other";
    } catch (error) {
      if (isMissing(error)) return "missing";
      throw error;
    }
  }

  /** Nothing where the file went away since it was looked at: another run may be at work. */
  async read(path: string): Promise<Buffer | undefined> {
    return readFile(this.absolute(path)).catch((error: unknown) => {
      if (isMissing(error)) return undefined;
      throw error;
    });
  }

  /** Whether its owner may execute it. Systems without such a permission say yes. */
  async isExecutable(path: string): Promise<boolean> {
    return process.platform === "win32" || ((await lstat(this.absolute(path))).mode & 0o100) !== 0;
  }

  #folderKind(folder: string): Promise<Kind> {
    let kind = this.#folders.get(folder);
    if (kind === undefined) {
      kind = this.kind(folder);
      this.#folders.set(folder, kind);
    }
    return kind;
  }
}
