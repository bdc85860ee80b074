import fc from "fast-check";
import { test } from "vitest";

import { RUNS } from "./emitted.js";
import { HOSTILE } from "./plant.js";

/** Tests that `check` holds for each hostile text, and for mixtures of them. */
export function testEachText(check: (text: string) => Promise<void>): void {
  // The quick share takes every fifth text.
  const share = HOSTILE.filter((_, i) => RUNS > 1 || i % 5 === 1);

  test.each(share.map((text) => [JSON.stringify(text), text]))("%s", async (_, text) => {
    await check(text);
  });

  test("in any mixture", async () => {
    const mixture = fc
      .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: "binary", maxLength: 4 })), {
        maxLength: 4,
      })
      .map((parts) => parts.join(""));
    await fc.assert(fc.asyncProperty(mixture, check), { numRuns: 3 * RUNS, seed: 7 });
  });
}
