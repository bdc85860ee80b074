import { mkdirSync } from "node:fs";
import { join } from "node:path";

import type { Contender } from "./contenders.js";
import { sizeOf } from "./contenders.js";
import { measure, type Measured, median } from "./process.js";

/** What one contender did with one collection. */
export interface Generation {
  contender: Contender;
  cold: Measured;
  /** A second run over the output of the first. Absent for what knows no output. */
  again?: Measured;
  size?: { files: number; bytes: number };
  operations?: number;
}

/** Runs the contenders in turns, `rounds` times each; medians count. */
export async function generations(
  input: string,
  contenders: readonly Contender[],
  folder: string,
  rounds: number,
): Promise<Generation[]> {
  const cold = contenders.map((): Measured[] => []);
  const again = contenders.map((): Measured[] => []);
  // Each run has a folder of its own: the file system is still at work for a while on what was removed.
  const out = (i: number, round: number) => join(folder, `out-${String(i)}-${String(round)}`);
  mkdirSync(folder, { recursive: true });
  for (let round = 0; round < rounds; round += 1) {
    for (const [i, contender] of contenders.entries()) {
      cold[i]?.push(await measure(contender.args(input, out(i, round))));
      if (contender.survivors) again[i]?.push(await measure(contender.args(input, out(i, round))));
    }
  }
  return contenders.map((contender, i) => {
    const made: Generation = { contender, cold: median(cold[i] as Measured[]) };
    if (!contender.survivors || made.cold.failure !== undefined) return made;
    return {
      ...made,
      again: median(again[i] as Measured[]),
      size: sizeOf(out(i, rounds - 1)),
      operations: contender.survivors(out(i, rounds - 1)),
    };
  });
}
