import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect, test, vi } from "vitest";

import { put, temporaryFolder } from "../write/folder.js";
import { cli, collection } from "./harness.js";

const BUILT = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

test("writes what changed after each save, however an editor saves, until Ctrl-C", async () => {
  const cwd = temporaryFolder();
  put(cwd, { "shop.json": collection("Shop") });
  const child = spawn(process.execPath, [BUILT, "shop.json", "--watch"], { cwd });
  let stderr = "";
  child.stderr.on("data", (chunk) => (stderr += String(chunk)));
  const ended = new Promise((resolve) => child.on("exit", resolve));
  const eventually = (check: () => void) => vi.waitFor(check, { timeout: 600_000, interval: 50 });
  const index = () => readFileSync(join(cwd, "generated/shop/client.ts"), "utf8");
  try {
    await eventually(() => expect(stderr).toContain("watching"));
    const untouched = join(cwd, "generated/shop/runtime/call.ts");
    const before = statSync(untouched).mtimeMs;

    const described = (text: string) => {
      const value = JSON.parse(collection("Shop")) as { info: Record<string, unknown> };
      value.info["description"] = text;
      return JSON.stringify(value);
    };
    writeFileSync(join(cwd, "shop.json"), described("Saved in place."));
    await eventually(() => expect(index()).toContain("Saved in place."));

    writeFileSync(join(cwd, "shop.json~"), described("Saved by renaming."));
    renameSync(join(cwd, "shop.json~"), join(cwd, "shop.json"));
    await eventually(() => expect(index()).toContain("Saved by renaming."));

    writeFileSync(join(cwd, "shop.json"), "{ half");
    await eventually(() => expect(stderr).toContain("PC1002"));
    writeFileSync(join(cwd, "shop.json"), described("Whole again."));
    await eventually(() => expect(index()).toContain("Whole again."));

    expect(statSync(untouched).mtimeMs).toBe(before);
    child.kill("SIGINT");
    expect(await ended).toBe(0);
  } finally {
    child.kill("SIGKILL");
  }
});

test("waits for what does not exist yet, and for its folders, as often as they come and go", async () => {
  const cwd = temporaryFolder();
  const child = spawn(process.execPath, [BUILT, "not/yet/shop.json", "api", "no/*.json", "--watch"], { cwd });
  let stderr = "";
  child.stderr.on("data", (chunk) => (stderr += String(chunk)));
  const ended = new Promise((resolve) => child.on("exit", resolve));
  const eventually = (check: () => void) => vi.waitFor(check, { timeout: 600_000, interval: 50 });
  const made = (name: string) => () => {
    expect(existsSync(join(cwd, "generated", name))).toBe(true);
  };
  try {
    await eventually(() => expect(stderr).toContain("watching"));
    put(cwd, { "not/yet/shop.json": collection("Shop") });
    await eventually(made("shop"));

    rmSync(join(cwd, "not"), { recursive: true });
    mkdirSync(join(cwd, "not"));
    put(cwd, { "not/yet/shop.json": collection("Other shop") });
    await eventually(made("other-shop"));

    mkdirSync(join(cwd, "api"));
    put(cwd, { "api/one.json": collection("One") });
    await eventually(made("one"));
    put(cwd, { "api/deep/two.json": collection("Two") });
    await eventually(made("two"));

    put(cwd, { "no/three.json": collection("Three") });
    await eventually(made("three"));
    child.kill("SIGINT");
    expect(await ended).toBe(0);
  } finally {
    child.kill("SIGKILL");
  }
});

test("a folder is watched with all that is below it, however often files in it are replaced", async () => {
  const cwd = temporaryFolder();
  put(cwd, { "api/shop.json": collection("Shop"), "api/.git/x": "", "api/node_modules/x/y": "" });
  const child = spawn(process.execPath, [BUILT, "api", "--watch", "-o", "api/out", "-t", "curl"], { cwd });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk) => (stdout += String(chunk)));
  child.stderr.on("data", (chunk) => (stderr += String(chunk)));
  const ended = new Promise((resolve) => child.on("exit", resolve));
  const eventually = (check: () => void) => vi.waitFor(check, { timeout: 600_000, interval: 50 });
  let names = 0;
  /** As editors do, and `sed -i`. */
  const replace = async (path: string) => {
    const name = `Name ${String((names += 1))}`;
    put(cwd, { [`${path}~`]: collection(name) });
    renameSync(join(cwd, `${path}~`), join(cwd, path));
    await eventually(() => {
      expect(existsSync(join(cwd, "api/out", name.replace(" ", "-").toLowerCase()))).toBe(true);
    });
  };
  try {
    await eventually(() => expect(stderr).toContain("watching"));
    for (let i = 0; i < 3; i += 1) await replace("api/shop.json");
    put(cwd, { "api/new/deep/other.json": collection("Other") });
    await eventually(() => expect(existsSync(join(cwd, "api/out/other"))).toBe(true));
    for (let i = 0; i < 3; i += 1) await replace("api/new/deep/other.json");
    for (let i = 0; i < 2; i += 1) {
      rmSync(join(cwd, "api/new"), { recursive: true });
      mkdirSync(join(cwd, "api/new/deep"), { recursive: true });
      await replace("api/new/deep/other.json");
      await replace("api/new/deep/other.json");
    }
    const pause = () => new Promise((resolve) => setTimeout(resolve, 800));
    await pause();
    stdout = "";
    put(cwd, { "api/.git/x": "1", "api/node_modules/x/y": "1", "api/out/z.json": "{}" });
    await pause();
    expect(stdout).toBe("");
    child.kill("SIGINT");
    expect(await ended).toBe(0);
  } finally {
    child.kill("SIGKILL");
  }
}, 120_000);

test.each([
  ["--check", ["shop.json", "--watch", "--check"]],
  ["stdin", ["-", "--watch"]],
  ["an address", ["HTTPS://example.com/c.json", "--watch"]],
])("does not go with %s", async (_, args) => {
  const cwd = temporaryFolder();
  put(cwd, { "shop.json": collection("Shop") });
  expect((await cli(args, { cwd })).status).toBe(2);
  expect(existsSync(join(cwd, "generated"))).toBe(false);
});
