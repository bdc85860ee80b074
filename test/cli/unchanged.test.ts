import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { unchanged } from "../../src/cli/unchanged.js";
import { put, temporaryFolder } from "../write/folder.js";
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

test("the process does not look at generated files, --check does, and a change brings them back", () => {
  const cwd = temporaryFolder();
  put(cwd, { "shop.json": collection("Shop") });
  builtCli(["shop.json"], { cwd });
  const client = () => readFileSync(join(cwd, "generated/shop/client.ts"), "utf8");
  const original = client();
  put(cwd, { "generated/shop/client.ts": "edited" });
  expect(builtCli(["shop.json"], { cwd })).toMatchObject({ status: 0, stderr: "" });
  expect(client()).toBe("edited");
  expect(builtCli(["shop.json", "--check"], { cwd })).toMatchObject({ status: 1 });
  put(cwd, { "shop.json": ` ${collection("Shop")}` });
  builtCli(["shop.json"], { cwd });
  expect(client()).toBe(original);
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
