// Part of the runtime of postman-codegen. Do not edit.
import { InputError, MissingVariableError } from "./errors.js";
import type { RequestContext, Resolve, VariableValue } from "./types.js";

/** A name between double braces, as Postman reads it: without braces in it, spaces and all. */
const REFERENCE = /\{\{([^{}]+)\}\}/g;

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
  context: RequestContext,
  given: readonly (object | undefined)[],
  defaults: Readonly<Record<string, string>>,
  dynamic: DynamicVariables | undefined,
): Resolve {
  const { operation } = context;
  const computed = new Map<string, Promise<string>>();

  /** `undefined` for a `$` variable that Postman does not know: it sends the reference as it stands. */
  async function valueOf(name: string): Promise<string | undefined> {
    for (const source of given) {
      const value = own<VariableValue>(source, name);
      if (typeof value === "function") {
        const made = computed.get(name) ?? Promise.resolve(context).then(value).then(String);
        computed.set(name, made);
        return made;
      }
      if (value !== undefined) return String(value);
    }
    const value = dynamic?.(name) ?? own<string>(defaults, name);
    if (value === undefined && !name.startsWith("$")) throw new MissingVariableError(name, operation);
    return value;
  }

  return async (template) => {
    let text = template;
    let filled = 0;
    // Most text refers to nothing, which is cheap to see.
    for (let round = 0; text.includes("{{"); round += 1) {
      const names = Array.from(text.matchAll(REFERENCE), ([, name = ""]) => name);
      const [first] = names;
      if (first === undefined) break;
      if (round === MOST_ROUNDS) throw new MissingVariableError(first, operation);
      const values: (string | undefined)[] = [];
      // In order, so that a function sees what those before it brought about.
      for (const name of names) {
        const value = await valueOf(name);
        values.push(value);
        filled += value?.length ?? 0;
      }
      if (filled > MOST_FILLED) throw new InputError("its variables grow without end", operation);
      if (values.every((value) => value === undefined)) break;
      let next = 0;
      text = text.replace(REFERENCE, (reference) => values[next++] ?? reference);
    }
    return text;
  };
}

/** A member of one's own: one called `constructor` is like any other. */
export function own<Value>(source: object | undefined, name: string): Value | undefined {
  return source && Object.hasOwn(source, name) ? (source as Record<string, Value>)[name] : undefined;
}
