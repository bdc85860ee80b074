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

/** Folders in which every threshold is moved. */
const FOLDERS = ["src", "templates/client/runtime"];

/** Matches the name of a threshold. One that is computed from others is moved with them. */
const THRESHOLD = /const ((?:MAX|MIN)_[A-Z_]+)(?:: \w+)? = (?=[\d{-])/g;

test("every threshold is moved, or only bounds work", () => {
  const found = FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => `${folder}/${file.replaceAll("\\", "/")}`)
      .flatMap((file) =>
        Array.from(readFileSync(file, "utf8").matchAll(THRESHOLD), ([, name = ""]) => ({ file, name })),
      ),
  );
  expect(found.length).toBeGreaterThan(80);
  const unmoved = found.filter(
    ({ file, name }) => !THRESHOLDS.some((t) => t.file === file && t.find.startsWith(`${name} = `)),
  );
  expect(unmoved.map(({ file, name }) => `${file} ${name}`).sort()).toEqual([...UNSEEN.keys()].sort());
});
