import { dynamicSample } from "../../ir/dynamic.js";
import type { CollectionIr, OperationIr } from "../../ir/model.js";
import { words } from "../../ir/names.js";
import { fill } from "../../ir/template.js";

/**
 * Values for the variables that neither the collection nor an environment gives: credentials above all. They only have
 * to fit where they stand, so that the request can be sent to the test's own server.
 */
export function dummyVariables(operation: OperationIr, ir: CollectionIr): Record<string, string> {
  const known = new Map(ir.variables.map((v) => [v.name, v]));
  // With the defaults in, so that one sees where in it an unknown variable stands.
  const base = fill(operation.url.base, (name) => known.get(name)?.value);
  const dummies = operation.variables.flatMap((name): [string, string][] => {
    const variable = known.get(name);
    if (variable?.dynamic) return [[name, dynamicSample(name)]];
    return variable?.value === undefined ? [[name, dummy(name, base)]] : [];
  });
  return Object.fromEntries(dummies);
}

function dummy(name: string, base: string): string {
  const word = words(name).join("-") || "value";
  const reference = `{{${name}}}`;
  if (base.startsWith(`${reference}://`)) return "https";
  if (base.startsWith(reference) && !base.includes("://")) return `https://${word}.test`;
  const authority = base.replace(/^[^/]*:\/\//, "").split("/")[0] ?? "";
  return authority.includes(`:${reference}`) ? "8443" : word;
}
