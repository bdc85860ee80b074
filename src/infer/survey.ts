/** Where each shape stands: what naming and printing need to know about the finished graph. */
import { components, shapesBelow } from "./components.js";
import { type Field, find, isParent, type Shape, type TypeNode } from "./graph.js";
import { shapesIn, variantsIn } from "./kinds.js";
import type { Root } from "./model.js";

/** A root without its samples, which are long forgotten. */
export type SurveyedRoot = Omit<Root, "samples">;

/** One position that refers to a shape. */
export type Use =
  | { kind: "root"; root: SurveyedRoot; inArray: boolean }
  | { kind: "property"; parent: Shape; key: string; inArray: boolean }
  | { kind: "value"; parent: Shape };

export interface ShapeInfo {
  uses: Use[];
  /** One of the uses is a root. */
  isRoot: boolean;
  /** It contains itself. */
  recursive: boolean;
  /** The only root that leads to it; `undefined` where several do. */
  root: SurveyedRoot | undefined;
  /** The only group that leads to it; `undefined` where several do: the shape is shared. */
  group: string | undefined;
  /** The only role that leads to it; `undefined` where several do. */
  role: string | undefined;
}

/** Shapes that stand together as the variants of a tagged union. */
export interface Union {
  variants: readonly Shape[];
  uses: Use[];
}

/** Parts of the graph that may have a name of their own. */
export type Named = Shape | Union;

export interface Survey {
  /** Every shape, those that refer to it before it but for recursive ones. Independent of the order of roots. */
  shapes: readonly Shape[];
  /** Every shape after those that it refers to but for recursive ones. */
  bottomUp: readonly Shape[];
  of: (shape: Shape) => ShapeInfo;
  /** Collected when first asked for: those who only compare shapes never do. */
  unions: () => readonly Union[];
  unionOf: (variants: readonly Shape[]) => Union | undefined;
  /** The only group that leads to it; `undefined` where several do. */
  groupOf: (named: Named) => string | undefined;
}

/** Whether a named part of the graph is a tagged union. */
export function isUnion(named: Named): named is Union {
  return "variants" in named;
}

export interface PlacedRoot {
  root: SurveyedRoot;
  node: TypeNode;
}

/** Collects where each shape of a finished graph is used. */
export function surveyShapes(placed: readonly PlacedRoot[]): Survey {
  const roots = [...placed].sort((a, b) => (a.root.id < b.root.id ? -1 : 1));
  const infos = new Map<Shape, ShapeInfo>();
  const shapes = breadthFirst(roots, infos);
  const all = components(roots.map(({ node }) => node));
  for (const component of all) {
    const [first] = component;
    const recursive = component.length > 1 || (first !== undefined && shapesBelow(first).includes(first));
    for (const shape of component) info(infos, shape).recursive = recursive;
  }
  for (const component of [...all].reverse()) propagateOrigins(component, infos);
  const of = (shape: Shape): ShapeInfo => info(infos, find(shape));
  let collected: Unions | undefined;
  const unions = (): Unions => (collected ??= collectUnions(roots, shapes));
  const useGroup = (use: Use): string | undefined =>
    use.kind === "root" ? use.root.group : of(use.parent).group;
  return {
    shapes,
    bottomUp: all.flat(),
    of,
    unions: () => [...unions().byKey.values()],
    unionOf: (variants) => unions().byKey.get(unions().keyOf(variants)),
    groupOf: (named) => (isUnion(named) ? only(new Set(named.uses.map(useGroup))) : of(named).group),
  };
}

interface Unions {
  byKey: Map<string, Union>;
  keyOf: (variants: readonly Shape[]) => string;
}

function collectUnions(roots: readonly PlacedRoot[], shapes: readonly Shape[]): Unions {
  const numbers = new Map(shapes.map((shape, index) => [shape, index]));
  const keyOf = (variants: readonly Shape[]): string =>
    variants.map((shape) => String(numbers.get(find(shape)))).join(" ");
  const byKey = new Map<string, Union>();
  const meet = (node: TypeNode, use: (inArray: boolean) => Use): void => {
    for (const variants of variantsIn(node)) {
      const key = keyOf(variants);
      let union = byKey.get(key);
      if (union === undefined) byKey.set(key, (union = { variants, uses: [] }));
      union.uses.push(use(find(node).element !== undefined));
    }
  };
  for (const { root, node } of roots) meet(node, (inArray) => ({ kind: "root", root, inArray }));
  for (const parent of shapes) {
    if (parent.values !== undefined) meet(parent.values, () => ({ kind: "value", parent }));
    for (const key of [...parent.fields.keys()].sort()) {
      const field = parent.fields.get(key);
      if (field !== undefined) meet(field.node, (inArray) => ({ kind: "property", parent, key, inArray }));
    }
  }
  return { byKey, keyOf };
}

/** All shapes in order of their distance from the roots; notes on the way who refers to whom. */
function breadthFirst(roots: readonly PlacedRoot[], infos: Map<Shape, ShapeInfo>): Shape[] {
  const queue: Shape[] = [];
  const meet = (shape: Shape, use: Use): void => {
    let known = infos.get(shape);
    if (known === undefined) {
      known = {
        uses: [],
        isRoot: false,
        recursive: false,
        root: undefined,
        group: undefined,
        role: undefined,
      };
      infos.set(shape, known);
      queue.push(shape);
    }
    known.uses.push(use);
    known.isRoot ||= use.kind === "root";
  };
  for (const { root, node } of roots) {
    const own = new Set(find(node).shapes.size === 0 ? [] : ownShapes(node));
    for (const shape of new Set(shapesIn(node)))
      meet(shape, { kind: "root", root, inArray: !own.has(shape) });
  }
  for (let i = 0; i < queue.length; i++) {
    const parent = queue[i] as Shape;
    if (parent.values !== undefined)
      for (const shape of new Set(shapesIn(parent.values))) meet(shape, { kind: "value", parent });
    for (const key of [...parent.fields.keys()].sort()) {
      const { node } = parent.fields.get(key) as Field;
      if (!isParent(node)) continue;
      const own = new Set(ownShapes(node));
      for (const shape of new Set(shapesIn(node)))
        meet(shape, { kind: "property", parent, key, inArray: !own.has(shape) });
    }
  }
  return queue;
}

function ownShapes(node: TypeNode): Shape[] {
  return [...find(node).shapes.values()].map(find);
}

/** Sets the root, group and role of the shapes of a component from those above it, which have theirs already. */
function propagateOrigins(component: readonly Shape[], infos: Map<Shape, ShapeInfo>): void {
  const members = new Set(component);
  const roots = new Set<SurveyedRoot | undefined>();
  const groups = new Set<string | undefined>();
  const roles = new Set<string | undefined>();
  for (const shape of component) {
    for (const use of info(infos, shape).uses) {
      if (use.kind === "root") {
        roots.add(use.root);
        groups.add(use.root.group);
        roles.add(use.root.role ?? "");
      } else if (!members.has(use.parent)) {
        roots.add(info(infos, use.parent).root);
        groups.add(info(infos, use.parent).group);
        roles.add(info(infos, use.parent).role);
      }
    }
  }
  for (const shape of component) {
    const known = info(infos, shape);
    known.root = only(roots);
    known.group = only(groups);
    known.role = only(roles);
  }
}

function only<T>(items: ReadonlySet<T | undefined>): T | undefined {
  const [first] = items;
  return items.size === 1 ? first : undefined;
}

function info(infos: ReadonlyMap<Shape, ShapeInfo>, shape: Shape): ShapeInfo {
  const known = infos.get(shape);
  if (known === undefined) throw new Error("a shape that no root leads to");
  return known;
}
