import { expect, test } from "vitest";

import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { faultOf } from "../../src/diagnostics/fault.js";
import { mergeRepeats } from "../../src/diagnostics/repeats.js";
import { shorten } from "../../src/diagnostics/shorten.js";

/** Each limit of messages, on both sides. `test/mutations/thresholds.ts` moves them one by one. */

const letters = (count: number) => "b".repeat(count);

test("a message has up to 2000 characters, of which a longer one keeps its last 500", () => {
  expect(shorten(letters(2_000))).toBe(letters(2_000));
  expect(shorten(letters(2_001))).toBe(`${letters(1_497)} … ${letters(500)}`);
});

test("an internal error shows 200 characters of its message", () => {
  const shown = (length: number) => faultOf(new Error(letters(length)), { redact: (text) => text }).message;
  expect(shown(200)).toBe(`internal error: ${letters(200)}`);
  expect(shown(201)).toBe(`internal error: ${letters(197)}...`);
});

test("an internal error shows 3 frames", () => {
  const error = new Error("x");
  const frames = (count: number) =>
    Array.from({ length: count }, (_, i) => `\n    at f${i} (/home/me/dist/f.js:1:${i + 1})`);
  const hint = (count: number) => {
    error.stack = `Error: x${frames(count).join("")}`;
    return faultOf(error, { redact: (text) => text }).hint?.match(/at f\d/g)?.length;
  };
  expect([2, 3, 4].map(hint)).toEqual([2, 3, 3]);
});

test("3 of merged warnings are named", () => {
  const message = (count: number) =>
    mergeRepeats(
      Array.from({ length: count }, (_, i): Diagnostic => {
        return { severity: "warning", code: "PC2004", message: "x", subject: `s${i}` };
      }),
    )[0]?.message;
  expect(message(3)).toMatch(/\(s0, s1, s2\)$/);
  expect(message(4)).toMatch(/\(s0, s1, s2, \.\.\.\)$/);
});
