/** The strongly connected components of the graph of shapes (Tarjan's algorithm, with a stack instead of recursion). */
import { find, type Shape, type TypeNode } from "./graph.js";
import { shapesIn } from "./kinds.js";

interface Visit {
  shape: Shape;
  children: readonly Shape[];
  next: number;
}

/** Each component after all those that its shapes refer to. A component of several shapes is a knot of recursive ones. */
export function components(roots: readonly TypeNode[]): Shape[][] {
  const found: Shape[][] = [];
  const index = new Map<Shape, number>();
  const low = new Map<Shape, number>();
  const open: Shape[] = [];
  const isOpen = new Set<Shape>();

  const enter = (shape: Shape): Visit => {
    index.set(shape, index.size);
    low.set(shape, index.size - 1);
    open.push(shape);
    isOpen.add(shape);
    return { shape, children: shapesBelow(shape), next: 0 };
  };
  const lower = (shape: Shape, value: number): void => {
    low.set(shape, Math.min(low.get(shape) ?? value, value));
  };
  const close = (shape: Shape): void => {
    if (low.get(shape) !== index.get(shape)) return;
    const component: Shape[] = [];
    for (let member = open.pop(); member !== undefined; member = open.pop()) {
      isOpen.delete(member);
      component.push(member);
      if (member === shape) break;
    }
    found.push(component);
  };

  for (const start of roots.flatMap(shapesIn)) {
    const visits = index.has(start) ? [] : [enter(start)];
    for (let visit = visits.at(-1); visit !== undefined; visit = visits.at(-1)) {
      const child = visit.children[visit.next++];
      if (child === undefined) {
        visits.pop();
        close(visit.shape);
        const parent = visits.at(-1);
        if (parent !== undefined) lower(parent.shape, low.get(visit.shape) ?? 0);
      } else if (!index.has(child)) {
        visits.push(enter(child));
      } else if (isOpen.has(child)) {
        lower(visit.shape, index.get(child) ?? 0);
      }
    }
  }
  return found;
}

/** The shapes that `shape` refers to, each once for each place. */
export function shapesBelow(shape: Shape): Shape[] {
  const top = find(shape);
  const below: Shape[] = [];
  if (top.values !== undefined) below.push(...shapesIn(top.values));
  for (const field of top.fields.values()) below.push(...shapesIn(field.node));
  return below;
}
