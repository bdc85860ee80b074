import type { Diagnostic, Report } from "../diagnostics/diagnostic.js";
import { redactTokens } from "../ir/credentials/shapes.js";

/** Collects what a run has to say, and hands each thing on as soon as it is known. */
export interface Reporter {
  readonly diagnostics: Diagnostic[];
  report: Report;
  /** Returns whether one of them is an error. */
  reportAll(diagnostics: readonly Diagnostic[]): boolean;
}

export function createReporter(handOn: Report = () => undefined): Reporter {
  const diagnostics: Diagnostic[] = [];
  const report = (given: Diagnostic): void => {
    // Messages quote names and texts of the input, which may hold anything.
    const diagnostic = { ...given, message: redactTokens(given.message) };
    diagnostics.push(diagnostic);
    handOn(diagnostic);
  };
  const reportAll = (given: readonly Diagnostic[]): boolean => {
    for (const diagnostic of given) report(diagnostic);
    return given.some(isError);
  };
  return { diagnostics, report, reportAll };
}

export function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}
