import type { ImportExtension, Target } from "../config/options.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { InferredTypes } from "../infer/model.js";
import type { CollectionIr } from "../ir/model.js";
import type { Collection } from "../read/model.js";
import type { OverrideRules } from "./client/overrides.js";
import type { PlannedFile } from "./plan.js";
import { TemplateError, type Templates } from "./templates.js";

export interface EmitOptions {
  targets: readonly Target[];
  /** The collection that the IR was made from, without its credentials. */
  collection: Collection;
  importExtension: ImportExtension;
  overrides: OverrideRules;
  /** Where the files will lie, absolute. */
  folder: string;
  /** Of postman-code-generators, looked for from `cwd`. */
  languages: readonly string[];
  cwd: string;
}

export interface Emitted {
  files: PlannedFile[];
  /** Of the inferred types; with the client target. */
  properties?: InferredTypes["properties"];
}

/**
 * The files of all targets that are asked for, whose emitters alone are loaded. Where `diagnostics` has something, it is why
 * there are none.
 */
export async function emitTargets(
  ir: CollectionIr,
  templates: Templates,
  options: EmitOptions,
): Promise<Emitted & { diagnostics: Diagnostic[] }> {
  try {
    return await emitEach(ir, templates, options);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return { files: [], diagnostics: [error.diagnostic] };
  }
}

async function emitEach(
  ir: CollectionIr,
  templates: Templates,
  { targets, collection, importExtension, overrides, folder, languages, cwd }: EmitOptions,
): Promise<Emitted & { diagnostics: Diagnostic[] }> {
  const files: PlannedFile[] = [];
  let types: InferredTypes | undefined;
  if (targets.includes("client")) {
    const { emitClient } = await import("./client/emit.js");
    const client = emitClient(ir, templates, { importExtension, overrides, folder });
    files.push(...client.files);
    ({ types } = client);
  }
  const properties = types?.properties;
  if (targets.includes("curl")) {
    const { emitCurl } = await import("./curl/emit.js");
    files.push(...emitCurl(ir, templates));
  }
  if (targets.includes("tests")) {
    const { emitTests } = await import("./tests/emit.js");
    files.push(...emitTests(ir, templates, importExtension));
  }
  if (targets.includes("docs")) {
    const { emitDocs } = await import("./docs/emit.js");
    const { inferClientTypes } = await import("./client/types.js");
    types ??= inferClientTypes(ir, overrides);
    const docs = await emitDocs(ir, templates, { collection, types, languages, cwd, importExtension });
    if (docs.diagnostics.length > 0) return docs;
    files.push(...docs.files);
  }
  for (const language of targets.filter((t) => templates.languages.includes(t))) {
    const { emitSnippets } = await import("./snippets/emit.js");
    files.push(...(await emitSnippets(ir, templates, language)));
  }
  return { files, diagnostics: [], ...(properties === undefined ? {} : { properties }) };
}
