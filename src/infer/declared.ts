/** Which shapes are declared under a name of their own, and which are written where they stand. */
import { shapesBelow } from "./components.js";
import type { Shape } from "./graph.js";
import { agreedName } from "./suggest.js";
import type { Survey } from "./survey.js";

/** Properties with which a shape is easier to read apart from the one around it. */
const MIN_LARGE = 6;

/** Lines, those of the shapes in it included, with which a shape is too long to stand inside another type. */
const MIN_LONG = 9;

/** Properties up to which a shape has a name only where those who use it agree on one. */
const MAX_SMALL = 3;

/** Returns the shapes that get a declaration. */
export function declaredShapes(survey: Survey): Set<Shape> {
  const declared = new Set<Shape>();
  const lines = new Map<Shape, number>();
  for (const shape of survey.bottomUp) {
    let length = shape.values === undefined ? shape.fields.size : 1;
    for (const below of shapesBelow(shape)) length += declared.has(below) ? 0 : (lines.get(below) ?? 0);
    lines.set(shape, length);
    if (isDeclared(shape, length, survey)) declared.add(shape);
  }
  return declared;
}

function isDeclared(shape: Shape, lines: number, survey: Survey): boolean {
  const { uses, isRoot, recursive } = survey.of(shape);
  if (recursive) return true;
  if (shape.values !== undefined) return lines >= 2 * MIN_LONG;
  if (shape.fields.size === 0) return false;
  if (shape.rename !== undefined || shape.discriminated || isRoot) return true;
  if (shape.fields.size >= MIN_LARGE || lines >= MIN_LONG) return true;
  return (
    uses.length > 1 &&
    shape.fields.size > 1 &&
    (shape.fields.size > MAX_SMALL || agreedName(uses, survey) !== undefined)
  );
}
