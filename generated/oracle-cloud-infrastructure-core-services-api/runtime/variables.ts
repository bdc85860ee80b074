// Part of the runtime of postman-codegen. Do not edit.
import { encodeText } from "./encode-text.js";
import { InputError, MissingVariableError } from "./errors.js";
import type { AuthRequest, RequestContext, Resolve, VariableValue } from "./types.js";

/** Values may refer to variables in turn, this many levels deep; Postman stops there too. */
const MAX_ROUNDS = 19;

/** Characters that they may put into a template, as at generation: a value of `{{a}}{{a}}` doubles with each level. */
const MAX_FILLED = 2e7;

/** Makes a new value of one of Postman's `$` variables, or nothing where it has no such variable. */
export type DynamicVariables = (name: string) => string | undefined;

/**
 * Fills in the variables of a template, and those in their values, for one attempt: functions are called once, with the
 * request as known by then. The earlier of `given` win.
 */
export function resolver(
  request: AuthRequest,
  given: readonly (object | undefined)[],
  dynamic: DynamicVariables | undefined,
): Resolve {
  const computed: Record<string, unknown> = Object.create(null) as Record<string, unknown>;

  /** Of a `$` variable that Postman does not know, the reference as it stands. */
  async function valueOf(name: string): Promise<string> {
    let value: VariableValue | Promise<unknown> | undefined;
    for (const source of [computed, ...given]) value ??= own<VariableValue>(source, name);
    value ??= dynamic?.(name);
    if (typeof value === "function") {
      value = computed[name] = Promise.resolve(contextOf(request)).then(value);
    }
    if (value !== undefined) return String(await value);
    if (name[0] === "$") return `{{${name}}}`;
    throw new MissingVariableError(
      request,
      `the variable ${JSON.stringify(name)} needs a value in \`variables\``,
      { variable: name },
    );
  }

  return async (text) => {
    let left = MAX_FILLED;
    // Most text refers to nothing, which is cheap to see.
    for (let round = 0; text.includes("{{"); round += 1) {
      // Every other part is a name, as Postman reads it: without braces in it, spaces and all.
      const parts = text.split(/{{([^{}]+)}}/);
      // In order, so that a function sees what those before it brought about.
      for (let i = 1; i < parts.length; i += 2) {
        const value = (parts[i] = await valueOf(parts[i] as string));
        if (round === MAX_ROUNDS || (left -= value.length) < 0) {
          throw new InputError(request, "its variables never end");
        }
      }
      const next = parts.join("");
      if (next === text) break;
      text = next;
    }
    return text;
  };
}

function contextOf(request: AuthRequest): RequestContext {
  const { body, resolve } = request;
  return {
    ...request,
    body: body instanceof Uint8Array ? body : encodeText(typeof body === "string" ? body : ""),
    variable: (name) => resolve(`{{${name}}}`),
  };
}

/** A member of one's own: one called `constructor` is like any other. */
export function own<Value>(source: object | undefined, name: string): Value | undefined {
  return source && Object.hasOwn(source, name) ? (source as Record<string, Value>)[name] : undefined;
}
