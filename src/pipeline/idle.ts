import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { abandonedFolders } from "../write/abandoned.js";
import type { Seen } from "./collections.js";
import { isError } from "./reporter.js";
import type { Run } from "./run.js";

/** What only the whole run can tell: that something of the configuration or of the output has nothing to do with any input. */
export function reportIdle(run: Run, seen: Seen): void {
  run.reporter.reportAll(unmetOverrides(run));
  run.reporter.reportAll(abandoned(run, seen));
}

/** Which overrides were about nothing, where the whole of every collection was seen. */
function unmetOverrides({ options: { only, targets }, overrides, reporter }: Run): Diagnostic[] {
  if (only !== undefined || !targets.includes("client") || reporter.diagnostics.some(isError)) return [];
  return overrides.unmet().map((path) => ({
    severity: "warning",
    code: "PC4005",
    message: `${path} in the configuration is about nothing in any collection`,
    hint: "operations are named as `postman-codegen inspect` shows them, places as the generated types do: docs/types.md",
  }));
}

/** Where a collection could not be read, which folder is its own is not known. */
function abandoned({ options: { only, out }, outDir, reporter }: Run, { slugs, isAll }: Seen): Diagnostic[] {
  const isUnread = reporter.diagnostics.some((d) => isError(d) && !/^PC3/.test(d.code));
  if (only !== undefined || !isAll || isUnread) return [];
  return abandonedFolders(outDir, slugs).map((name) => ({
    severity: "warning",
    code: "PC3008",
    message: `${out}/${name} was generated, but no input makes it any more`,
    hint: "remove the folder, unless another run with the same output makes it",
  }));
}
