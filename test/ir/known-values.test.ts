import fc from "fast-check";
import { expect, test } from "vitest";

import { KnownValues } from "../../src/ir/credentials/known-values.js";

/** The first values that stand in a text, and of several the longest, each tried at each place. */
function replaceEach(text: string, values: readonly string[]): string {
  let replaced = "";
  for (let at = 0; at < text.length;) {
    const found = values.filter((value) => text.startsWith(value, at)).sort((a, b) => b.length - a.length)[0];
    replaced += found === undefined ? text.charAt(at) : `<${String(found.length)}>`;
    at += found?.length ?? 1;
  }
  return replaced;
}

test("the values found are those that trying each at each place finds", () => {
  const head = fc.constantFrom("abcdefghijkl", "abababababab", "aaaaaaaaaaaa", "babababababa");
  const tail = fc.stringMatching(/^[ab]{0,8}$/);
  const value = fc.tuple(head, tail).map((parts) => parts.join(""));
  const text = fc.array(fc.oneof(head, tail), { maxLength: 8 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(fc.array(value, { maxLength: 6 }), text, (values, given) => {
      const known = new KnownValues(values);
      expect(known.replace(given, ({ length }) => `<${String(length)}>`)).toBe(replaceEach(given, values));
    }),
    { numRuns: 500 },
  );
});
