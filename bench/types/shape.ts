/**
 * The neutral form in which truth and answers are compared: what may stand at a place, whatever notation said so.
 * Children are made when they are asked for, so recursive types need no limit.
 */
export type Kind =
  "string" | "number" | "boolean" | "null" | "array" | "object" | "map" | "unknown" | "other";

export interface Shape {
  readonly kinds: ReadonlySet<Kind>;
  /** Properties of all object variants together; one that a variant lacks is optional. */
  readonly properties: ReadonlyMap<string, Property>;
  /** The items where it may be an array. */
  readonly items?: () => Shape;
  /** The values where it may be a map. */
  readonly values?: () => Shape;
  /** An object of which nothing more is said: `{ type: object }`, `Record<string, unknown>`. */
  readonly open: boolean;
  /** Names of the declarations that its object variants go by: `$ref` targets, interfaces. An anonymous one has none. */
  readonly names: ReadonlySet<string>;
}

export interface Property {
  optional: boolean;
  shape: () => Shape;
}

export type JsonValue = null | boolean | number | string | JsonValue[] | { [key: string]: JsonValue };

/** One of several: what `oneOf` says, and a union type. */
export function anyOf(shapes: readonly Shape[]): Shape {
  const [only] = shapes;
  if (shapes.length === 1 && only !== undefined) return only;
  const objects = shapes.filter(({ kinds }) => kinds.has("object"));
  const properties = new Map<string, Property>();
  for (const key of new Set(objects.flatMap((shape) => [...shape.properties.keys()]))) {
    const found = objects.map((shape) => shape.properties.get(key));
    const present = found.filter((property) => property !== undefined);
    properties.set(key, {
      optional: present.length < found.length || present.some(({ optional }) => optional),
      shape: once(() => anyOf(present.map((property) => property.shape()))),
    });
  }
  return { ...together(shapes), properties, open: objects.some(({ open }) => open) };
}

/** All of several at once: what `allOf` says. */
export function allOf(shapes: readonly Shape[]): Shape {
  const [only] = shapes;
  if (shapes.length === 1 && only !== undefined) return only;
  const telling = shapes.filter(({ kinds }) => !kinds.has("unknown"));
  const properties = new Map<string, Property>();
  for (const key of new Set(telling.flatMap((shape) => [...shape.properties.keys()]))) {
    const found = telling.flatMap((shape) => shape.properties.get(key) ?? []);
    properties.set(key, {
      optional: found.every(({ optional }) => optional),
      shape: once(() => allOf(found.map((property) => property.shape()))),
    });
  }
  const open = telling.every(({ open }) => open);
  const { kinds, ...rest } = together(telling);
  // Null is allowed only where all allow it.
  const nullable = telling.length > 0 && telling.every((shape) => shape.kinds.has("null"));
  const all = new Set([...kinds].filter((kind) => kind !== "null" || nullable));
  return { ...rest, kinds: all.size === 0 ? new Set(["unknown"]) : all, properties, open };
}

function together(shapes: readonly Shape[]): Omit<Shape, "properties" | "open"> {
  const items = shapes.flatMap((shape) => shape.items ?? []);
  const values = shapes.flatMap((shape) => shape.values ?? []);
  return {
    kinds: new Set(shapes.flatMap(({ kinds }) => [...kinds])),
    names: new Set(shapes.flatMap(({ names }) => [...names])),
    ...(items.length > 0 ? { items: once(() => anyOf(items.map((item) => item()))) } : {}),
    ...(values.length > 0 ? { values: once(() => anyOf(values.map((value) => value()))) } : {}),
  };
}

export function leaf(...kinds: Kind[]): Shape {
  return { kinds: new Set(kinds), properties: new Map(), open: false, names: new Set() };
}

export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** What it says about objects alone, without the null or the list that may stand there too. */
export function objectPart({ properties, open, names }: Shape): Shape {
  return { kinds: new Set(["object"]), properties, open, names };
}

/**
 * Where two structures first differ, names aside, and how; `undefined` where they agree as far as `depth`. What is optional
 * counts only where `optionality` says so.
 */
export function difference(
  a: Shape,
  b: Shape,
  { depth, optionality }: { depth: number; optionality: boolean },
  at = "$",
): string | undefined {
  if (a === b || depth === 0) return undefined;
  const [kinds, others] = [a, b].map((shape) => [...shape.kinds].sort().join(" | "));
  if (kinds !== others) return `${at} is ${kinds} or ${others}`;
  const below = { depth: depth - 1, optionality };
  for (const key of new Set([...a.properties.keys(), ...b.properties.keys()])) {
    const [one, other] = [a.properties.get(key), b.properties.get(key)];
    const place = `${at}.${key}`;
    if (one === undefined || other === undefined) return `${place} is there or not`;
    if (optionality && one.optional !== other.optional) return `${place} is optional or not`;
    const found = difference(one.shape(), other.shape(), below, place);
    if (found !== undefined) return found;
  }
  const children = [
    [a.items, b.items, `${at}[]`],
    [a.values, b.values, `${at}.*`],
  ] as const;
  for (const [one, other, place] of children) {
    const found = one && other && difference(one(), other(), below, place);
    if (found !== undefined) return found;
  }
  return undefined;
}
