import { join, resolve } from "node:path";
import {
  DEFAULT_OUT,
  DEFAULT_TARGETS,
  TARGETS,
  type CollectionResult,
  type GenerateOptions,
  type GenerateResult,
  type ProgressEvent,
} from "./config/options.js";
import { pathMatcher, respelled } from "./config/only.js";
import { moveOwnTypes } from "./config/own-types.js";
import { VERSION } from "./config/version.js";
import type { Diagnostic } from "./diagnostics/diagnostic.js";
import { faultOf } from "./diagnostics/fault.js";
import { OverrideRules } from "./emit/client/overrides.js";
import type { PlannedFile } from "./emit/plan.js";
import { loadTemplates, TemplateError, type Templates } from "./emit/templates.js";
import { createFormatter, type Formatter } from "./format/format.js";
import type { InferredTypes } from "./infer/model.js";
import { buildIr, selectOperations } from "./ir/build.js";
import type { CollectionIr } from "./ir/model.js";
import { redact } from "./ir/credentials/redact.js";
import { redactTokens } from "./ir/credentials/shapes.js";
import { readCollection } from "./read/collection.js";
import { readEnvironment, type EnvironmentResult } from "./read/environment.js";
import { findInputs, type Source } from "./read/inputs.js";
import type { Collection, Environment } from "./read/model.js";
import { abandonedFolders } from "./write/abandoned.js";
import { manifestCore, type UpToDate } from "./write/manifest.js";
import { formattedBefore, readPrevious } from "./write/previous.js";
import { writeCollection, type WriteFile } from "./write/write.js";

/** What a caller of the API has to say; the rest has the defaults of the command line. */
export type GenerateRequest = Pick<GenerateOptions, "inputs"> & Partial<GenerateOptions>;

/** Runs the whole pipeline. Faults of one input do not stop the others; they are in the result, never thrown. */
export async function generate(request: GenerateRequest): Promise<GenerateResult> {
  const run = new Run(withDefaults(request));
  await run.all();
  return run.result();
}

/** Reads the inputs and builds their IR, without emitting anything. */
export async function inspect(
  request: GenerateRequest,
): Promise<{ collections: CollectionIr[]; diagnostics: Diagnostic[]; ok: boolean }> {
  const run = new Run(withDefaults(request));
  const collections = await run.irs();
  const { diagnostics, ok } = run.result();
  return { collections, diagnostics, ok };
}

/** The lists of a request: a text in the place of one would be taken for a list of its letters. */
const LISTS = ["inputs", "environments", "targets", "languages", "only"] as const;

/** Throws a TypeError where a caller who does without types has got the request wrong. */
function withDefaults(request: GenerateRequest): GenerateOptions {
  const given: Partial<Record<(typeof LISTS)[number], unknown>> | null | undefined = request;
  for (const name of LISTS) {
    const list = given?.[name];
    if (list === undefined && name !== "inputs") continue;
    if (Array.isArray(list) && list.every((entry) => typeof entry === "string")) continue;
    const kind = Array.isArray(list) ? "a list of other things" : `of the type ${typeof list}`;
    throw new TypeError(
      `\`${name}\` must be a list of strings, as in generate({ inputs: ["shop.json"] }); it is ${list === undefined ? "missing" : kind}`,
    );
  }
  return {
    out: DEFAULT_OUT,
    targets: [...DEFAULT_TARGETS],
    environments: [],
    importExtension: ".js",
    verify: false,
    mode: "write",
    cwd: process.cwd(),
    ...request,
  };
}

interface Built {
  ir: CollectionIr;
  /** What the IR was made from, without its credentials. */
  collection: Collection;
  file: string;
}

interface Emitted {
  files: PlannedFile[];
  properties?: NonNullable<CollectionResult["properties"]>;
}

class Run {
  private readonly options: GenerateOptions;
  private readonly diagnostics: Diagnostic[] = [];
  private readonly collections: CollectionResult[] = [];
  private readonly slugs = new Set<string>();
  /** Those that are not what the collection alone would get. */
  private readonly movedSlugs = new Set<string>();
  /** Paths of the operations of collections of which `only` selects nothing. */
  private readonly passedOver: string[][] = [];
  /** How many diagnostics are about no input, and how many came before the input at hand. */
  private readonly given = { common: 0, before: 0 };
  /** The inputs are all that there are, as far as one can tell. */
  private isAll = false;
  private readonly overrides: OverrideRules;

  constructor(options: GenerateOptions) {
    this.options = options;
    this.overrides = new OverrideRules(
      moveOwnTypes(options.overrides ?? {}, (path) => resolve(options.cwd, path)),
    );
  }

  result(): GenerateResult {
    const collections = this.collections.sort((a, b) => (a.slug < b.slug ? -1 : 1));
    return {
      collections,
      diagnostics: this.diagnostics,
      ok: this.diagnostics.every((d) => d.severity !== "error"),
    };
  }

  async all(): Promise<void> {
    const { cwd, templates: overrides } = this.options;
    const loaded = await loadTemplates(overrides === undefined ? {} : { overrides: resolve(cwd, overrides) });
    if (this.reportAll(loaded.diagnostics) || this.reportUnknownTarget(loaded.templates)) return;
    const formatter = createFormatter({ report: this.report });
    await this.eachIr((built, progress) => this.one(built, loaded.templates, formatter, progress));
    this.reportUnmetOverrides();
    this.reportAbandoned();
  }

  private reportUnknownTarget({ languages }: Templates): boolean {
    const known: readonly string[] = [...TARGETS, ...languages];
    const unknown = this.options.targets.filter((target) => !known.includes(target));
    return this.reportAll(
      unknown.map((target) => ({
        severity: "error",
        code: "PC4004",
        message: `unknown target ${JSON.stringify(target)}`,
        hint: `targets are ${known.join(", ")}`,
      })),
    );
  }

  async irs(): Promise<CollectionIr[]> {
    const all: CollectionIr[] = [];
    await this.eachIr(({ ir }) => Promise.resolve(void all.push(ir)));
    return all;
  }

  /** Messages quote names and texts of the input, which may hold anything. */
  private readonly report = (given: Diagnostic): void => {
    const diagnostic = { ...given, message: redactTokens(given.message) };
    this.diagnostics.push(diagnostic);
    this.options.report?.(diagnostic);
  };

  /** Returns whether one of them is an error. */
  private reportAll(diagnostics: readonly Diagnostic[]): boolean {
    for (const diagnostic of diagnostics) this.report(diagnostic);
    return diagnostics.some((d) => d.severity === "error");
  }

  /** One input at a time, so that memory holds one collection and not all of them. */
  private async eachIr(use: (built: Built, progress: StageReport) => Promise<void>): Promise<void> {
    const { inputs, cwd, stdin, env = process.env, onProgress } = this.options;
    const environments = await this.environments();
    if (environments === undefined) return;
    this.given.common = this.diagnostics.length;
    const found = await findInputs(inputs, { cwd, env, ...(stdin === undefined ? {} : { stdin }) });
    this.reportAll(found.diagnostics);
    this.isAll = this.options.allInputs ?? found.sources.some(({ explicit }) => !explicit);
    const count = found.sources.length;
    let matched = false;
    for (const [i, source] of found.sources.entries()) {
      const { file } = source;
      const progress: StageReport = (stage) => onProgress?.({ index: i + 1, count, file, stage });
      this.given.before = this.diagnostics.length;
      try {
        const built = await this.build(source, environments, progress);
        if (built === undefined) continue;
        // What was made of a collection that nothing is asked of now stays as it is.
        if (this.options.only !== undefined && built.ir.operations.length === 0) continue;
        matched = true;
        await use({ ...built, file }, progress);
      } catch (error) {
        this.report(faultOf(error, { redact, place: { file } }));
      }
    }
    if (!matched) this.reportUnmatched();
  }

  /** Where nothing could be read, that is what is wrong. */
  private reportUnmatched(): void {
    const { only } = this.options;
    if (only === undefined || this.slugs.size === 0) return;
    const meant = respelled(only, this.passedOver);
    this.report({
      severity: "error",
      code: "PC4003",
      message: `--only ${only.join(", ")} matches no request`,
      hint:
        meant === undefined
          ? "patterns are paths of names, as `postman-codegen inspect` shows them: folder/request, folder/**"
          : `upper and lower case count: did you mean '${meant}'?`,
    });
  }

  private async environments(): Promise<Environment[] | undefined> {
    const { environments, cwd } = this.options;
    const read = await Promise.all(
      environments.map((file) =>
        readEnvironment(file, cwd).catch((error: unknown): EnvironmentResult => ({
          diagnostics: [faultOf(error, { redact, place: { file } })],
        })),
      ),
    );
    const failed = this.reportAll(read.flatMap((r) => r.diagnostics));
    return failed ? undefined : read.flatMap((r) => r.environment ?? []);
  }

  private async build(
    source: Source,
    environments: readonly Environment[],
    progress: StageReport,
  ): Promise<Omit<Built, "file"> | undefined> {
    progress("read");
    const { collection, sha256, diagnostics, locate } = await readCollection(source, () => {
      progress("build");
    });
    this.reportAll(diagnostics);
    if (collection === undefined) return undefined;
    const report = (d: Diagnostic) =>
      this.report({
        ...d,
        place: d.place?.path === undefined ? { file: source.file } : locate(d.place.path),
      });
    const ir = buildIr(collection, {
      environments,
      sha256,
      report,
      nameOf: (path) => this.overrides.nameOf(path),
    });
    ir.slug = this.freeSlug(ir.slug);
    const { only } = this.options;
    if (only === undefined) return { ir, collection };
    const selected = selectOperations(ir, pathMatcher(only));
    if (selected.operations.length === 0) this.passedOver.push(...ir.operations.map((o) => o.path));
    return { ir: selected, collection };
  }

  /** Says which overrides were about nothing, where the whole of every collection was seen. */
  private reportUnmetOverrides(): void {
    const { only, targets } = this.options;
    if (only !== undefined || !targets.includes("client")) return;
    if (this.diagnostics.some((d) => d.severity === "error")) return;
    for (const path of this.overrides.unmet()) {
      this.report({
        severity: "warning",
        code: "PC4005",
        message: `${path} in the configuration is about nothing in any collection`,
        hint: "operations are named as `postman-codegen inspect` shows them, places as the generated types do: docs/types.md",
      });
    }
  }

  /** Where a collection could not be read, which folder is its own is not known. */
  private reportAbandoned(): void {
    const { only, cwd, out } = this.options;
    const isUnread = this.diagnostics.some((d) => d.severity === "error" && !/^PC3/.test(d.code));
    if (only !== undefined || !this.isAll || isUnread) return;
    for (const name of abandonedFolders(resolve(cwd, out), this.slugs)) {
      this.report({
        severity: "warning",
        code: "PC3008",
        message: `${out}/${name} was generated, but no input makes it any more`,
        hint: "remove the folder, unless another run with the same output makes it",
      });
    }
  }

  /** The output folder of a collection, absolute. */
  private folderOf({ slug }: CollectionIr): string {
    return join(resolve(this.options.cwd, this.options.out), slug);
  }

  /** Two collections of one name get a folder each. */
  private freeSlug(slug: string): string {
    let free = slug;
    for (let n = 2; this.slugs.has(free); n += 1) free = `${slug}-${n}`;
    this.slugs.add(free);
    if (free !== slug) this.movedSlugs.add(free);
    return free;
  }

  private async one(
    { ir, collection, file }: Built,
    templates: Templates,
    formatter: Formatter,
    progress: StageReport,
  ): Promise<void> {
    progress("emit");
    const emitted = await this.emit(ir, collection, templates).catch((error: unknown) => {
      if (!(error instanceof TemplateError)) throw error;
      this.report(error.diagnostic);
    });
    if (emitted === undefined) return;
    if (this.options.verify) {
      progress("verify");
      const { verify } = await import("./verify/verify.js");
      if (this.reportAll(await verify(ir, emitted.files, this.folderOf(ir)))) return;
    }
    await this.write(ir, file, emitted, formatter, progress);
  }

  private async emit(
    ir: CollectionIr,
    collection: Collection,
    templates: Templates,
  ): Promise<Emitted | undefined> {
    const { targets, importExtension } = this.options;
    const files: PlannedFile[] = [];
    let properties: Emitted["properties"];
    let types: InferredTypes | undefined;
    if (targets.includes("client")) {
      const { emitClient } = await import("./emit/client/emit.js");
      const folder = this.folderOf(ir);
      const client = emitClient(ir, templates, { importExtension, overrides: this.overrides, folder });
      files.push(...client.files);
      ({ types } = client);
      properties = types.properties;
    }
    if (targets.includes("curl")) {
      const { emitCurl } = await import("./emit/curl/emit.js");
      files.push(...emitCurl(ir, templates));
    }
    if (targets.includes("tests")) {
      const { emitTests } = await import("./emit/tests/emit.js");
      files.push(...emitTests(ir, templates, importExtension));
    }
    if (targets.includes("docs")) {
      const { emitDocs } = await import("./emit/docs/emit.js");
      const { inferClientTypes } = await import("./emit/client/types.js");
      types ??= inferClientTypes(ir, this.overrides);
      const { languages = [], cwd } = this.options;
      const docs = await emitDocs(ir, templates, { collection, types, languages, cwd, importExtension });
      if (this.reportAll(docs.diagnostics)) return undefined;
      files.push(...docs.files);
    }
    for (const language of targets.filter((t) => templates.languages.includes(t))) {
      const { emitSnippets } = await import("./emit/snippets/emit.js");
      files.push(...(await emitSnippets(ir, templates, language)));
    }
    return properties === undefined ? { files } : { files, properties };
  }

  private async write(
    ir: CollectionIr,
    file: string,
    { files: planned, properties }: Emitted,
    formatter: Formatter,
    progress: StageReport,
  ): Promise<void> {
    const { cwd, out, mode } = this.options;
    const outDir = resolve(cwd, out);
    progress("format");
    const previous = readPrevious(outDir, ir.slug);
    const files: WriteFile[] = [];
    for (const plan of planned) {
      const path = join(outDir, ir.slug, plan.path);
      const { content, source } = await formatter.format(
        plan,
        path,
        formattedBefore(previous, plan.path, path),
      );
      files.push({
        path: plan.path,
        content,
        ...(plan.executable ? { executable: true } : {}),
        ...(source === undefined ? {} : { source }),
      });
    }
    progress("write");
    const manifest = manifestCore(ir, new Set(planned.map((f) => f.path)), VERSION);
    const upToDate = await this.upToDate(ir, files.length + 1);
    if (upToDate) manifest.upToDate = upToDate;
    const result = await writeCollection({ outDir, slug: ir.slug, files, manifest, mode, previous });
    if (this.reportAll(result.diagnostics)) return;
    const { written, removed, unchanged, drift } = result;
    if (drift.length > 0) this.reportDrift(ir.slug, drift.length);
    this.collections.push({
      name: ir.name,
      slug: ir.slug,
      file,
      operations: ir.operations.length,
      ...(properties === undefined ? {} : { properties }),
      written,
      removed,
      unchanged,
      drift,
    });
  }

  /** What lets the next run see that it has nothing to do. */
  private async upToDate(ir: CollectionIr, files: number): Promise<UpToDate | undefined> {
    const { cwd, environments, templates, targets, only, overrides, importExtension } = this.options;
    // Other targets depend on more: on what is installed beside this package, for one.
    if (!targets.every((target) => (DEFAULT_TARGETS as readonly string[]).includes(target))) return undefined;
    // The folder of a second collection of one name depends on the first.
    if (this.movedSlugs.has(ir.slug)) return undefined;
    const said = this.saidOfThisInput();
    if (said.some((d) => d.severity === "error")) return undefined;
    const { fingerprint } = await import("./fingerprint.js");
    const of = fingerprint({
      sha256: ir.source.sha256,
      targets: DEFAULT_TARGETS.filter((target) => targets.includes(target)),
      environments: environments.map((file) => resolve(cwd, file)),
      templates: templates === undefined ? undefined : resolve(cwd, templates),
      only,
      overrides,
      importExtension,
      folder: this.folderOf(ir),
    });
    if (of === undefined) return undefined;
    const warnings = said.filter((d) => d.severity === "warning").length;
    return { of, operations: ir.operations.length, files, warnings };
  }

  /** With what is about no input; a manifest does not depend on what other inputs there were. */
  private saidOfThisInput(): Diagnostic[] {
    return [...this.diagnostics.slice(0, this.given.common), ...this.diagnostics.slice(this.given.before)];
  }

  private reportDrift(slug: string, count: number): void {
    this.report({
      severity: "error",
      code: "PC3003",
      message: `${slug} is not up to date: ${count} file${count === 1 ? "" : "s"} would change`,
      hint: "run the same command without --check",
    });
  }
}

type StageReport = (stage: ProgressEvent["stage"]) => void;
