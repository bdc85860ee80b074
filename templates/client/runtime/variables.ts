import { InputError, MissingVariableError } from "./errors.js";
import type { RequestContext, Template, VariableValue } from "./types.js";

/** A name between double braces, as Postman reads it: without braces in it, spaces and all. */
const REFERENCE = /\{\{([^{}]+)\}\}/g;

/** Values may refer to variables in turn, this many levels deep; Postman stops there too. */
const MOST_ROUNDS = 19;

/** Characters that they may put into a template: a value of `{{a}}{{a}}` doubles with each level. */
const MOST_FILLED = 1e7;

/** Makes a new value of one of Postman's `$` variables, or nothing where it has no such variable. */
export type DynamicVariables = (name: string) => string | undefined;

export interface VariableSources {
  operation: string;
  /** Later ones win. */
  given: readonly object[];
  defaults: Readonly<Record<string, string>>;
  dynamic: DynamicVariables | undefined;
}

/** The variables of one call. Functions are called once an attempt, with the request as known by then. */
export class VariableScope {
  readonly #sources: VariableSources;
  #computed = new Map<string, Promise<string>>();
  #context: RequestContext | undefined;

  constructor(sources: VariableSources) {
    this.#sources = sources;
  }

  /** Begins an attempt: what functions gave before is forgotten. */
  attempt(context: RequestContext): void {
    this.#context = context;
    this.#computed = new Map();
  }

  /** Fills in the variables of a template, and those in their values. */
  async resolve(template: Template): Promise<string> {
    let text = template;
    let filled = 0;
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const references = Array.from(text.matchAll(REFERENCE));
      if (references.length === 0) return text;
      const values = await this.#valuesOf(references.map((match) => match[1] ?? ""));
      for (const value of values) filled += value?.length ?? 0;
      if (filled > MOST_FILLED)
        throw new InputError("its variables grow without end", this.#sources.operation);
      if (values.every((value) => value === undefined)) return text;
      let next = 0;
      text = text.replace(REFERENCE, (reference) => values[next++] ?? reference);
    }
    const [left] = Array.from(text.matchAll(REFERENCE));
    if (left) throw new MissingVariableError(left[1] ?? "", this.#sources.operation);
    return text;
  }

  /** In order, so that a function sees what those before it brought about. */
  async #valuesOf(names: readonly string[]): Promise<(string | undefined)[]> {
    const values: (string | undefined)[] = [];
    for (const name of names) values.push(await this.#valueOf(name));
    return values;
  }

  /** The value of one variable, not resolved further. */
  async value(name: string): Promise<string> {
    const value = await this.#valueOf(name);
    if (value === undefined) throw new MissingVariableError(name, this.#sources.operation);
    return value;
  }

  /** `undefined` for a `$` variable that Postman does not know: it sends the reference as it stands. */
  async #valueOf(name: string): Promise<string | undefined> {
    const { given, defaults, dynamic, operation } = this.#sources;
    for (const source of given) {
      const value = own(source, name);
      if (typeof value === "function") return this.#compute(name, value);
      if (value !== undefined) return String(value);
    }
    const value = dynamic?.(name) ?? own(defaults, name);
    if (value === undefined && !name.startsWith("$")) throw new MissingVariableError(name, operation);
    return value === undefined ? undefined : String(value);
  }

  #compute(name: string, make: Extract<VariableValue, (...args: never[]) => unknown>): Promise<string> {
    const known = this.#computed.get(name);
    if (known) return known;
    const context = this.#context;
    if (context === undefined) throw new MissingVariableError(name, this.#sources.operation);
    const computed = Promise.resolve()
      .then(() => make(context))
      .then(String);
    this.#computed.set(name, computed);
    return computed;
  }
}

/** A variable called `constructor` is one like any other. */
function own(source: object, name: string): VariableValue | undefined {
  return Object.hasOwn(source, name) ? (source as Record<string, VariableValue>)[name] : undefined;
}
