import type { Report } from "../diagnostics/diagnostic.js";
import { flatten, MAX_ROUNDS, references } from "../template.js";
import { type Definition, ownVariables, variableClosure } from "./variables.js";

/**
 * Values that refer to one another can double with each: forty variables of `{{next}}{{next}}` make a terabyte. Such a
 * value is left out, so that nothing that comes of the collection has to fill it in: no fixture, client or script.
 */

/** How much longer than itself a value may get when it is filled in, in characters. */
const MAX_GROWTH = 1_000_000;

/** How much text all requests together may get out of one variable, in characters. */
const MAX_TOTAL = 50_000_000;

/** Takes away the values that grow too large when they are filled in. */
export function dropGrowing(definitions: Map<string, Definition>, report: Report): void {
  const lengths = filledLengths(definitions);
  const grows = (name: string, value: string) => (lengths.get(name) ?? 0) > value.length + MAX_GROWTH;
  drop(definitions, grows, `grow to more than ${MAX_GROWTH} characters when they are filled in`, report);
}

/** Takes away the values that are long and stand in very many places; `uses` counts those places by name. */
export function dropOverused(
  definitions: Map<string, Definition>,
  uses: ReadonlyMap<string, number>,
  report: Report,
): void {
  const lengths = filledLengths(definitions);
  const fills = (name: string, value: string) =>
    (lengths.get(name) ?? value.length) * (uses.get(name) ?? 0) > MAX_TOTAL;
  drop(definitions, fills, "are long and stand in very many places", report);
}

/** How many variables all requests together may need for no reason but that the values of others name them. */
const MAX_ENTANGLED = 200_000;

/** As `MAX_ENTANGLED`, for each variable; it counts where there are very many variables. */
const MAX_ENTANGLED_PER_VARIABLE = 10;

/**
 * The names of the variables that each request needs, sorted, those in the values of others included. A chain of variables
 * in many requests is as many names in each of them; where they become too many, the values that lead to the most are taken
 * away. `requests` are the templates of each.
 */
export function variablesOf(
  requests: readonly (readonly string[])[],
  definitions: Map<string, Definition>,
  report: Report,
): string[][] {
  const ownOfEach = () => requests.map((templates) => ownVariables(templates, definitions));
  const own = ownOfEach();
  const most = Math.max(MAX_ENTANGLED, MAX_ENTANGLED_PER_VARIABLE * definitions.size);
  const closures = closuresWithin(own, definitions, most);
  if (closures !== undefined) return closures;
  const each = Math.floor(most / own.reduce((sum, names) => sum + names.size, 1));
  const isEntangled = (name: string) => variableClosure([name], definitions, each + 1) === undefined;
  const entangled = new Set([...new Set(own.flatMap((names) => [...names]))].filter(isEntangled));
  const why = "lead to very many others in very many requests";
  drop(definitions, (name) => entangled.has(name), why, report);
  return closuresWithin(ownOfEach(), definitions, Infinity) as string[][];
}

/** `undefined` where there are more than `most` that the requests do not name themselves. */
function closuresWithin(
  requests: readonly ReadonlySet<string>[],
  definitions: ReadonlyMap<string, Definition>,
  most: number,
): string[][] | undefined {
  const closures: string[][] = [];
  let left = most;
  for (const own of requests) {
    const closure = variableClosure(own, definitions, own.size + left);
    if (closure === undefined) return undefined;
    left -= closure.size - own.size;
    closures.push([...closure].sort());
  }
  return closures;
}

function drop(
  definitions: Map<string, Definition>,
  isTooMuch: (name: string, value: string) => boolean,
  why: string,
  report: Report,
): void {
  const dropped: string[] = [];
  for (const [name, definition] of definitions) {
    if (definition.value === undefined || !isTooMuch(name, definition.value)) continue;
    delete definition.value;
    dropped.push(JSON.stringify(name.slice(0, MAX_NAME)));
  }
  if (dropped.length === 0) return;
  const more = dropped.length > MAX_LISTED ? ` and ${dropped.length - MAX_LISTED} more` : "";
  report({
    severity: "warning",
    code: "PC2012",
    message: `values that ${why} were left out; the variables: ${dropped.slice(0, MAX_LISTED).join(", ")}${more}`,
    hint: "give them at run time, or give them shorter values in the collection or with --environment",
  });
}

/** Variables that one message names. */
const MAX_LISTED = 10;

/** Characters of a variable's name in that message: a name may be megabytes long. */
const MAX_NAME = 100;

interface Parts {
  /** Characters that are not references. */
  literal: number;
  references: string[];
}

/** How long the values with references in them are after as many rounds as Postman does, in characters. */
function filledLengths(definitions: ReadonlyMap<string, Definition>): Map<string, number> {
  const parts = new Map<string, Parts>();
  for (const [name, { value }] of definitions) {
    if (value === undefined || !value.includes("{{")) continue;
    const flat = flatten(value, (other) => definitions.get(other)?.value);
    const names = references(flat);
    const literal = flat.length - names.reduce((length, other) => length + other.length + 4, 0);
    parts.set(name, { literal, references: names });
  }
  const valueLength = (name: string) => definitions.get(name)?.value?.length ?? name.length + 4;
  let lengths = new Map(Array.from(parts.keys(), (name) => [name, valueLength(name)]));
  for (let round = 0; round < MAX_ROUNDS && parts.size > 0; round += 1) {
    const before = lengths;
    lengths = new Map();
    for (const [name, { literal, references: names }] of parts) {
      const filled = names.reduce((sum, other) => sum + (before.get(other) ?? valueLength(other)), literal);
      lengths.set(name, filled);
    }
  }
  return lengths;
}
