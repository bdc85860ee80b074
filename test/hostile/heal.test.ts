import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { isDeepStrictEqual } from "node:util";

import fc from "fast-check";
import { expect, test } from "vitest";

import { builtCli, cli } from "../cli/harness.js";
import { contents, put, temporaryFolder } from "../write/folder.js";
import { RUNS } from "./emitted.js";

const FAULT = pathToFileURL(fileURLToPath(new URL("./fault.mjs", import.meta.url))).href;

/** An option that only Prettier itself knows: it lays out the generated files, and the manifest has `formatted`. */
const PRETTIER = { ".prettierrc": JSON.stringify({ endOfLine: "auto" }) };

const ARGS = ["shop.json", "--target", "tests"];

/** A collection named Shop of these folders; each folder has one request of this name. */
function shop(folders: readonly string[], request: string): string {
  const item = [{ name: request, request: { method: "GET", url: "https://a.test/get" }, response: [] }];
  return JSON.stringify({
    info: { name: "Shop", schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json" },
    item: folders.map((name) => ({ name, item })),
  });
}

/** Files of one path stay, change, appear and disappear between them. */
const INPUTS = {
  old: shop(["A", "B", "C", "D"], "old"),
  new: shop(["A", "B", "C", "E"], "new"),
  other: shop(["B", "C", "D", "F"], "other"),
};
type Input = keyof typeof INPUTS;

function filesFor(input: Input): Record<string, string> {
  return { "shop.json": INPUTS[input], ...PRETTIER };
}

/** What a run makes where nothing stood before. */
async function cleanOutput(input: Input): Promise<Record<string, string>> {
  const cwd = temporaryFolder();
  put(cwd, filesFor(input));
  expect(await cli(ARGS, { cwd })).toMatchObject({ status: 0, stderr: "" });
  return contents(join(cwd, "generated"));
}

/** Runs in a process of its own, which ends at a call that changes the disk. Returns the number of calls of a whole run. */
function killedRun(cwd: string, input: Input, at: number): number | undefined {
  put(cwd, filesFor(input));
  const env = { NODE_OPTIONS: `--import ${FAULT}`, FAULT: "kill", FAULT_AT: String(at) };
  const { stderr } = builtCli(ARGS, { cwd, env });
  const calls = /calls (\d+)/.exec(stderr)?.[1];
  return calls === undefined ? undefined : Number(calls);
}

/** The files of the collection itself, without what a killed run left beside its directory or in it. */
function ownFiles(output: Record<string, string>): [path: string, content: string][] {
  return Object.entries(output).filter(([path, content]) => path.startsWith("shop/") && content !== "/");
}

test(
  "runs killed at random, with formatted files, are healed by a run with any input",
  { timeout: 1_800_000 },
  async () => {
    const clean = {
      old: await cleanOutput("old"),
      new: await cleanOutput("new"),
      other: await cleanOutput("other"),
    };
    expect(clean.old["shop/manifest.json"]).toContain('"formatted"');
    const start = async () => {
      const cwd = temporaryFolder();
      put(cwd, filesFor("old"));
      await cli(ARGS, { cwd });
      return cwd;
    };
    const calls = killedRun(await start(), "new", 0) as number;
    expect(calls).toBeGreaterThan(40);
    let mixed = 0;
    const kill = fc.record({
      input: fc.constantFrom<Input>("new", "new", "other"),
      at: fc.noBias(fc.integer({ min: 1, max: calls })),
    });
    const trial = fc.record({
      kills: fc.array(kill, { minLength: 1, maxLength: 2 }),
      last: fc.constantFrom<Input>("old", "old", "new"),
    });
    const heals = fc.asyncProperty(trial, async ({ kills, last }) => {
      const cwd = await start();
      const out = join(cwd, "generated");
      for (const { input, at } of kills) killedRun(cwd, input, at);
      put(cwd, filesFor(last));
      const isRight = isDeepStrictEqual(ownFiles(contents(out)), ownFiles(clean[last]));
      if (!isRight && contents(out)["shop/manifest.json"] === clean.old["shop/manifest.json"]) mixed += 1;
      expect((await cli([...ARGS, "--check"], { cwd })).status).toBe(isRight ? 0 : 1);
      expect(await cli(ARGS, { cwd })).toMatchObject({ status: 0, stderr: "" });
      expect(contents(out)).toEqual(clean[last]);
      expect((await cli([...ARGS, "--check"], { cwd })).status).toBe(0);
    });
    await fc.assert(heals, { numRuns: RUNS > 1 ? 20 * RUNS : 6, seed: 7, endOnFailure: true });
    expect(mixed).toBeGreaterThan(0);
  },
);
