import { TARGETS, type Target } from "../config/options.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { InferredTypes } from "../infer/model.js";
import type { CollectionIr } from "../ir/model.js";
import type { OverrideRules } from "../config/overrides.js";
import type { EmitContext, Emitter } from "./core/emitter.js";
import { EmitError } from "./core/fault.js";
import type { PlannedFile } from "./core/planned-file.js";
import type { Templates } from "./core/templates.js";
import { visibleFile } from "./core/visible-files.js";

export interface EmitOptions extends Omit<EmitContext, "types"> {
  targets: readonly Target[];
}

export interface Emitted {
  files: PlannedFile[];
  /** Of the inferred types; with the client target. */
  properties?: InferredTypes["properties"];
  /** Why there are no files. */
  diagnostics: readonly Diagnostic[];
}

/** The files of all targets that are asked for, whose emitters alone are loaded. */
export async function emitTargets(
  ir: CollectionIr,
  templates: Templates,
  { targets, ...given }: EmitOptions,
): Promise<Emitted> {
  const context: EmitContext = { ...given, types: clientTypes(ir, given.overrides) };
  const files: PlannedFile[] = [];
  try {
    for (const load of emitters(targets, templates)) {
      const emit = await load();
      files.push(...(await emit(ir, templates, context)).map(visibleFile));
    }
  } catch (error) {
    if (!(error instanceof EmitError)) throw error;
    return { files: [], diagnostics: error.diagnostics };
  }
  if (!targets.includes("client")) return { files, diagnostics: [] };
  const { properties } = await context.types();
  return { files, properties, diagnostics: [] };
}

type Load = () => Promise<Emitter>;

const EMITTERS: Readonly<Record<(typeof TARGETS)[number], Load>> = {
  client: async () => (await import("./client/emit.js")).emitClient,
  curl: async () => (await import("./curl/emit.js")).emitCurl,
  tests: async () => (await import("./tests/emit.js")).emitTests,
  docs: async () => (await import("./docs/emit.js")).emitDocs,
};

/** In the order in which they are shown; a template of the user's own may have the name of another target. */
function emitters(targets: readonly Target[], { languages }: Templates): Load[] {
  return [
    ...TARGETS.filter((target) => targets.includes(target)).map((target) => EMITTERS[target]),
    ...targets
      .filter((target) => languages.includes(target))
      .map((language) => async () => (await import("./snippets/emit.js")).snippetEmitter(language)),
  ];
}

function clientTypes(ir: CollectionIr, overrides: OverrideRules): EmitContext["types"] {
  let types: InferredTypes | undefined;
  return async () => (types ??= (await import("../client-model/types.js")).inferClientTypes(ir, overrides));
}
