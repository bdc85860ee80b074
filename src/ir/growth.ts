import type { Report } from "../diagnostics/diagnostic.js";
import { flatten, MOST_ROUNDS, references } from "./template.js";
import type { Definition } from "./variables.js";

/**
 * Values that refer to one another can double with each: forty variables of `{{next}}{{next}}` make a terabyte. Such a
 * value is left out, so that nothing that comes of the collection has to fill it in: no fixture, client or script.
 */

/** How much longer than itself a value may get when it is filled in, in characters. */
const MOST_GROWTH = 1_000_000;

/** How much text all requests together may get out of one variable, in characters. */
const MOST_IN_ALL = 50_000_000;

/** Takes away the values that grow too large when they are filled in. */
export function dropGrowing(definitions: Map<string, Definition>, report: Report): void {
  const lengths = filledLengths(definitions);
  const grows = (name: string, value: string) => (lengths.get(name) ?? 0) > value.length + MOST_GROWTH;
  drop(definitions, grows, `grow to more than ${MOST_GROWTH} characters when they are filled in`, report);
}

/** Takes away the values that are long and stand in very many places; `uses` counts those places by name. */
export function dropOverused(
  definitions: Map<string, Definition>,
  uses: ReadonlyMap<string, number>,
  report: Report,
): void {
  const lengths = filledLengths(definitions);
  const fills = (name: string, value: string) =>
    (lengths.get(name) ?? value.length) * (uses.get(name) ?? 0) > MOST_IN_ALL;
  drop(definitions, fills, "are long and stand in very many places", report);
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
    dropped.push(JSON.stringify(name.slice(0, LONGEST_TOLD)));
  }
  if (dropped.length === 0) return;
  const more = dropped.length > MOST_TOLD ? ` and ${dropped.length - MOST_TOLD} more` : "";
  report({
    severity: "warning",
    code: "PC2012",
    message: `values that ${why} were left out; the variables: ${dropped.slice(0, MOST_TOLD).join(", ")}${more}`,
    hint: "give them at run time, or give them shorter values in the collection or with --environment",
  });
}

const MOST_TOLD = 10;
const LONGEST_TOLD = 100;

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
  for (let round = 0; round < MOST_ROUNDS && parts.size > 0; round += 1) {
    const before = lengths;
    lengths = new Map();
    for (const [name, { literal, references: names }] of parts) {
      const filled = names.reduce((sum, other) => sum + (before.get(other) ?? valueLength(other)), literal);
      lengths.set(name, filled);
    }
  }
  return lengths;
}
