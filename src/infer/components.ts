/** The strongly connected components of the graph of shapes (Tarjan's algorithm, with a stack instead of recursion). */
import { find, isParent, type Shape, type TypeNode } from "./graph.js";
import { shapesIn } from "./kinds.js";

interface Visit {
  shape: Shape;
  children: readonly Shape[];
  next: number;
  /** Its position in the order of visits. */
  index: number;
  /** The lowest index among the open ones that it leads to. */
  low: number;
  isOpen: boolean;
}

/** Each component after all those that its shapes refer to. A component of several shapes is a cycle of recursive ones. */
export function components(roots: readonly TypeNode[]): Shape[][] {
  const found: Shape[][] = [];
  const seen = new Map<Shape, Visit>();
  const open: Visit[] = [];

  const enter = (shape: Shape): Visit => {
    const index = seen.size;
    const visit = { shape, children: shapesBelow(shape), next: 0, index, low: index, isOpen: true };
    seen.set(shape, visit);
    open.push(visit);
    return visit;
  };
  const close = (visit: Visit): void => {
    if (visit.low !== visit.index) return;
    const component: Shape[] = [];
    for (let member = open.pop(); member !== undefined; member = open.pop()) {
      member.isOpen = false;
      component.push(member.shape);
      if (member === visit) break;
    }
    found.push(component);
  };

  for (const start of roots.flatMap(shapesIn)) {
    const visits = seen.has(start) ? [] : [enter(start)];
    for (let visit = visits.at(-1); visit !== undefined; visit = visits.at(-1)) {
      const child = visit.children[visit.next++];
      if (child === undefined) {
        visits.pop();
        close(visit);
        const parent = visits.at(-1);
        if (parent !== undefined) parent.low = Math.min(parent.low, visit.low);
        continue;
      }
      const known = seen.get(child);
      if (known === undefined) visits.push(enter(child));
      else if (known.isOpen) visit.low = Math.min(visit.low, known.index);
    }
  }
  return found;
}

/** The shapes that `shape` refers to, each once for each position. */
export function shapesBelow(shape: Shape): Shape[] {
  const top = find(shape);
  const below = top.values === undefined ? [] : [...shapesIn(top.values)];
  top.fields.forEach(({ node }) => {
    if (isParent(node)) for (const inner of shapesIn(node)) below.push(inner);
  });
  return below;
}
