import { dynamicSample } from "../../ir/dynamic.js";
import type { CollectionIr, OperationIr } from "../../ir/model.js";
import { hasHost } from "../../ir/url.js";
import { variablesByName } from "../../ir/variables.js";
import { words } from "../../names/words.js";
import { fill, references } from "../../template.js";

/**
 * Values for the variables that neither the collection nor an environment gives: credentials above all. They only have
 * to fit where they stand, so that the request can be sent to the test's own server.
 */
export function dummyVariables(operation: OperationIr, ir: CollectionIr): Record<string, string> {
  const known = variablesByName(ir.variables);
  // With the defaults in, so that one sees where in it an unknown variable stands.
  const base = fill(operation.url.base, (name) => known.get(name)?.value);
  const [host] = references(hasHost(base) ? "" : operation.url.base);
  const dummyOf = dummiesFor(base);
  const dummies = operation.variables.flatMap((name): [string, string][] => {
    const variable = known.get(name);
    // A default such as `/` is what an export has for a server that everybody has to name.
    if (name === host && variable?.value !== undefined) return [[name, dummyServer(name)]];
    if (variable?.dynamic) return [[name, dynamicSample(name)]];
    return variable?.value === undefined ? [[name, dummyOf(name)]] : [];
  });
  return Object.fromEntries(dummies);
}

/** Scheme, host and port. */
const AUTHORITY = /^(?:[^/]*:\/\/)?[^/]*/;

/** Makes values that fit where their variables stand in a URL. Looks at the URL once, since very many may stand in it. */
function dummiesFor(base: string): (name: string) => string {
  const authority = AUTHORITY.exec(base)?.[0] ?? "";
  const hasScheme = authority.includes("://");
  const ports = new Set(Array.from(authority.matchAll(/:\{\{([^{}]+)\}\}/g), ([, name]) => name));
  return (name) => {
    if (authority.startsWith(`{{${name}}}://`)) return "https";
    if (!hasScheme && authority.startsWith(`{{${name}}}`)) return dummyServer(name);
    return ports.has(name) ? "8443" : wordOf(name);
  };
}

function dummyServer(name: string): string {
  return `https://${wordOf(name)}.test`;
}

function wordOf(name: string): string {
  return words(name).join("-") || "value";
}
