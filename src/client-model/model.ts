import type { Declaration, InferredTypes } from "../infer/model.js";
import type { CollectionIr, EnvironmentIr, FolderIr, OperationIr, Template } from "../ir/model.js";
import type { RuntimeFunction } from "./reserved-names.js";

/** A collection with the names of its operations. Types are not inferred yet. */
export interface NamedCollection {
  ir: CollectionIr;
  /** In document order. */
  operations: readonly NamedOperation[];
}

export interface NamedOperation {
  operation: OperationIr;
  names: OperationNames;
}

export interface OperationNames {
  /** Identifiers from the client down: `["bootVolumeBackups", "createBootVolumeBackup"]`. */
  accessor: readonly string[];
  /** The exported function: the last of `accessor`. */
  fn: string;
  /** Stem of the exported types: `CreateBootVolumeBackup`. */
  type: string;
  /** File path without extension: `boot-volume-backups/create-boot-volume-backup`. */
  file: string;
}

export interface FolderNames {
  /** Identifiers from the root down: `["bootVolumeBackups"]`. Empty for the root. */
  accessor: readonly string[];
  /** File path without extension, `/` between parts: `boot-volume-backups`; `index` for the root. Unique without regard to case. */
  file: string;
}

/**
 * Finished, plain data of a client: what each operation is called, takes, sends and returns. All targets print this model, so
 * they agree; none of them decides about names, types or defaults.
 */
export interface ClientModel extends NamedCollection {
  /** One for each folder, outer folders first, in the order of the collection. */
  modules: ModuleModel[];
  /** In document order; the same objects as in `modules`. */
  operations: OperationModel[];
  /** Those that the client fills in. `ir.variables` has the ones that only samples refer to as well. */
  variables: VariableModel[];
  /** What `variables` are in each. */
  environments: readonly EnvironmentIr[];
  /** Types that several modules use. */
  shared: TypeDeclarations;
  /** Kinds of auth that the client exports a scheme for, as functions of the runtime. */
  schemes: RuntimeFunction[];
  /** An operation can only be sent by Node's own modules. */
  needsNode: boolean;
  /** One of `variables` is made anew for each request. */
  hasDynamicVariables: boolean;
  /** How many properties the inferred types have, and how many of them are `unknown`. */
  properties: InferredTypes["properties"];
}

/** The module of a folder: its operations, their types, and the modules of the folders in it. */
export interface ModuleModel {
  folder: FolderIr;
  names: FolderNames;
  folders: ChildFolder[];
  operations: OperationModel[];
  declared: TypeDeclarations;
}

export interface ChildFolder {
  /** Exported namespace. */
  name: string;
  /** Name inside the module; differs from `name` where that is a reserved word such as `await`. */
  local: string;
  /** Path of its module below `resources/`, without extension. */
  file: string;
}

export interface TypeDeclarations {
  declarations: readonly Declaration[];
  /** Types from other modules that the declarations use. */
  imports: TypeImport[];
}

/** A TypeScript type as it is written, with what a module that writes it has to import. */
export interface TypeModel {
  text: string;
  imports: readonly TypeImport[];
}

export interface TypeImport {
  name: string;
  /** `client`: `module` is a module of the client, without extension. `user`: a package, or the absolute path of a file. */
  origin: "client" | "user";
  module: string;
}

export interface OperationModel extends NamedOperation {
  /** Name of the function inside its module; differs from the exported name where that cannot be declared. */
  local: string;
  /** Names of the exported interfaces. */
  inputType: string;
  responsesType: string;
  input: InputModel;
  /** Of the statuses that were saved, in ascending order. */
  responses: ResponseModel[];
  /** Headers that saved responses show, in lower case, sorted. */
  responseHeaders: string[];
  request: RequestModel;
  /** Functions of the runtime that `request` calls. */
  runtime: RuntimeFunction[];
}

/** The input of an operation, without values of variables. */
export interface InputModel {
  /** Something has to be given. */
  required: boolean;
  path: InputMember[];
  query: InputMember[];
  headers: InputMember[];
  body?: BodyModel;
}

/** A parameter or form field under its name on the wire. */
export interface InputMember {
  key: string;
  type: TypeModel;
  required: boolean;
  /** Something is sent when the caller gives nothing. */
  sent: boolean;
  /** The value that is sent then; absent if there is none, as in `?flag`. */
  default?: Template;
  /** The value that was saved; empty for files. */
  sample: Template;
  description?: string;
  /** `date-time` and the like, as the configuration says. */
  format?: string;
  /** Its description says that it is required, whatever the client sends by itself. */
  saysRequired?: true;
  /** The Content-Type, which belongs to the body: it is no member of the input. */
  ofBody?: true;
  isFile?: true;
}

export type BodyModel = FormModel | ValueBodyModel | GraphqlModel;

export interface FormModel {
  kind: "form";
  required: boolean;
  members: InputMember[];
}

export interface ValueBodyModel {
  kind: "value";
  required: boolean;
  type: TypeModel;
  /** Declared types that `type` refers to; with a body whose type was inferred. */
  inferred?: InferredModel;
}

export interface GraphqlModel {
  kind: "graphql";
  required: boolean;
  variables: { required: boolean; type: TypeModel };
  inferred?: InferredModel;
}

/** A type made from samples. */
export interface InferredModel {
  /** `CreateBookBody`, `string[]`. */
  text: string;
  /** Names of the declarations that the text refers to, in order. */
  references: readonly string[];
}

export interface ResponseModel {
  status: number;
  type: TypeModel;
}

/** The object from which the runtime sends a request: an `Operation` of templates/client/runtime/types.ts. */
export interface RequestModel {
  name: Expression;
  method: Expression;
  url: Expression;
  path: Expression;
  query: Expression;
  headers: Expression;
  body: Expression;
  auth: Expression;
  parse: Expression;
  init: Expression;
}

/** A value in the generated code. `undefined` as a member of an object: the member is left out. */
export type Expression =
  null | boolean | number | string | undefined | readonly Expression[] | ObjectExpression | CallExpression;

export interface ObjectExpression {
  kind: "object";
  members: readonly (readonly [key: string | number, value: Expression])[];
}

/** A call of a function of the runtime. */
export interface CallExpression {
  kind: "call";
  function: RuntimeFunction;
  arguments: readonly Expression[];
}

export interface VariableModel {
  name: string;
  /** `unknown` for names that every object inherits, such as `toString`. */
  type: "VariableValue" | "unknown";
  /** The default; absent where it has none. */
  value?: Template;
  description?: string;
  /** Its value was left out because it is a credential. */
  secret?: true;
  /** One of Postman's `{{$...}}` variables, made anew for each request. */
  dynamic?: true;
}
