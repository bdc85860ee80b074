/**
 * The type graph. A `TypeNode` is one position in the samples and knows which kinds of values stand there; a `Shape` is what the
 * objects of a position look like. Every pass learns something by *unifying* two nodes or two shapes: from then on both are one
 * (union-find), and so are, field by field, the positions below them. Unification only ever widens, so whatever a pass decides,
 * each sample stays assignable; and it is commutative and associative, so the result does not depend on the order of samples.
 *
 * Cycles in the graph always pass through a shape, never through arrays alone.
 */
import type { TypeOverride } from "./model.js";

export interface TypeNode {
  link: TypeNode | undefined;
  /** Tells nothing by itself: where nothing else was seen, anything may come. */
  null: boolean;
  boolean: boolean;
  number: boolean;
  string: StringFacts | undefined;
  array: boolean;
  /** The elements of arrays; absent while only empty ones were seen. */
  element: TypeNode | undefined;
  /**
   * By variant: the tag of the objects where there is one, `""` where not. Several keys may lead to the same shape.
   * Changed by `setShape` alone: positions without objects, which are most, share one empty map.
   */
  shapes: ReadonlyMap<string, Shape>;
  override: TypeOverride | undefined;
  /** The last walk that came by. */
  walk: number;
}

export interface StringFacts {
  /** The format that all strings have in common. */
  format: string | undefined;
}

export interface Shape {
  link: Shape | undefined;
  /** How many objects were seen. */
  count: number;
  fields: Map<string, Field>;
  /** Keys of the object that had the most of them: the order to print in. */
  order: readonly string[];
  /** Set on a record: what its values are. It then has no fields. */
  values: TypeNode | undefined;
  /** The property that may tell this shape from others, with the values seen; `undefined` once an object came without it. */
  tag: Tag | undefined;
  /** The tag tells this shape from the other variants of a union: its type is written as literals. */
  discriminated: boolean;
  /** The name that the user gave. */
  rename: string | undefined;
  /** Its keys are known to be names of properties: it is no record. */
  hasKnownKeys: boolean;
}

export interface Field {
  node: TypeNode;
  /** In how many of the objects the property is there. */
  count: number;
  /** The user's override: whether it is optional. */
  optional: boolean | undefined;
  /** What is sent when the caller leaves it out. */
  default: string | undefined;
  /** An object that is made of the defaults of its properties when the caller leaves it out. */
  isFilled: boolean;
}

export interface Tag {
  key: string;
  values: ReadonlySet<string>;
}

/** More tag values than this are data, not variants. */
export const MAX_VARIANTS = 12;

const NO_SHAPES: ReadonlyMap<string, Shape> = new Map();

/** Returns a node of which nothing is known. */
export function newNode(): TypeNode {
  return {
    link: undefined,
    null: false,
    boolean: false,
    number: false,
    string: undefined,
    array: false,
    element: undefined,
    shapes: NO_SHAPES,
    override: undefined,
    walk: 0,
  };
}

/** Adds a shape to a node under the key of its variant. */
export function setShape(node: TypeNode, key: string, shape: Shape): void {
  if (node.shapes === NO_SHAPES) node.shapes = new Map([[key, shape]]);
  else (node.shapes as Map<string, Shape>).set(key, shape);
}

/** Returns a shape without properties. */
export function newShape(): Shape {
  return {
    link: undefined,
    count: 0,
    fields: new Map(),
    order: [],
    values: undefined,
    tag: undefined,
    discriminated: false,
    rename: undefined,
    hasKnownKeys: false,
  };
}

/** The node that stands for `node` after all unifications so far. The same for shapes. */
export function find<T extends { link: T | undefined }>(item: T): T {
  let top = item;
  while (top.link !== undefined) top = top.link;
  let step = item;
  while (step.link !== undefined) {
    const next = step.link;
    step.link = top;
    step = next;
  }
  return top;
}

/** Returns the node of the elements of an array, and makes it if there is none. */
export function elementOf(node: TypeNode): TypeNode {
  node.element ??= newNode();
  return node.element;
}

const NONE: readonly Shape[] = [];

/** The distinct shapes of a position, in order of their tags. */
export function shapesOf(node: TypeNode): readonly Shape[] {
  if (node.shapes.size === 0) return NONE;
  if (node.shapes.size === 1) for (const shape of node.shapes.values()) return [find(shape)];
  const shapes = new Set<Shape>();
  for (const key of [...node.shapes.keys()].sort()) shapes.add(find(node.shapes.get(key) as Shape));
  return [...shapes];
}

/** Whether the property is optional: by the user's override, since it has a default, or since some objects of the shape lack it. */
export function isOptional(shape: Shape, field: Field): boolean {
  return field.optional ?? (field.default !== undefined || field.isFilled || field.count < shape.count);
}

/** Returns a property that `count` objects have. */
export function newField(node: TypeNode, count: number): Field {
  return { node, count, optional: undefined, default: undefined, isFilled: false };
}

/** What a shape sends of its own properties when the caller leaves them out; empty if nothing. */
export function defaultsText({ fields }: Shape): string {
  const defaults: [string, string][] = [];
  fields.forEach((field, key) => {
    if (field.default !== undefined) defaults.push([key, field.default]);
  });
  return defaults.length === 0 ? "" : JSON.stringify(defaults.sort());
}

/** Makes one shape of two. */
export function unifyShapes(a: Shape, b: Shape): void {
  new Unifier().run(undefined, [a, b]);
}

/** Turns a shape with properties into a record: all its properties become one position. */
export function makeRecord(shape: Shape): void {
  const unifier = new Unifier();
  unifier.makeRecord(find(shape));
  unifier.run(undefined, undefined);
}

/** Makes all variants of a position one shape. */
export function collapseVariants(node: TypeNode): void {
  const unifier = new Unifier();
  unifier.collapse(find(node));
  unifier.run(undefined, undefined);
}

/** The longer list of keys, or else the first in alphabetical order: a choice that does not depend on which came first. */
export function betterOrder(a: readonly string[], b: readonly string[]): readonly string[] {
  if (a.length !== b.length) return a.length > b.length ? a : b;
  for (let i = 0; i < a.length; i++) {
    const x = a[i] as string;
    const y = b[i] as string;
    if (x !== y) return x < y ? a : b;
  }
  return a;
}

/** Returns one tag with the values of both, or undefined if their keys differ or the values are too many. */
export function mergeTags(a: Tag | undefined, b: Tag | undefined): Tag | undefined {
  if (a === undefined || b === undefined || a.key !== b.key) return undefined;
  const values = new Set([...a.values, ...b.values]);
  return values.size > MAX_VARIANTS ? undefined : { key: a.key, values };
}

/** Unifies with a list of work, not by recursion: samples may be nested as deep as they like. */
class Unifier {
  private readonly nodes: [TypeNode, TypeNode][] = [];
  private readonly shapes: [Shape, Shape][] = [];

  run(nodes: [TypeNode, TypeNode] | undefined, shapes: [Shape, Shape] | undefined): void {
    if (nodes !== undefined) this.nodes.push(nodes);
    if (shapes !== undefined) this.shapes.push(shapes);
    for (;;) {
      const nodePair = this.nodes.pop();
      if (nodePair !== undefined) {
        this.mergeNodes(find(nodePair[0]), find(nodePair[1]));
        continue;
      }
      const shapePair = this.shapes.pop();
      if (shapePair === undefined) return;
      this.mergeShapes(find(shapePair[0]), find(shapePair[1]));
    }
  }

  makeRecord(shape: Shape): void {
    if (shape.values !== undefined) return;
    const values = newNode();
    for (const field of shape.fields.values()) this.nodes.push([values, field.node]);
    shape.values = values;
    shape.fields = new Map();
    shape.order = [];
    shape.tag = undefined;
  }

  collapse(node: TypeNode): void {
    const [first, ...rest] = node.shapes.values();
    if (first === undefined) return;
    for (const shape of rest) this.shapes.push([first, shape]);
    node.shapes = new Map([["", first]]);
  }

  private mergeNodes(a: TypeNode, b: TypeNode): void {
    if (a === b) return;
    b.link = a;
    a.null ||= b.null;
    a.boolean ||= b.boolean;
    a.number ||= b.number;
    a.array ||= b.array;
    a.string = mergeStrings(a.string, b.string);
    a.override = mergeOverrides(a.override, b.override);
    if (a.element === undefined) a.element = b.element;
    else if (b.element !== undefined) this.nodes.push([a.element, b.element]);
    this.mergeVariants(a, b);
  }

  private mergeVariants(a: TypeNode, b: TypeNode): void {
    for (const [key, shape] of b.shapes) {
      const twin = a.shapes.get(key);
      if (twin === undefined) setShape(a, key, shape);
      else this.shapes.push([twin, shape]);
    }
    if (a.shapes.size > 1 && a.shapes.has("")) this.collapse(a);
  }

  private mergeShapes(x: Shape, y: Shape): void {
    if (x === y) return;
    if (x.values !== undefined || y.values !== undefined) {
      this.makeRecord(x);
      this.makeRecord(y);
    }
    const [big, small] = x.fields.size >= y.fields.size ? [x, y] : [y, x];
    small.link = big;
    big.order = betterOrder(big.order, small.order);
    big.tag = mergeTags(big.tag, small.tag);
    big.count += small.count;
    big.discriminated ||= small.discriminated;
    big.hasKnownKeys ||= small.hasKnownKeys;
    big.rename = smaller(big.rename, small.rename);
    if (big.values !== undefined && small.values !== undefined) this.nodes.push([big.values, small.values]);
    small.fields.forEach((field, key) => {
      const twin = big.fields.get(key);
      if (twin === undefined) {
        big.fields.set(key, field);
        return;
      }
      twin.count += field.count;
      twin.optional ??= field.optional;
      // What only one of two positions sends by itself must be given.
      if (twin.default !== field.default) twin.default = undefined;
      twin.isFilled &&= field.isFilled;
      this.nodes.push([twin.node, field.node]);
    });
  }
}

function mergeStrings(a: StringFacts | undefined, b: StringFacts | undefined): StringFacts | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return { format: a.format === b.format ? a.format : undefined };
}

function mergeOverrides(a: TypeOverride | undefined, b: TypeOverride | undefined): TypeOverride | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return JSON.stringify(a) <= JSON.stringify(b) ? a : b;
}

function smaller(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}

let walks = 0;

/**
 * Calls `visit` for every position below `roots` that holds objects or arrays, from the top down, each once. `visit` may unify
 * what it likes: positions that it changed are visited again where they were not yet.
 */
export function forEachParent(roots: Iterable<TypeNode>, visit: (node: TypeNode) => void): void {
  const walk = ++walks;
  const queue = [...roots];
  for (let i = 0; i < queue.length; i++) {
    const node = find(queue[i] as TypeNode);
    if (node.walk === walk) continue;
    node.walk = walk;
    visit(node);
    pushParents(queue, find(node));
  }
}

function pushParents(queue: TypeNode[], node: TypeNode): void {
  if (node.element !== undefined) queue.push(node.element);
  for (const shape of shapesOf(node)) {
    if (shape.values !== undefined) queue.push(shape.values);
    // An iterator would make an object for each field, and there are many.
    shape.fields.forEach((field) => {
      if (isParent(field.node)) queue.push(field.node);
    });
  }
}

/** Whether objects or arrays stand there. Most positions hold none, and are not worth a further look. */
export function isParent(node: TypeNode): boolean {
  const { element, shapes } = find(node);
  return element !== undefined || shapes.size > 0;
}
