import { expect, test } from "vitest";

import { readScript } from "../../src/scripts/script.js";

test("a script of up to 500,000 characters is read, and no longer one", () => {
  const text = (length: number) => "pm.environment.set('a', 1);".padEnd(length);
  expect(readScript({ text: text(500_000) }).counts.captures).toEqual({ found: 1, understood: 1 });
  expect(readScript({ text: text(500_001) }).facts).toMatchObject([{ kind: "unknown", what: "script" }]);
});

test("an expression is understood if it is up to 100 deep", () => {
  const nested = (depth: number) => `pm.environment.set('a', ${"[".repeat(depth)}${"]".repeat(depth)});`;
  expect(readScript({ text: nested(100) }).counts.captures.understood).toBe(1);
  expect(readScript({ text: nested(101) }).counts.captures.understood).toBe(0);
});

test("an expression is understood if it has up to 2,000 parts", () => {
  const wide = (parts: number) => `pm.environment.set('a', [${"1,".repeat(parts - 1)}]);`;
  expect(readScript({ text: wide(2_000) }).counts.captures.understood).toBe(1);
  expect(readScript({ text: wide(2_001) }).counts.captures.understood).toBe(0);
});
