import { constants } from "node:buffer";
import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import type { ManifestCore } from "../../src/write/manifest.js";
import { writeCollection, type WriteFile, type WriteOptions } from "../../src/write/write.js";
import { contents, put, temporaryFolder } from "./folder.js";

const MANIFEST: ManifestCore = {
  generator: "postman-codegen@0.1.0",
  entry: "index.ts",
  collection: { name: "Shop", format: "2.1", sha256: "0".repeat(64) },
  operations: [{ index: 0, path: ["List"], accessor: ["list"] }],
  scripts: { scripts: 0, assertions: { found: 0, understood: 0 }, captures: { found: 0, understood: 0 } },
};

function files(record: Readonly<Record<string, string>>): WriteFile[] {
  return Object.entries(record).map(([path, content]) => ({ path, content }));
}

function write(
  outDir: string,
  record: Readonly<Record<string, string>>,
  options: Partial<WriteOptions> = {},
) {
  return writeCollection({
    outDir,
    slug: "shop",
    files: files(record),
    manifest: MANIFEST,
    mode: "write",
    ...options,
  });
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Without the manifest. */
function generated(outDir: string): Record<string, string> {
  const all = contents(join(outDir, "shop"));
  delete all["manifest.json"];
  return all;
}

const AB = { "index.ts": "index", "resources/users.ts": "users" };

describe("writing", () => {
  test("makes the folder, the files and a manifest that lists them", async () => {
    const outDir = join(temporaryFolder(), "deep/generated");
    const result = await write(outDir, AB);
    expect(result).toEqual({
      written: ["index.ts", "resources/users.ts", "manifest.json"],
      unchanged: 0,
      removed: [],
      drift: [],
      diagnostics: [],
    });
    expect(generated(outDir)).toEqual(AB);
    expect(JSON.parse(readFileSync(join(outDir, "shop/manifest.json"), "utf8"))).toEqual({
      ...MANIFEST,
      files: { "index.ts": sha256("index"), "resources/users.ts": sha256("users") },
    });
    expect(readdirSync(outDir)).toEqual(["shop"]);
  });

  test("gives the same bytes whatever the order of the files", async () => {
    const [a, b] = [temporaryFolder(), temporaryFolder()];
    await write(a, AB);
    await write(b, Object.fromEntries(Object.entries(AB).reverse()));
    expect(contents(a)).toEqual(contents(b));
  });

  test("does not touch a file that is right already", async () => {
    const outDir = temporaryFolder();
    await write(outDir, AB);
    const paths = ["index.ts", "resources/users.ts", "manifest.json"].map((p) => join(outDir, "shop", p));
    for (const path of paths) utimesSync(path, 1_000_000, 1_000_000);
    const before = paths.map((p) => statSync(p));
    const result = await write(outDir, AB);
    expect(result).toMatchObject({ written: [], unchanged: 3, removed: [] });
    expect(paths.map((p) => [statSync(p).mtimeMs, statSync(p).ino])).toEqual(
      before.map((s) => [s.mtimeMs, s.ino]),
    );
  });

  test("writes only what changed", async () => {
    const outDir = temporaryFolder();
    await write(outDir, AB);
    utimesSync(join(outDir, "shop/index.ts"), 1_000_000, 1_000_000);
    const result = await write(outDir, { ...AB, "resources/users.ts": "other" });
    expect(result.written).toEqual(["resources/users.ts", "manifest.json"]);
    expect(statSync(join(outDir, "shop/index.ts")).mtimeMs).toBe(1_000_000_000);
    expect(generated(outDir)).toEqual({ ...AB, "resources/users.ts": "other" });
  });

  test("overwrites a generated file that was edited, and says so", async () => {
    const outDir = temporaryFolder();
    await write(outDir, AB);
    put(outDir, { "shop/index.ts": "edited" });
    const warning = (files: string) => ({
      severity: "warning",
      code: "PC3009",
      message: `${join(outDir, "shop/index.ts")} ${files} edited by hand; the edits are overwritten`,
    });
    for (const mode of ["check", "dry-run", "write"] as const)
      expect((await write(outDir, AB, { mode })).diagnostics).toMatchObject([warning("was")]);
    expect(generated(outDir)).toEqual(AB);
    expect((await write(outDir, AB)).diagnostics).toEqual([]);
    put(outDir, { "shop/index.ts": "edited", "shop/resources/users.ts": "edited" });
    const both = await write(outDir, AB);
    expect(both).toMatchObject({ written: Object.keys(AB), diagnostics: [warning("and 1 other file were")] });
  });

  test("takes no change of the input, no line ends of Git and no file that is gone for an edit", async () => {
    const outDir = temporaryFolder();
    const three = { ...AB, "lines.ts": "1\n2\n" };
    await write(outDir, three);
    put(outDir, { "shop/lines.ts": "1\r\n2\r\n" });
    rmSync(join(outDir, "shop/resources/users.ts"));
    const result = await write(outDir, { ...three, "index.ts": "other" });
    expect(result.written).toEqual(["index.ts", "resources/users.ts", "lines.ts", "manifest.json"]);
    expect(result.diagnostics).toEqual([]);
  });

  test.each(["manifest.json", "index.ts"])("a file too large to be one of ours stays: %s", async (path) => {
    const outDir = temporaryFolder();
    await write(outDir, AB);
    truncateSync(join(outDir, "shop", path), constants.MAX_STRING_LENGTH + 1);
    const { written, diagnostics } = await write(outDir, { ...AB, "index.ts": "other" });
    expect([written, [...new Set(diagnostics.map(({ code }) => code))]]).toEqual([[], ["PC3006"]]);
    expect(statSync(join(outDir, "shop", path)).size).toBe(constants.MAX_STRING_LENGTH + 1);
    truncateSync(join(outDir, "shop", path), 0);
  });

  test("makes scripts executable, also those that lost it", async () => {
    const outDir = temporaryFolder();
    const scripts = [{ path: "curl/list.sh", content: "#!/bin/bash\n", executable: true }];
    const mode = () => statSync(join(outDir, "shop/curl/list.sh")).mode & 0o100;
    await write(outDir, {}, { files: scripts });
    expect(mode()).toBe(0o100);
    chmodSync(join(outDir, "shop/curl/list.sh"), 0o644);
    expect(await write(outDir, {}, { files: scripts })).toMatchObject({ written: [], diagnostics: [] });
    expect(mode()).toBe(0o100);
  });

  test("follows an output folder that is a link", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "real"));
    symlinkSync(join(folder, "real"), join(folder, "link"));
    await write(join(folder, "link"), AB);
    expect(generated(join(folder, "real"))).toEqual(AB);
  });
});

describe("files that are no longer generated", () => {
  test("are removed, with the folders that they leave empty", async () => {
    const outDir = temporaryFolder();
    await write(outDir, { ...AB, "curl/a/b/list.sh": "curl", "curl/a/keep.sh": "curl" });
    put(outDir, { "shop/curl/mine.txt": "mine" });
    const result = await write(outDir, AB);
    expect(result.removed.sort()).toEqual(["curl/a/b/list.sh", "curl/a/keep.sh"]);
    expect(generated(outDir)).toEqual({ ...AB, "curl/mine.txt": "mine" });
  });

  test("are kept when they were edited, with a warning", async () => {
    const outDir = temporaryFolder();
    await write(outDir, { ...AB, "old.ts": "old" });
    put(outDir, { "shop/old.ts": "edited" });
    const result = await write(outDir, AB);
    expect(result.removed).toEqual([]);
    expect(result.diagnostics).toMatchObject([{ severity: "warning", code: "PC3006" }]);
    expect(result.diagnostics[0]?.message).toContain(join("shop", "old.ts"));
    expect(generated(outDir)).toEqual({ ...AB, "old.ts": "edited" });
  });

  test("make room for a folder of the same name, and the other way round", async () => {
    const outDir = temporaryFolder();
    await write(outDir, { a: "file", "b/c": "in a folder" });
    await write(outDir, { "a/c": "in a folder", b: "file" });
    expect(generated(outDir)).toEqual({ "a/c": "in a folder", b: "file" });
  });

  test("make room for one that differs by case only", async () => {
    const outDir = temporaryFolder();
    await write(outDir, { "Users.ts": "same" });
    await write(outDir, { "users.ts": "same" });
    expect(generated(outDir)).toEqual({ "users.ts": "same" });
  });

  test("in folders of other collections are left alone", async () => {
    const outDir = temporaryFolder();
    await write(outDir, AB, { slug: "other" });
    await write(outDir, AB);
    await write(outDir, {});
    expect(Object.keys(contents(join(outDir, "other"))).sort()).toEqual([
      "index.ts",
      "manifest.json",
      "resources/users.ts",
    ]);
  });

  test("are not looked for where a manifest that was tampered with says", async () => {
    const folder = temporaryFolder();
    const outDir = join(folder, "out");
    put(folder, { "victim.txt": "victim", "out/victim.txt": "victim" });
    const paths = ["../victim.txt", "../../victim.txt", join(folder, "victim.txt"), "..\\victim.txt"];
    const stale = Object.fromEntries(paths.map((p) => [p, sha256("victim")]));
    put(outDir, { "shop/manifest.json": JSON.stringify({ ...MANIFEST, files: stale }) });
    const result = await write(outDir, AB);
    expect(result).toMatchObject({ removed: [], diagnostics: [] });
    expect(contents(folder)).toMatchObject({ "victim.txt": "victim", "out/victim.txt": "victim" });
  });
});

describe("files in the way that are not ours", () => {
  test("stop the run, by name, and nothing is written", async () => {
    const outDir = temporaryFolder();
    put(outDir, { "shop/index.ts": "mine", "shop/resources/users.ts": "mine too" });
    const before = contents(outDir);
    const result = await write(outDir, { ...AB, "new.ts": "new" });
    expect(result.diagnostics.map((d) => [d.severity, d.code])).toEqual([
      ["error", "PC3006"],
      ["error", "PC3006"],
    ]);
    expect(result.diagnostics[0]?.message).toContain(join(outDir, "shop/index.ts"));
    expect(result).toMatchObject({ written: [], removed: [] });
    expect(contents(outDir)).toEqual(before);
  });

  test("are taken over when they have the same text", async () => {
    const outDir = temporaryFolder();
    put(outDir, { "shop/index.ts": "index" });
    expect(await write(outDir, AB)).toMatchObject({ unchanged: 1, diagnostics: [] });
  });

  test.each([
    ["a manifest of something else", { "shop/manifest.json": '{"name": "web app manifest"}' }],
    ["a broken manifest", { "shop/manifest.json": "<<<<<<< HEAD" }],
    ["a file where a folder must be", { "shop/resources": "mine" }],
    ["a folder where a file must be", { "shop/index.ts/mine.txt": "mine" }],
    ["a file where the collection's folder must be", { shop: "mine" }],
  ])("%s", async (_, before) => {
    const outDir = temporaryFolder();
    put(outDir, before);
    const result = await write(outDir, AB);
    expect(result.diagnostics).toMatchObject([{ severity: "error", code: "PC3006" }]);
    expect(contents(outDir)).toEqual(before);
  });
});

describe("links", () => {
  test("in place of a folder are not followed", async () => {
    const folder = temporaryFolder();
    const outDir = join(folder, "out");
    put(folder, { "elsewhere/users.ts": "mine" });
    mkdirSync(join(outDir, "shop"), { recursive: true });
    symlinkSync(join(folder, "elsewhere"), join(outDir, "shop/resources"));
    const result = await write(outDir, AB);
    expect(result.diagnostics).toMatchObject([{ severity: "error", code: "PC3002" }]);
    expect(contents(folder)).toEqual({ "elsewhere/users.ts": "mine", "out/shop/resources": "link" });
  });

  test("in place of the collection's folder are not followed", async () => {
    const folder = temporaryFolder();
    put(folder, { "elsewhere/users.ts": "mine", "out/x": "" });
    symlinkSync(join(folder, "elsewhere"), join(folder, "out/shop"));
    const result = await write(join(folder, "out"), AB);
    expect(result.diagnostics).toMatchObject([{ severity: "error", code: "PC3002" }]);
    expect(contents(join(folder, "elsewhere"))).toEqual({ "users.ts": "mine" });
  });

  test("in place of a generated file are replaced, not written through", async () => {
    const folder = temporaryFolder();
    const outDir = join(folder, "out");
    await write(outDir, AB);
    put(folder, { "elsewhere.ts": "mine" });
    rmSync(join(outDir, "shop/index.ts"));
    symlinkSync(join(folder, "elsewhere.ts"), join(outDir, "shop/index.ts"));
    await write(outDir, AB);
    expect(generated(outDir)).toEqual(AB);
    expect(readFileSync(join(folder, "elsewhere.ts"), "utf8")).toBe("mine");
  });

  test("that lead to a stale file do not get it removed", async () => {
    const folder = temporaryFolder();
    const outDir = join(folder, "out");
    await write(outDir, { ...AB, "curl/list.sh": "curl" });
    put(folder, { "elsewhere/list.sh": "curl" });
    rmSync(join(outDir, "shop/curl"), { recursive: true });
    symlinkSync(join(folder, "elsewhere"), join(outDir, "shop/curl"));
    expect(await write(outDir, AB)).toMatchObject({ removed: [], diagnostics: [] });
    expect(existsSync(join(folder, "elsewhere/list.sh"))).toBe(true);
  });
});

describe("paths", () => {
  test.each([
    "../x.ts",
    "a/../../x.ts",
    "/x.ts",
    "C:/x.ts",
    "a\\..\\x.ts",
    "a//x.ts",
    "./x.ts",
    "",
    "a\0.ts",
    "x.ts:stream",
    "a./x.ts",
  ])("%j is refused", async (path) => {
    const outDir = join(temporaryFolder(), "out");
    const result = await write(outDir, { ...AB, [path]: "x" });
    expect(result.diagnostics).toMatchObject([{ severity: "error", code: "PC3002" }]);
    expect(existsSync(outDir)).toBe(false);
  });

  test.each([
    [["users.ts", "Users.ts"]],
    [["a/b.ts", "A/B.ts"]],
    [["a", "a/b.ts"]],
    [["manifest.json"]],
    [["Manifest.json"]],
  ])("%j cannot all exist", async (paths) => {
    const outDir = join(temporaryFolder(), "out");
    const result = await write(outDir, Object.fromEntries(paths.map((p) => [p, "x"])));
    expect(result.diagnostics).toMatchObject([{ severity: "error", code: "PC3001" }]);
    expect(existsSync(outDir)).toBe(false);
  });
});

/** Modes do not stop root, who runs tests in containers; these failures stop everybody. */
describe("an output that cannot be written", () => {
  test.each([
    ["a file", "file.txt"],
    ["below a file", "file.txt/out"],
    ["below a device", "/dev/null/out"],
    ["in a file system that takes no files", "/proc/out"],
    ["a path that is too long", "x".repeat(300)],
  ])("%s", async (_, out) => {
    const folder = temporaryFolder();
    put(folder, { "file.txt": "mine" });
    const outDir = out.startsWith("/") ? out : join(folder, out);
    const result = await write(outDir, AB);
    expect(result.diagnostics).toMatchObject([{ severity: "error", code: "PC3001" }]);
    expect(result.diagnostics[0]?.message).toMatch(/^cannot write .+: .+/);
    expect(result.diagnostics[0]?.hint).toContain("--out");
    expect(contents(folder)).toEqual({ "file.txt": "mine" });
  });

  test("is as it was when the last step but one fails", async () => {
    const outDir = temporaryFolder();
    await write(outDir, { ...AB, "gone.ts": "gone", "x/ours.ts": "ours" });
    // `x` cannot become a file: only a part of what is in it is ours. That shows when it is tried.
    put(outDir, { "shop/x/mine.txt": "mine" });
    const before = contents(outDir);
    const result = await write(outDir, { "index.ts": "other", "new/file.ts": "new", x: "file" });
    expect(result.diagnostics).toMatchObject([{ severity: "error", code: "PC3001" }]);
    expect(result.diagnostics[0]?.message).toContain(join(outDir, "shop/x"));
    expect(contents(outDir)).toEqual(before);
  });
});

describe("after a run that was killed while it moved files", () => {
  /** The old output, half of the new one, and the staging folder. */
  function killed(outDir: string, pid: number): void {
    put(outDir, {
      "shop/index.ts": "half new",
      "shop/added.ts": "added",
      [`.postman-codegen~shop~${String(pid)}~abcdef/manifest.json`]: JSON.stringify({
        ...MANIFEST,
        files: { "index.ts": sha256("half new"), "added.ts": sha256("added") },
      }),
      [`.postman-codegen~shop~${String(pid)}~abcdef/new-1`]: "rest",
    });
  }
  /** Larger than any process id. */
  const NOBODY = 2 ** 30;

  test("what it had added is known as ours", async () => {
    const outDir = temporaryFolder();
    await write(outDir, AB);
    killed(outDir, NOBODY);
    const result = await write(outDir, { "index.ts": "newer", "added.ts": "newer" });
    expect(result).toMatchObject({ removed: ["resources/users.ts"], diagnostics: [] });
    expect(generated(outDir)).toEqual({ "index.ts": "newer", "added.ts": "newer" });
    expect(readdirSync(outDir)).toEqual(["shop"]);
  });

  test("what it had added is removed when it is no longer wanted", async () => {
    const outDir = temporaryFolder();
    await write(outDir, AB);
    killed(outDir, NOBODY);
    expect(await write(outDir, AB)).toMatchObject({ removed: ["added.ts"], diagnostics: [] });
    expect(generated(outDir)).toEqual(AB);
  });

  test("a file of somebody else at a path that it was going to add is not overwritten", async () => {
    const outDir = temporaryFolder();
    await write(outDir, AB);
    killed(outDir, NOBODY);
    put(outDir, { "shop/added.ts": "mine" });
    const before = contents(outDir);
    const result = await write(outDir, { ...AB, "added.ts": "newer" });
    expect(result.diagnostics).toMatchObject([{ severity: "error", code: "PC3006" }]);
    expect(contents(outDir)).toEqual(before);
  });

  test("the folder of a run that still runs is left alone", async () => {
    const outDir = temporaryFolder();
    await write(outDir, AB);
    killed(outDir, process.ppid);
    await write(outDir, AB);
    expect(readdirSync(outDir)).toHaveLength(2);
  });

  test("a staged manifest that was not complete is no obstacle", async () => {
    const outDir = temporaryFolder();
    await write(outDir, AB);
    put(outDir, { [`.postman-codegen~shop~${String(NOBODY)}~x/manifest.json`]: '{"generator": "postm' });
    expect(await write(outDir, AB)).toMatchObject({ unchanged: 3, diagnostics: [] });
    expect(readdirSync(outDir)).toEqual(["shop"]);
  });
});

describe("--check", () => {
  test("lists what is missing, different and stale, and writes nothing", async () => {
    const outDir = temporaryFolder();
    await write(outDir, { "a.ts": "a", "b.ts": "b", "old.ts": "old" });
    put(outDir, { "shop/a.ts": "edited" });
    const before = contents(outDir);
    const result = await write(outDir, { "a.ts": "a", "b.ts": "b", "new.ts": "new" }, { mode: "check" });
    expect(result).toMatchObject({
      written: [],
      removed: [],
      unchanged: 1,
      drift: [
        { kind: "different", path: "a.ts" },
        { kind: "different", path: "manifest.json" },
        { kind: "missing", path: "new.ts" },
        { kind: "stale", path: "old.ts" },
      ],
      diagnostics: [{ code: "PC3009" }],
    });
    expect(contents(outDir)).toEqual(before);
  });

  test("finds nothing after a write", async () => {
    const outDir = temporaryFolder();
    await write(outDir, AB);
    expect(await write(outDir, AB, { mode: "check" })).toMatchObject({ drift: [], unchanged: 3 });
  });

  test("creates no output folder", async () => {
    const outDir = join(temporaryFolder(), "out");
    const result = await write(outDir, AB, { mode: "check" });
    expect(result.drift.map((d) => d.kind)).toEqual(["missing", "missing", "missing"]);
    expect(existsSync(outDir)).toBe(false);
  });

  test("does not mind how a formatted text came about", async () => {
    const outDir = temporaryFolder();
    const formatted = (source: string) => [{ path: "index.ts", content: "index", source }];
    await write(outDir, {}, { files: formatted("made by one version") });
    const result = await write(outDir, {}, { files: formatted("made by another"), mode: "check" });
    expect(result.drift).toEqual([]);
  });
});

test("--dry-run tells what a write would do, and does nothing", async () => {
  const outDir = temporaryFolder();
  await write(outDir, { ...AB, "old.ts": "old" });
  const before = contents(outDir);
  const wanted = { ...AB, "new.ts": "new" };
  const dry = await write(outDir, wanted, { mode: "dry-run" });
  expect(dry).toMatchObject({ written: ["new.ts", "manifest.json"], removed: ["old.ts"], unchanged: 2 });
  expect(contents(outDir)).toEqual(before);
  expect(await write(outDir, wanted)).toEqual(dry);
});

test("a name that is no folder name is a fault of the caller", async () => {
  await expect(write(temporaryFolder(), AB, { slug: "../shop" })).rejects.toThrow(TypeError);
});

test("a staging folder that cannot be made says where", async () => {
  const outDir = temporaryFolder();
  writeFileSync(join(outDir, "file"), "");
  const result = await write(join(outDir, "file", "deeper"), AB);
  expect(result.diagnostics[0]?.message).toContain(join(outDir, "file"));
  expect(result.diagnostics[0]?.message).not.toContain("~");
});
