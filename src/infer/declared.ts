/** Which shapes are declared under a name of their own, and which are written where they stand. */
import type { Shape } from "./graph.js";
import { shapesBelow } from "./components.js";
import type { Survey } from "./survey.js";
import { agreedName } from "./suggest.js";

/** A shape with so many properties is easier to read apart from the one around it. */
const LARGE = 6;

/** So many lines, those of the shapes in it included, are too many to stand inside another type. */
const LONG = 9;

/** Shapes this small are worth a name only where those who use it agree on one. */
const SMALL = 3;

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
  if (shape.values !== undefined) return lines >= 2 * LONG;
  if (shape.fields.size === 0) return false;
  if (shape.rename !== undefined || shape.discriminated || isRoot) return true;
  if (shape.fields.size >= LARGE || lines >= LONG) return true;
  return (
    uses.length > 1 &&
    shape.fields.size > 1 &&
    (shape.fields.size > SMALL || agreedName(uses, survey) !== undefined)
  );
}
