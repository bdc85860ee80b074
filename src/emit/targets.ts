import type { ClientModel, NamedCollection } from "../client-model/model.js";
import { type ClientNames, withNames } from "../client-model/names.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { CollectionIr } from "../ir/model.js";
import type { OverrideRules } from "../overrides/rules.js";
import { emitCustom, type TargetDefinition } from "./core/define-target.js";
import type { CodeSample, EmitContext, Emitter } from "./core/emitter.js";
import { EmitError } from "./core/fault.js";
import type { PlannedFile } from "./core/planned-file.js";
import { type Target, TARGETS } from "./core/target-names.js";
import type { Templates } from "./core/templates.js";
import { visibleFile } from "./core/visible-files.js";

export interface EmitOptions extends Omit<EmitContext, "codeSamples"> {
  targets: readonly Target[];
  /** Definitions of those in `targets` that are the user's own. */
  customTargets?: readonly TargetDefinition[];
  overrides: OverrideRules;
}

export interface Emitted {
  files: PlannedFile[];
  /** Where a target needed it. */
  model?: ClientModel;
  /** Why there are no files. */
  diagnostics: readonly Diagnostic[];
}

/** The files of the targets that are asked for. Only their emitters are loaded, and types are inferred only for those that need them. */
export async function emitTargets(
  { ir, names }: { ir: CollectionIr; names: ClientNames },
  { targets, customTargets = [], overrides, ...given }: EmitOptions,
): Promise<Emitted> {
  const files: PlannedFile[] = [];
  const chosen = [
    ...chosenTargets(targets, given.templates),
    ...customTargets.filter(({ name }) => targets.includes(name)).map(customTarget),
  ];
  const needsModel = chosen.some(({ needs }) => needs === "model");
  const model = needsModel ? await buildModel(ir, names, overrides) : undefined;
  const named = model ?? withNames(ir, names);
  const context: EmitContext = { ...given, codeSamples: () => codeSamples(ir, given) };
  try {
    for (const target of chosen) {
      const planned = await emitTarget(target, { named, model }, context);
      for (const file of planned) files.push(visibleFile(file));
    }
  } catch (error) {
    if (!(error instanceof EmitError)) throw error;
    return { files: [], diagnostics: error.diagnostics };
  }
  return { files, ...(model === undefined ? {} : { model }), diagnostics: [] };
}

/** A target: what it is made from, and its emitter. */
type TargetLoader =
  | { needs: "names"; load: () => Promise<Emitter<NamedCollection>> }
  | { needs: "model"; load: () => Promise<Emitter<ClientModel>> };

const BUILT_IN: Readonly<Record<(typeof TARGETS)[number], TargetLoader>> = {
  client: { needs: "model", load: async () => (await import("./client/emit.js")).emitClient },
  curl: { needs: "names", load: async () => (await import("./curl/emit.js")).emitCurl },
  tests: { needs: "model", load: async () => (await import("./tests/emit.js")).emitTests },
  live: { needs: "model", load: async () => (await import("./live/emit.js")).emitLive },
  docs: { needs: "model", load: async () => (await import("./docs/emit.js")).emitDocs },
};

/** In the order in which they are shown. A template of the user's may add a language. */
function chosenTargets(targets: readonly Target[], { languages }: Templates): TargetLoader[] {
  return [
    ...TARGETS.filter((target) => targets.includes(target)).map((target) => BUILT_IN[target]),
    ...targets.filter((target) => languages.includes(target)).map(languageTarget),
  ];
}

function languageTarget(language: string): TargetLoader {
  return { needs: "names", load: async () => (await import("./snippets/emit.js")).snippetEmitter(language) };
}

function customTarget(target: TargetDefinition): TargetLoader {
  const emitter: Emitter<ClientModel> = (model, context) => emitCustom(target, model, context);
  return { needs: "model", load: () => Promise.resolve(emitter) };
}

async function buildModel(
  ir: CollectionIr,
  names: ClientNames,
  overrides: OverrideRules,
): Promise<ClientModel> {
  const { clientModel } = await import("../client-model/build.js");
  return clientModel(ir, names, overrides);
}

async function emitTarget(
  target: TargetLoader,
  { named, model }: { named: NamedCollection; model: ClientModel | undefined },
  context: EmitContext,
): Promise<PlannedFile[]> {
  if (target.needs === "names") return (await target.load())(named, context);
  if (model === undefined) throw new TypeError("a target that needs the model was given none");
  return (await target.load())(model, context);
}

async function codeSamples(
  ir: CollectionIr,
  { templates, importExtension }: Pick<EmitContext, "templates" | "importExtension">,
): Promise<CodeSample[]> {
  const [{ clientSample }, { curlSample }, { languageSamples }] = await Promise.all([
    import("./client/call.js"),
    import("./curl/display.js"),
    import("./snippets/samples.js"),
  ]);
  return [clientSample(ir, importExtension), curlSample(ir), ...(await languageSamples(ir, templates))];
}
