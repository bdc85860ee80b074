import type { Report } from "../diagnostics/diagnostic.js";
import { addTo } from "../groups.js";
import type { Collection, Environment, Variable } from "../read/model.js";
import { flatten, type Lookup, references } from "../template.js";
import { redact } from "./credentials/redact.js";
import { GIVE, leftOut } from "./credentials/variables.js";
import { holdsCredential } from "./credentials/withhold.js";
import { described } from "./description.js";
import { isDynamic } from "./dynamic.js";
import type { EnvironmentIr, VariableIr } from "./model.js";

/** The variables of the collection and the environments; later definitions win. */
export interface Scope {
  get(name: string): Definition | undefined;
}

export interface Definition {
  value?: string;
  /** Names that its values in other environments refer to, which a caller may choose. */
  elsewhere?: readonly string[];
  description?: string;
  secret?: true;
  /** There was a value, and it was left out because it is or looks like a credential. */
  withheld?: true;
}

/** Merges variables as Postman ranks them: an environment over the collection over globals, later ones over earlier ones. */
export function variableScope(
  collection: Collection,
  environments: readonly Environment[],
): Map<string, Definition> {
  const globals = environments.filter((e) => e.kind === "globals");
  const named = environments.filter((e) => e.kind === "environment");
  const lists = [...globals.map((e) => e.values), collection.variables, ...named.map((e) => e.values)];
  const definitions = new Map<string, Definition>();
  for (const variable of lists.flat()) {
    if (variable.disabled) continue;
    const before = definitions.get(variable.key);
    const { value, ...merged } = { ...before, ...definition(variable) };
    const elsewhere = [...(before?.elsewhere ?? []), ...references(before?.value ?? "")];
    if (elsewhere.length > 0) merged.elsewhere = elsewhere;
    // What is a secret in one place is none of ours from another either.
    definitions.set(variable.key, value === undefined || merged.secret ? merged : { ...merged, value });
  }
  return definitions;
}

/**
 * The defaults in each environment where there are several to choose from, for the variables given: what the environment
 * has alone with the collection and the globals.
 */
export function environmentDefaults(
  collection: Collection,
  environments: readonly Environment[],
  variables: readonly VariableIr[],
): EnvironmentIr[] {
  const names = new Set(environments.filter((e) => e.kind === "environment").map((e) => e.name));
  if (names.size < 2) return [];
  const wanted = variables.filter((v) => !v.secret && !v.dynamic);
  return [...names].map((name) => {
    const own = environments.filter((e) => e.kind === "globals" || e.name === name);
    const scope = variableScope(collection, own);
    const values = wanted.flatMap((v) => {
      const value = scope.get(v.name)?.value;
      return value === undefined ? [] : [[v.name, value] as const];
    });
    return { name, values: Object.fromEntries(values) };
  });
}

/** An empty value is no value: an export leaves out what its owner typed into "current value". */
function definition(variable: Variable): Definition {
  const { key, value, type, description } = variable;
  const secret = type === "secret" || (value !== undefined && holdsCredential(key, value));
  return {
    ...(value ? { value } : {}),
    ...(description ? { description: redact(description) } : {}),
    ...(secret ? { secret: true as const } : {}),
    ...(secret && value ? { withheld: true as const } : {}),
  };
}

/** Names of the variables in the templates themselves. */
export function ownVariables(templates: Iterable<string>, scope: Scope): Set<string> {
  const lookup = (name: string) => scope.get(name)?.value;
  const found = new Set<string>();
  for (const template of templates)
    for (const name of [...references(template), ...references(flatten(template, lookup))]) found.add(name);
  return found;
}

/** Those names with the ones in their values, and in the values of these; `undefined` where there are more than `most`. */
export function variableClosure(
  own: Iterable<string>,
  scope: Scope,
  most = Infinity,
): ReadonlySet<string> | undefined {
  const found = new Set(own);
  for (const name of found) {
    if (found.size > most) return undefined;
    const { value, elsewhere = [] } = scope.get(name) ?? {};
    // A set that grows while it is gone through is gone through to its new end.
    if (value !== undefined) for (const other of ownVariables([value], scope)) found.add(other);
    // One without a value would have to be given also where nothing needs it.
    for (const other of elsewhere) if (scope.get(other)?.value !== undefined) found.add(other);
  }
  return found.size > most ? undefined : found;
}

/** The variables that some operation uses, in order of name. */
export function usedVariables(used: Iterable<string>, scope: Scope): VariableIr[] {
  return [...new Set(used)].sort().map((name) => {
    const { value, description, secret } = scope.get(name) ?? {};
    return {
      name,
      ...(value === undefined ? {} : { value }),
      ...described(description),
      ...(secret ? { secret } : {}),
      ...(isDynamic(name) ? { dynamic: true as const } : {}),
    };
  });
}

/** Reports each variable that can never be filled in: Postman would send a piece of it unresolved. */
export function reportCycles(variables: readonly VariableIr[], report: Report): void {
  for (const name of endlessVariables(variables)) {
    report({
      severity: "warning",
      code: "PC2005",
      message: `the value of variable "${name}" leads in a circle, so it can never be filled in`,
      hint: "give it another value in the collection or with --environment",
    });
  }
}

/** Names of the variables whose values lead into a circle: what is left once those that come to an end are taken away. */
export function endlessVariables(variables: readonly VariableIr[]): ReadonlySet<string> {
  const left = new Map(variables.map(({ name }) => [name, 0]));
  const users = new Map<string, string[]>();
  for (const { name, value } of variables) {
    for (const other of new Set(references(value ?? ""))) {
      if (!left.has(other)) continue;
      left.set(name, (left.get(name) as number) + 1);
      addTo(users, other, name);
    }
  }
  const ending = [...left].filter(([, count]) => count === 0).map(([name]) => name);
  for (let name = ending.pop(); name !== undefined; name = ending.pop()) {
    left.delete(name);
    for (const user of users.get(name) ?? []) {
      const count = (left.get(user) as number) - 1;
      left.set(user, count);
      if (count === 0) ending.push(user);
    }
  }
  return new Set(left.keys());
}

/**
 * Reports the variables that their user has to give: neither the collection nor an environment has a value for them.
 * `filled`: those that a client fills in; scripts alone fill in the others.
 */
export function reportMissing(
  variables: readonly VariableIr[],
  filled: ReadonlySet<string>,
  report: Report,
): void {
  const missing = variables.filter((v) => v.value === undefined && !v.name.startsWith("$"));
  const list = (isListed: (name: string) => boolean) =>
    missing.flatMap(({ name }) => (isListed(name) ? [JSON.stringify(name)] : [])).join(", ");
  const [ofCalls, ofScripts] = [list((name) => filled.has(name)), list((name) => !filled.has(name))];
  if (ofCalls !== "") {
    report({
      severity: "info",
      code: "PC2009",
      message: `without a value, so that calls need one: ${ofCalls}`,
      hint: "give them with createClient({ variables }), in the environment of a script, or here with --environment",
    });
  }
  if (ofScripts !== "") {
    report({
      severity: "info",
      code: "PC2009",
      message: `without a value, and only scripts need one: ${ofScripts}`,
      hint: "give them in the environment of a script, or here with --environment",
    });
  }
}

/** Reports each used variable whose value was left out. */
export function reportWithheld(variables: readonly VariableIr[], scope: Scope, report: Report): void {
  for (const { name } of variables) {
    if (!scope.get(name)?.withheld) continue;
    const subject = `variable "${name}"`;
    report({
      ...leftOut(`the value of ${subject} is a possible credential and was left out`, GIVE),
      subject,
    });
  }
}

const byName = new WeakMap<readonly VariableIr[], ReadonlyMap<string, VariableIr>>();

/** The variables of the IR by name. The map is made once for a list: each operation asks for it. */
export function variablesByName(variables: readonly VariableIr[]): ReadonlyMap<string, VariableIr> {
  const known = byName.get(variables) ?? new Map(variables.map((v) => [v.name, v]));
  byName.set(variables, known);
  return known;
}

/** Finds the default value of a variable of the IR. */
export function lookupIn(variables: readonly VariableIr[]): Lookup {
  const known = variablesByName(variables);
  return (name) => known.get(name)?.value;
}
