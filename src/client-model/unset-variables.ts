import type { CollectionIr } from "../ir/model.js";
import { endlessVariables, ownVariables, variableClosure, variablesByName } from "../ir/variables.js";
import { filledTexts } from "./filled-texts.js";
import type { OperationModel } from "./model.js";

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
    const own = ownVariables(filledTexts(request), known);
    const used = variableClosure(own, known) ?? own;
    return operation.variables.filter((name) => used.has(name) && isUnset(name));
  };
}
