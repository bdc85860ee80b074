// Unknowns: Unknowns
// NoSamples: unknown
// EmptyObject: Record<string, unknown>
// EmptyOrNot: EmptyOrNot
// EmptyArray: unknown[]
// OnlyNull: null
// OnlyAny: unknown

export interface Unknowns {
  any: unknown;
  anyOrText: string;
  empty: Record<string, unknown>;
  list: unknown[];
  nothing: null;
  anyItems: number[];
  nullOrAny: unknown;
}

export interface EmptyOrNot {
  a?: number;
}
