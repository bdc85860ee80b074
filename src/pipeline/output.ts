import { join } from "node:path";

import { withNames } from "../client-model/names.js";
import { VERSION } from "../config/version.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { plural } from "../diagnostics/plural.js";
import type { PlannedFile } from "../emit/core/planned-file.js";
import type { Emitted } from "../emit/targets.js";
import type { Formatter } from "../format/format.js";
import { manifestCore } from "../write/manifest.js";
import { formattedBefore, type Previous, readPrevious } from "../write/previous.js";
import { writeCollection, type WriteFile } from "../write/write.js";
import type { Built } from "./collections.js";
import type { CollectionResult } from "./result.js";
import type { Run } from "./run.js";
import { upToDate } from "./up-to-date.js";

/** Formats and writes the files of a collection. Returns undefined, after reporting, if nothing could be written. */
export async function writeOutput(
  built: Built,
  { files: planned, model }: Emitted,
  run: Run,
  formatter: Formatter,
): Promise<CollectionResult | undefined> {
  const { ir, names, file, progress } = built;
  const { outDir, reporter } = run;
  const { slug } = ir;
  progress("format");
  const previous = readPrevious(outDir, slug);
  const folder = join(outDir, slug);
  const files = await Promise.all(planned.map((plan) => formatted(plan, folder, previous, formatter)));
  progress("write");
  const manifest = manifestCore(withNames(ir, names), new Set(planned.map((f) => f.path)), VERSION);
  const record = await upToDate(built, files.length + 1, run);
  if (record) manifest.upToDate = record;
  const { mode, targets } = run.options;
  const hasClient = targets.includes("client");
  const result = await writeCollection({ outDir, slug, files, manifest, mode, previous });
  if (reporter.reportAll(result.diagnostics)) return undefined;
  const { written, removed, unchanged, drift } = result;
  if (drift.length > 0) reporter.report(drifted(slug, drift.length));
  return {
    name: ir.name,
    slug,
    file,
    operations: ir.operations.length,
    ...(hasClient && model !== undefined ? { properties: model.properties } : {}),
    written,
    removed,
    unchanged,
    drift,
  };
}

async function formatted(
  plan: PlannedFile,
  folder: string,
  previous: Previous,
  formatter: Formatter,
): Promise<WriteFile> {
  const { path, executable } = plan;
  const place = join(folder, path);
  const file = await formatter.format(plan, place, formattedBefore(previous, path, place));
  return { path, ...file, ...(executable ? { executable } : {}) };
}

function drifted(slug: string, count: number): Diagnostic {
  return {
    severity: "error",
    code: "PC3003",
    message: `${slug} is not up to date: ${plural(count, "file")} would change`,
    hint: "run the same command without --check",
  };
}
