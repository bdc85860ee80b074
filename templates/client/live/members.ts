import type { Json } from "./variables.js";

/** A member of the value's own; undefined if it has none of that name. Fails, as in JavaScript, if the value is nothing. */
export function member(value: Json, name: Json): Json {
  if (value === undefined || value === null) {
    throw new TypeError(`Cannot read properties of ${value} (reading '${String(name)}')`);
  }
  return Object.hasOwn(value as object, name as string) ? value[name] : undefined;
}

/** The same; undefined of nothing. */
export function optionalMember(value: Json, name: Json): Json {
  return value === undefined || value === null ? undefined : member(value, name);
}

/** The longest list that `range` makes. */
const MAX_RANGE = 100_000;

/** The integers from `from` up to, without, `to`. */
export function range(from: number, to: number): number[] {
  const length = Math.max(0, Math.ceil(to - from));
  if (length > MAX_RANGE) throw new RangeError(`a loop of ${length} rounds`);
  return Array.from({ length }, (_, i) => from + i);
}
