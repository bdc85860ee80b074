import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { abandonedFolders } from "../write/abandoned.js";
import type { Seen } from "./collections.js";
import { isError } from "./reporter.js";
import type { Run } from "./run.js";

/** Reports overrides that match nothing and output that no input generates. Call it after the last input. */
export function reportUnused(run: Run, seen: Seen): void {
  run.reporter.reportAll(unmatchedOverrides(run));
  run.reporter.reportAll(abandoned(run, seen));
}

/** Reports overrides that matched nothing, if every collection was read as a whole. */
function unmatchedOverrides({ options: { only, targets }, overrides, reporter }: Run): Diagnostic[] {
  if (only !== undefined || !targets.includes("client") || reporter.diagnostics.some(isError)) return [];
  return overrides.unmatched().map((path) => ({
    severity: "warning",
    code: "PC4005",
    message: `${path} in the configuration matches nothing`,
    hint: "operations are named as `postman-codegen inspect` shows them, places as the generated types do: docs/types.md",
  }));
}

/** Reports orphaned directories, if every collection was read: the directory of an unread one is not known. */
function abandoned({ options: { only, out }, outDir, reporter }: Run, { slugs, isAll }: Seen): Diagnostic[] {
  const isUnread = reporter.diagnostics.some((d) => isError(d) && !/^PC3/.test(d.code));
  if (only !== undefined || !isAll || isUnread) return [];
  return abandonedFolders(outDir, slugs).map((name) => ({
    severity: "warning",
    code: "PC3008",
    message: `${out}/${name} is orphaned: no input generates it`,
    hint: "remove the directory, unless another run with the same output directory generates it",
  }));
}
