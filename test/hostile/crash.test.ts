import { spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath, pathToFileURL } from "node:url";

import { build } from "rolldown";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";

import type { ManifestCore } from "../../src/write/manifest.js";
import { writeCollection, type WriteOptions, type WriteResult } from "../../src/write/write.js";
import { builtCli, collection } from "../cli/harness.js";
import { contents, put, temporaryFolder } from "../write/folder.js";
import { RUNS } from "./emitted.js";

/** Bundled, since Node alone cannot run our sources. */
const CHILD = join(mkdtempSync(join(tmpdir(), "write-child-")), "child.mjs");

beforeAll(async () => {
  // One child runs as somebody else.
  chmodSync(dirname(CHILD), 0o755);
  await build({
    input: fileURLToPath(new URL("./write-child.mjs", import.meta.url)),
    platform: "node",
    resolve: { extensionAlias: { ".js": [".ts"] } },
    output: { file: CHILD },
  });
});

afterAll(() => {
  rmSync(dirname(CHILD), { recursive: true, force: true });
});

const FAULT = pathToFileURL(fileURLToPath(new URL("./fault.mjs", import.meta.url))).href;

const manifest: ManifestCore = {
  generator: "postman-codegen@0",
  collection: { name: "c", format: "2.1", sha256: "0" },
  operations: [],
  scripts: { scripts: 0, assertions: { found: 0, understood: 0 }, captures: { found: 0, understood: 0 } },
};

type Files = Readonly<Record<string, string>>;

/** Two versions of an output: files stay, change, go and come; a folder becomes a file and a file a folder. */
const OLD: Files = {
  "a.ts": "a1",
  "b/c.ts": "c1",
  "b/d.ts": "same",
  "gone/x.ts": "x1",
  turn: "t1",
  "back/y.ts": "y1",
};
const NEW: Files = {
  "a.ts": "a2",
  "b/c.ts": "c2",
  "b/d.ts": "same",
  "new/deep/z.ts": "z2",
  "turn/t.ts": "t2",
  back: "y2",
};

function options(outDir: string, files: Files): WriteOptions {
  return {
    outDir,
    slug: "c",
    mode: "write",
    manifest,
    files: Object.entries(files).map(([path, content]) => ({ path, content, executable: path === "a.ts" })),
  };
}

interface Ending {
  signal: NodeJS.Signals | null;
  result?: WriteResult;
  calls?: number;
}

async function child(given: WriteOptions, env: Record<string, string> = {}, uid?: number): Promise<Ending> {
  const running = spawn(process.execPath, ["--import", FAULT, CHILD], {
    env: { ...process.env, NODE_OPTIONS: "", ...env },
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  running.stdin.end(JSON.stringify(given));
  const ended = new Promise<NodeJS.Signals | null>((resolve) => {
    running.on("close", (_status, signal) => {
      resolve(signal);
    });
  });
  const [stdout, stderr, signal] = await Promise.all([text(running.stdout), text(running.stderr), ended]);
  const calls = /calls (\d+)/.exec(stderr)?.[1];
  return {
    signal,
    ...(stdout === "" ? {} : { result: JSON.parse(stdout) as WriteResult }),
    ...(calls === undefined ? {} : { calls: Number(calls) }),
  };
}

/** What stands in an output folder when all is well. */
async function wholeOutput(files: Files): Promise<Record<string, string>> {
  const outDir = temporaryFolder();
  await writeCollection(options(outDir, files));
  return contents(outDir);
}

/** `--check` finds the folder up to date with an output only where the very files of that output are there. */
async function expectCheckToSee(outDir: string, step: string): Promise<void> {
  const files = Object.entries(contents(join(outDir, "c"))).filter(
    ([path, content]) => content !== "/" && !Object.hasOwn(FOREIGN, `c/${path}`),
  );
  for (const version of [OLD, NEW]) {
    const { drift, diagnostics } = await writeCollection({ ...options(outDir, version), mode: "check" });
    expect(diagnostics, step).toEqual([]);
    const whole = Object.entries(await wholeOutput(version)).map(([path, text]) => [path.slice(2), text]);
    expect(drift.length === 0, step).toBe(JSON.stringify(files) === JSON.stringify(whole));
  }
}

const FOREIGN: Files = { "c/b/notes.txt": "mine", "other.txt": "mine too" };

describe("a run that is killed", () => {
  test("at any step leaves files whole and foreign ones alone; the next run heals", async () => {
    const before = { ...(await wholeOutput(OLD)), ...FOREIGN };
    const after = { ...(await wholeOutput(NEW)), ...FOREIGN };
    let steps = 0;
    // The quick share takes every seventh step.
    for (let at = 1; ; at += RUNS > 1 ? 1 : 7) {
      const outDir = temporaryFolder();
      await writeCollection(options(outDir, OLD));
      put(outDir, FOREIGN);
      const { signal, calls } = await child(options(outDir, NEW), { FAULT: "kill", FAULT_AT: String(at) });
      if (signal === null) {
        expect(contents(outDir)).toEqual(after);
        expect(calls).toBeGreaterThan(25);
        break;
      }
      steps += 1;
      expect(signal).toBe("SIGKILL");
      for (const [path, content] of Object.entries(contents(join(outDir, "c")))) {
        expect([before[`c/${path}`], after[`c/${path}`], "/"], `${path} at step ${at}`).toContain(content);
      }
      for (const [path, content] of Object.entries(FOREIGN)) expect(contents(outDir)[path]).toBe(content);
      await expectCheckToSee(outDir, `step ${at}`);
      const healed = await writeCollection(options(outDir, NEW));
      expect(healed.diagnostics, `step ${at}`).toEqual([]);
      expect(contents(outDir), `step ${at}`).toEqual(after);
    }
    expect(steps).toBeGreaterThan(3);
  });

  test("with the lock of another killed run in its way too", async () => {
    const after = await wholeOutput(NEW);
    for (let at = 1; at < 8; at += RUNS > 1 ? 1 : 2) {
      const outDir = temporaryFolder();
      await writeCollection(options(outDir, OLD));
      put(outDir, { ".postman-codegen~c~lock": `${String(spawnSync("true").pid)}\n` });
      const { signal } = await child(options(outDir, NEW), { FAULT: "kill", FAULT_AT: String(at) });
      expect(signal, `step ${at}`).toBe("SIGKILL");
      expect((await writeCollection(options(outDir, NEW))).diagnostics).toEqual([]);
      expect(contents(outDir), `step ${at}`).toEqual(after);
    }
  });

  test("is not taken for one that ended by the next run, though that has the old input", () => {
    const before = collection("Shop");
    const after = JSON.stringify({
      ...(JSON.parse(before) as object),
      item: [{ name: "Pong", request: "https://a.test/pong" }],
    });
    const cwd = temporaryFolder();
    const out = join(cwd, "generated");
    const run = (env: Record<string, string> = {}) => builtCli(["shop.json"], { cwd, env });
    put(cwd, { "shop.json": before });
    expect(run().status).toBe(0);
    const whole = contents(out);
    let mixed = 0;
    for (let at = 1; ; at += RUNS > 1 ? 1 : 17) {
      put(cwd, { "shop.json": after });
      const fault = { NODE_OPTIONS: `--import ${FAULT}`, FAULT: "kill", FAULT_AT: String(at) };
      const { status } = run(fault);
      if (status === 0) break;
      put(cwd, { "shop.json": before });
      const { "shop/manifest.json": manifest, ...files } = contents(out);
      if (
        manifest === whole["shop/manifest.json"] &&
        JSON.stringify({ ...files, "shop/manifest.json": manifest }) !== JSON.stringify(whole)
      )
        mixed += 1;
      expect(run()).toMatchObject({ status: 0, stderr: "" });
      expect(contents(out), `step ${at}`).toEqual(whole);
    }
    expect(mixed).toBeGreaterThan(1);
  });

  test("while it makes its first output leaves none of it, or all", async () => {
    const after = await wholeOutput(NEW);
    let steps = 0;
    for (let at = 1; ; at += RUNS > 1 ? 1 : 4) {
      const outDir = temporaryFolder();
      const { signal } = await child(options(outDir, NEW), { FAULT: "kill", FAULT_AT: String(at) });
      const left = Object.keys(contents(outDir)).filter((path) => path.startsWith("c/"));
      expect([[], Object.keys(after)], `step ${at}`).toContainEqual(left);
      expect((await writeCollection(options(outDir, NEW))).diagnostics, `step ${at}`).toEqual([]);
      expect(contents(outDir), `step ${at}`).toEqual(after);
      if (signal === null) break;
      steps += 1;
    }
    expect(steps).toBeGreaterThan(3);
  });

  test("also leaves a folder that an older output can be written to again", async () => {
    const before = await wholeOutput(OLD);
    for (const at of [12, 18, 24]) {
      const outDir = temporaryFolder();
      await writeCollection(options(outDir, OLD));
      const { signal } = await child(options(outDir, NEW), { FAULT: "kill", FAULT_AT: String(at) });
      expect(signal, `step ${at}`).toBe("SIGKILL");
      expect((await writeCollection(options(outDir, OLD))).diagnostics).toEqual([]);
      expect(contents(outDir)).toEqual(before);
    }
  });
});

describe("links that are put in place between plan and write", () => {
  test("are not followed, whichever the step", async () => {
    for (let at = 1; ; at += RUNS > 1 ? 1 : 9) {
      const outDir = temporaryFolder();
      const outside = temporaryFolder();
      const victims = { "c.ts": "c1", "d.ts": "victim", "y.ts": "victim" };
      put(outside, victims);
      await writeCollection(options(outDir, OLD));
      const fault = { FAULT: "swap", FAULT_AT: String(at), FAULT_TARGET: outside };
      const { calls, result } = await child(options(outDir, NEW), {
        ...fault,
        FAULT_PATH: join(outDir, "c/b"),
      });
      expect(contents(outside), `step ${at}`).toEqual(victims);
      if (at > (calls ?? 0)) {
        expect(result?.diagnostics).toEqual([]);
        break;
      }
    }
  });

  test("in place of the collection's own folder neither", async () => {
    for (let at = 1; at < 36; at += RUNS > 1 ? 1 : 17) {
      const outDir = temporaryFolder();
      const outside = temporaryFolder();
      put(outside, { "a.ts": "victim", "gone/x.ts": "x1" });
      await writeCollection(options(outDir, OLD));
      const fault = { FAULT: "swap", FAULT_AT: String(at), FAULT_TARGET: outside };
      await child(options(outDir, NEW), { ...fault, FAULT_PATH: join(outDir, "c") });
      expect(contents(outDir), `step ${at}`).toMatchObject({ c: "link" });
      expect(contents(outside), `step ${at}`).toEqual({ "a.ts": "victim", "gone/x.ts": "x1" });
    }
  });
});

/** A file system of that many KiB, or nothing where this process may not mount one. */
function smallDisk(kib: number): string | undefined {
  const folder = temporaryFolder();
  if (spawnSync("mount", ["-t", "tmpfs", "-o", `size=${kib}k`, "tmpfs", folder]).status !== 0)
    return undefined;
  onTestFinished(() => {
    spawnSync("umount", ["-l", folder]);
  });
  return folder;
}

describe("a disk that fills up", () => {
  test("at any point leaves the previous output whole, and says so", async (context) => {
    const disk = smallDisk(256);
    if (disk === undefined) return context.skip("this process may not mount a file system");
    const big = (version: string): Files =>
      Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`f${i}/x.ts`, version.repeat(6_000)]));
    let failures = 0;
    for (let filler = 40; filler < 250; filler += RUNS > 1 ? 4 : 12) {
      const outDir = join(disk, "out");
      rmSync(outDir, { recursive: true, force: true });
      rmSync(join(disk, "filler"), { force: true });
      await writeCollection(options(outDir, big("1")));
      const before = contents(outDir);
      try {
        writeFileSync(join(disk, "filler"), "x".repeat(filler * 1024));
      } catch {
        // As full as it gets.
      }
      const { diagnostics } = await writeCollection(options(outDir, big("2")));
      if (diagnostics.length === 0) continue;
      failures += 1;
      expect(diagnostics).toMatchObject([
        { code: "PC3001", message: expect.stringContaining("disk is full") as string },
      ]);
      expect(contents(outDir), `filler ${filler}`).toEqual(before);
    }
    expect(failures).toBeGreaterThan(3);
  });
});

describe("files that cannot be written", () => {
  const NOBODY = 65_534;
  const isRoot = process.getuid?.() === 0;

  test.each([
    ["the output folder", "."],
    ["the collection's folder", "c"],
    ["a folder in it", "c/b"],
  ])("%s: the output stays as it was", async (_, path) => {
    const outDir = temporaryFolder();
    await writeCollection(options(outDir, OLD));
    if (isRoot) spawnSync("chown", ["-R", String(NOBODY), outDir]);
    chmodSync(join(outDir, path), 0o555);
    const before = contents(outDir);
    const { result } = await child(options(outDir, NEW), {}, isRoot ? NOBODY : undefined);
    expect(result?.diagnostics).toMatchObject([{ code: "PC3001" }]);
    expect(contents(outDir)).toEqual(before);
    chmodSync(join(outDir, path), 0o755);
    const { result: second } = await child(options(outDir, NEW), {}, isRoot ? NOBODY : undefined);
    expect(second?.diagnostics).toEqual([]);
  });

  test("a file without write permission is replaced: the folder decides", async () => {
    const outDir = temporaryFolder();
    await writeCollection(options(outDir, OLD));
    chmodSync(join(outDir, "c/a.ts"), 0o444);
    expect((await writeCollection(options(outDir, NEW))).diagnostics).toEqual([]);
    expect(contents(outDir)["c/a.ts"]).toBe("a2");
  });
});

describe("runs at the same time on one folder", () => {
  test("leave one of their outputs, whole", async () => {
    const outputs = [await wholeOutput(OLD), await wholeOutput(NEW)].map((files) => JSON.stringify(files));
    for (let round = 0; round < (RUNS > 1 ? 20 : 2); round += 1) {
      const outDir = temporaryFolder();
      const endings = await Promise.all([OLD, NEW, OLD, NEW].map((files) => child(options(outDir, files))));
      expect(endings.map(({ result }) => result?.diagnostics)).toEqual([[], [], [], []]);
      expect(outputs).toContain(JSON.stringify(contents(outDir)));
    }
  });

  test("in one process too", async () => {
    const outputs = [await wholeOutput(OLD), await wholeOutput(NEW)].map((files) => JSON.stringify(files));
    for (let round = 0; round < (RUNS > 1 ? 20 : 5); round += 1) {
      const outDir = temporaryFolder();
      const results = await Promise.all(
        Array.from({ length: 6 }, (_, i) => writeCollection(options(outDir, i % 2 === 0 ? OLD : NEW))),
      );
      expect(results.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
      expect(outputs).toContain(JSON.stringify(contents(outDir)));
    }
  });

  test("a lock of a process that is no more counts for nothing", async () => {
    const outDir = temporaryFolder();
    const gone = spawnSync("true").pid;
    put(outDir, { ".postman-codegen~c~lock": `${String(gone)}\n` });
    expect((await writeCollection(options(outDir, NEW))).diagnostics).toEqual([]);
    expect(contents(outDir)).toEqual(await wholeOutput(NEW));
  });
});

describe("foreign files and links", () => {
  test("below, beside and in place of ours are as they were", async () => {
    const outDir = temporaryFolder();
    const outside = temporaryFolder();
    put(outside, { "target.ts": "victim" });
    await writeCollection(options(outDir, OLD));
    put(outDir, FOREIGN);
    rmSync(join(outDir, "c/a.ts"));
    symlinkSync(join(outside, "target.ts"), join(outDir, "c/a.ts"));
    symlinkSync(outside, join(outDir, "c/b/linked"));
    mkdirSync(join(outDir, "c/gone/mine"));
    expect((await writeCollection(options(outDir, NEW))).diagnostics).toEqual([]);
    expect(contents(outside)).toEqual({ "target.ts": "victim" });
    expect(contents(outDir)).toMatchObject({
      ...FOREIGN,
      "c/a.ts": "a2",
      "c/b/linked": "link",
      "c/gone/mine": "/",
    });
  });

  test("a file in a folder that was to be new is not overwritten", async () => {
    for (let at = 1; ; at += RUNS > 1 ? 1 : 3) {
      const outDir = temporaryFolder();
      const fault = { FAULT: "appear", FAULT_AT: String(at), FAULT_PATH: join(outDir, "c/mine.ts") };
      const { calls, result } = await child(options(outDir, NEW), fault);
      if (at > (calls ?? 0)) {
        expect(result?.diagnostics).toEqual([]);
        break;
      }
      expect(contents(outDir)["c/mine.ts"], `step ${at}`).toBe("mine");
      const others = Object.keys(contents(outDir)).filter((path) => path !== "c/mine.ts");
      const isWritten = result?.diagnostics.length === 0;
      expect(others.length > 0, `step ${at}`).toBe(isWritten);
    }
  });

  test("a file that appears between plan and write is not overwritten", async () => {
    const before = await wholeOutput(OLD);
    // The first calls take the lock and make the staging folder, which comes after the plan.
    for (const at of RUNS > 1 ? Array.from({ length: 12 }, (_, i) => i + 1) : [3, 5]) {
      const outDir = temporaryFolder();
      await writeCollection(options(outDir, OLD));
      const path = "c/new/deep/z.ts";
      const fault = { FAULT: "appear", FAULT_AT: String(at), FAULT_PATH: join(outDir, path) };
      const { result } = await child(options(outDir, NEW), fault);
      expect(result?.diagnostics, `step ${at}`).toMatchObject([{ severity: "error" }]);
      expect(contents(outDir), `step ${at}`).toMatchObject({ ...before, [path]: "mine" });
    }
  });
});
