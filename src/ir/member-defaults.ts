import type { SampleValue } from "../sample.js";
import { isArray } from "../sample.js";
import { hasReference, soleReference, type Template } from "../template.js";
import type { SentValues } from "./constants.js";
import { namesSecretMember } from "./credentials/names.js";
import { FETCHED_BODILESS } from "./fetch-limits.js";
import { parseTemplateJson } from "./json.js";
import type { BodyIr, GraphqlBodyIr, JsonBodyIr, MemberDefaultIr, OperationIr } from "./model.js";
import { LOST_NAME } from "./parameters.js";
import type { SharedVariables } from "./shared-variables.js";

/** Levels of objects in a body. Members that are deeper have no default: a caller gives them. */
const MAX_DEFAULT_DEPTH = 16;

/** What decides about the members of all bodies of a collection. */
export interface DefaultRules {
  shared: SharedVariables;
  sent: SentValues;
}

/**
 * Finds the members of JSON bodies that need not be given: those that are one whole variable that has a value, that several
 * requests use, or that is a credential; and outermost ones that say how and not what. Members of objects in lists have no
 * defaults: only a caller knows how many there are.
 */
export function markMemberDefaults(operations: readonly OperationIr[], rules: DefaultRules): void {
  for (const operation of operations) {
    const body = jsonBody(operation);
    if (body === undefined) continue;
    const defaults = new Finder(operation, rules).defaultsOf(textOf(body) ?? "");
    if (defaults.length > 0) body.defaults = defaults;
  }
}

/** The outermost members of a JSON body that hold text or a number, with that as text. */
export function membersSent({ body }: OperationIr): [name: string, value: string][] {
  const value = body?.mode === "json" ? parseTemplateJson(body.text, () => undefined)?.value : undefined;
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]): [string, string][] =>
    typeof member === "string" || typeof member === "number" ? [[name, String(member)]] : [],
  );
}

/** A request of these methods can also be called without its body, so that nothing of it is sent by itself. */
function jsonBody({ method, body }: OperationIr): JsonBodyIr | GraphqlBodyIr | undefined {
  if (FETCHED_BODILESS.has(method)) return undefined;
  return body?.mode === "json" || body?.mode === "graphql" ? body : undefined;
}

/** The JSON in which members may have defaults. */
function textOf(body: BodyIr | undefined): Template | undefined {
  if (body?.mode === "json") return body.text;
  return body?.mode === "graphql" ? body.variables : undefined;
}

type Members = { readonly [name: string]: SampleValue };

/** Finds the defaults of one body. */
class Finder {
  /** What stands for each variable outside of quotes. */
  private readonly bare = new Map<SampleValue, Template>();
  private readonly found: MemberDefaultIr[] = [];
  private readonly operation: OperationIr;
  private readonly rules: DefaultRules;
  /** Names of the outermost members that say how. */
  private constants: ReadonlySet<string> = new Set();
  private savedElsewhere: SampleValue[] | undefined;

  constructor(operation: OperationIr, rules: DefaultRules) {
    this.operation = operation;
    this.rules = rules;
  }

  defaultsOf(text: Template): MemberDefaultIr[] {
    const body = this.parsed(text);
    if (isObject(body)) {
      if (this.operation.body?.mode === "json") this.constants = this.constantsOf(body);
      this.addMembers(body, []);
    }
    return this.found;
  }

  private parsed(text: Template): SampleValue | undefined {
    const standIn = (reference: string) => {
      const value: SampleValue = [];
      this.bare.set(value, reference);
      return value;
    };
    return parseTemplateJson(text, () => undefined, standIn)?.value;
  }

  private constantsOf(members: Members): Set<string> {
    const names = Object.entries(members).flatMap(([name, value]) =>
      isScalar(value) && this.rules.sent.isConstant("json", name, String(value)) ? [name] : [],
    );
    return new Set([...names, ...rpcConstants(members), ...graphqlConstants(members)]);
  }

  /** Returns whether all members have defaults, so that the object is sent as a whole where the caller leaves it out. */
  private addMembers(members: Members, path: readonly string[]): boolean {
    // A name that holds a variable is the caller's to give, and its place among the others with it.
    if (Object.keys(members).some((name) => hasReference(name))) return false;
    const before = this.found.length;
    let isComplete = Object.keys(members).length > 0;
    for (const [name, value] of Object.entries(members)) {
      const hasDefault = name !== LOST_NAME && this.addMember(value, [...path, name]);
      isComplete &&= hasDefault;
    }
    // An object that may be missing must not come with some of its members only.
    if (!isComplete && !this.isAlwaysSaved(path)) this.found.length = before;
    return isComplete;
  }

  private addMember(value: SampleValue, path: string[]): boolean {
    if (isObject(value)) return path.length < MAX_DEFAULT_DEPTH && this.addMembers(value, path);
    if (path.length === 1 && this.constants.has(path[0] as string)) {
      this.found.push({ path, json: JSON.stringify(value), role: "constant" });
      return true;
    }
    const bare = this.bare.get(value);
    const reference = bare ?? (typeof value === "string" ? value : "");
    const variable = soleReference(reference);
    const name = path.at(-1) as string;
    if (variable === undefined || !(this.rules.shared.has(variable) || namesSecretMember(name))) return false;
    this.found.push({ path, json: bare ?? JSON.stringify(value), role: "variable" });
    return true;
  }

  /** Whether the bodies of all saved requests have an object there. */
  private isAlwaysSaved(path: readonly string[]): boolean {
    if (path.length === 0) return true;
    this.savedElsewhere ??= this.operation.examples.flatMap(({ request }) => {
      const text = textOf(request?.body);
      const value = text === undefined ? undefined : this.parsed(text);
      return value === undefined ? [] : [value];
    });
    return this.savedElsewhere.every((body) => hasObjectAt(body, path));
  }
}

/** A literal that keeps its digits. */
function isScalar(value: SampleValue | undefined): value is string | number {
  return typeof value === "string" ? !hasReference(value) : Number.isSafeInteger(value);
}

/** https://www.jsonrpc.org/specification; version 1.0 has no member `jsonrpc`. */
function rpcConstants(members: Members): string[] {
  const { jsonrpc, method, id } = members;
  const isRpc = isScalar(method) && (isScalar(jsonrpc) || ("params" in members && "id" in members));
  if (!isRpc) return [];
  return [
    "method",
    ...(isScalar(jsonrpc) ? ["jsonrpc"] : []),
    ...(isScalar(id) || id === null ? ["id"] : []),
  ];
}

/** The query of a GraphQL request that is saved as JSON, with its name. */
function graphqlConstants(members: Members): string[] {
  if (!isGraphqlRequest(members)) return [];
  return isScalar(members.operationName) || members.operationName === null
    ? ["query", "operationName"]
    : ["query"];
}

/** Whether a JSON body is a GraphQL request: https://graphql.github.io/graphql-over-http/draft/#sec-Request-Parameters */
export function isGraphqlRequest(body: SampleValue | undefined): body is Members & { query: string } {
  if (!isObject(body) || typeof body.query !== "string") return false;
  return GRAPHQL_DOCUMENT.test(body.query) && Object.keys(body).every((name) => GRAPHQL_MEMBERS.has(name));
}

const GRAPHQL_DOCUMENT = /^(?:\s|#[^\n]*\n)*(?:\{|(?:query|mutation|subscription|fragment)\b)/;
const GRAPHQL_MEMBERS: ReadonlySet<string> = new Set(["query", "variables", "operationName", "extensions"]);

function hasObjectAt(body: SampleValue, path: readonly string[]): boolean {
  let value: SampleValue | undefined = body;
  for (const name of path) value = isObject(value) ? value[name] : undefined;
  return isObject(value);
}

function isObject(value: SampleValue | undefined): value is Members {
  return typeof value === "object" && value !== null && !isArray(value);
}
