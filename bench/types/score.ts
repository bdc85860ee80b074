/**
 * Scores an answer against the truth, at every place of a body that the samples show. What the samples do not show, or
 * where they contradict the document, is not judged. Which places are judged depends on truth and samples alone, so every
 * answer is scored over the same ones.
 */
import {
  anyOf,
  difference,
  type JsonValue,
  type Kind,
  objectPart,
  type Property,
  type Shape,
} from "./shape.js";

export const COLUMNS = ["properties", "kinds", "optionality", "nesting", "not merged", "not split"] as const;
export type Column = (typeof COLUMNS)[number];

export interface Miss {
  column: Column;
  /** The body, and the way to the place in it: `GET /gists 200 $[].files.*`. */
  at: string;
  truth: string;
  answer: string;
  /** In which place the structures of two objects differ that are one, or are not. */
  how?: string;
  /** A value that the samples have there. */
  sample?: JsonValue;
}

export interface Score {
  columns: Record<Column, { right: number; judged: number }>;
  misses: Miss[];
  /** Places where the samples contradict the document. */
  contradicted: number;
}

/** One body: what the document says, what the tool made of it, and what it was made from. */
export interface Judged {
  at: string;
  truth: Shape;
  answer: Shape | undefined;
  samples: readonly JsonValue[];
}

export function score(bodies: readonly Judged[]): Score {
  const scorer = new Scorer();
  for (const { at, truth, answer, samples } of bodies) scorer.visit(`${at} $`, truth, answer, samples);
  scorer.judgeDeclarations();
  return scorer.result;
}

const PRIMITIVES: readonly Kind[] = ["string", "number", "boolean"];
/** How deep two structures are compared. */
const DEPTH = 6;

/** An object of one schema of the document, and what it became. */
interface Placed {
  at: string;
  truth: Shape;
  /** What the samples show of the schema: property names and kinds of values. */
  shown: string;
  answer: Shape;
}

class Scorer {
  readonly result: Score = {
    columns: Object.fromEntries(
      COLUMNS.map((column) => [column, { right: 0, judged: 0 }]),
    ) as Score["columns"],
    misses: [],
    contradicted: 0,
  };
  private readonly placed: Placed[] = [];

  visit(at: string, truth: Shape, answer: Shape | undefined, samples: readonly JsonValue[]): void {
    if (truth.kinds.has("unknown") || truth.kinds.has("other")) return;
    const observed = new Set(samples.map(kindOf));
    if (contradicts(observed, truth)) {
      this.result.contradicted += 1;
      return;
    }
    this.judgeKinds(at, truth, answer, observed, samples);
    const objects = samples.filter(isObject);
    if (objects.length > 0) {
      if (truth.kinds.has("object")) this.visitObject(at, truth, answer, objects);
      else if (truth.values) this.visitValues(at, truth.values(), answer, objects);
    }
    const items = samples.filter((sample) => Array.isArray(sample)).flat();
    if (items.length > 0 && truth.items) this.visit(`${at}[]`, truth.items(), answer?.items?.(), items);
  }

  /** Primitive kinds and structure: all that the samples show must be there, and nothing that the document does not allow. */
  private judgeKinds(
    at: string,
    truth: Shape,
    answer: Shape | undefined,
    observed: ReadonlySet<Kind>,
    samples: readonly JsonValue[],
  ): void {
    const says = answer?.kinds ?? new Set<Kind>();
    const nullRight = observed.has("null") ? says.has("null") : truth.kinds.has("null") || !says.has("null");
    const primitives = PRIMITIVES.filter((kind) => observed.has(kind));
    const noExtra = PRIMITIVES.every((kind) => !says.has(kind) || truth.kinds.has(kind));
    const known = !says.has("unknown") && !says.has("other");
    if (primitives.length > 0) {
      const right = primitives.every((kind) => says.has(kind)) && noExtra && known && nullRight;
      this.judge("kinds", right, { at, truth, answer, samples });
    }
    const structures = (["object", "array"] as const).filter((kind) => observed.has(kind));
    if (structures.length > 0) {
      const right = structures.every((kind) => hasStructure(kind, truth, says)) && known;
      const alone = primitives.length > 0 || (noExtra && nullRight);
      this.judge("nesting", right && alone && !hasOther(says, truth), { at, truth, answer, samples });
    }
  }

  private visitObject(
    at: string,
    truth: Shape,
    answer: Shape | undefined,
    objects: readonly { [key: string]: JsonValue }[],
  ): void {
    if (truth.open || truth.properties.size === 0) return;
    for (const [key, property] of truth.properties) {
      const values = objects
        .filter((object) => Object.hasOwn(object, key))
        .map((object) => object[key] ?? null);
      if (values.length === 0) continue;
      const found = answer?.properties.get(key);
      const place = `${at}.${key}`;
      this.judge("properties", found !== undefined, {
        at: place,
        truth: property.shape(),
        answer,
        samples: values,
      });
      this.judgeOptional(place, property, found, values.length, objects.length);
      this.visit(place, property.shape(), found ? found.shape() : answer?.values?.(), values);
    }
    if (answer?.kinds.has("object")) this.placed.push({ at, truth, answer, shown: shownOf(truth, objects) });
  }

  /** Only where the samples tell: there in some and not in others, or required and there in all of several. */
  private judgeOptional(
    at: string,
    truth: Property,
    answer: Property | undefined,
    present: number,
    all: number,
  ): void {
    const tells = present < all ? truth.optional : all > 1 && !truth.optional;
    if (!tells) return;
    this.result.columns.optionality.judged += 1;
    if (answer?.optional === truth.optional) this.result.columns.optionality.right += 1;
    else
      this.result.misses.push({
        column: "optionality",
        at,
        truth: truth.optional ? "optional" : "required",
        answer: answer === undefined ? "nothing" : answer.optional ? "optional" : "required",
      });
  }

  private visitValues(
    at: string,
    truth: Shape,
    answer: Shape | undefined,
    objects: readonly { [key: string]: JsonValue }[],
  ): void {
    const values = objects.flatMap((object) => Object.values(object));
    if (values.length === 0) return;
    // Where a map became an object, each of its properties is a value.
    const named = [...(answer?.properties.values() ?? [])].map((property) => property.shape());
    this.visit(`${at}.*`, truth, answer?.values?.() ?? (named.length > 0 ? anyOf(named) : undefined), values);
  }

  /** Which declarations stand for several schemas, and which schemas became several structures. */
  judgeDeclarations(): void {
    const ofOneSchema = this.placed.filter(({ truth }) => truth.names.size < 2);
    for (const places of groupBy(ofOneSchema, ({ answer }) => only(answer.names)).values())
      this.judgeTogether("not merged", places, (first, other) =>
        canTellApart(first, other)
          ? difference(objectPart(first.truth), objectPart(other.truth), { depth: 2, optionality: false })
          : undefined,
      );
    for (const places of groupBy(this.placed, ({ truth }) => only(truth.names)).values())
      if (places.length > 1)
        this.judgeTogether("not split", places, (first, other) =>
          difference(objectPart(first.answer), objectPart(other.answer), { depth: DEPTH, optionality: true }),
        );
  }

  private judgeTogether(
    column: Column,
    [first, ...others]: readonly Placed[],
    differ: (first: Placed, other: Placed) => string | undefined,
  ): void {
    if (first === undefined) return;
    this.result.columns[column].judged += 1;
    for (const other of others) {
      const how = differ(first, other);
      if (how === undefined) continue;
      const at = `${first.at} and ${other.at}`;
      this.result.misses.push({
        column,
        at,
        truth: describe(first.truth),
        answer: describe(first.answer),
        how,
      });
      return;
    }
    this.result.columns[column].right += 1;
  }

  private judge(
    column: Column,
    right: boolean,
    at: { at: string; truth: Shape; answer: Shape | undefined; samples?: readonly JsonValue[] },
  ): void {
    this.result.columns[column].judged += 1;
    if (right) {
      this.result.columns[column].right += 1;
      return;
    }
    const sample = at.samples?.find((value) => value !== null) ?? at.samples?.[0];
    this.result.misses.push({
      column,
      at: at.at,
      truth: describe(at.truth),
      answer: at.answer ? describe(at.answer) : "nothing",
      ...(sample === undefined ? {} : { sample }),
    });
  }
}

/** Objects that are not of one schema by name, and of which the samples show different parts. */
function canTellApart(a: Placed, b: Placed): boolean {
  const [name, other] = [only(a.truth.names), only(b.truth.names)];
  const same = name !== undefined && name === other;
  return !same && a.shown !== b.shown;
}

function shownOf(truth: Shape, objects: readonly { [key: string]: JsonValue }[]): string {
  return [...truth.properties.keys()]
    .map((key) => {
      const values = objects
        .filter((object) => Object.hasOwn(object, key))
        .map((object) => object[key] ?? null);
      const kinds = new Set(values.map(kindOf));
      kinds.delete("null");
      return values.length === 0 ? "" : `${key}:${[...kinds].sort().join("|")}`;
    })
    .filter((part) => part !== "")
    .sort()
    .join(",");
}

function contradicts(observed: ReadonlySet<Kind>, truth: Shape): boolean {
  return [...observed].some((kind) =>
    kind === "object" ? !truth.kinds.has("object") && !truth.kinds.has("map") : !truth.kinds.has(kind),
  );
}

/** The structure that the document gives to an observed object or array. A free-form object may be either. */
function hasStructure(kind: "object" | "array", truth: Shape, says: ReadonlySet<Kind>): boolean {
  if (kind === "array") return says.has("array");
  const free = truth.open || (truth.kinds.has("object") && truth.kinds.has("map"));
  if (free) return says.has("object") || says.has("map");
  const [right, wrong] = truth.kinds.has("map") ? (["map", "object"] as const) : (["object", "map"] as const);
  return says.has(right) && !says.has(wrong);
}

function hasOther(says: ReadonlySet<Kind>, truth: Shape): boolean {
  const objects = truth.kinds.has("object") || truth.kinds.has("map");
  return (
    (says.has("array") && !truth.kinds.has("array")) || ((says.has("object") || says.has("map")) && !objects)
  );
}

function kindOf(value: JsonValue): Kind {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value as "string" | "number" | "boolean" | "object";
}

function isObject(value: JsonValue): value is { [key: string]: JsonValue } {
  return kindOf(value) === "object";
}

function only(names: ReadonlySet<string>): string | undefined {
  const [name] = names;
  return names.size === 1 ? name : undefined;
}

function groupBy<T>(all: readonly T[], key: (one: T) => string | undefined): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const name = key(one);
    if (name === undefined) continue;
    const group = groups.get(name);
    if (group) group.push(one);
    else groups.set(name, [one]);
  }
  return groups;
}

function describe(shape: Shape): string {
  const kinds = [...shape.kinds].join(" | ");
  const names = [...shape.names].map((name) => name.replace(/^.*[/#]/, "")).join(", ");
  return names === "" ? kinds : `${kinds} (${names})`;
}
