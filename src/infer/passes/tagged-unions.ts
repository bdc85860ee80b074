/**
 * Arrays of mixed objects. The graph has one shape for each value of a property like `type`; this pass decides whether these
 * are really different shapes, which stay variants of a union told apart by that property, or one shape that is seen in several
 * states, which become one. In doubt they become one: a property too many that is optional harms less than a closed union.
 */
import type { Shape, TypeNode } from "../graph.js";
import { collapseVariants, find, forEachParent, MAX_VARIANTS, shapesOf, unifyShapes } from "../graph.js";
import { kindsConflict } from "../kinds.js";

/** Decides for each node with several shapes whether they are variants of a union or one shape. */
export function inferTaggedUnions(roots: readonly TypeNode[]): void {
  forEachParent(roots, (node) => {
    if (node.shapes.size < 2) return;
    const key = commonTag(node);
    if (key === undefined) return collapseVariants(node);
    joinSimilar(shapesOf(node), key);
    const variants = shapesOf(node);
    if (variants.length < 2) return collapseVariants(node);
    for (const variant of variants) variant.discriminated = true;
  });
}

/** The property that all objects of the position have as their tag, where they are few enough to be variants. */
function commonTag(node: TypeNode): string | undefined {
  if (node.shapes.size > MAX_VARIANTS) return undefined;
  const keys = new Set(shapesOf(node).map((shape) => shape.tag?.key));
  const [key] = keys;
  return keys.size === 1 ? key : undefined;
}

/** Variants that are not clearly different from each other become one, those that are like one of them too. */
function joinSimilar(variants: readonly Shape[], tag: string): void {
  const alike: [Shape, Shape][] = [];
  variants.forEach((a, index) => {
    for (const b of variants.slice(index + 1)) if (!areDifferent(a, b, tag)) alike.push([a, b]);
  });
  for (const [a, b] of alike) if (find(a) !== find(b)) unifyShapes(a, b);
}

/** Each has a property that it always has and the other never, and these are many; or one property holds different kinds. */
function areDifferent(a: Shape, b: Shape, tag: string): boolean {
  for (const [key, field] of a.fields) {
    const twin = b.fields.get(key);
    if (twin !== undefined && key !== tag && kindsConflict(find(field.node), find(twin.node))) return true;
  }
  if (!hasOwnProperty(a, b) || !hasOwnProperty(b, a)) return false;
  let common = 0;
  for (const key of a.fields.keys()) if (key !== tag && b.fields.has(key)) common += 1;
  const all = a.fields.size + b.fields.size - 2 - common;
  return (all - common) * 3 >= all;
}

function hasOwnProperty(a: Shape, b: Shape): boolean {
  for (const [key, field] of a.fields) if (field.count === a.count && !b.fields.has(key)) return true;
  return false;
}
