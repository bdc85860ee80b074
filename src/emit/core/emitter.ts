import type { OperationModel } from "../../client-model/model.js";
import type { Collection } from "../../read/model.js";
import type { ImportExtension } from "./import-extension.js";
import type { PlannedFile } from "./planned-file.js";
import type { Templates } from "./templates.js";

/** Makes the files of one target from a model. Throws an EmitError where something that the user gave keeps it from that. */
export type Emitter<Model> = (model: Model, context: EmitContext) => PlannedFile[] | Promise<PlannedFile[]>;

/** Everything that an emitter may use besides the model. */
export interface EmitContext {
  templates: Templates;
  /** In the import statements of the generated modules. */
  importExtension: ImportExtension;
  /** The directory of the files, absolute: imports of the user's own types are resolved from there. */
  folder: string;
  /** The collection that the model was made from, without its credentials. */
  collection: Collection;
  /** Languages of postman-code-generators, which is looked for from `cwd`. */
  languages: readonly string[];
  cwd: string;
  /** How each request is sent with what the other targets make, in the order in which it is shown. */
  codeSamples(): Promise<CodeSample[]>;
}

/** Code that sends a request. */
export interface CodeSample {
  /** For ids: `typescript`. */
  id: string;
  title: string;
  /** Undefined where there is none for the request. */
  code(operation: OperationModel): string | undefined;
}
