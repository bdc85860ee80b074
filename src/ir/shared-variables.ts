import { namesSecretMember } from "./credentials/names.js";
import type { OperationIr, VariableIr } from "./model.js";

/** Variables that are given once and sent wherever the collection has them. */
export type SharedVariables = ReadonlySet<string>;

/**
 * The variables that have a value, that several requests use, or that are credentials. Any other one belongs to a single
 * request, so that its caller gives it.
 */
export function sharedVariables(
  operations: readonly OperationIr[],
  variables: readonly VariableIr[],
): SharedVariables {
  const uses = new Map<string, number>();
  for (const { variables: names } of operations)
    for (const name of names) uses.set(name, (uses.get(name) ?? 0) + 1);
  const shared = variables.filter(
    ({ name, value, secret, dynamic }) =>
      value !== undefined ||
      dynamic === true ||
      secret === true ||
      (uses.get(name) ?? 0) > 1 ||
      namesSecretMember(name),
  );
  return new Set(shared.map(({ name }) => name));
}
