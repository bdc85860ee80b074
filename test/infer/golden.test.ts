import { readdirSync, readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { inferTypes } from "../../src/infer/index.js";
import { checkedModule, compileErrors, readSample, type RootSpec, showTypes, toRoots } from "./support.js";

const folder = new URL("golden/", import.meta.url);
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".json"))
  .map((file) => file.slice(0, -".json".length));

function readRoots(name: string): ReturnType<typeof toRoots> {
  const specs = JSON.parse(readFileSync(new URL(`${name}.json`, folder), "utf8")) as RootSpec[];
  return toRoots(specs.map((spec) => ({ ...spec, samples: spec.samples.map(readSample) })));
}

describe("golden samples", () => {
  test.each(names)("%s", async (name) => {
    const types = await showTypes(inferTypes(readRoots(name)));
    await expect(types).toMatchFileSnapshot(new URL(`${name}.ts`, folder).pathname);
  });

  test("every sample satisfies its type", () => {
    const modules = new Map(
      names
        .filter((name) => name !== "overrides")
        .map((name) => {
          const roots = readRoots(name);
          return [`${name}.ts`, checkedModule(roots, inferTypes(roots))];
        }),
    );
    expect(modules.size).toBeGreaterThanOrEqual(20);
    expect(compileErrors(modules)).toEqual([]);
  });
});
