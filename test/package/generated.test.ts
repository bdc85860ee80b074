import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");

/** The scripts of package.json name each file, so that a new one can be forgotten. */
test("generated/ has a folder for each of collections/, and no other", () => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    scripts: Record<"generate:code" | "generate:docs", string>;
  };
  const runs = `${scripts["generate:code"]} ${scripts["generate:docs"]}`;
  const inputs = Array.from(runs.matchAll(/ collections\/(\S+)/g), ([, input]) => input);
  const collections = readdirSync(join(root, "collections"));
  expect(inputs.sort()).toEqual(collections.sort());
  expect(readdirSync(join(root, "generated"))).toHaveLength(collections.length);
});
