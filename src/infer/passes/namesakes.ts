/**
 * Objects of one name that are nearly alike: the book in a list, the book that was asked for, the book just added. A sample
 * rarely shows all the properties that an object may have, so these are one thing, and what some of them lack is optional.
 */
import { find, shapesOf, unifyShapes, type Shape, type TypeNode } from "../graph.js";
import { kindsAgree } from "../kinds.js";
import { isTelling, nestedName } from "../suggest.js";
import { surveyShapes, type PlacedRoot, type Survey } from "../survey.js";

/** Shapes with fewer properties in common are not compared: `{ id, name }` is half of everything. */
const MIN_COMMON = 3;

/** Of all properties of two shapes, so many are in both; fewer will do where one has nothing that the other lacks. */
const MOSTLY = 0.75;
const PARTLY = 0.6;

/** No more things of one name than this are told apart. */
const MAX_THINGS = 32;

/** How deep objects in objects are compared. */
const MAX_DEPTH = 3;

/** @returns whether any were joined */
export function joinNamesakes(placed: readonly PlacedRoot[]): boolean {
  let joined = false;
  for (const namesakes of groupByName(surveyShapes(placed))) {
    const things: Shape[] = [];
    for (const shape of inOrder(namesakes)) {
      const thing = things.find((other) => find(other) === shape || areAlike(find(other), shape, 0));
      if (thing === undefined) {
        if (things.length < MAX_THINGS) things.push(shape);
      } else if (find(thing) !== shape) {
        unifyShapes(thing, shape);
        joined = true;
      }
    }
  }
  return joined;
}

/** How many of its places may lend a shape their name. */
const MAX_USES = 16;

/** Shapes by what they are called, in the places where that can be told, and by whether they are sent or received. */
function groupByName(survey: Survey): Iterable<Set<Shape>> {
  const groups = new Map<string, Set<Shape>>();
  for (const shape of survey.shapes) {
    const { uses, realm } = survey.of(shape);
    if (realm === undefined || shape.discriminated || shape.fields.size < MIN_COMMON) continue;
    for (const name of new Set(uses.slice(0, MAX_USES).map((use) => nestedName(use, survey)))) {
      if (!isTelling(name)) continue;
      const key = `${realm} ${shape.rename ?? ""} ${name}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, new Set([shape]));
      else group.add(shape);
    }
  }
  return groups.values();
}

/** The fullest first; a choice that does not depend on the order of the samples. */
function inOrder(shapes: ReadonlySet<Shape>): Shape[] {
  const texts = new Map([...new Set([...shapes].map(find))].map((shape) => [shape, keysText(shape)]));
  return [...texts]
    .sort(([a, x], [b, y]) => b.fields.size - a.fields.size || (x < y ? -1 : x > y ? 1 : 0))
    .map(([shape]) => shape);
}

function keysText(shape: Shape): string {
  return JSON.stringify([...shape.fields.keys()].sort());
}

function areAlike(a: Shape, b: Shape, depth: number): boolean {
  if (a.values !== undefined || b.values !== undefined || depth > MAX_DEPTH) return false;
  const [large, small] = a.fields.size >= b.fields.size ? [a, b] : [b, a];
  let common = 0;
  for (const [key, field] of small.fields) {
    const twin = large.fields.get(key);
    if (twin === undefined) continue;
    if (!areCompatible(find(field.node), find(twin.node), depth)) return false;
    common += 1;
  }
  const all = large.fields.size + small.fields.size - common;
  const isPart = common === small.fields.size;
  return common >= Math.min(MIN_COMMON, small.fields.size) && common >= all * (isPart ? PARTLY : MOSTLY);
}

/** The same kinds of values, as far as either place knows any, down to what objects in them look like. */
function areCompatible(a: TypeNode, b: TypeNode, depth: number): boolean {
  if (!kindsAgree(a, b)) return false;
  if (a.element !== undefined && b.element !== undefined) {
    if (!areCompatible(find(a.element), find(b.element), depth + 1)) return false;
  }
  const [x, ...moreOfA] = shapesOf(a);
  const [y, ...moreOfB] = shapesOf(b);
  if (x === undefined || y === undefined || x === y) return true;
  if (moreOfA.length > 0 || moreOfB.length > 0) return false;
  return x.fields.size === 0 || y.fields.size === 0 ? x.values === y.values : areAlike(x, y, depth + 1);
}
