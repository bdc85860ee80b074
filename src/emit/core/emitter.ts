import type { ImportExtension } from "../../config/options.js";
import type { InferredTypes } from "../../infer/model.js";
import type { CollectionIr } from "../../ir/model.js";
import type { Collection } from "../../read/model.js";
import type { OverrideRules } from "../../config/overrides.js";
import type { PlannedFile } from "./planned-file.js";
import type { Templates } from "./templates.js";

/** Makes the files of one target. Throws an EmitError where something that the user gave keeps it from that. */
export type Emitter = (
  ir: CollectionIr,
  templates: Templates,
  context: EmitContext,
) => PlannedFile[] | Promise<PlannedFile[]>;

/** What there is to emit with; an emitter names what of it it needs. */
export interface EmitContext {
  /** In the import statements of the generated modules. */
  importExtension: ImportExtension;
  overrides: OverrideRules;
  /** Where the files will lie, absolute: what own types are imported from is found from there. */
  folder: string;
  /** The types of the client, inferred when they are first asked for. */
  types(): Promise<InferredTypes>;
  /** The collection that the IR was made from, without its credentials. */
  collection: Collection;
  /** Of postman-code-generators, looked for from `cwd`. */
  languages: readonly string[];
  cwd: string;
}
