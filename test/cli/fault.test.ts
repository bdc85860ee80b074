import { join } from "node:path";

import { expect, test, vi } from "vitest";

import type { GenerateResult } from "../../src/pipeline/result.js";
import { contents, put, temporaryFolder } from "../write/folder.js";
import { cli, collection } from "./harness.js";

/** A fault of ours that nobody knows of: nothing in a collection brings it about, so it is put in. */
vi.mock(import("../../src/ir/build.js"), async (original) => {
  const actual = await original();
  const buildIr: typeof actual.buildIr = (given, options) => {
    if (given.name !== "Bad") return actual.buildIr(given, options);
    throw new RangeError(MESSAGE);
  };
  return { ...actual, buildIr };
});

const TOKEN = vi.hoisted(() => `ghp_${"0123456789".repeat(4)}`);
const MESSAGE = vi.hoisted(
  () =>
    `cannot build ${TOKEN} of {"password": "hunter-Qz7vKx9w"} \x1b[2J ${"x".repeat(500)}\nsecond line\n    at a secret`,
);

async function run(...more: string[]) {
  const cwd = temporaryFolder();
  put(cwd, { "a.json": collection("A"), "b.json": collection("Bad"), "c.json": collection("C") });
  return { cwd, ...(await cli(["a.json", "b.json", "c.json", ...more], { cwd })) };
}

test("a fault of ours with one input does not stop the others", async () => {
  const { cwd, status, stdout, stderr } = await run();
  expect(status).toBe(1);
  expect(stdout).toContain("2 collections: 4 operations");
  expect(Object.keys(contents(join(cwd, "generated")))).toEqual(
    expect.arrayContaining(["a/index.ts", "c/index.ts"]),
  );
  expect(stderr).toMatch(/^b\.json: error PC5001: internal error: cannot build REDACTED of /);
});

test.each([[[]], [["--verbose"]], [["--json"]]])(
  "what it says is short and holds no secret %j",
  async (more) => {
    const { stdout, stderr } = await run(...more);
    const all = stdout + stderr;
    expect(all).toContain("PC5001");
    expect(all).not.toContain(TOKEN);
    expect(all).not.toContain("Qz7vKx9w");
    expect(all).not.toContain("\x1b");
    expect(all).not.toMatch(/second line|a secret|x{200}/);
    expect(all).toMatch(/report it, with these lines: at .*buildIr \(fault\.test\.ts:\d+:\d+\)/);
    expect(all).not.toContain(process.cwd());
  },
);

test("generate() gives it as a diagnostic", async () => {
  const { generate } = await import("../../src/index.js");
  const cwd = temporaryFolder();
  put(cwd, { "b.json": collection("Bad") });
  const result: GenerateResult = await generate({ inputs: ["b.json"], cwd });
  expect(result).toMatchObject({ ok: false, collections: [], diagnostics: [{ code: "PC5001" }] });
  expect(result.diagnostics[0]?.message.length).toBeLessThanOrEqual(220);
});
