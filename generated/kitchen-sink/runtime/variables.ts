// Part of the runtime of postman-codegen. Do not edit.
import { encodeText } from "./encode-text.js";
import { InputError, MissingVariableError } from "./errors.js";
import type { AuthRequest, RequestContext, Resolve, VariableValue } from "./types.js";

/** A name between double braces, as Postman reads it: without braces in it, spaces and all. */
const REFERENCE = /\{\{([^{}]+)\}\}/;

/** Values may refer to variables in turn, this many levels deep; Postman stops there too. */
const MOST_ROUNDS = 19;

/** Characters that they may put into a template: a value of `{{a}}{{a}}` doubles with each level. */
const MOST_FILLED = 1e7;

/** Makes a new value of one of Postman's `$` variables, or nothing where it has no such variable. */
export type DynamicVariables = (name: string) => string | undefined;

/**
 * Fills in the variables of a template, and those in their values, for one attempt: functions are called once, with the
 * request as known by then. The earlier of `given` win.
 */
export function resolver(
  request: () => AuthRequest,
  given: readonly (object | undefined)[],
  dynamic: DynamicVariables | undefined,
): Resolve {
  const computed = new Map<string, Promise<string>>();

  /** Of a `$` variable that Postman does not know, the reference as it stands. */
  async function valueOf(name: string): Promise<string> {
    let value: VariableValue | Promise<string> | undefined = computed.get(name);
    for (const source of given) value ??= own<VariableValue>(source, name);
    value ??= dynamic?.(name);
    if (typeof value === "function") {
      const made = Promise.resolve(contextOf(request())).then(value).then(String);
      computed.set(name, made);
      return made;
    }
    if (value !== undefined) return String(await value);
    if (name.startsWith("$")) return `{{${name}}}`;
    throw new MissingVariableError(name, request().operation);
  }

  return async (template) => {
    let text = template;
    let filled = 0;
    // Most text refers to nothing, which is cheap to see.
    for (let round = 0; text.includes("{{"); round += 1) {
      // Every other part is a name.
      const parts = text.split(REFERENCE);
      // In order, so that a function sees what those before it brought about.
      for (let i = 1; i < parts.length; i += 2) {
        const value = await valueOf(parts[i] as string);
        parts[i] = value;
        filled += value.length;
        if (round === MOST_ROUNDS || filled > MOST_FILLED) {
          throw new InputError("its variables refer to each other without end", request().operation);
        }
      }
      const next = parts.join("");
      if (next === text) break;
      text = next;
    }
    return text;
  };
}

function contextOf({ operation, method, url, headers, body, resolve }: AuthRequest): RequestContext {
  return {
    operation,
    method,
    url,
    headers,
    body: body instanceof Uint8Array ? body : encodeText(typeof body === "string" ? body : ""),
    variable: (name) => resolve(`{{${name}}}`),
  };
}

/** A member of one's own: one called `constructor` is like any other. */
export function own<Value>(source: object | undefined, name: string): Value | undefined {
  return source && Object.hasOwn(source, name) ? (source as Record<string, Value>)[name] : undefined;
}
