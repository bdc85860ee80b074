import type { CollectionIr } from "../ir/model.js";
import { endlessVariables, ownVariables, variableClosure, variablesByName } from "../ir/variables.js";
import { isList } from "./expressions.js";
import type { Expression, OperationModel } from "./model.js";

/**
 * Returns a function that names the variables without a value that a call sends by itself, in order of name. The values in
 * its input do not count: they are the caller's own.
 */
export function unsetVariables({ variables }: CollectionIr): (operation: OperationModel) => string[] {
  const known = variablesByName(variables);
  // A variable that refers to itself has no value either.
  const endless = endlessVariables(variables);
  const isUnset = (name: string) => {
    const variable = known.get(name);
    return variable !== undefined && !variable.dynamic && (variable.value === undefined || endless.has(name));
  };
  return ({ operation, request }) => {
    const sent = Object.values({ ...request, name: undefined });
    const own = ownVariables(sent.flatMap(texts), known);
    const used = variableClosure(own, known) ?? own;
    return operation.variables.filter((name) => used.has(name) && isUnset(name));
  };
}

/** The texts in an expression. */
function texts(expression: Expression): string[] {
  if (typeof expression === "string") return [expression];
  if (typeof expression !== "object" || expression === null) return [];
  if (isList(expression)) return expression.flatMap(texts);
  if (expression.kind === "call") return expression.arguments.flatMap(texts);
  return expression.members.flatMap(([key, value]) => [String(key), ...texts(value)]);
}
