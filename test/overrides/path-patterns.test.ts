import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { pathMatcher } from "../../src/overrides/path-patterns.js";

const PATHS = [
  ["Users", "List"],
  ["Users", "Admin", "List"],
  ["Users", "Admin", "Delete one"],
  ["Orders", "List"],
  ["GET /health/live"],
  ["a*b", "[c]"],
  ["Ping"],
];

describe("patterns", () => {
  test.each<[string[], string[]]>([
    [["Users/List"], ["Users/List"]],
    [["Users"], ["Users/List", "Users/Admin/List", "Users/Admin/Delete one"]],
    [["Users/"], ["Users/List", "Users/Admin/List", "Users/Admin/Delete one"]],
    [["./Users/Admin"], ["Users/Admin/List", "Users/Admin/Delete one"]],
    [["Users/**"], ["Users/List", "Users/Admin/List", "Users/Admin/Delete one"]],
    [["Users/*"], ["Users/List", "Users/Admin/List", "Users/Admin/Delete one"]],
    [["**/List"], ["Users/List", "Users/Admin/List", "Orders/List"]],
    [["**/Admin"], ["Users/Admin/List", "Users/Admin/Delete one"]],
    [["**/Admin/**/List"], ["Users/Admin/List"]],
    [["*/List"], ["Users/List", "Orders/List"]],
    [["Us*s/L*t"], ["Users/List"]],
    [["**/D*e*e"], ["Users/Admin/Delete one"]],
    [["users"], []],
    [["User"], []],
    [["sers"], []],
    [["List"], []],
    [["Users/List/more"], []],
    [
      ["Orders", "Ping"],
      ["Orders/List", "Ping"],
    ],
    [["GET /health/live"], ["GET /health/live"]],
    [["a\\*b/[c]"], ["a*b/[c]"]],
    [["a\\*/[c]"], []],
    [["*"], PATHS.map((p) => p.join("/"))],
    [["**"], PATHS.map((p) => p.join("/"))],
    [[""], []],
    [[], []],
  ])("%j selects %j", (patterns, expected) => {
    const matches = pathMatcher(patterns);
    expect(PATHS.filter(matches).map((p) => p.join("/"))).toEqual(expected);
  });
});

const name = fc.string({ minLength: 1, unit: fc.constantFrom("a", "b", "*", "\\", " ", "é", "(") });
const escaped = (text: string) => text.replace(/[\\*]/g, "\\$&");

test("every path is matched by its own names, escaped, and by those of its folders", () => {
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 5 }), fc.nat(4), (path, depth) => {
      const pattern = path
        .slice(0, depth + 1)
        .map(escaped)
        .join("/");
      expect(pathMatcher([pattern])(path)).toBe(true);
    }),
  );
});

test("stars match as a plain search would", () => {
  const part = fc.oneof(fc.constant("**"), fc.string({ minLength: 1, unit: fc.constantFrom("a", "b", "*") }));
  fc.assert(
    fc.property(
      fc.array(part, { minLength: 1, maxLength: 5 }),
      fc.array(fc.string({ unit: fc.constantFrom("a", "b") }), { minLength: 1, maxLength: 6 }),
      (pattern, path) => {
        expect(pathMatcher([pattern.join("/")])(path)).toBe(naive(pattern, path));
      },
    ),
    { numRuns: 3000 },
  );
});

/** The definition, without regard to time. */
function naive(pattern: readonly string[], path: readonly string[]): boolean {
  const [part, ...rest] = pattern;
  if (part === undefined) return true;
  if (part === "**") {
    if (rest.length === 0) return path.length > 0;
    return naive(rest, path) || (path.length > 0 && naive(pattern, path.slice(1)));
  }
  const [first, ...others] = path;
  if (first === undefined) return false;
  return new RegExp(`^${part.replace(/\*+/g, ".*")}$`).test(first) && naive(rest, others);
}

test("many stars end", () => {
  const text = "a".repeat(20_000);
  expect(pathMatcher([`${"*a".repeat(1000)}b`])([text])).toBe(false);
  expect(pathMatcher([`${"**/a/".repeat(500)}b`])(Array<string>(5000).fill("a"))).toBe(false);
});
