import { join } from "node:path";

import type { UpToDate } from "../write/manifest.js";
import type { Built } from "./collections.js";
import { isError } from "./reporter.js";
import type { Run } from "./run.js";

/** Returns the mark by which the next run sees that it has nothing to do, or undefined where a hash cannot show that. */
export async function upToDate(
  { ir, isMoved, diagnosticsSoFar }: Built,
  files: number,
  { options, outDir }: Run,
): Promise<UpToDate | undefined> {
  // The folder of a second collection of one name depends on the first.
  if (isMoved) return undefined;
  const diagnostics = diagnosticsSoFar();
  if (diagnostics.some(isError)) return undefined;
  const { fingerprint, isFingerprintable } = await import("../fingerprint.js");
  if (!isFingerprintable(options.targets)) return undefined;
  const of = fingerprint(options, {
    sha256: ir.source.sha256,
    folder: join(outDir, ir.slug),
    cwd: options.cwd,
  });
  if (of === undefined) return undefined;
  const warnings = diagnostics.filter((d) => d.severity === "warning").length;
  return { of, operations: ir.operations.length, files, warnings };
}
