import type { Diagnostic, DiagnosticCode, Place } from "./diagnostic.js";

/** Messages for several warnings of one code together, after their count. Warnings of other codes stay as they are. */
const TOGETHER: Partial<Record<DiagnosticCode, string>> = {
  PC1004: "requests of another protocol than HTTP were left out",
  PC1008: "parts of the collection have the wrong shape",
  PC1009: "syntax errors in the input; no data is lost",
  PC2001: "possible credentials were left out of the output",
  PC2004: "requests without a URL or a host: code is generated, but calling it fails",
  PC2005: "variables refer to themselves",
  PC2013: "requests have samples that are too deep or too long",
  PC2014: "requests say in a Content-Length that their body is shorter than it is",
  PC2018: "requests have saved responses that say they are JSON and are not; those add nothing to the types",
  PC2020: "statements of scripts are not understood",
  PC3005: "files could not be formatted",
};

/** How many of the merged warnings are named. */
const MAX_NAMED = 3;

/** Merges the warnings of one collection that have the same code: one line tells how many there are, and names the first. */
export function mergeRepeats(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const merged = new Map<unknown, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const key = isMergeable(diagnostic) ? diagnostic.code : diagnostic;
    const repeats = merged.get(key);
    if (repeats) repeats.push(diagnostic);
    else merged.set(key, [diagnostic]);
  }
  return Array.from(merged.values(), (repeats) => merge(repeats as [Diagnostic, ...Diagnostic[]]));
}

/** Whether warnings of this kind are merged. */
export function isMergeable({ severity, code }: Diagnostic): boolean {
  return severity === "warning" && TOGETHER[code] !== undefined;
}

function merge(repeats: readonly [Diagnostic, ...Diagnostic[]]): Diagnostic {
  const [first] = repeats;
  if (repeats.length === 1) return first;
  const { severity, code } = first;
  const count = repeats.reduce((sum, diagnostic) => sum + (diagnostic.count ?? 1), 0);
  const hints = new Set(repeats.map(({ hint }) => hint));
  return {
    severity,
    code,
    message: `${count} ${TOGETHER[code] ?? ""}${named(repeats, count)}`,
    ...(first.place === undefined ? {} : { place: positionOf(first.place) }),
    hint: [...(hints.size === 1 ? hints : []), "--verbose lists each"].filter(Boolean).join("; "),
    count,
  };
}

/** The place without the JSON path, which is among the names. */
function positionOf({ file, line, column }: Place): Place {
  return {
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
  };
}

function named(repeats: readonly Diagnostic[], count: number): string {
  const subjects = [...new Set(repeats.flatMap((diagnostic) => subjectOf(diagnostic) ?? []))];
  if (subjects.length === 0) return "";
  const shown = subjects.slice(0, MAX_NAMED);
  return ` (${shown.join(", ")}${count > shown.length ? ", ..." : ""})`;
}

/** Returns the subject of a diagnostic, in a word or two. */
function subjectOf({ subject, place }: Diagnostic): string | undefined {
  if (subject !== undefined) return subject;
  if (place?.path !== undefined && place.path !== "$") return place.path;
  return place?.line === undefined ? undefined : `line ${place.line}`;
}
