/**
 * Shapes that are the same thing seen in several positions become one.
 *
 * First, equal ones: the same properties with the same types, wherever they stand. Then, among shapes that have the same
 * properties, those that only differ in what a sample happened to show: `null` or an empty array here, a value there. Last,
 * those of one name that are nearly alike (`similar-shapes`).
 */
import { addTo } from "../../groups.js";
import { byCodeUnit } from "../../order.js";
import { components } from "../components.js";
import {
  defaultsText,
  type Field,
  find,
  isOptional,
  type Shape,
  shapesOf,
  type TypeNode,
  unifyShapes,
} from "../graph.js";
import { kindsOf } from "../kinds.js";
import type { PlacedRoot } from "../survey.js";
import { mergeSimilarShapes } from "./similar-shapes.js";

/** Joining similar shapes makes shapes above them equal; after so many rounds hardly anything is left to find. */
const MAX_ROUNDS = 3;

/** Shapes of fewer properties are only joined where they are equal: `{ id, data }` may be anything. */
const MIN_SIMILAR = 3;

/** Unifies shapes that are the same thing in several positions. */
export function mergeSharedShapes(placed: readonly PlacedRoot[]): void {
  const roots = placed.map(({ node }) => node);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const classes = joinEqual(roots);
    const similar = joinSimilar(roots, classes);
    if (!mergeSimilarShapes(placed) && !similar) return;
  }
}

/** A number for each shape, the same for equal ones. */
type Classes = Map<Shape, number>;

function joinEqual(roots: readonly TypeNode[]): Classes {
  const classes: Classes = new Map();
  const known = new Map<string, Shape>();
  let count = 0;
  for (const component of components(roots)) {
    const keys = component.map((shape) => signature(shape, component, classes));
    component.forEach((shape, index) => {
      const key = keys[index];
      const twin = key === undefined ? undefined : known.get(key);
      if (key !== undefined && twin === undefined) known.set(key, shape);
      classes.set(find(shape), (twin && classes.get(find(twin))) ?? count++);
      if (twin !== undefined && isWorthSharing(find(shape))) unify(twin, shape, classes);
    });
  }
  return classes;
}

/** Two objects of one property are more often a coincidence than one thing. */
export const MIN_SHARED = 2;

function isWorthSharing(shape: Shape): boolean {
  return shape.fields.size >= MIN_SHARED || shape.values !== undefined;
}

function unify(a: Shape, b: Shape, classes: Classes): void {
  const number = classes.get(find(a));
  unifyShapes(a, b);
  if (number !== undefined) classes.set(find(a), number);
}

/** Larger components are not compared. */
const MAX_COMPONENT = 16;

/**
 * Describes a shape completely: equal shapes have equal signatures. Shapes below it are written as the number of their class.
 * Members of its own component have no class yet, and are numbered in the order in which they are reached from this one.
 */
function signature(shape: Shape, component: readonly Shape[], classes: Classes): string | undefined {
  if (component.length > MAX_COMPONENT) return undefined;
  const members = new Set(component);
  const reached = new Map<Shape, number>([[shape, 0]]);
  const refer = (below: Shape): string => {
    if (!members.has(below)) return `#${String(classes.get(below))}`;
    if (!reached.has(below)) reached.set(below, reached.size);
    return `^${String(reached.get(below))}`;
  };
  const parts: string[] = [];
  for (const member of reached.keys()) parts.push(describe(member, refer));
  return parts.join("\n");
}

function describe(shape: Shape, refer: (shape: Shape) => string): string {
  const tag =
    shape.discriminated && shape.tag !== undefined ? [shape.tag.key, ...[...shape.tag.values].sort()] : [];
  const values = shape.values === undefined ? "" : describeNode(shape.values, refer);
  const keys = [...shape.fields.keys()].sort();
  const fields = keys.map((key) => {
    const field = shape.fields.get(key) as Field;
    // With its length before it and a mark behind its type, a key cannot be taken for anything else.
    return `${key.length}${isOptional(shape, field) ? "?" : "!"}${key}${describeNode(field.node, refer)}`;
  });
  return `${JSON.stringify([shape.rename, values, ...tag])}${defaultsText(shape)}${fields.join(";")}`;
}

function describeNode(node: TypeNode, refer: (shape: Shape) => string): string {
  let text = "";
  for (const position of levels(node)) {
    const flag = position.null ? "1" : "0";
    text += `[]${flag}${String(kindsOf(position))}${shapeTexts(position, refer)}${overrideText(position)}`;
  }
  return text;
}

function shapeTexts(position: TypeNode, refer: (shape: Shape) => string): string {
  const shapes = shapesOf(position);
  return shapes.length === 0 ? "" : shapes.map(refer).join("|");
}

/** The position itself, then what its arrays hold, what the arrays in these hold and so on. */
function levels(node: TypeNode): TypeNode[] {
  const found: TypeNode[] = [];
  for (let position: TypeNode | undefined = find(node); position !== undefined;) {
    found.push(position);
    position = position.element === undefined ? undefined : find(position.element);
  }
  return found;
}

function overrideText(node: TypeNode): string {
  return node.override === undefined ? "" : JSON.stringify(node.override);
}

/** @returns whether any were joined */
function joinSimilar(roots: readonly TypeNode[], classes: Classes): boolean {
  let joined = false;
  for (const members of groupByProperties(roots)) {
    for (const cluster of clusters(new Set(members.map(find)), classes)) {
      const [first, ...rest] = cluster;
      for (const shape of rest) {
        if (first === undefined || find(shape) === find(first)) continue;
        unify(first, shape, classes);
        joined = true;
      }
    }
  }
  return joined;
}

/** Shapes of the same properties, in an order in which shapes come after those they contain. */
function groupByProperties(roots: readonly TypeNode[]): Iterable<Shape[]> {
  const groups = new Map<string, Shape[]>();
  for (const component of components(roots)) {
    for (const shape of component) {
      if (shape.fields.size < MIN_SIMILAR || shape.discriminated) continue;
      const keys = [...shape.fields.entries()].map(([key, field]) =>
        isOptional(shape, field) ? `?${key}` : `!${key}`,
      );
      addTo(groups, JSON.stringify([shape.rename ?? "", defaultsText(shape), ...keys.sort()]), shape);
    }
  }
  return groups.values();
}

/** The types of properties, as far as some shapes of a group know them; all these shapes agree. */
interface View {
  /** For each property, in order of name, what is known about it and about what arrays in it hold; `""` is nothing. */
  types: readonly (readonly string[])[];
  /** How many properties something is known about. */
  known: number;
  shapes: Shape[];
}

/** Groups with more views are not compared: that takes time that grows with the square of their number. */
const MAX_VIEWS = 64;

/**
 * Those of the group that are one thing. Shapes that know the same are; where nobody contradicts anybody, all are; otherwise
 * a shape with gaps belongs to the only one without gaps that it agrees with. Who knows little belongs to nobody.
 */
function clusters(group: ReadonlySet<Shape>, classes: Classes): Shape[][] {
  const all = [...viewsOf(group, classes)].filter(({ types, known }) => known * 2 > types.length);
  if (all.length > MAX_VIEWS) return all.map(({ shapes }) => shapes);
  const agreeing = all.every((a, index) => all.slice(index + 1).every((b) => agree(a, b)));
  if (agreeing) return [all.flatMap(({ shapes }) => shapes)];
  const complete = all.filter(({ types, known }) => known === types.length);
  const found = new Map(complete.map((view) => [view, [...view.shapes]]));
  for (const view of all) {
    if (found.has(view)) continue;
    const [match, ...others] = complete.filter((other) => agree(view, other));
    if (match !== undefined && others.length === 0) {
      for (const shape of view.shapes) found.get(match)?.push(shape);
    } else found.set(view, view.shapes);
  }
  return [...found.values()];
}

function agree(a: View, b: View): boolean {
  return a.types.every((levels, index) => {
    const others = b.types[index] ?? [];
    return levels.every(
      (text, depth) => text === "" || (others[depth] ?? "") === "" || text === others[depth],
    );
  });
}

/** Members of the group count as one type. */
function viewsOf(group: ReadonlySet<Shape>, classes: Classes): Iterable<View> {
  const refer = (shape: Shape): string => (group.has(shape) ? "^" : `#${String(classes.get(shape))}`);
  const found = new Map<string, View>();
  for (const shape of group) {
    const fields = [...shape.fields.entries()].sort(([a], [b]) => byCodeUnit(a, b));
    const types = fields.map(([, field]) => levels(field.node).map((position) => knownType(position, refer)));
    const key = JSON.stringify(types);
    const known = types.filter(([text]) => text !== "").length;
    const view = found.get(key);
    if (view === undefined) found.set(key, { types, known, shapes: [shape] });
    else view.shapes.push(shape);
  }
  return found.values();
}

function knownType(position: TypeNode, refer: (shape: Shape) => string): string {
  const kinds = kindsOf(position);
  if (kinds === 0 && position.override === undefined) return "";
  return `${String(kinds)}${shapeTexts(position, refer)}${overrideText(position)}`;
}
