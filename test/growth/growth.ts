import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

import { expect, test, vi } from "vitest";

import { SNIPPET_LANGUAGES, TARGETS } from "../../src/emit/core/target-names.js";
import { temporaryFolder } from "../write/folder.js";
import { collection } from "./collection.js";
import { type Counts, type Work, WorkCounter } from "./work.js";

/** A way in which a collection grows: its text for a size. */
export type Dimension = (size: number) => string;

export interface Limits {
  /** The smallest size. Twice and four times as much is tried, too. */
  size: number;
  /** How many times as much a doubling may add to all work as the doubling before; {@link MAX_GROWTH} by default. */
  max?: number;
}

/** All work: twice the size adds this many times as much when doubled as before. Linear work comes to 2, n·log n to 2.3. */
const MAX_GROWTH = 2.3;

/** The work of one block or built-in function. N·log n comes to 2.5, quadratic work to 4. */
const MAX_PART_GROWTH = 3;

/** What runs less often is a step between two sizes, and no growth. */
const MIN_COUNT = 100;

const counter = new WorkCounter((url) => url.includes("/src/") || url.includes("/stand-ins.ts"));
let started: Promise<void> | undefined;

/** The work of a run. The first one has to be what loads the code: nothing is counted that was loaded before. */
export async function workOf(run: () => unknown): Promise<Work> {
  await (started ??= counter.start());
  return counter.of(run);
}

/** Adds a test for each dimension: twice the size is at most twice the work of every target, and a little more. */
export function testGrowth(dimensions: Readonly<Record<string, Dimension>>, limits: Limits): void {
  let warmUp: Promise<Work> | undefined;
  test.each(Object.entries(dimensions))("twice the work for twice the %s", async (_, dimension) => {
    // What is done only once, such as loading modules, is done before anything is compared.
    await (warmUp ??= workOf(() => generateAll(mixed(Object.values(dimensions)))));
    expect(await growing((each) => generateAll(dimension(each)), limits)).toEqual([]);
  });
}

/** One collection that has something of each dimension. */
function mixed(dimensions: readonly Dimension[]): string {
  const all = dimensions.map((dimension) => JSON.parse(dimension(2)) as Mixable);
  const variable = all.flatMap((each) => each.variable ?? []);
  return collection(
    all.flatMap(({ item }) => item),
    { variable },
  );
}

interface Mixable {
  item: object[];
  variable?: object[];
}

/** Lets code from `src/` use the templates and the runtime as built: to make them anew for each run takes longer than all else. */
function useBuiltFiles(): void {
  const CODE = new URL("../../dist/", import.meta.url);
  const require = createRequire(new URL("package.js", CODE));
  const onDemand = (name: string) => () => require(name) as unknown;
  vi.doMock("../../src/package.js", () => ({ PACKAGE: new URL("../../", import.meta.url), CODE, onDemand }));
}

async function generateAll(text: string): Promise<void> {
  useBuiltFiles();
  const { generate } = await import("../../src/index.js");
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, "c.json"), text);
  const { diagnostics } = await generate({
    inputs: ["c.json"],
    // A folder above it that other processes use would be searched for configurations.
    out: "/none",
    cwd,
    targets: [...TARGETS, ...SNIPPET_LANGUAGES],
    mode: "dry-run",
  });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
}

/** Describes the work that grows faster than the size, one line each, what grew most first. */
export async function growing(
  run: (size: number) => unknown,
  { size, max = MAX_GROWTH }: Limits,
): Promise<string[]> {
  const works: Work[] = [];
  for (const times of [1, 2, 4]) works.push(await workOf(() => run(times * size)));
  const [blocks, builtIns] = (["blocks", "builtIns"] as const).map((kind) =>
    works.map((work) => work[kind]),
  ) as [Counts[], Counts[]];
  return [
    ...growingTotal("all blocks", blocks, max),
    ...growingTotal("all built-in functions", builtIns, max),
    ...growingParts(blocks, Math.max(MAX_PART_GROWTH, max)),
    ...growingParts(builtIns, Math.max(MAX_PART_GROWTH, max)),
  ];
}

function growingTotal(name: string, counts: readonly Counts[], max: number): string[] {
  const totals = counts.map((each) => [...each.values()].reduce((sum, count) => sum + count, 0));
  const [once = 0, twice = 0, fourTimes = 0] = totals;
  const growth = (fourTimes - twice) / Math.max(1, twice - once);
  return growth > max ? [`${name}: ${totals.join(", ")}`] : [];
}

function growingParts([once, twice, fourTimes]: readonly Counts[], max: number): string[] {
  return [...(fourTimes ?? [])]
    .map(([part, count]) => ({ part, counts: [once?.get(part) ?? 0, twice?.get(part) ?? 0, count] as const }))
    .filter(({ counts: [a, b, c] }) => a >= MIN_COUNT && b > max * a && c > max * b)
    .sort((a, b) => b.counts[2] - a.counts[2])
    .map(({ part, counts }) => `${part}: ${counts.join(", ")}`);
}
