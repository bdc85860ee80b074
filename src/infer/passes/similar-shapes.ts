/**
 * Objects of one name that are nearly alike: the book in a list, the book that was asked for, the book just added. A sample
 * rarely shows all the properties that an object may have, so these are one thing, and what some of them lack is optional.
 */
import { addTo } from "../../groups.js";
import { byCodeUnit } from "../../order.js";
import { defaultsText, find, type Shape, shapesOf, type TypeNode, unifyShapes } from "../graph.js";
import { lastWord } from "../identifiers.js";
import { KIND, kindsAgree, kindsOf } from "../kinds.js";
import { isDescriptive, nestedName } from "../suggest.js";
import { type PlacedRoot, type Survey, surveyShapes } from "../survey.js";

/** How much two shapes must have in common. */
interface Similarity {
  /** So many properties are in both. */
  common: number;
  /** That is this share of all that either has... */
  share: number;
  /** ... or this share, where one has nothing that the other lacks. */
  shareOfWhole: number;
}

/** With the same name: `Book` and `Book`. */
const SAME_NAME: Similarity = { common: 3, share: 0.75, shareOfWhole: 0.6 };

/** With names that end alike, for what operations call more exactly than properties do: `RunnerGroup` and `Group`. */
const RELATED_NAME: Similarity = { common: 5, share: 0.85, shareOfWhole: 0.85 };

/** In so many samples of both, what one always has and the other never has is no accident. */
export const MIN_CERTAIN_COUNT = 4;

/** No more things of one name than this are told apart. */
const MAX_THINGS = 32;

/** How deep objects in objects are compared. */
const MAX_DEPTH = 3;

/** @returns whether any were joined */
export function mergeSimilarShapes(placed: readonly PlacedRoot[]): boolean {
  let joined = false;
  for (const relatives of groupByLastWord(surveyShapes(placed))) {
    const things: Thing[] = [];
    for (const { shape, names } of inStableOrder(relatives)) {
      const thing = mostSimilar({ shape, names }, things);
      if (thing === undefined) {
        if (things.length < MAX_THINGS) things.push({ shape, names });
        continue;
      }
      thing.names = new Set([...thing.names, ...names]);
      if (find(thing.shape) === shape) continue;
      unifyShapes(thing.shape, shape);
      joined = true;
    }
  }
  return joined;
}

interface Thing {
  shape: Shape;
  /** Its names, from the positions that give a descriptive one. */
  names: ReadonlySet<string>;
}

/** Of those that it could be, the one with which it has the most in common. */
function mostSimilar(thing: Thing, things: readonly Thing[]): Thing | undefined {
  let best: Thing | undefined;
  let most = 0;
  for (const other of things) {
    if (!isSame(other, thing)) continue;
    const common = countCommon(find(other.shape), find(thing.shape));
    if (common > most) [best, most] = [other, common];
  }
  return best;
}

function isSame(a: Thing, b: Thing): boolean {
  const x = find(a.shape);
  const y = find(b.shape);
  return (
    x === y || areSimilar(x, y, [...a.names].some((name) => b.names.has(name)) ? SAME_NAME : RELATED_NAME, 0)
  );
}

/** How many of its positions may lend a shape their name. */
const MAX_USES = 16;

/** Shapes by the last word of what they are called, and by whether they are sent or received. */
function groupByLastWord(survey: Survey): Iterable<Thing[]> {
  const groups = new Map<string, Thing[]>();
  for (const shape of survey.shapes) {
    const { uses, role } = survey.of(shape);
    if (role === undefined || shape.discriminated || shape.fields.size < SAME_NAME.common) continue;
    const all = uses.slice(0, MAX_USES).map((use) => nestedName(use, survey));
    const names = new Set(all.filter(isDescriptive));
    for (const word of new Set([...names].map(lastWord))) {
      addTo(groups, `${role} ${shape.rename ?? ""} ${word}`, { shape, names });
    }
  }
  return groups.values();
}

/** The fullest first; a choice that does not depend on the order of the samples. */
function inStableOrder(things: readonly Thing[]): Thing[] {
  const unique = new Map(things.map(({ shape, names }) => [find(shape), names]));
  return [...unique]
    .map(([shape, names]) => ({ shape, names, keys: keysText(shape) }))
    .sort((a, b) => b.shape.fields.size - a.shape.fields.size || byCodeUnit(a.keys, b.keys));
}

function keysText(shape: Shape): string {
  const texts = [...shape.fields].map(([key, { node }]) => `${String(kindsOf(find(node)))} ${key}`);
  return JSON.stringify(texts.sort());
}

function areSimilar(a: Shape, b: Shape, similarity: Similarity, depth: number): boolean {
  if (a.values !== undefined || b.values !== undefined || depth > MAX_DEPTH) return false;
  // What one position sends by itself has to be given in another.
  if (defaultsText(a) !== defaultsText(b)) return false;
  if (!shareEnough(a, b, similarity, depth) || differAlways(a, b) || differAlways(b, a)) return false;
  const isClear = shareEnough(a, b, RELATED_NAME, 0);
  const [large, small] = a.fields.size >= b.fields.size ? [a, b] : [b, a];
  for (const [key, field] of small.fields) {
    const twin = large.fields.get(key);
    if (twin === undefined) continue;
    const [x, y] = [find(field.node), find(twin.node)];
    if (!(isClear && areFlags(x, y)) && !areCompatible(x, y, depth)) return false;
  }
  return true;
}

function shareEnough(a: Shape, b: Shape, similarity: Similarity, depth: number): boolean {
  const common = countCommon(a, b);
  const smaller = Math.min(a.fields.size, b.fields.size);
  const share = common === smaller ? similarity.shareOfWhole : similarity.share;
  const least = depth === 0 ? similarity.common : Math.min(similarity.common, smaller);
  return common >= least && common >= (a.fields.size + b.fields.size - common) * share;
}

function countCommon(a: Shape, b: Shape): number {
  const [large, small] = a.fields.size >= b.fields.size ? [a, b] : [b, a];
  let common = 0;
  small.fields.forEach((_, key) => {
    if (large.fields.has(key)) common += 1;
  });
  return common;
}

function differAlways(a: Shape, b: Shape): boolean {
  if (a.count < MIN_CERTAIN_COUNT || b.count < MIN_CERTAIN_COUNT) return false;
  for (const [key, { count }] of a.fields) if (count === a.count && !b.fields.has(key)) return true;
  return false;
}

/** Objects such as `permissions`, in which every property says the same kind of thing, and any may be left out. */
function areFlags(a: TypeNode, b: TypeNode): boolean {
  const [x, ...moreOfA] = shapesOf(a);
  const [y, ...moreOfB] = shapesOf(b);
  if (x === undefined || y === undefined || moreOfA.length > 0 || moreOfB.length > 0) return false;
  const kind = kindOfAll(x);
  if (kind === undefined || kind !== kindOfAll(y) || defaultsText(x) !== defaultsText(y)) return false;
  return countCommon(x, y) > 0 && kindsAgree(a, b);
}

/** The only kind of primitive that the properties hold. */
function kindOfAll({ fields }: Shape): number | undefined {
  const kinds = new Set([...fields.values()].map(({ node }) => kindsOf(find(node))));
  const [kind = 0] = kinds;
  return kinds.size === 1 && (kind === KIND.boolean || kind === KIND.string) ? kind : undefined;
}

/** The same kinds of values, as far as either position knows any, down to what objects in them look like. */
function areCompatible(a: TypeNode, b: TypeNode, depth: number): boolean {
  if (!kindsAgree(a, b)) return false;
  if (a.element !== undefined && b.element !== undefined) {
    if (!areCompatible(find(a.element), find(b.element), depth + 1)) return false;
  }
  const [x, ...moreOfA] = shapesOf(a);
  const [y, ...moreOfB] = shapesOf(b);
  if (x === undefined || y === undefined || x === y) return true;
  if (moreOfA.length > 0 || moreOfB.length > 0) return false;
  return x.fields.size === 0 || y.fields.size === 0
    ? x.values === y.values
    : areSimilar(x, y, SAME_NAME, depth + 1);
}
