import type { SampleValue } from "../sample.js";
import { isArray } from "../sample.js";
import { soleReference, type Template } from "../template.js";
import { namesSecretMember } from "./credentials/names.js";
import { FETCHED_BODILESS } from "./fetch-limits.js";
import { parseTemplateJson } from "./json.js";
import type { BodyIr, GraphqlBodyIr, JsonBodyIr, MemberDefaultIr, OperationIr } from "./model.js";
import { LOST_NAME } from "./parameters.js";
import type { SharedVariables } from "./shared-variables.js";

/** Levels of objects in a body. Members that are deeper have no default: a caller gives them. */
const MAX_DEFAULT_DEPTH = 16;

/**
 * Finds the members of JSON bodies that need not be given, because they are one whole variable that has a value, that several
 * requests use, or that is a credential. Members of objects in lists have no defaults: only a caller knows how many there are.
 */
export function markMemberDefaults(operations: readonly OperationIr[], shared: SharedVariables): void {
  for (const operation of operations) {
    const body = jsonBody(operation);
    if (body === undefined || !textOf(body)?.includes("{{")) continue;
    const defaults = new Finder(operation, shared).defaultsOf(textOf(body) ?? "");
    if (defaults.length > 0) body.defaults = defaults;
  }
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
  private readonly shared: SharedVariables;
  private savedElsewhere: SampleValue[] | undefined;

  constructor(operation: OperationIr, shared: SharedVariables) {
    this.operation = operation;
    this.shared = shared;
  }

  defaultsOf(text: Template): MemberDefaultIr[] {
    const body = this.parsed(text);
    if (isObject(body)) this.addMembers(body, []);
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

  /** Returns whether all members have defaults, so that the object is sent as a whole where the caller leaves it out. */
  private addMembers(members: Members, path: readonly string[]): boolean {
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
    const bare = this.bare.get(value);
    const reference = bare ?? (typeof value === "string" ? value : "");
    const variable = soleReference(reference);
    const name = path.at(-1) as string;
    if (variable === undefined || !(this.shared.has(variable) || namesSecretMember(name))) return false;
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

function hasObjectAt(body: SampleValue, path: readonly string[]): boolean {
  let value: SampleValue | undefined = body;
  for (const name of path) value = isObject(value) ? value[name] : undefined;
  return isObject(value);
}

function isObject(value: SampleValue | undefined): value is Members {
  return typeof value === "object" && value !== null && !isArray(value);
}
