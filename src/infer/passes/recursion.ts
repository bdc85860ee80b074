/**
 * Shapes that contain themselves: a comment with replies, a folder with folders. Where an object deep in another looks like it
 * and leads on by the same path, both become one shape, and with that the whole chain below.
 */
import { defaultsText, find, type Shape, shapesOf, type TypeNode, unifyShapes } from "../graph.js";
import { kindsAgree, kindsConflict, shapesIn } from "../kinds.js";

/** From a shape to one right below it: the property (`undefined`: the values of a record). */
type Edge = string | undefined;

/** How a shape was reached: from `parent`, by `edge`. */
interface Step {
  shape: Shape;
  parent: Step | undefined;
  edge: Edge;
}

/** A cycle of more shapes than this is not looked for. */
const MAX_CYCLE = 4;

/** Shapes of a single property, which may be mere wrappers, must repeat so often. */
const MIN_CHAIN = 3;

/** A chain that fits so many times over is not followed further. */
const MAX_PROOF = 64;

/** Rounds of folding: shapes that one round joined may be folded by the next. More rounds than this bring nothing more. */
const MAX_ROUNDS = 4;

/** Unifies shapes with those that they contain, where these look alike. */
export function mergeRecursiveShapes(roots: readonly TypeNode[]): void {
  for (let round = 0; round < MAX_ROUNDS; round++) if (!foldOnce(roots)) return;
}

/** @returns whether anything was folded */
function foldOnce(roots: readonly TypeNode[]): boolean {
  let folded = false;
  const seen = new Set<Shape>();
  const stack: Step[] = [];
  for (const root of roots) {
    push(stack, undefined, undefined, root);
    for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
      const shape = find(step.shape);
      if (seen.has(shape)) continue;
      const ancestor = ancestorLike({ ...step, shape });
      const keys = [...shape.fields.keys()].sort();
      if (ancestor !== undefined) {
        folded = true;
        unifyShapes(ancestor.shape, shape);
        seen.add(find(shape));
        pushChildren(stack, { ...ancestor, shape: find(shape) }, keys);
      } else {
        seen.add(shape);
        pushChildren(stack, { ...step, shape }, keys);
      }
    }
  }
  return folded;
}

function pushChildren(stack: Step[], step: Step, keys: readonly string[]): void {
  if (step.shape.values !== undefined) push(stack, step, undefined, step.shape.values);
  for (const key of keys) {
    const field = step.shape.fields.get(key);
    if (field !== undefined) push(stack, step, key, field.node);
  }
}

function push(stack: Step[], parent: Step | undefined, edge: Edge, node: TypeNode): void {
  for (const shape of shapesIn(node)) stack.push({ shape, parent, edge });
}

function ancestorLike(step: Step): Step | undefined {
  const path: Edge[] = [];
  let below = step;
  for (let length = 1; length <= MAX_CYCLE; length++) {
    const ancestor = below.parent;
    if (ancestor === undefined) return undefined;
    path.unshift(below.edge);
    const shape = find(ancestor.shape);
    if (shape !== find(step.shape) && leadsOn(shape, find(step.shape), path)) return { ...ancestor, shape };
    below = ancestor;
  }
  return undefined;
}

/** `shape`, reached from `ancestor` by `path`, is like it, and so is whatever the same path leads to from there. */
function leadsOn(ancestor: Shape, shape: Shape, path: readonly Edge[]): boolean {
  const [first] = path;
  if (first === undefined || !shape.fields.has(first)) return false;
  if (isOtherVariant(ancestor, shape)) return false;
  let level = [shape];
  let proof = 0;
  for (; level.length > 0 && proof < MAX_PROOF; proof++) {
    if (!level.every((next) => isSimilar(ancestor, next, first))) return false;
    level = level.flatMap((next) => follow(next, path)).slice(0, MAX_PROOF);
    level = level.filter((next) => !isOtherVariant(ancestor, next));
    if (level.includes(ancestor)) return true;
  }
  return shape.fields.size > 1 || proof >= MIN_CHAIN;
}

function follow(shape: Shape, path: readonly Edge[]): Shape[] {
  let level = [shape];
  for (const edge of path) {
    level = level.flatMap((next) => {
      const node = edge === undefined ? next.values : next.fields.get(edge)?.node;
      return node === undefined ? [] : shapesIn(node);
    });
  }
  return level;
}

/** Most of the properties are the same, and those that are hold the same kinds of values. */
function isSimilar(ancestor: Shape, shape: Shape, through: string): boolean {
  if (ancestor.values !== undefined || shape.values !== undefined) return false;
  if (defaultsText(ancestor) !== defaultsText(shape)) return false;
  let common = 0;
  for (const [key, field] of shape.fields) {
    const twin = ancestor.fields.get(key);
    if (twin === undefined) continue;
    common += 1;
    if (!kindsAgree(find(twin.node), find(field.node)) || kindsConflict(twin.node, field.node)) return false;
    if (key !== through && !overlap(find(twin.node), find(field.node))) return false;
  }
  if (common === shape.fields.size) return common !== 1 || shape.fields.has(through);
  return common * 3 >= Math.max(ancestor.fields.size, shape.fields.size) * 2;
}

/** Both are variants, of different tags: one of them being there says nothing about the other. */
function isOtherVariant(a: Shape, b: Shape): boolean {
  if (!a.discriminated || !b.discriminated) return false;
  return (
    a.tag === undefined || b.tag === undefined || ![...a.tag.values].some((value) => b.tag?.values.has(value))
  );
}

/** Objects that stand in both positions have properties in common. */
function overlap(a: TypeNode, b: TypeNode): boolean {
  const [x] = shapesOf(a);
  const [y] = shapesOf(b);
  if (x === undefined || y === undefined || x.fields.size === 0 || y.fields.size === 0) return true;
  const [small, large] = x.fields.size <= y.fields.size ? [x, y] : [y, x];
  let common = 0;
  for (const key of small.fields.keys()) if (large.fields.has(key)) common += 1;
  return common * 2 >= small.fields.size;
}
