/** What JSON.parse returns. The scripts of a collection read it as they expect it to be. */
export type Json = ReturnType<typeof JSON.parse>;

/** The value without its type: scripts compare and convert values of all kinds. */
export function untyped(value: unknown): Json {
  return value;
}

/** Values may refer to variables in turn, this many levels deep, as in Postman. */
const MAX_ROUNDS = 19;

/** Characters that filling in may put into one text. */
const MAX_FILLED = 20_000_000;

/** One of Postman's variable scopes. */
export class Scope {
  protected readonly values: Map<string, Json>;

  constructor(values: Iterable<readonly [string, Json]> = []) {
    this.values = new Map(values);
  }

  get(name: Json): Json {
    return this.values.get(String(name));
  }

  has(name: Json): boolean {
    return this.values.has(String(name));
  }

  set(name: Json, value?: Json): void {
    this.values.set(String(name), value);
  }

  unset(name: Json): void {
    this.values.delete(String(name));
  }

  clear(): void {
    this.values.clear();
  }

  names(): string[] {
    return [...this.values.keys()];
  }
}

/** The scopes of a run by their names in Postman. `variables` reads from all of them, the nearest first. */
export interface Scopes {
  readonly variables: Scope;
  readonly iterationData: Scope;
  readonly environment: Scope;
  readonly collectionVariables: Scope;
  readonly globals: Scope;
}

/** The scope of `pm.variables`: its own variables last for the run; it reads those of the others too. */
class LocalScope extends Scope {
  private readonly outer: readonly Scope[];

  constructor(outer: readonly Scope[]) {
    super();
    this.outer = outer;
  }

  /** As in Postman, a variable without a value hides those of outer scopes. */
  override get(name: Json): Json {
    if (super.has(name)) return super.get(name);
    return this.outer.find((scope) => scope.has(name))?.get(name);
  }

  override has(name: Json): boolean {
    return super.has(name) || this.outer.some((scope) => scope.has(name));
  }

  override names(): string[] {
    return [...new Set([...this.outer.flatMap((scope) => scope.names()), ...super.names()])];
  }
}

/** The scopes at the beginning of a run. */
export function createScopes(
  environment: Iterable<readonly [string, Json]>,
  collection: Iterable<readonly [string, Json]>,
): Scopes {
  const outer = {
    iterationData: new Scope(),
    environment: new Scope(environment),
    collectionVariables: new Scope(collection),
    globals: new Scope(),
  };
  return { variables: new LocalScope(Object.values(outer)), ...outer };
}

/** The value of a variable as it stands in a request, as Postman writes it; undefined if Postman would leave the reference. */
export function textOf(value: Json): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Makes a new value of one of Postman's `$` variables. */
export type DynamicVariables = (name: string) => string | undefined;

/** The template with its variables filled in; those without a value stay as `{{name}}`. */
export function fillIn(template: string, scope: Scope, dynamic?: DynamicVariables): string {
  let text = template;
  let left = MAX_FILLED;
  for (let round = 0; round < MAX_ROUNDS && text.includes("{{"); round += 1) {
    const next = text.replace(/\{\{([^{}]+)\}\}/g, (reference, name: string) => {
      const value = textOf(scope.get(name)) ?? dynamic?.(name);
      if (value === undefined || (left -= value.length) < 0) return reference;
      return value;
    });
    if (next === text) break;
    text = next;
  }
  return text;
}
