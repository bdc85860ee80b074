import { expect, test } from "vitest";

import { growing, workOf } from "./growth.js";
import type * as StandIns from "./stand-ins.js";

async function growthOf(name: keyof typeof StandIns): Promise<string[]> {
  let standIns: typeof StandIns | undefined;
  await workOf(async () => (standIns = await import("./stand-ins.js")));
  return growing((size) => standIns?.[name](size), { size: 30 });
}

test("linear work and n·log n are below the limits", async () => {
  expect(await growthOf("linear")).toEqual([]);
  expect(await growthOf("inOrder")).toEqual([]);
});

test("quadratic work is above, in blocks and in built-in functions", async () => {
  const block = expect.stringMatching(/^pairs test\/growth\/stand-ins\.ts:\d+-\d+: /) as string;
  expect(await growthOf("pairs")).toEqual(
    expect.arrayContaining([expect.stringMatching(/^all blocks: /), block]),
  );
  expect(await growthOf("searches")).toContainEqual(expect.stringMatching(/^Array\.includes: /));
  expect(await growthOf("copies")).toContainEqual(expect.stringMatching(/^Array Iterator\.next: /));
});
