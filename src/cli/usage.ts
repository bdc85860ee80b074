import type { Diagnostic } from "../diagnostics/diagnostic.js";

/** The command line asks for something that there is not: exit status 2. */
export class UsageError extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics[0]?.message ?? "wrong usage");
    this.diagnostics = diagnostics;
  }
}

/** Returns the error for a wrong command line, which ends the run with status 2. */
export function wrongUsage(message: string, hint: string): UsageError {
  return new UsageError([{ severity: "error", code: "PC4004", message, hint }]);
}
