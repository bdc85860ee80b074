import { dynamicSample } from "../../ir/dynamic.js";
import type { CollectionIr, OperationIr } from "../../ir/model.js";
import { words } from "../../names/words.js";
import { fill, references } from "../../ir/template.js";
import { hasHost } from "../../ir/url.js";
import { variablesByName } from "../../ir/variables.js";

/**
 * Values for the variables that neither the collection nor an environment gives: credentials above all. They only have
 * to fit where they stand, so that the request can be sent to the test's own server.
 */
export function dummyVariables(operation: OperationIr, ir: CollectionIr): Record<string, string> {
  const known = variablesByName(ir.variables);
  // With the defaults in, so that one sees where in it an unknown variable stands.
  const base = fill(operation.url.base, (name) => known.get(name)?.value);
  const [host] = references(hasHost(base) ? "" : operation.url.base);
  const dummies = operation.variables.flatMap((name): [string, string][] => {
    const variable = known.get(name);
    // A default such as `/` is what an export has for a server that everybody has to name.
    if (name === host && variable?.value !== undefined) return [[name, dummyServer(name)]];
    if (variable?.dynamic) return [[name, dynamicSample(name)]];
    return variable?.value === undefined ? [[name, dummy(name, base)]] : [];
  });
  return Object.fromEntries(dummies);
}

function dummy(name: string, base: string): string {
  const reference = `{{${name}}}`;
  if (base.startsWith(`${reference}://`)) return "https";
  if (base.startsWith(reference) && !base.includes("://")) return dummyServer(name);
  const authority = base.replace(/^[^/]*:\/\//, "").split("/")[0] ?? "";
  return authority.includes(`:${reference}`) ? "8443" : wordOf(name);
}

function dummyServer(name: string): string {
  return `https://${wordOf(name)}.test`;
}

function wordOf(name: string): string {
  return words(name).join("-") || "value";
}
