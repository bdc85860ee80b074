import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { MUTATIONS } from "./mutations.js";

describe("what npm run test:mutations takes out", () => {
  test.each(MUTATIONS.map((mutation) => [mutation.protection, mutation] as const))(
    "%s stands where it is looked for",
    (_, { file, find, replace, test: tests }) => {
      expect(readFileSync(file, "utf8").split(find).length - 1).toBe(1);
      expect(replace).not.toBe(find);
      expect(existsSync(tests)).toBe(true);
    },
  );

  test("is what SECURITY.md names", () => {
    const text = readFileSync("SECURITY.md", "utf8");
    const named = [...text.matchAll(/^\| `(test\/[^`]+)` +\| (.*?) +\|$/gm)].flatMap(([, tests, all = ""]) =>
      all.split("; ").map((protection) => `${String(tests)}: ${protection}`),
    );
    const listed = MUTATIONS.map(
      (m) => `${m.test}: ${m.protection}${m.full ? "*" : ""}${m.endless ? "†" : ""}`,
    );
    expect(named).toEqual(listed);
  });
});
