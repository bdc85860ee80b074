import { clientModel } from "../../src/client-model/build.js";
import type { ClientModel } from "../../src/client-model/model.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import type { PlannedFile } from "../../src/emit/core/planned-file.js";
import type { CollectionIr } from "../../src/ir/model.js";
import { OverrideRules } from "../../src/overrides/rules.js";
import type { Overrides } from "../../src/overrides/settings.js";
import type { RequestItem } from "../../src/read/model.js";
import { build, collection } from "../ir/make.js";
import { emitFiles } from "./targets.js";

export interface Client {
  ir: CollectionIr;
  /** Everything that is decided about the client. */
  model: ClientModel;
  files: PlannedFile[];
  /** The module of the collection's requests, in one line where there are several spaces or lines. */
  resource: string;
  /** Overrides that matched nothing. */
  unmatched: string[];
  diagnostics: Diagnostic[];
}

/** The client of a collection of these requests, not laid out. */
export async function client(items: RequestItem[], overrides?: Overrides): Promise<Client> {
  const { ir, collection: saved, names, diagnostics } = build(collection(items));
  const rules = new OverrideRules(overrides);
  const files = await emitFiles(ir, {
    targets: ["client"],
    collection: saved,
    importExtension: ".ts",
    overrides: rules,
  });
  const resource = files.find(({ path }) => path === "resources/index.ts")?.content ?? "";
  return {
    ir,
    model: clientModel(ir, names, new OverrideRules(overrides)),
    files,
    resource: resource.replace(/\s+/g, " ").trim(),
    unmatched: rules.unmatched(),
    diagnostics,
  };
}
