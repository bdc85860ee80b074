import type { AuthIr } from "../auth/kind.js";
import type { CollectionFormat } from "../read/model.js";
import type { Script } from "../scripts/model.js";
import type { Template } from "../template.js";

export type { AuthIr } from "../auth/kind.js";
export type { Template } from "../template.js";

/**
 * The intermediate representation: what a collection says, with Postman's many spellings of it normalised away.
 * Plain JSON, documented in docs/ir.md and printed by `postman-codegen inspect`.
 *
 * A *template* is text in which `{{name}}` stands for a variable, as in Postman.
 */
export const IR_VERSION = 1;

export type JsonValue = null | boolean | number | string | JsonValue[] | { [key: string]: JsonValue };

export interface CollectionIr {
  version: typeof IR_VERSION;
  name: string;
  /** Folder name of the output, unique within a run. */
  slug: string;
  description?: string;
  source: { format: CollectionFormat; sha256: string };
  /** Every variable that some request uses, in order of name; dynamic ones (`$guid`) included. */
  variables: VariableIr[];
  /** In the order given, where there are at least two that a caller can choose from. */
  environments?: EnvironmentIr[];
  /** The collection itself as the outermost folder. */
  root: FolderIr;
  /** In document order; `operations[i].index === i` unless --only left some out. */
  operations: OperationIr[];
  /** What the scripts of the collection, its folders and requests say, in document order; absent where there are none. */
  scripts?: Script[];
}

export interface VariableIr {
  /** As between the braces: `baseUrl`, `$guid`. */
  name: string;
  /** Effective default: later environments win over earlier ones, they over the collection, it over globals. May refer to other variables. */
  value?: Template;
  description?: string;
  /** Its value was left out on purpose. */
  secret?: true;
  /** One of Postman's `{{$...}}` variables, made anew at each call. */
  dynamic?: true;
}

/** The values that an environment gives the variables of the collection. */
export interface EnvironmentIr {
  name: string;
  /** Defaults by name of the variable; those of the collection and of globals where the environment has none. */
  values: Record<string, Template>;
}

export interface FolderIr {
  /** Position in document order among all folders with requests, from 0 for the collection itself. */
  index: number;
  name: string;
  /** Names from the root down; empty for the root. */
  path: string[];
  description?: string;
  folders: FolderIr[];
  /** Indices into `CollectionIr.operations`. */
  operations: number[];
}

export interface OperationIr {
  /** Position in document order among all requests of the collection, from 0. */
  index: number;
  name: string;
  /** Names of the folders and of the request. */
  path: string[];
  description?: string;
  /** Upper case. */
  method: string;
  url: UrlIr;
  /** Enabled and disabled ones in order, Postman's automatic Content-Type included (`automatic`). */
  headers: ParameterIr[];
  /** Value of the request's own Host header, where it is another host than that of the URL. */
  host?: Template;
  body?: BodyIr;
  /** Only where there is no `body`: what a caller may send, although Postman sends nothing. */
  offeredBody?: BodyIr;
  auth: AuthIr;
  examples: ExampleIr[];
  /** Integers in JSON whose digits all count, where the configuration says so. */
  integers?: IntegerIr[];
  behavior: BehaviorIr;
  /** The scripts that run with it; absent where there are none. */
  scripts?: OperationScriptsIr;
  /** Names of all variables the request needs, those inside the values of others included; in order of name. */
  variables: string[];
  /** JSON path of the item: `$.item[0].item[3]`. */
  place: string;
}

/** Indices into `CollectionIr.scripts`, in the order in which they run: those of the collection, of folders, its own. */
export interface OperationScriptsIr {
  prerequest: number[];
  test: number[];
}

export interface IntegerIr {
  /** As overrides name it: `body.id`, `response.200.items[].id`. */
  position: string;
  as: "bigint" | "string";
}

export interface UrlIr {
  /** All before the query and the hash, path variables as `:name`: `{{baseUrl}}/users/:userId`. */
  base: Template;
  /** Segments of `base` that a caller can give, in order: `:name` (with or without a suffix such as `.json`) and whole-segment `{{name}}`. */
  path: PathParameterIr[];
  /** Enabled and disabled ones in order. */
  query: ParameterIr[];
  /** After `#`; never sent. */
  hash?: Template;
}

export interface PathParameterIr {
  key: string;
  /** The text of the segment when the caller gives nothing; absent where the caller must give it. */
  default?: Template;
  /** The saved value. `:key` itself where Postman would send the segment as it stands. */
  sample: Template;
  description?: string;
}

/**
 * Why a parameter is sent, or not, when the caller does not mention it:
 * - `negotiation`: Content-Type and Accept, sent
 * - `variable`: its value has a variable in it, sent
 * - `constant`: the same literal in every request of the collection, what says which of several requests to one address is
 *   meant (SOAPAction; a query parameter that is another word in each), what says how and not what (`grant_type`, a format,
 *   the version of the API), or a part that no caller could name (no key), sent
 * - `sample`: any other value, not sent; it shows in docs and fixtures
 */
export type ParameterRole = "negotiation" | "variable" | "constant" | "sample";

/** A header, query parameter or form field. */
export interface ParameterIr {
  key: Template;
  /** `null`: no value at all, as in `?flag`. */
  value: Template | null;
  role: ParameterRole;
  disabled?: true;
  /** Its description says so. Never set for disabled ones. */
  required?: true;
  /** Its description says so; or it is a form field, and others of the collection say that they are required. */
  optional?: true;
  /** "This can only be one of …" in the description. */
  oneOf?: string[];
  description?: string;
  /** Added by Postman by itself; not written in the collection. */
  automatic?: true;
}

export interface FilePartIr extends ParameterIr {
  /** Base names of the files that the collection refers to; empty where none is chosen. Only on file parts. */
  files?: string[];
  /** Paths of the same files, as the collection has them: from Postman's working directory, or absolute. */
  paths?: Template[];
  contentType?: Template;
  /** Base name that is sent in place of that of the file, or makes a file of a text. */
  fileName?: Template;
}

export type BodyIr =
  | JsonBodyIr
  | TextBodyIr
  | { mode: "urlencoded"; fields: ParameterIr[] }
  | { mode: "multipart"; parts: FilePartIr[] }
  | BinaryBodyIr
  | GraphqlBodyIr;

/** The bytes of a file. */
export interface BinaryBodyIr {
  mode: "binary";
  /** Base name of the file that the collection refers to. */
  file?: string;
  /** Its path, as the collection has it: from Postman's working directory, or absolute. */
  path?: Template;
  /** The bytes themselves in base64, where the collection refers to no file. */
  content?: Template;
}

/** A raw body that is JSON once its variables are filled in. */
export interface JsonBodyIr {
  mode: "json";
  /** As Postman sends it but for variables: comments are already stripped where Postman strips them. */
  text: Template;
  /** In the order of the text; absent where there are none. */
  defaults?: MemberDefaultIr[];
}

/** A member of a JSON object that is sent when the caller does not mention it. */
export interface MemberDefaultIr {
  /** Names from the outermost object down. */
  path: string[];
  /** Its value as JSON text: `"{{clientId}}"`, `{{count}}`, `"2.0"`. */
  json: Template;
  /** Why it is sent, as of a parameter. */
  role: Extract<ParameterRole, "variable" | "constant">;
}

/** A raw body that is not JSON. `variable` where the whole text is one `{{name}}`. */
export interface TextBodyIr {
  mode: "text";
  text: Template;
  language: "text" | "xml" | "html" | "javascript" | "json";
  role: "sample" | "variable";
  /** Bytes that the text has in the collection, where the request's own Content-Length cuts it short. */
  uncut?: number;
}

export interface GraphqlBodyIr {
  mode: "graphql";
  query?: Template;
  operationName?: Template;
  /** JSON text as saved; absent where empty. */
  variables?: Template;
  /** Saved variables that are no JSON: Postman sends them as they stand. */
  variablesText?: Template;
  /** Those of `variables`, in the order of the text; absent where there are none. */
  defaults?: MemberDefaultIr[];
}

export interface ExampleIr {
  name: string;
  /** HTTP status; absent where the saved response has none. */
  status?: number;
  headers: [name: string, value: string][];
  /** Text as saved. */
  body?: string;
  /** How a client reads it: by Content-Type, then by Postman's preview language. */
  kind: "json" | "text" | "binary" | "empty";
  /** The request saved with it, where it differs in a way that types can learn from. */
  request?: ExampleRequestIr;
}

export interface ExampleRequestIr {
  query: ParameterIr[];
  headers: ParameterIr[];
  body?: BodyIr;
}

/** Postman's protocolProfileBehavior, as far as it changes the request. */
export interface BehaviorIr {
  /** The URL is sent as it stands. */
  rawUrl?: true;
  /** Redirects are returned, not followed. */
  manualRedirect?: true;
}
