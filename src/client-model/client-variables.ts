import { addTo } from "../groups.js";
import { isInherited } from "../infer/inherited.js";
import type { CollectionIr, EnvironmentIr, VariableIr } from "../ir/model.js";
import { ownVariables, type Scope, variableClosure, variablesByName } from "../ir/variables.js";
import { references } from "../template.js";
import { filledTexts } from "./filled-texts.js";
import type { RequestModel, VariableModel } from "./model.js";

/**
 * The variables that the client fills in, those in their values in any environment included. One that only samples refer to
 * is none of them: the caller gives the text it stands in, in which nothing is filled in.
 */
export function clientVariables(ir: CollectionIr, requests: readonly RequestModel[]): VariableModel[] {
  const scope = scopeOf(ir);
  const own = ownVariables(requests.flatMap(filledTexts), scope);
  const filled = variableClosure(own, scope) ?? own;
  return ir.variables.filter(({ name }) => filled.has(name)).map(variableModel);
}

/** The environments without the variables that the client does not fill in. */
export function clientEnvironments(ir: CollectionIr, variables: readonly VariableModel[]): EnvironmentIr[] {
  const names = new Set(variables.map(({ name }) => name));
  return (ir.environments ?? []).map(({ name, values }) => ({
    name,
    values: Object.fromEntries(Object.entries(values).filter(([key]) => names.has(key))),
  }));
}

/** The defaults, with the names that the values of the environments refer to. */
function scopeOf({ variables, environments = [] }: CollectionIr): Scope {
  const known = variablesByName(variables);
  const elsewhere = new Map<string, string[]>();
  for (const { values } of environments) {
    for (const [name, value] of Object.entries(values)) {
      for (const other of references(value)) addTo(elsewhere, name, other);
    }
  }
  return {
    get: (name) => {
      const variable = known.get(name);
      return variable && { ...variable, elsewhere: elsewhere.get(name) ?? [] };
    },
  };
}

function variableModel({ name, value, description, secret, dynamic }: VariableIr): VariableModel {
  return {
    name,
    type: isInherited(name) ? "unknown" : "VariableValue",
    ...(value === undefined ? {} : { value }),
    ...(description === undefined ? {} : { description }),
    ...(secret ? { secret } : {}),
    ...(dynamic ? { dynamic } : {}),
  };
}
