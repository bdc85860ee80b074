import { type ClientNames, clientNames } from "../client-model/names.js";
import type { GenerateOptions, ProgressEvent } from "../config/options.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { faultOf } from "../diagnostics/fault.js";
import { buildIr, selectOperations } from "../ir/build.js";
import { redact } from "../ir/credentials/redact.js";
import type { CollectionIr } from "../ir/model.js";
import { firstFreeNumber } from "../names/free.js";
import { pathMatcher, respelled } from "../overrides/path-patterns.js";
import { readCollection } from "../read/collection.js";
import { type EnvironmentResult, readEnvironment } from "../read/environment.js";
import { findInputs, type Inputs, type Source } from "../read/inputs.js";
import type { Collection, Environment } from "../read/model.js";
import type { Reporter } from "./reporter.js";
import type { Run } from "./run.js";

/** One collection, on its way from its input to the output. */
export interface Built {
  ir: CollectionIr;
  /** Of everything in the collection, what `ir` lacks included. */
  names: ClientNames;
  /** The collection that the IR was made from, without its credentials. */
  collection: Collection;
  /** The input it came from, as the user gave it. */
  file: string;
  /** Its slug is not what the collection alone would get. */
  isMoved: boolean;
  progress: StageReport;
  /** Returns the diagnostics so far about this input or about none. Those of other inputs must not change its manifest. */
  diagnosticsSoFar(): Diagnostic[];
}

export type StageReport = (stage: ProgressEvent["stage"]) => void;

/** Facts about the inputs once all were read. */
export interface Seen {
  /** Of all collections that could be read. */
  slugs: ReadonlySet<string>;
  /** The inputs are all that there are, as far as one can tell. */
  isAll: boolean;
}

/**
 * Reads the inputs and builds their IR. One at a time, so that memory holds one collection and not all of them. A fault of
 * one, or of what `use` does with it, does not stop the others.
 */
export async function eachCollection(run: Run, use: (built: Built) => Promise<void>): Promise<Seen> {
  const { options, reporter } = run;
  const { only, onProgress } = options;
  const slugs = new Set<string>();
  const environments = await readEnvironments(options, reporter);
  if (environments === undefined) return { slugs, isAll: false };
  const aboutNoInput = [...reporter.diagnostics];
  const { sources, diagnostics } = await inputsOf(options);
  reporter.reportAll(diagnostics);
  /** Paths of the operations of collections of which `only` selects nothing. */
  const passedOver: string[][] = [];
  let isMatched = false;
  for (const [i, source] of sources.entries()) {
    const { file } = source;
    const progress: StageReport = (stage) =>
      onProgress?.({ index: i + 1, count: sources.length, file, stage });
    const before = reporter.diagnostics.length;
    const diagnosticsSoFar = () => [...aboutNoInput, ...reporter.diagnostics.slice(before)];
    try {
      const built = await build(source, environments, run, progress);
      if (built === undefined) continue;
      const { ir, names, collection } = built;
      const slug = freeSlug(ir.slug, slugs);
      slugs.add(slug);
      const isMoved = slug !== ir.slug;
      ir.slug = slug;
      const selected = only === undefined ? ir : selectOperations(ir, pathMatcher(only));
      // What was made of a collection that nothing is asked of now stays as it is.
      if (only !== undefined && selected.operations.length === 0) {
        for (const { path } of ir.operations) passedOver.push(path);
        continue;
      }
      isMatched = true;
      await use({ ir: selected, names, collection, file, isMoved, progress, diagnosticsSoFar });
    } catch (error) {
      reporter.report(faultOf(error, { redact, place: { file } }));
    }
  }
  // Where nothing could be read, that is what is wrong.
  if (only !== undefined && !isMatched && slugs.size > 0) reporter.report(unmatched(only, passedOver));
  return { slugs, isAll: options.allInputs ?? sources.some(({ explicit }) => !explicit) };
}

/** Undefined where one of them is not usable: what is made without it would be something else. */
async function readEnvironments(
  { environments, cwd }: GenerateOptions,
  reporter: Reporter,
): Promise<Environment[] | undefined> {
  const read = await Promise.all(
    environments.map((file) =>
      readEnvironment(file, cwd).catch((error: unknown): EnvironmentResult => ({
        diagnostics: [faultOf(error, { redact, place: { file } })],
      })),
    ),
  );
  const failed = reporter.reportAll(read.flatMap((r) => r.diagnostics));
  return failed ? undefined : read.flatMap((r) => r.environment ?? []);
}

function inputsOf({ inputs, cwd, stdin, env = process.env }: GenerateOptions): Promise<Inputs> {
  return findInputs(inputs, { cwd, env, ...(stdin === undefined ? {} : { stdin }) });
}

async function build(
  source: Source,
  environments: readonly Environment[],
  { overrides, reporter }: Run,
  progress: StageReport,
): Promise<Pick<Built, "ir" | "names" | "collection"> | undefined> {
  progress("read");
  const {
    collection: saved,
    sha256,
    diagnostics,
    locate,
  } = await readCollection(source, () => {
    progress("build");
  });
  reporter.reportAll(diagnostics);
  if (saved === undefined) return undefined;
  const { ir, collection } = buildIr(saved, {
    environments,
    sha256,
    report: (d) => {
      const place = d.place?.path === undefined ? { file: source.file } : locate(d.place.path);
      reporter.report({ ...d, place });
    },
    integersOf: (path) => overrides.integersOf(path),
  });
  return { ir, names: clientNames(collection, ir, (path) => overrides.nameOf(path)), collection };
}

/** Two collections of one name get a folder each. */
function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug;
  return `${slug}-${firstFreeNumber((number) => taken.has(`${slug}-${number}`))}`;
}

function unmatched(only: readonly string[], paths: readonly string[][]): Diagnostic {
  const meant = respelled(only, paths);
  return {
    severity: "error",
    code: "PC4003",
    message: `--only ${only.join(", ")} matches no request`,
    hint:
      meant === undefined
        ? "patterns are paths of names, as `postman-codegen inspect` shows them: folder/request, folder/**"
        : `upper and lower case count: did you mean '${meant}'?`,
  };
}
