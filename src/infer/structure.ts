/** How a sample is built, so that samples built alike need only one graph. */
import { formatOf } from "./formats.js";
import { ANY_JSON, type SampleValue } from "./model.js";
import { MIN_SHARED } from "./passes/shared-shapes.js";
import { placeholderOf } from "./placeholders.js";
import { isArray, type SampleObject } from "./sample.js";
import { tagOf } from "./tags.js";

/** Deeper samples, or ones with a longer text, are rare, and not worth going through twice. */
const DEEPEST = 32;
const LONGEST = 20_000;

/**
 * A text that is the same for samples of which inference makes the very same thing: keys and their order, kinds, formats,
 * tags. Undefined where that cannot be told, or where things that look alike must not be taken for one.
 */
export function structureOf(samples: readonly SampleValue[]): string | undefined {
  const structures = new Set<string>();
  for (const sample of samples) {
    const structure = describe(sample, 0);
    if (structure === undefined) return undefined;
    structures.add(structure);
  }
  return [...structures].sort().join(" ");
}

function describe(value: SampleValue, depth: number): string | undefined {
  if (depth > DEEPEST) return undefined;
  if (value === null) return "0";
  switch (typeof value) {
    case "boolean":
      return "b";
    case "number":
      return "n";
    case "string":
      return describeText(value);
    case "object": {
      const text = isArray(value) ? describeArray(value, depth) : describeObject(value, depth);
      return text === undefined || text.length > LONGEST ? undefined : text;
    }
    default:
      return value === ANY_JSON ? "a" : undefined;
  }
}

function describeText(text: string): string | undefined {
  const placeholder = placeholderOf(text);
  if (placeholder === undefined) {
    const format = formatOf(text);
    return format === undefined ? "s" : `s${format}`;
  }
  return placeholder.kind === "object" ? undefined : `<${placeholder.kind}${placeholder.format ?? ""}`;
}

/** However often an element is there. */
function describeArray(items: readonly SampleValue[], depth: number): string | undefined {
  const elements = new Set<string>();
  for (let i = 0; i < items.length; i += 1) {
    const element = describe(items[i] as SampleValue, depth + 1);
    if (element === undefined) return undefined;
    elements.add(element);
  }
  return `[${[...elements].join(",")}]`;
}

function describeObject(value: SampleObject, depth: number): string | undefined {
  const keys = Object.keys(value);
  if (keys.length < MIN_SHARED) return undefined;
  const tag = tagOf(value, keys);
  let text = tag === undefined ? "{" : `{${tag.key}=${JSON.stringify([...tag.values])}`;
  for (let i = 0; i < keys.length; i += 1) {
    const key = keys[i] as string;
    const member = describe(value[key] as SampleValue, depth + 1);
    if (member === undefined) return undefined;
    // With its length before it, a key cannot be taken for anything else.
    text += `${key.length}:${key}${member};`;
  }
  return `${text}}`;
}
