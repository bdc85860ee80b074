import type { SchemeFunction } from "../auth/kind.js";

/**
 * Names that the modules of every client have. Names from a collection must differ from these.
 * test/compile/names.test.ts compares the lists with what is emitted.
 */

/** Functions of the runtime that operations are described with, each with its module there, without extension. */
export const RUNTIME_FUNCTIONS = {
  pathParameters: "path",
  queryParameters: "query",
  unsendable: "unsendable",
  bodyViaNode: "via-node",
  requestViaNode: "via-node",
  json: "body/json",
  jsonIntegers: "body/json-integers",
  integerParser: "integers",
  text: "body/text",
  urlencoded: "body/urlencoded",
  multipart: "body/multipart",
  binary: "body/binary",
  graphql: "body/graphql",
  offered: "body/offered",
  withDefaults: "body/defaults",
  apiKey: "auth/api-key",
  basic: "auth/basic",
  bearer: "auth/bearer",
  oauth2: "auth/oauth2",
  digest: "auth/digest",
  oauth1: "auth/oauth1",
  awsv4: "auth/awsv4",
  hawk: "auth/hawk",
  jwt: "auth/jwt",
  asap: "auth/asap",
  edgegrid: "auth/edgegrid",
  unsupported: "auth/unsupported",
} as const satisfies Record<SchemeFunction, string> & Record<string, string>;

export type RuntimeFunction = keyof typeof RUNTIME_FUNCTIONS;

/** Types that modules of operations import, each with its module in the client, without extension. */
export const MODULE_TYPES = {
  Call: "runtime/call",
  CallOptions: "runtime/transport",
  Transport: "runtime/transport",
  Variables: "variables",
  BinaryBody: "runtime/body/binary",
} as const;

export type ModuleType = keyof typeof MODULE_TYPES;

/** Those that are imported where the module has operations; `binary`: one of them with a binary body. */
export function importedTypes(binary: boolean): ModuleType[] {
  return ["Call", "CallOptions", "Transport", "Variables", ...(binary ? (["BinaryBody"] as const) : [])];
}

/** Names that no module may export. A thenable namespace would break `await import()`. */
export const NEVER_EXPORTED: ReadonlySet<string> = new Set(["then", "default"]);

/** Functions and namespaces that the entry exports beside requests and folders. `schemes`: functions that sign requests. */
export function entryValues(schemes: Iterable<string>): Set<string> {
  return new Set(["createClient", "nodeFetch", "types", ...schemes]);
}

/** Types and classes that the entry exports beside those of requests; `environments`: the collection has a choice of them. */
export function entryTypes(environments: boolean): Set<string> {
  return new Set([
    ...["Client", "ClientOptions", "Variables", "Call", "CallOptions", "Transport"],
    ...["AuthRequest", "AuthScheme", "RequestContext", "VariableValue"],
    ...["RequestSummary", "ApiError", "NetworkError", "TimeoutError", "InputError"],
    ...["MissingVariableError", "ParseError", "UnsupportedAuthError"],
    ...(environments ? ["EnvironmentName"] : []),
  ]);
}
