import { clientNames } from "../../src/client-model/names.js";
import type { PlannedFile } from "../../src/emit/core/planned-file.js";
import { SNIPPET_LANGUAGES, type Target, TARGETS } from "../../src/emit/core/target-names.js";
import { loadTemplates } from "../../src/emit/core/templates.js";
import { type EmitOptions, emitTargets } from "../../src/emit/targets.js";
import type { CollectionIr } from "../../src/ir/model.js";
import { OverrideRules } from "../../src/overrides/rules.js";

/** The names of all built-in targets. */
export const ALL_TARGETS: readonly Target[] = [...TARGETS, ...SNIPPET_LANGUAGES];

/** The files of these targets, not laid out; for a run with nothing but defaults unless it is said otherwise. */
export async function emitFiles(
  ir: CollectionIr,
  options: Pick<EmitOptions, "targets" | "collection"> & Partial<EmitOptions>,
): Promise<PlannedFile[]> {
  const { templates } = await loaded;
  const { files, diagnostics } = await emitTargets(
    { ir, names: clientNames(options.collection, ir) },
    {
      templates,
      importExtension: ".js",
      overrides: new OverrideRules(),
      folder: "/",
      languages: [],
      cwd: ".",
      ...options,
    },
  );
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  return files;
}

const loaded = loadTemplates();
