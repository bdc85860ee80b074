import { dynamicSample } from "../../ir/dynamic.js";
import type { CollectionIr, OperationIr } from "../../ir/model.js";
import { words } from "../../ir/names.js";

/**
 * Values for the variables that neither the collection nor an environment gives: credentials above all. They only have
 * to fit where they stand, so that the request can be sent to the test's own server.
 */
export function dummyVariables(operation: OperationIr, ir: CollectionIr): Record<string, string> {
  const known = new Map(ir.variables.map((v) => [v.name, v]));
  const dummies = operation.variables.flatMap((name): [string, string][] => {
    const variable = known.get(name);
    if (variable?.dynamic) return [[name, dynamicSample(name)]];
    return variable?.value === undefined ? [[name, dummy(name, expand(operation.url.base, known))]] : [];
  });
  return Object.fromEntries(dummies);
}

/** The base URL with the defaults in, so that one sees where in it an unknown variable stands. */
function expand(base: string, known: ReadonlyMap<string, { value?: string }>): string {
  let text = base;
  for (let round = 0; round < 5; round += 1) {
    text = text.replace(/\{\{([^{}]+)\}\}/g, (whole, name: string) => known.get(name)?.value ?? whole);
  }
  return text;
}

function dummy(name: string, base: string): string {
  const word = words(name).join("-") || "value";
  const reference = `{{${name}}}`;
  if (base.startsWith(`${reference}://`)) return "https";
  if (base.startsWith(reference) && !base.includes("://")) return `https://${word}.test`;
  const authority = base.replace(/^[^/]*:\/\//, "").split("/")[0] ?? "";
  return authority.includes(`:${reference}`) ? "8443" : word;
}
