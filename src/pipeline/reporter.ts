import type { Diagnostic, DiagnosticCode, Report } from "../diagnostics/diagnostic.js";
import { shortenDiagnostic } from "../diagnostics/shorten.js";
import { redactTokens } from "../ir/credentials/shapes.js";

/** Collects what a run has to say, and hands each thing on as soon as it is known. */
export interface Reporter {
  /** All of them, so that what a manifest says of a run does not depend on what its user wants to hear. */
  readonly diagnostics: Diagnostic[];
  /** Those that the user wants to hear. */
  shown(): Diagnostic[];
  report: Report;
  /** Returns whether one of them is an error. */
  reportAll(diagnostics: readonly Diagnostic[]): boolean;
}

/** Diagnostics of the codes to ignore are not handed on, unless they are errors. */
export function createReporter(
  handOn: Report = () => undefined,
  ignored: readonly DiagnosticCode[] = [],
): Reporter {
  const diagnostics: Diagnostic[] = [];
  const isShown = (diagnostic: Diagnostic) => isError(diagnostic) || !ignored.includes(diagnostic.code);
  const report = (given: Diagnostic): void => {
    // Messages quote names and texts of the input, which may hold anything.
    const diagnostic = shortenDiagnostic({ ...given, message: redactTokens(given.message) });
    diagnostics.push(diagnostic);
    if (isShown(diagnostic)) handOn(diagnostic);
  };
  const reportAll = (given: readonly Diagnostic[]): boolean => {
    for (const diagnostic of given) report(diagnostic);
    return given.some(isError);
  };
  return { diagnostics, shown: () => diagnostics.filter(isShown), report, reportAll };
}

/** Whether a diagnostic fails the run. */
export function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}
