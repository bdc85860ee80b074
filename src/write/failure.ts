import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { isStaging } from "./staging-name.js";

const REASONS: Readonly<Record<string, readonly [reason: string, hint: string]>> = {
  EACCES: ["permission denied", "change the permissions, or choose another folder with --out"],
  EPERM: [
    "the operation is not permitted",
    "Close programs that use the file, or choose another folder with --out.",
  ],
  ENOENT: ["no file can be made there", "choose another folder with --out"],
  EROFS: ["the file system is read-only", "choose another folder with --out"],
  ENOSPC: ["the disk is full", "free some space and run again"],
  EDQUOT: ["the disk quota is used up", "free some space and run again"],
  ENOTDIR: ["a file stands where a folder must be", "move the file, or choose another folder with --out"],
  EEXIST: ["a file stands where a folder must be", "move the file, or choose another folder with --out"],
  EISDIR: ["a folder stands where a file must be", "move the folder, or choose another one with --out"],
  ENOTEMPTY: ["a folder stands where a file must be", "move the folder, or choose another one with --out"],
  ENAMETOOLONG: ["the path is too long", "choose a folder with a shorter path with --out"],
  EXDEV: ["the folder is spread over several disks", "choose a folder on one disk with --out"],
  ELOOP: ["a symbolic link stands where a folder must be", "replace it by a real folder, or delete it"],
  EMFILE: ["too many files are open", "raise the limit of open files (ulimit -n) and run again"],
};

/** Returns a diagnostic for an error of the file system at `path`. Rethrows other errors. */
export function outputFailure(error: unknown, path: string): Diagnostic {
  if (!isSystemError(error)) throw error;
  const [reason, hint] = REASONS[error.code] ?? [error.message, "choose another folder with --out"];
  const where = error.dest ?? error.path;
  return {
    severity: "error",
    code: "PC3001",
    message: `cannot write ${where === undefined || isStaging(where) ? path : where}: ${reason}`,
    hint,
  };
}

/** Whether nothing is at the path asked for: neither it nor a folder that it would lie in. */
export function isMissing(error: unknown): boolean {
  return isSystemError(error) && (error.code === "ENOENT" || error.code === "ENOTDIR");
}

/** Returns the result of a call of the file system, or undefined if its path does not exist. */
export function unlessMissing<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Of two paths, as in a rename, `dest` is the second. */
export type SystemError = NodeJS.ErrnoException & { code: string; dest?: string };

/** Whether an error comes from the file system, with a code such as `ENOENT`. */
export function isSystemError(error: unknown): error is SystemError {
  return error instanceof Error && "code" in error && typeof error.code === "string" && "syscall" in error;
}
