import { join, resolve } from "node:path";

import type { GenerateOptions } from "./config/options.js";
import type { Diagnostic } from "./diagnostics/diagnostic.js";
import { TARGETS, unknownTarget } from "./emit/core/target-names.js";
import { loadTemplates, type Templates } from "./emit/core/templates.js";
import { emitTargets } from "./emit/targets.js";
import { createFormatter, type Formatter } from "./format/format.js";
import type { CollectionIr } from "./ir/model.js";
import { byCodeUnit } from "./order.js";
import { type Built, eachCollection } from "./pipeline/collections.js";
import { writeOutput } from "./pipeline/output.js";
import { isError } from "./pipeline/reporter.js";
import type { GenerateRequest } from "./pipeline/request.js";
import type { CollectionResult, GenerateResult } from "./pipeline/result.js";
import { type Run, startRun } from "./pipeline/run.js";
import { reportUnused } from "./pipeline/unused.js";

export type { GenerateRequest } from "./pipeline/request.js";

/** Runs the whole pipeline. Faults of one input do not stop the others; they are in the result, never thrown. */
export async function generate(request: GenerateRequest): Promise<GenerateResult> {
  const run = startRun(request);
  const collections = await generateAll(run);
  collections.sort((a, b) => byCodeUnit(a.slug, b.slug));
  return { collections, ...outcome(run) };
}

/** Reads the inputs and builds their IR, without emitting anything. */
export async function inspect(
  request: GenerateRequest,
): Promise<{ collections: CollectionIr[]; diagnostics: Diagnostic[]; ok: boolean }> {
  const run = startRun(request);
  const collections: CollectionIr[] = [];
  await eachCollection(run, ({ ir }) => Promise.resolve(void collections.push(ir)));
  return { collections, ...outcome(run) };
}

function outcome({ reporter }: Run): { diagnostics: Diagnostic[]; ok: boolean } {
  const diagnostics = reporter.shown();
  return { diagnostics, ok: !diagnostics.some(isError) };
}

async function generateAll(run: Run): Promise<CollectionResult[]> {
  const templates = await usableTemplates(run);
  if (templates === undefined) return [];
  const formatter = createFormatter({ report: run.reporter.report });
  const results: CollectionResult[] = [];
  const seen = await eachCollection(run, async (built) => {
    const result = await generateOne(built, run, templates, formatter);
    if (result) results.push(result);
  });
  reportUnused(run, seen);
  return results;
}

/** Returns undefined, after reporting, if a template is invalid or a target is unknown. */
async function usableTemplates({ options, reporter }: Run): Promise<Templates | undefined> {
  const { cwd, templates: overrides } = options;
  const { templates, diagnostics } = await loadTemplates(
    overrides === undefined ? {} : { overrides: resolve(cwd, overrides) },
  );
  const failed = reporter.reportAll(diagnostics) || reporter.reportAll(targetFaults(options, templates));
  return failed ? undefined : templates;
}

function targetFaults(
  { targets, customTargets = [] }: GenerateOptions,
  { languages }: Templates,
): Diagnostic[] {
  const builtIn: readonly string[] = [...TARGETS, ...languages];
  const custom = customTargets.map(({ name }) => name);
  const repeated = custom.filter((name, i) => builtIn.includes(name) || custom.indexOf(name) < i);
  const unknown = unknownTarget(targets, [...builtIn, ...custom]);
  return [
    ...repeated.map((name): Diagnostic => ({
      severity: "error",
      code: "PC4004",
      message: `there are two targets ${JSON.stringify(name)}`,
      hint: "give the custom target another name",
    })),
    ...(unknown === undefined ? [] : [{ severity: "error", code: "PC4004", ...unknown } as const]),
  ];
}

async function generateOne(
  built: Built,
  run: Run,
  templates: Templates,
  formatter: Formatter,
): Promise<CollectionResult | undefined> {
  const { ir, names, collection, progress } = built;
  const { overrides, reporter, outDir } = run;
  const { targets, customTargets = [], importExtension, languages = [], cwd } = run.options;
  const folder = join(outDir, ir.slug);
  progress("emit");
  const emitted = await emitTargets(
    { ir, names },
    {
      targets,
      customTargets,
      templates,
      collection,
      importExtension,
      overrides,
      folder,
      languages,
      cwd,
    },
  );
  if (reporter.reportAll(emitted.diagnostics)) return undefined;
  if (run.options.verify && targets.includes("client") && emitted.model !== undefined) {
    progress("verify");
    const { verify } = await import("./verify/verify.js");
    if (reporter.reportAll(await verify(emitted.model, emitted.files, folder))) return undefined;
  }
  return writeOutput(built, emitted, run, formatter);
}
