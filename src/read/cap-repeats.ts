import type { Diagnostic, DiagnosticCode, Place, Report, Severity } from "../diagnostics/diagnostic.js";

/** Diagnostics of one severity in one source: nobody corrects a file with more faults one by one. */
const MAX_REPORTED = 200;

export interface CappedReport {
  /** Takes diagnostics with file, line and column. */
  report: Report;
  /** Takes diagnostics that only have a JSON path. `locate` is called for those that are reported. */
  reportAt(locate: (path: string) => Place): Report;
  /** Adds a diagnostic that says how many were left out. */
  finish(): void;
}

/**
 * Adds diagnostics to `diagnostics`, of each severity up to a limit: many warnings must not hide an error, which fails the
 * run. The first error of each code in each file is always reported, since the user has to correct each file.
 */
export function capRepeats(file: string, diagnostics: Diagnostic[]): CappedReport {
  const counts: Partial<Record<Severity, number>> = {};
  const omitted = new Map<DiagnosticCode, { count: number; severity: Severity }>();
  const firstErrors = new Set<string>();
  const isFirstInFile = ({ severity, code, place }: Diagnostic): boolean => {
    if (severity !== "error") return false;
    const error = `${code} ${place?.file ?? file}`;
    if (firstErrors.has(error)) return false;
    firstErrors.add(error);
    return true;
  };
  const isReported = (diagnostic: Diagnostic): boolean => {
    if (isFirstInFile(diagnostic)) return true;
    const { severity, code } = diagnostic;
    const count = (counts[severity] ?? 0) + 1;
    counts[severity] = count;
    if (count > MAX_REPORTED) omitted.set(code, { severity, count: (omitted.get(code)?.count ?? 0) + 1 });
    return count <= MAX_REPORTED;
  };
  return {
    report: (d) => {
      if (isReported(d)) diagnostics.push(d);
    },
    reportAt: (locate) => (d) => {
      if (isReported(d)) diagnostics.push({ ...d, place: locate(d.place?.path ?? "$") });
    },
    finish: () => {
      for (const [code, { count, severity }] of omitted)
        diagnostics.push({
          severity,
          code,
          message: `and ${count} more of this kind`,
          place: { file },
          count,
        });
    },
  };
}
