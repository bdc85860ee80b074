import { existsSync, readdirSync, readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { MUTATIONS } from "./mutations.js";
import { THRESHOLDS, UNSEEN } from "./thresholds.js";

describe("what npm run test:mutations takes out", () => {
  test.each([...MUTATIONS, ...THRESHOLDS].map((mutation) => [mutation.protection, mutation] as const))(
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

/** Stages of which every threshold is moved. */
const STAGES = ["src/infer", "src/names"];

test("every threshold is moved, or only bounds work", () => {
  const found = STAGES.flatMap((stage) =>
    readdirSync(stage, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => `${stage}/${file.replaceAll("\\", "/")}`)
      .flatMap((file) =>
        Array.from(
          readFileSync(file, "utf8").matchAll(/const ((?:MAX|MIN)_[A-Z_]+) = [\d_.]+;/g),
          ([, name = ""]) => `${file} ${name}`,
        ),
      ),
  );
  const moved = THRESHOLDS.map(({ file, find }) => `${file} ${find.replace(/ = [\d_.]+$/, "")}`);
  expect(found.length).toBeGreaterThan(20);
  expect(found.filter((threshold) => !moved.includes(threshold)).sort()).toEqual([...UNSEEN.keys()].sort());
});
