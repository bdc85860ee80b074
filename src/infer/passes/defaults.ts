/** Makes the properties optional that are sent when the caller leaves them out. */
import { find, isOptional, type Shape, shapesOf, type TypeNode } from "../graph.js";
import type { PropertyDefault } from "../model.js";

/** Notes the default of each property that the paths lead to. An object whose properties are all optional now is so itself. */
export function applyDefaults(root: TypeNode, defaults: readonly PropertyDefault[] = []): void {
  for (const { path, text } of defaults) {
    for (const shape of shapesAt(root, path.slice(0, -1))) {
      const field = shape.fields.get(path.at(-1) as string);
      // Keys that have a default are names, so the object is no record.
      shape.hasKnownKeys = true;
      if (field !== undefined) field.default = text;
    }
  }
  // Inner objects first: an outer one may become optional with them.
  const parents = defaults.map(({ path }) => path.slice(0, -1)).sort((a, b) => b.length - a.length);
  for (const path of parents) markFilled(root, path);
}

function markFilled(root: TypeNode, path: readonly string[]): void {
  for (let length = path.length; length > 0; length -= 1) {
    for (const shape of shapesAt(root, path.slice(0, length - 1))) {
      const field = shape.fields.get(path[length - 1] as string);
      if (field !== undefined && shapesOf(find(field.node)).every(isAllOptional)) field.isFilled = true;
    }
  }
}

function isAllOptional(shape: Shape): boolean {
  return [...shape.fields.values()].every((field) => isOptional(shape, field));
}

/** The objects that a path of names leads to; no list is entered. */
function shapesAt(root: TypeNode, path: readonly string[]): Shape[] {
  let shapes = [...shapesOf(find(root))];
  for (const name of path) {
    shapes = shapes.flatMap((shape) => {
      const field = shape.fields.get(name);
      return field === undefined ? [] : [...shapesOf(find(field.node))];
    });
  }
  return shapes;
}
