/** Samples that are built alike teach the same thing: one of each kind is kept, with how many there were. */
import { ANY_JSON, isArray, type SampleObject, type SampleValue } from "../sample.js";
import { formatOf } from "./formats.js";
import { MIN_SHARED } from "./passes/shared-shapes.js";
import { MIN_CERTAIN_COUNT } from "./passes/similar-shapes.js";
import { placeholderOf } from "./placeholders.js";
import { tagOf } from "./tags.js";

/** A sample, and how many others it stands for, itself included. */
export interface CountedSample {
  value: SampleValue;
  times: number;
}

/** Deeper samples, or ones with a longer text, are rare, and not worth going through twice. */
const MAX_DESCRIBED_LEVELS = 32;
const MAX_DESCRIPTION = 20_000;

/** The samples of one position. Goes through them once, and keeps none that was built like one before it. */
export class DistinctSamples {
  private readonly byStructure = new Map<string, CountedSample>();
  private readonly others: CountedSample[] = [];
  /** All of them have a structure, and one that tells them from anything else. */
  private readonly isDistinctive: boolean;

  constructor(samples: Iterable<SampleValue>) {
    const structure = new Structure();
    for (const value of samples) {
      const text = structure.describe(value, 0);
      if (text === undefined) this.others.push({ value, times: 1 });
      else this.count(text, { value, times: 1 });
    }
    this.isDistinctive = structure.isDistinctive && this.others.length === 0;
  }

  /**
   * The same for positions of which inference makes the very same thing. Undefined where that cannot be told, or where things
   * that look alike must not be taken for one.
   */
  key(): string | undefined {
    return this.isDistinctive ? [...this.byStructure.keys()].sort().join(" ") : undefined;
  }

  /** Takes in the samples of a position with the same key. */
  add(same: DistinctSamples): void {
    for (const [text, sample] of same.byStructure) this.count(text, sample);
  }

  *[Symbol.iterator](): Generator<CountedSample> {
    yield* this.byStructure.values();
    yield* this.others;
  }

  private count(text: string, sample: CountedSample): void {
    const known = this.byStructure.get(text);
    if (known === undefined) this.byStructure.set(text, sample);
    else known.times += sample.times;
  }
}

/** Tells how samples are built: keys and their order, kinds, formats, tags, and whether elements are few. */
class Structure {
  /** Whether no object was met that is too small to be known by its properties. */
  isDistinctive = true;

  /** Undefined where it would be too long to be worth it, or depends on more. */
  describe(value: SampleValue, depth: number): string | undefined {
    if (depth > MAX_DESCRIBED_LEVELS) return undefined;
    if (value === null) return "0";
    switch (typeof value) {
      case "boolean":
        return "b";
      case "number":
        return "n";
      case "string":
        return describeText(value);
      case "object": {
        const text = isArray(value) ? this.describeArray(value, depth) : this.describeObject(value, depth);
        return text === undefined || text.length > MAX_DESCRIPTION ? undefined : text;
      }
      default:
        return value === ANY_JSON ? "a" : undefined;
    }
  }

  /** How often an element is there matters for objects alone, and not from MIN_CERTAIN_COUNT on. */
  private describeArray(items: readonly SampleValue[], depth: number): string | undefined {
    const elements = new Map<string, number>();
    for (let i = 0; i < items.length; i += 1) {
      const element = this.describe(items[i] as SampleValue, depth + 1);
      if (element === undefined) return undefined;
      elements.set(element, (elements.get(element) ?? 0) + 1);
    }
    let text = "[";
    for (const [element, times] of elements)
      text += holdsObjects(element) ? `${Math.min(times, MIN_CERTAIN_COUNT)}${element},` : `${element},`;
    return `${text}]`;
  }

  private describeObject(value: SampleObject, depth: number): string | undefined {
    const keys = Object.keys(value);
    if (keys.length < MIN_SHARED) this.isDistinctive = false;
    const tag = tagOf(value, keys);
    let text = tag === undefined ? "{" : `{${tag.key}=${JSON.stringify([...tag.values])}`;
    for (let i = 0; i < keys.length; i += 1) {
      const key = keys[i] as string;
      const member = this.describe(value[key] as SampleValue, depth + 1);
      if (member === undefined) return undefined;
      // With its length before it, a key cannot be taken for anything else.
      text += `${key.length}:${key}${member};`;
    }
    return `${text}}`;
  }
}

function holdsObjects(structure: string): boolean {
  return structure.endsWith("}") || structure.endsWith("]");
}

function describeText(text: string): string | undefined {
  const placeholder = placeholderOf(text);
  if (placeholder === undefined) {
    const format = formatOf(text);
    return format === undefined ? "s" : `s${format}`;
  }
  return placeholder.kind === "object" ? undefined : `<${placeholder.kind}${placeholder.format ?? ""}`;
}
