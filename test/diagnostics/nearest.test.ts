import { expect, test } from "vitest";

import { nearest } from "../../src/diagnostics/nearest.js";

test.each([
  ["tragets", ["input", "targets", "templates"], "targets"],
  ["Targets", ["input", "targets"], "targets"],
  ["enviroments", ["environments", "out"], "environments"],
  ["clinet", ["client", "curl"], "client"],
  ["inputs", ["input", "out"], "input"],
  ["imput", ["input", "out"], "input"],
  ["xyz", ["input", "out"], undefined],
  ["", ["out"], undefined],
  ["x".repeat(64), ["x".repeat(63)], "x".repeat(63)],
  ["x".repeat(65), ["x".repeat(64)], undefined],
])("%j among %j", (word, candidates, expected) => {
  expect(nearest(word, candidates)).toBe(expected);
});
