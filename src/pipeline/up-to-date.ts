import { join, resolve } from "node:path";
import { DEFAULT_TARGETS } from "../config/options.js";
import type { UpToDate } from "../write/manifest.js";
import type { Built } from "./collections.js";
import { isError } from "./reporter.js";
import type { Run } from "./run.js";

/** What lets the next run see that it has nothing to do; undefined where it could not tell. */
export async function upToDate(
  { ir, isMoved, said }: Built,
  files: number,
  { options, outDir }: Run,
): Promise<UpToDate | undefined> {
  const { cwd, environments, templates, targets, only, overrides, importExtension } = options;
  // Other targets depend on more: on what is installed beside this package, for one.
  if (!targets.every((target) => (DEFAULT_TARGETS as readonly string[]).includes(target))) return undefined;
  // The folder of a second collection of one name depends on the first.
  if (isMoved) return undefined;
  const diagnostics = said();
  if (diagnostics.some(isError)) return undefined;
  const { fingerprint } = await import("../fingerprint.js");
  const of = fingerprint({
    sha256: ir.source.sha256,
    targets: DEFAULT_TARGETS.filter((target) => targets.includes(target)),
    environments: environments.map((file) => resolve(cwd, file)),
    templates: templates === undefined ? undefined : resolve(cwd, templates),
    only,
    overrides,
    importExtension,
    folder: join(outDir, ir.slug),
  });
  if (of === undefined) return undefined;
  const warnings = diagnostics.filter((d) => d.severity === "warning").length;
  return { of, operations: ir.operations.length, files, warnings };
}
