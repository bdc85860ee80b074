// Unknowns: Unknowns
// NoSamples: unknown
// EmptyObject: Record<string, unknown>
// EmptyOrNot: EmptyOrNot
// EmptyArray: unknown[]
// OnlyNull: unknown
// OnlyAny: unknown
// OnlyNulls: unknown[]
// NullPlaceholder: unknown
// nothing is null: MainGap
// nothing is left out: Gap

export interface Unknowns {
  any: unknown;
  anyOrText: string;
  empty: Record<string, unknown>;
  list: unknown[];
  nothing: unknown;
  anyItems: number[];
  nullOrAny: unknown;
  nullItems: unknown[];
  nullsByDay: Record<string, unknown>;
  nullOrText: string | null;
}

export interface EmptyOrNot {
  a?: number;
}

export interface MainGap {
  gap: unknown;
  list: unknown[];
}

export interface Gap {
  gap: unknown;
  list: unknown[];
}
