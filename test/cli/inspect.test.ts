import { expect, test } from "vitest";

import type { CollectionIr } from "../../src/ir/model.js";
import { put, temporaryFolder } from "../write/folder.js";
import { cli, collection } from "./harness.js";

function setUp(files: Readonly<Record<string, string>> = { "shop.json": collection("Shop") }): string {
  const cwd = temporaryFolder();
  put(cwd, files);
  return cwd;
}

test("prints the IR as JSON where stdout is no terminal", async () => {
  const { status, stdout, stderr } = await cli(["inspect", "shop.json"], { cwd: setUp() });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const ir = JSON.parse(stdout) as CollectionIr;
  expect(ir.version).toBe(1);
  expect(ir.operations.map((o) => o.path)).toEqual([["Ping"], ["Users", "List"]]);
});

test("prints a tree on a terminal, without generating anything", async () => {
  const cwd = setUp();
  const world = { cwd, terminal: { stdout: true }, env: { NO_COLOR: "1" } };
  const { stdout } = await cli(["inspect", "shop.json"], world);
  expect(stdout).toBe("Shop\n  GET Ping  {{baseUrl}}/ping\n  Users/\n    GET List  {{baseUrl}}/users\n");
});

test("--json prints JSON on a terminal too, wherever it stands", async () => {
  const world = { cwd: setUp(), terminal: { stdout: true } };
  for (const args of [
    ["inspect", "shop.json", "--json"],
    ["--json", "inspect", "shop.json"],
  ]) {
    expect(JSON.parse((await cli(args, world)).stdout)).toMatchObject({ name: "Shop" });
  }
});

test("several collections are a list", async () => {
  const cwd = setUp({ "all/a.json": collection("A"), "all/b.json": collection("B") });
  const { stdout } = await cli(["inspect", "all"], { cwd });
  expect((JSON.parse(stdout) as CollectionIr[]).map((ir) => ir.name)).toEqual(["A", "B"]);
});

test("--only and -e apply", async () => {
  const environment = {
    name: "E",
    values: [{ key: "baseUrl", value: "https://staging.example.com", enabled: true }],
  };
  const cwd = setUp({ "shop.json": collection("Shop"), "e.json": JSON.stringify(environment) });
  const { stdout } = await cli(["inspect", "shop.json", "--only", "Users", "-e", "e.json"], { cwd });
  const ir = JSON.parse(stdout) as CollectionIr;
  expect(ir.operations.map((o) => o.name)).toEqual(["List"]);
  expect(ir.variables).toMatchObject([{ name: "baseUrl", value: "https://staging.example.com" }]);
});

test("names do not control the terminal", async () => {
  const evil = { name: "\x1b]0;x\x07\u202e\u200e\u061c\nlast", request: { method: "GET" } };
  const cwd = setUp({ "evil.json": collection("Evil\x1b[2J", [evil]) });
  const world = { cwd, terminal: { stdout: true, stderr: true }, env: { NO_COLOR: "1" } };
  const { stdout, stderr } = await cli(["inspect", "evil.json"], world);
  expect(stdout).toContain("Evil\uFFFD[2J");
  // The progress of the run moves the cursor itself.
  const told = stderr.slice(stderr.lastIndexOf("\x1b[2K") + 4);
  for (const text of [stdout, told]) {
    expect(text).toContain("\uFFFD]0;x\uFFFD last");
    expect(text).not.toMatch(/[\x1b\x07\u202e\u200e\u061c]/);
  }
});

test("a file that is no collection is a fault", async () => {
  const { status, stdout, stderr } = await cli(["inspect", "x.json"], { cwd: setUp({ "x.json": "[]" }) });
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toContain("x.json");
});
