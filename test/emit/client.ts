import type { Overrides } from "../../src/config/options.js";
import { emitClient } from "../../src/emit/client/emit.js";
import { OverrideRules } from "../../src/emit/client/overrides.js";
import { loadTemplates } from "../../src/emit/templates.js";
import type { CollectionIr } from "../../src/ir/model.js";
import type { PlannedFile } from "../../src/emit/plan.js";
import type { RequestItem } from "../../src/read/model.js";
import { build, collection } from "../ir/make.js";

export interface Client {
  ir: CollectionIr;
  files: PlannedFile[];
  /** The module of the collection's requests, in one line where there are several spaces or lines. */
  resource: string;
  /** Overrides that were about nothing. */
  unmet: string[];
}

/** The client of a collection of these requests, not laid out. */
export async function client(items: RequestItem[], overrides?: Overrides): Promise<Client> {
  const { ir } = build(collection(items));
  const { templates } = await loadTemplates();
  const rules = new OverrideRules(overrides);
  const { files } = emitClient(ir, templates, { importExtension: ".ts", overrides: rules });
  const resource = files.find(({ path }) => path === "resources/index.ts")?.content ?? "";
  return { ir, files, resource: resource.replace(/\s+/g, " ").trim(), unmet: rules.unmet() };
}
