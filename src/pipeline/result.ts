import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Drift } from "../write/write.js";

export interface GenerateResult {
  /** In order of slug. */
  collections: CollectionResult[];
  diagnostics: Diagnostic[];
  /** No diagnostic is an error. */
  ok: boolean;
}

/** The result for one collection. Paths are relative to its folder, `<out>/<slug>`. */
export interface CollectionResult {
  name: string;
  slug: string;
  /** The input it came from, as the user gave it. */
  file: string;
  /** How many operations were generated. */
  operations: number;
  /** Properties of the types inferred from samples, and of how many no sample says what they are. With the client target. */
  properties?: { all: number; unknown: number };
  written: string[];
  removed: string[];
  unchanged: number;
  drift: Drift[];
}
