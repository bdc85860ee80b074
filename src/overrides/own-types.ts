import type { OperationOverride, Overrides, TypeSetting } from "./settings.js";

/** The overrides with other paths to the modules of the user's own types; names of packages stay as they are. */
export function moveOwnTypes(overrides: Overrides, move: (path: string) => string): Overrides {
  const setting = (s: TypeSetting): TypeSetting =>
    s.from?.startsWith(".") ? { ...s, from: move(s.from) } : s;
  const operation = (o: OperationOverride): OperationOverride =>
    o.types === undefined ? o : { ...o, types: mapValues(o.types, setting) };
  return mapValues(overrides, operation);
}

function mapValues<T>(record: Record<string, T>, map: (value: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
