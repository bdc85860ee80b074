/** Questions about a position that several passes ask: which kinds of values it knows, and whether two positions agree. */
import { find, isOptional, type Shape, shapesOf, type TypeNode } from "./graph.js";

/** Kinds as bits. Null and unknown values tell nothing and have none. */
export const KIND = { boolean: 1, number: 2, string: 4, array: 8, object: 16 } as const;

/** Returns the kinds of values at a node, as bits of `KIND`. */
export function kindsOf(node: TypeNode): number {
  return (
    (node.boolean ? KIND.boolean : 0) |
    (node.number ? KIND.number : 0) |
    (node.string !== undefined ? KIND.string : 0) |
    (node.array ? KIND.array : 0) |
    (node.shapes.size > 0 ? KIND.object : 0)
  );
}

/** Both positions hold the same kinds of values, as far as either knows any. */
export function kindsAgree(a: TypeNode, b: TypeNode): boolean {
  const x = kindsOf(a);
  const y = kindsOf(b);
  return x === 0 || y === 0 || x === y;
}

/** No value could stand in both positions: a string and a number, an array of numbers and one of arrays. */
export function kindsConflict(a: TypeNode, b: TypeNode): boolean {
  let left = find(a);
  let right = find(b);
  for (let depth = 0; depth < MAX_ARRAY_DEPTH; depth++) {
    const x = kindsOf(left);
    const y = kindsOf(right);
    if (x === 0 || y === 0) return false;
    if ((x & y) === 0) return true;
    if (x !== KIND.array || y !== KIND.array || !left.element || !right.element) return false;
    left = find(left.element);
    right = find(right.element);
  }
  return false;
}

/** The deepest nesting of arrays in arrays that is typed; what is below is `unknown`. */
export const MAX_ARRAY_DEPTH = 32;

/**
 * The shapes that a type expression for `node` mentions: its own objects and those in its arrays.
 * Leaves out nodes whose type the user gave.
 */
export function shapesIn(node: TypeNode): readonly Shape[] {
  const position = find(node);
  if (position.element === undefined) return hasOwnType(position) ? [] : shapesOf(position);
  return typedLevels(position).flatMap(shapesOf);
}

/** The variants of each tagged union that a type expression for `node` mentions. */
export function variantsIn(node: TypeNode): (readonly Shape[])[] {
  return typedLevels(node).map(shapesOf).filter(areVariants);
}

/** The objects of one position are told apart by a tag. */
export function areVariants(shapes: readonly Shape[]): boolean {
  return shapes.length > 1 && shapes.every((shape) => shape.discriminated);
}

/** The position itself, then what its arrays hold, and so on, as far as the graph says what their types are. */
function typedLevels(node: TypeNode): TypeNode[] {
  const found: TypeNode[] = [];
  let position: TypeNode | undefined = find(node);
  for (let depth = 0; position !== undefined && depth <= MAX_ARRAY_DEPTH; depth++) {
    if (hasOwnType(position)) break;
    found.push(position);
    position = position.element === undefined ? undefined : find(position.element);
  }
  return found;
}

/** The user's override says all about the type of this position. */
function hasOwnType(node: TypeNode): boolean {
  return node.override?.type !== undefined || node.override?.enum !== undefined;
}

/** An object without properties is of the type of this position. */
export function takesEmptyObject(node: TypeNode): boolean {
  const position = find(node);
  if (hasOwnType(position)) return false;
  if (kindsOf(position) === 0) return true;
  return shapesOf(position).some((shape) =>
    [...shape.fields.values()].every((field) => isOptional(shape, field)),
  );
}
