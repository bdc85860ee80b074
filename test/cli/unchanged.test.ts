import { readFileSync, renameSync, rmSync, symlinkSync, utimesSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { unchanged } from "../../src/cli/unchanged.js";
import { contents, put, temporaryFolder } from "../write/folder.js";
import { builtCli, cli, collection } from "./harness.js";

const ENVIRONMENT = (value: string) => JSON.stringify({ name: "e", values: [{ key: "baseUrl", value }] });

const ARGS = [
  "shop.json",
  "--out",
  "out/api",
  "-e",
  "env.json",
  "--templates",
  "own",
  "--target",
  "client,tests",
];

async function generated(): Promise<string> {
  const cwd = temporaryFolder();
  put(cwd, {
    "shop.json": collection("Shop"),
    "env.json": ENVIRONMENT("https://a.test"),
    "own/client/types.ts.hbs": "export {};\n",
    ".prettierrc": '{ "tabWidth": 4 }',
  });
  expect((await cli(ARGS, { cwd })).status).toBe(0);
  return cwd;
}

test("a second run with the same things has nothing to do", async () => {
  const cwd = await generated();
  expect(unchanged(ARGS, cwd)?.stdout).toMatch(/^out\/api\/shop {2}2 operations, \d+ unchanged\n$/);
  expect(unchanged([...ARGS, "--quiet"], cwd)).toEqual({ stdout: "", stderr: "" });
});

test.each<[string, (cwd: string) => void]>([
  ["the collection", (cwd) => put(cwd, { "shop.json": collection("Shop").replace("Shop", "Shops") })],
  ["an environment", (cwd) => put(cwd, { "env.json": ENVIRONMENT("https://b.test") })],
  ["a template", (cwd) => put(cwd, { "own/client/types.ts.hbs": "export {}; // other\n" })],
  ["a new template", (cwd) => put(cwd, { "own/client/index.ts.hbs": "export {};\n" })],
  ["Prettier's configuration", (cwd) => put(cwd, { ".prettierrc": '{ "tabWidth": 3 }' })],
  ["Prettier's configuration nearer to the output", (cwd) => put(cwd, { "out/.prettierrc": "{}" })],
  ["an .editorconfig", (cwd) => put(cwd, { "out/.editorconfig": "root = true\n" })],
  ["a key of package.json", (cwd) => put(cwd, { "package.json": '{ "prettier": { "semi": false } }' })],
  [
    "a Prettier configuration that is code",
    (cwd) => put(cwd, { "prettier.config.mjs": "export default {};" }),
  ],
  ["plugins", (cwd) => put(cwd, { "out/.prettierrc": '{ "plugins": ["./p.mjs"] }' })],
  ["a configuration file", (cwd) => put(cwd, { "postman-codegen.config.json": "{}" })],
  ["a manifest that is gone", (cwd) => rmSync(join(cwd, "out/api/shop/manifest.json"))],
  ["output that is gone", (cwd) => rmSync(join(cwd, "out"), { recursive: true })],
  ["input that is gone", (cwd) => rmSync(join(cwd, "shop.json"))],
])("%s is a reason to run", async (_, change) => {
  const cwd = await generated();
  change(cwd);
  expect(unchanged(ARGS, cwd)).toBeUndefined();
});

test.each([
  [["shop.json", "--out", "out/api", "-e", "env.json", "--templates", "own"]],
  [["shop.json", "--out", "out/api", "--templates", "own", "--target", "client,tests"]],
  [["shop.json", "--out", "out/api", "-e", "env.json", "--target", "client,tests"]],
  [[...ARGS, "--only", "Ping"]],
  [[...ARGS, "--check"]],
  [[...ARGS, "--verify"]],
  [[...ARGS, "--json"]],
  [[...ARGS, "--verbose"]],
  [[...ARGS, "--no-such-option"]],
  [[...ARGS, "shop.json"]],
])("%j is another run", async (args) => {
  expect(unchanged(args, await generated())).toBeUndefined();
});

test("what does not matter is no reason: package.json for other things, the order of targets", async () => {
  const cwd = await generated();
  put(cwd, { "package.json": '{ "devDependencies": { "prettier": "3" } }' });
  const args = [...ARGS.slice(0, -2), "-t", "tests", "-t", "client"];
  expect(unchanged(args, cwd)).toBeDefined();
});

describe("the generated files", () => {
  const CLIENT = "generated/shop/client.ts";

  function shop(): { cwd: string; original: string } {
    const cwd = temporaryFolder();
    put(cwd, { "shop.json": collection("Shop") });
    builtCli(["shop.json"], { cwd });
    return { cwd, original: readFileSync(join(cwd, CLIENT), "utf8") };
  }

  test.each<[string, (cwd: string) => void]>([
    ["edited", (cwd) => put(cwd, { [CLIENT]: "edited" })],
    ["gone", (cwd) => rmSync(join(cwd, CLIENT))],
    ["gone with their folder", (cwd) => rmSync(join(cwd, "generated/shop/resources"), { recursive: true })],
    [
      "replaced by an older file",
      (cwd) => {
        put(cwd, { older: "edited" });
        utimesSync(join(cwd, "older"), 1, 1);
        renameSync(join(cwd, "older"), join(cwd, CLIENT));
      },
    ],
    [
      "replaced by a link",
      (cwd) => {
        renameSync(join(cwd, CLIENT), join(cwd, "elsewhere.ts"));
        symlinkSync(join(cwd, "elsewhere.ts"), join(cwd, CLIENT));
      },
    ],
  ])("that are %s are seen, and --check says what helps", (_, change) => {
    const { cwd, original } = shop();
    change(cwd);
    expect(builtCli(["shop.json", "--check"], { cwd })).toMatchObject({ status: 1 });
    expect(builtCli(["shop.json"], { cwd }).stdout).toMatch(/ files? written/);
    expect(readFileSync(join(cwd, CLIENT), "utf8")).toBe(original);
    expect(builtCli(["shop.json", "--check"], { cwd })).toMatchObject({ status: 0 });
  });

  test("may have any time after a checkout: one run finds them unchanged, the next has nothing to do", async () => {
    const cwd = await generated();
    const manifest = join(cwd, "out/api/shop/manifest.json");
    utimesSync(manifest, new Date(Date.now() - 5000), new Date(Date.now() - 5000));
    expect(unchanged(ARGS, cwd)).toBeUndefined();
    const before = contents(cwd);
    await cli([...ARGS, "--check"], { cwd });
    expect(unchanged(ARGS, cwd)).toBeUndefined();
    expect((await cli(ARGS, { cwd })).stdout).toMatch(/ 2 operations, \d+ unchanged\n$/);
    expect(unchanged(ARGS, cwd)).toBeDefined();
    expect(contents(cwd)).toEqual(before);
  });

  test("a manifest that says something else of them is a reason to run", async () => {
    const cwd = await generated();
    const manifest = join(cwd, "out/api/shop/manifest.json");
    const text = readFileSync(manifest, "utf8");
    put(cwd, { "out/api/shop/manifest.json": text.replace(/\n {4}"client\.ts": .*/, "") });
    expect(unchanged(ARGS, cwd)).toBeUndefined();
  });
});

test("warnings of the run are not forgotten", async () => {
  const cwd = temporaryFolder();
  const info = {
    name: "Shop",
    schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json",
  };
  put(cwd, {
    "shop.json": JSON.stringify({ info, item: [{ name: "Nowhere", request: { method: "GET" } }] }),
  });
  const { stderr } = await cli(["shop.json"], { cwd });
  const warnings = stderr.match(/warning PC/g)?.length ?? 0;
  expect(warnings).toBeGreaterThan(0);
  expect(unchanged(["shop.json"], cwd)?.stderr).toMatch(
    new RegExp(`^${String(warnings)} warnings? as before`),
  );
});

test("warnings that a configuration silenced are counted once it is gone", async () => {
  const nowhere = { name: "Nowhere", request: { method: "GET" } };
  const cwd = temporaryFolder();
  put(cwd, {
    "shop.json": collection("Shop", [nowhere]),
    "postman-codegen.config.json": '{ "ignoreWarnings": ["PC2004"] }',
  });
  expect((await cli(["shop.json"], { cwd })).stderr).toBe("");
  rmSync(join(cwd, "postman-codegen.config.json"));
  expect(unchanged(["shop.json"], cwd)?.stderr).toMatch(/^1 warning as before/);
});

test("what cannot be read is left to the whole pipeline, which has words for it", () => {
  const cwd = temporaryFolder();
  put(cwd, { "shop.json": collection("Shop"), "a-file": "" });
  // The output folder holds files besides: the collection itself.
  expect(builtCli(["shop.json", "-o", "."], { cwd })).toMatchObject({ status: 0, stderr: "" });
  expect(builtCli(["shop.json", "-o", "."], { cwd }).stdout).toMatch(/ unchanged\n$/);
  const { status, stderr } = builtCli(["shop.json", "-o", ".", "-e", "gone.json"], { cwd });
  expect(status).toBe(1);
  expect(stderr).toContain("gone.json: error PC1001");
  expect(builtCli(["shop.json", "-o", "a-file"], { cwd }).stderr).toContain("error PC3001");
});
