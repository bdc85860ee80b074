import type { ProgressEvent } from "../config/options.js";

/** Where text goes. */
export interface Output {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
}

/** The world as a command sees it. */
export interface Io {
  /** To open it takes long: only where it is read. */
  stdin(): NodeJS.ReadableStream;
  /** Results only. */
  stdout: Output;
  /** Progress and diagnostics. */
  stderr: Output;
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
  /** Told when a stage begins, before the user is. */
  onProgress?: (event: ProgressEvent) => void;
}

/**
 * Whether text for this stream is coloured: `--no-color` says no; then, as in Node itself, FORCE_COLOR decides, then
 * NO_COLOR; else terminals get colour.
 */
export function usesColor(output: Output, env: Io["env"], asked: boolean): boolean {
  if (!asked) return false;
  const { FORCE_COLOR: force, NO_COLOR: none, TERM: terminal } = env;
  if (force !== undefined) return force !== "0" && force !== "false";
  if (none !== undefined && none !== "") return false;
  return output.isTTY === true && terminal !== "dumb";
}
