import type { Diagnostic, DiagnosticCode, Place, Report, Severity } from "../diagnostics/diagnostic.js";

/** A file with more faults than this is not one that somebody mends fault by fault. */
const MOST_TOLD = 200;

export interface Counted {
  /** Takes faults with finished places. */
  report: Report;
  /** Takes faults whose places `locate` has to find, which is done for those that are told. */
  reportAt(locate: (path: string) => Place): Report;
  /** Says how many more there are. */
  finish(): void;
}

/**
 * Puts faults in the list, as far as anyone reads them. Each severity is counted by itself: warnings, however many, must
 * not keep an error from failing the run. The first error of each code in a file
 * is always reported, since the user has to correct each file.
 */
export function counted(file: string, diagnostics: Diagnostic[]): Counted {
  const counts: Partial<Record<Severity, number>> = {};
  const untold = new Map<Severity, { count: number; code: DiagnosticCode }>();
  const firstErrors = new Set<string>();
  const isFirstInFile = ({ severity, code, place }: Diagnostic): boolean => {
    if (severity !== "error") return false;
    const error = `${code} ${place?.file ?? file}`;
    if (firstErrors.has(error)) return false;
    firstErrors.add(error);
    return true;
  };
  const isTold = (diagnostic: Diagnostic): boolean => {
    if (isFirstInFile(diagnostic)) return true;
    const { severity, code } = diagnostic;
    const count = (counts[severity] ?? 0) + 1;
    counts[severity] = count;
    if (count > MOST_TOLD)
      untold.set(severity, { count: count - MOST_TOLD, code: untold.get(severity)?.code ?? code });
    return count <= MOST_TOLD;
  };
  return {
    report: (d) => {
      if (isTold(d)) diagnostics.push(d);
    },
    reportAt: (locate) => (d) => {
      if (isTold(d)) diagnostics.push({ ...d, place: locate(d.place?.path ?? "$") });
    },
    finish: () => {
      for (const [severity, { count, code }] of untold)
        diagnostics.push({ severity, code, message: `and ${count} more of this kind`, place: { file } });
    },
  };
}
