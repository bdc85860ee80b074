import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { CollectionFolder, FolderFormat } from "./formats/format.js";
import { excessFault, MAX_BYTES } from "./limits.js";

/** The files of a folder, and the format to read them in. */
export interface LoadedFolder extends CollectionFolder {
  format: FolderFormat;
}

/** A collection, or what may be one: a file, a folder, standard input, a URL. */
export interface Source {
  /**
   * Its name in messages: as the user gave it, or below the folder that they gave, `/` between parts; `-` for stdin; of
   * an address only what holds no credential.
   */
  file: string;
  /** Named by the user, so that it must be a collection; others are passed over when they are not. */
  explicit: boolean;
  /**
   * Returns the bytes of a file, or the files of a folder. Fails with a SourceError, or with an error of the file system.
   */
  load(): Uint8Array | LoadedFolder | Promise<Uint8Array>;
}

/** Why a source gave nothing, ready to be reported. */
export class SourceError extends Error {
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message);
    this.diagnostic = diagnostic;
  }
}

/** Why nothing could be loaded, in words. */
export function loadFault(file: string, error: unknown): Diagnostic {
  return error instanceof SourceError ? error.diagnostic : ioFault(file, error as NodeJS.ErrnoException);
}

/** Why the file system refused, in words. */
export function ioFault(file: string, error: NodeJS.ErrnoException): Diagnostic {
  if (error.code === "EFBIG") return excessFault(file, `it has more than ${MAX_BYTES / 1_000_000} MB`);
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: "no such file or folder",
    EACCES: "permission denied",
    EPERM: "permission denied",
    EISDIR: "it is a folder",
    ENOTDIR: "a part of the path is a file",
  };
  return {
    severity: "error",
    code: "PC1001",
    message: `cannot be read: ${reasons[error.code ?? ""] ?? error.message}`,
    place: { file },
    hint: "check the path and its permissions",
  };
}
