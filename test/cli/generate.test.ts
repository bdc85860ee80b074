import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import type { GenerateResult } from "../../src/pipeline/result.js";
import { contents, put, temporaryFolder } from "../write/folder.js";
import { cli, collection } from "./harness.js";

function folderWith(files: Readonly<Record<string, string>> = { "shop.json": collection("Shop") }): string {
  const cwd = temporaryFolder();
  put(cwd, files);
  return cwd;
}

const SECRET = `ghp_${"0123456789".repeat(4)}`;

/** First parts of the paths of what was generated. */
function made(cwd: string, out = "generated/shop"): string[] {
  return [...new Set(Object.keys(contents(join(cwd, out))).map((path) => path.split("/")[0] as string))];
}

describe("generating", () => {
  test("writes all targets into generated/, and says so on stdout", async () => {
    const cwd = folderWith();
    const { status, stdout, stderr } = await cli(["shop.json"], { cwd });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/^generated\/shop {2}2 operations, \d+ files written\n$/);
    expect(made(cwd)).toEqual(expect.arrayContaining(["client.ts", "curl", "index.ts", "tests"]));
  });

  test("a second run changes nothing", async () => {
    const cwd = folderWith();
    await cli(["shop.json"], { cwd });
    const before = contents(cwd);
    const { stdout } = await cli(["shop.json"], { cwd });
    expect(stdout).toMatch(/^generated\/shop {2}2 operations, \d+ unchanged\n$/);
    expect(contents(cwd)).toEqual(before);
  });

  test("a run over an older output gives the same bytes as one from nothing", async () => {
    const cwd = folderWith({ "old.json": collection("Shop", [{ name: "More", item: [] }]) });
    await cli(["old.json", "-o", "updated"], { cwd });
    put(cwd, { "new.json": collection("Shop") });
    await cli(["new.json", "-o", "updated"], { cwd });
    await cli(["new.json", "-o", "fresh"], { cwd });
    expect(contents(join(cwd, "updated"))).toEqual(contents(join(cwd, "fresh")));
  });

  test("-t and -o", async () => {
    const cwd = folderWith();
    await cli(["shop.json", "-t", "curl", "-o", "a"], { cwd });
    expect(made(cwd, "a/shop")).toEqual(["curl", "manifest.json"]);
    await cli(["shop.json", "-t", "curl,client", "-o", "b"], { cwd });
    expect(made(cwd, "b/shop")).toEqual(expect.arrayContaining(["curl", "index.ts"]));
    expect(made(cwd, "b/shop")).not.toContain("tests");
  });

  test("a target that is no longer asked for is removed", async () => {
    const cwd = folderWith();
    await cli(["shop.json", "-t", "client,curl"], { cwd });
    const { stdout } = await cli(["shop.json", "-t", "client"], { cwd });
    expect(stdout).toContain("2 removed");
    expect(made(cwd)).not.toContain("curl");
  });

  test("- is stdin", async () => {
    const cwd = folderWith({});
    const { status } = await cli(["-"], { cwd, stdin: collection("Shop") });
    expect(status).toBe(0);
    expect(made(cwd)).toContain("index.ts");
  });

  test("one bad file does not stop the others", async () => {
    const cwd = folderWith({ "a.json": collection("A"), "b.json": "{ broken", "c.json": collection("C") });
    const { status, stdout, stderr } = await cli(["a.json", "b.json", "c.json"], { cwd });
    expect(status).toBe(1);
    expect(stderr).toContain("b.json");
    expect(stdout).toContain("2 collections: 4 operations");
    expect(existsSync(join(cwd, "generated/a/index.ts"))).toBe(true);
    expect(existsSync(join(cwd, "generated/c/index.ts"))).toBe(true);
  });

  test.each(["b.json", "missing.json"])(
    "an error in %s changes nothing about another collection",
    async (bad) => {
      const cwd = folderWith({ "b.json": "{ broken", "c.json": collection("C") });
      await cli(["c.json"], { cwd });
      const before = contents(join(cwd, "generated"));
      expect((await cli([bad, "c.json"], { cwd })).stdout).toMatch(/ 2 operations, \d+ unchanged\n$/);
      expect(contents(join(cwd, "generated"))).toEqual(before);
    },
  );

  test.each(["missing.json", "no-such-folder", "*.nothing"])("%s is a fault", async (input) => {
    const { status, stdout, stderr } = await cli([input], { cwd: folderWith() });
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(/PC100\d/);
  });

  test.each([
    ["http://user:hunter2@127.0.0.1:1/a.json", "http://127.0.0.1:1/a.json: error PC1010"],
    [
      "postman:12345-abc",
      "postman:12345-abc: error PC1010: cannot be downloaded: POSTMAN_API_KEY is not set",
    ],
  ])("%s that cannot be had does not stop the others", async (input, told) => {
    const cwd = folderWith();
    const { status, stderr } = await cli([input, "shop.json"], { cwd });
    expect(status).toBe(1);
    expect(stderr).toContain(told);
    expect(stderr).not.toContain("hunter2");
    expect(made(cwd)).toContain("index.ts");
  });

  test("postman:<uid> is read with the key of the environment", async () => {
    const server = createServer((request, response) => {
      response.writeHead(request.headers["x-api-key"] === "k" ? 200 : 401);
      response.end(`{"collection": ${collection("Shop")}}`);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const cwd = folderWith({});
    const env = { POSTMAN_API_URL: `http://127.0.0.1:${String(port)}`, POSTMAN_API_KEY: "k" };
    const { status, stderr } = await cli(["postman:12345-abc"], { cwd, env });
    server.close();
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(made(cwd)).toContain("index.ts");
  });

  test("a file of v1 and a folder of v3 say so in their manifests", async () => {
    const v1 = {
      name: "Old",
      order: ["r"],
      requests: [{ id: "r", name: "r", url: "https://example.com", method: "GET" }],
    };
    const cwd = folderWith({
      "all/old.json": JSON.stringify(v1),
      "all/New/.resources/definition.yaml": "$kind: collection\nname: New\n",
      "all/New/r.request.yaml": "$kind: http-request\nurl: https://example.com\n",
    });
    const { status, stderr } = await cli(["all", "-t", "curl"], { cwd });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const format = (slug: string) =>
      (
        JSON.parse(readFileSync(join(cwd, "generated", slug, "manifest.json"), "utf8")) as {
          collection: { format: string };
        }
      ).collection.format;
    expect([format("old"), format("new")]).toEqual(["1.0", "3.0"]);
  });

  test("a file that is cut off is a fault, and what is whole in it comes out", async () => {
    const whole = collection("Shop");
    const cwd = folderWith({ "cut.json": whole.slice(0, whole.lastIndexOf('"request"') + 20) });
    const { status, stdout, stderr } = await cli(["cut.json"], { cwd });
    expect(status).toBe(1);
    expect(stderr).toMatch(/cut\.json:\d+:\d+: error PC1002: not JSON: the file ends too early/);
    expect(stdout).toContain("1 operation,");
  });

  const schema = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";
  test.each([
    ["in/bookshop.postman_collection.json", "{ broken", "PC1002"],
    ["in/bookshop.postman_collection", "{}", "PC1003"],
    ["in/bookshop.json", `{"info": {"schema": "${schema}" broken`, "PC1002"],
    ["in/bookshop.json", `{"schema": "${schema}", broken`, "PC1002"],
  ])("%s with %s in a folder is a fault", async (path, content, code) => {
    const cwd = folderWith({ "in/shop.json": collection("Shop"), [path]: content });
    for (const args of [["in"], ["in/*"], ["in", "--check"]]) {
      const { status, stderr } = await cli(args, { cwd });
      expect(status).toBe(1);
      expect(stderr).toMatch(new RegExp(`^${path}\\S* error ${code}: `, "m"));
    }
    expect(made(cwd)).toContain("index.ts");
  });

  test("a broken file in a folder that is none of ours is passed over", async () => {
    const cwd = folderWith({ "in/shop.json": collection("Shop"), "in/tsconfig.json": "{ broken" });
    expect(await cli(["in"], { cwd })).toMatchObject({ status: 0, stderr: "" });
  });

  test("--only selects, and matching nothing is a fault", async () => {
    const cwd = folderWith();
    expect((await cli(["shop.json", "--only", "Users"], { cwd })).stdout).toContain(" 1 operation,");
    const { status, stderr } = await cli(["shop.json", "--only", "Unknown"], { cwd });
    expect(status).toBe(1);
    expect(stderr).toContain("PC4003");
  });

  test.each([[[]], [["--check"]]])("--only that matches nothing leaves what is there %j", async (more) => {
    const cwd = folderWith();
    await cli(["shop.json"], { cwd });
    const before = contents(cwd);
    const { status, stdout } = await cli(["shop.json", "--only", "Unknown/**", ...more], { cwd });
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(contents(cwd)).toEqual(before);
  });

  test("--only leaves the collections that it selects nothing of as they are", async () => {
    const other = collection("Other", [{ name: "Extra", request: "https://example.com" }]);
    const cwd = folderWith({ "in/shop.json": collection("Shop"), "in/other.json": other });
    await cli(["in"], { cwd });
    const before = contents(join(cwd, "generated/shop"));
    const { status, stdout } = await cli(["in", "--only", "Extra"], { cwd });
    expect(status).toBe(0);
    expect(stdout).toMatch(/^generated\/other {2}1 operation, /);
    expect(contents(join(cwd, "generated/shop"))).toEqual(before);
    expect(before).not.toEqual({});
  });

  test.each([
    ["users/**", "Users/**"],
    ["USERS/list", "Users/List"],
    ["**/l*T", "Users/List"],
    ["a\\*B", "A\\*b"],
  ])("--only %s is told how it is written", async (pattern, meant) => {
    const cwd = folderWith({
      "shop.json": collection("Shop", [{ name: "A*b", request: "https://example.com" }]),
    });
    const { stderr } = await cli(["shop.json", "--only", pattern], { cwd });
    expect(stderr).toContain(`upper and lower case count: did you mean '${meant}'?`);
  });

  test("an output that cannot be written is a fault", async () => {
    const cwd = folderWith();
    const { status, stderr } = await cli(["shop.json", "-o", "shop.json"], { cwd });
    expect(status).toBe(1);
    expect(stderr).toContain("PC3001");
  });
});

describe("--check", () => {
  test("is content with what a run made", async () => {
    const cwd = folderWith();
    await cli(["shop.json"], { cwd });
    const outcome = await cli(["shop.json", "--check"], { cwd });
    expect(outcome).toEqual({
      status: 0,
      stdout: "generated/shop  2 operations, up to date\n",
      stderr: "",
    });
  });

  test("lists what is missing, different or stale, and writes nothing", async () => {
    const cwd = folderWith();
    await cli(["shop.json", "-t", "client,curl"], { cwd });
    put(cwd, { "generated/shop/client.ts": "edited" });
    const before = contents(cwd);
    const { status, stdout, stderr } = await cli(["shop.json", "-t", "client,tests", "--check"], { cwd });
    expect(status).toBe(1);
    expect(stderr).toContain("PC3003");
    expect(stdout).toMatch(/^ {2}different {2}client\.ts$/m);
    expect(stdout).toMatch(/^ {2}stale {6}curl\/.+\.sh$/m);
    expect(stdout).toMatch(/^ {2}missing {4}tests\/.+$/m);
    expect(contents(cwd)).toEqual(before);
  });
});

describe("an orphaned output directory", () => {
  const PC3008 = /^warning PC3008: generated\/old is orphaned: no input generates it\n {2}hint: remove/;

  async function renamed(): Promise<string> {
    const cwd = folderWith({
      "in/a.json": collection("Old"),
      "in/b.json": collection("B"),
      "x/y.json": "{}",
    });
    await cli(["in"], { cwd });
    put(cwd, { "in/a.json": collection("New"), "generated/mine/manifest.json": '{"name": "x"}' });
    return cwd;
  }

  test.each([[["in"]], [["in/*.json"]], [["in", "--dry-run"]]])("is named for %j", async (args) => {
    const { status, stderr } = await cli(args, { cwd: await renamed() });
    expect(status).toBe(0);
    expect(stderr).toMatch(PC3008);
    expect(stderr.match(/PC/g)).toHaveLength(1);
  });

  test("does not fail --check", async () => {
    const cwd = await renamed();
    await cli(["in"], { cwd });
    const { status, stdout, stderr } = await cli(["in", "--check"], { cwd });
    expect({ status, stdout }).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("up to date") as string,
    });
    expect(stderr).toMatch(PC3008);
    expect(contents(join(cwd, "generated/old"))).not.toEqual({});
  });

  test("is named for the inputs of the configuration file", async () => {
    const cwd = await renamed();
    put(cwd, { "postman-codegen.config.json": JSON.stringify({ input: ["in/a.json", "in/b.json"] }) });
    expect((await cli([], { cwd })).stderr).toMatch(PC3008);
  });

  test.each([[["in/a.json", "in/b.json"]], [["in", "--only", "Ping"]]])(
    "is not named for %j",
    async (args) => {
      expect(await cli(args, { cwd: await renamed() })).toMatchObject({ status: 0, stderr: "" });
    },
  );

  test("is not named where its collection may be one that cannot be read", async () => {
    const cwd = await renamed();
    put(cwd, { "in/a.postman_collection.json": "{ broken" });
    expect((await cli(["in"], { cwd })).stderr).not.toContain("PC3008");
  });
});

test("--dry-run lists what would be written and removed, and does nothing", async () => {
  const cwd = folderWith();
  await cli(["shop.json", "-t", "curl"], { cwd });
  const before = contents(cwd);
  const { status, stdout } = await cli(["shop.json", "-t", "client", "--dry-run"], { cwd });
  expect(status).toBe(0);
  expect(stdout).toMatch(/files would be written, 2 would be removed/);
  expect(stdout).toMatch(/^ {2}write {3}index\.ts$/m);
  expect(stdout).toMatch(/^ {2}remove {2}curl\/.+\.sh$/m);
  expect(contents(cwd)).toEqual(before);
});

describe("reports", () => {
  test("--json is one document on stdout, with all diagnostics", async () => {
    const cwd = folderWith({ "a.json": collection("A"), "b.json": "{ broken" });
    const { status, stdout, stderr } = await cli(["a.json", "b.json", "--json"], {
      cwd,
      terminal: { stdout: true, stderr: true },
    });
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    const result = JSON.parse(stdout) as GenerateResult;
    expect(Object.keys(result)).toEqual(["collections", "diagnostics", "ok"]);
    expect(result.collections).toMatchObject([{ name: "A", slug: "a", file: "a.json", operations: 2 }]);
    expect(result.diagnostics).toContainEqual(
      expect.objectContaining({ severity: "error", place: expect.objectContaining({ file: "b.json" }) }),
    );
    expect(result.ok).toBe(false);
  });

  test("--quiet prints errors only", async () => {
    const cwd = folderWith({ "a.json": collection("A"), "b.json": "{ broken" });
    expect(await cli(["a.json", "--quiet"], { cwd })).toEqual({ status: 0, stdout: "", stderr: "" });
    const { stdout, stderr } = await cli(["b.json", "--quiet"], { cwd });
    expect(stdout).toBe("");
    expect(stderr).toContain("b.json");
  });

  test("--verbose names the files", async () => {
    const { stdout } = await cli(["shop.json", "--verbose"], { cwd: folderWith() });
    expect(stdout).toMatch(/^ {2}write {3}index\.ts$/m);
  });

  test("--verbose names the variables that calls need, and none that only scripts of the collection have", async () => {
    const script = (...exec: string[]) => ({ script: { exec } });
    const needed = { name: "Needed", request: { method: "GET", url: "https://a.test/{{setByScript}}" } };
    const scripts = [
      { listen: "prerequest", ...script("pm.environment.set('setByScript', pm.variables.get('read'));") },
      { listen: "test", ...script("pm.globals.set('set', pm.response.json().id);", "// {{mentioned}}") },
    ];
    const shop = JSON.parse(collection("Shop", [{ ...needed, event: scripts }])) as object;
    const cwd = folderWith({ "shop.json": JSON.stringify({ ...shop, event: scripts }) });
    const { stderr } = await cli(["shop.json", "--verbose"], { cwd });
    expect(stderr).toMatch(/PC2009: .*: "setByScript"\n/);
  });

  test("progress is one line on a terminal that goes away", async () => {
    const cwd = folderWith();
    const { stdout, stderr } = await cli(["shop.json"], { cwd, terminal: { stderr: true, stdout: true } });
    expect(stderr).toContain("\r\x1b[2Kreading shop.json");
    expect(stderr.endsWith("\r\x1b[2K")).toBe(true);
    expect(stderr).not.toContain("\n");
    expect(stdout).toMatch(/in \d+\.\d s/);
  });

  test.each([["--quiet"], ["--json"]])("%s shows no progress on a terminal", async (option) => {
    const outcome = await cli(["shop.json", option], { cwd: folderWith(), terminal: { stderr: true } });
    expect(outcome.stderr).toBe("");
  });

  test("colour follows the terminal and the options", async () => {
    const colored = async (args: string[], terminal: boolean, env: Record<string, string> = {}) =>
      (
        await cli(["shop.json", ...args], { cwd: folderWith(), terminal: { stdout: terminal }, env })
      ).stdout.includes("\x1b[");
    expect(await colored([], true)).toBe(true);
    expect(await colored([], false)).toBe(false);
    expect(await colored(["--no-color"], true)).toBe(false);
    expect(await colored(["--no-color"], true, { FORCE_COLOR: "1" })).toBe(false);
    expect(await colored([], true, { NO_COLOR: "1" })).toBe(false);
    expect(await colored([], true, { NO_COLOR: "" })).toBe(true);
    expect(await colored([], true, { TERM: "dumb" })).toBe(false);
    expect(await colored([], false, { FORCE_COLOR: "1" })).toBe(true);
    expect(await colored([], false, { FORCE_COLOR: "1", NO_COLOR: "1" })).toBe(true);
    expect(await colored([], true, { FORCE_COLOR: "0" })).toBe(false);
  });

  test("an error outside of all inputs is told in short; --verbose shows where", async () => {
    // A folder that is gone is nothing that a user can set up; a faulty stream stands for a fault of ours.
    const { run } = await import("../../src/cli/run.js");
    const stderr: string[] = [];
    const io = {
      stdin: () => process.stdin,
      stdout: {
        write: () => {
          throw new TypeError(`our fault \x1b[2J ${SECRET} ${"x".repeat(300)}\n    at a secret line\n`);
        },
      },
      stderr: { write: (text: string) => stderr.push(text) },
      env: {},
      cwd: folderWith(),
    };
    expect(await run(["shop.json"], io)).toBe(1);
    expect(stderr.join("")).toMatch(
      /^error PC5001: internal error: our fault .{0,3}\[2J REDACTED x+\.\.\.\n {2}hint: .* with these lines: at .*\n$/,
    );
    expect(stderr.join("").length).toBeLessThan(700);
    stderr.length = 0;
    expect(await run(["shop.json", "--verbose"], io)).toBe(1);
    const frames = stderr.join("").split("\n").slice(2, -1);
    expect(frames.length).toBeGreaterThan(3);
    for (const frame of frames) expect(frame).toMatch(/^ {4}at [^/].*:\d+:\d+\)$/);
    expect(stderr.join("")).not.toContain(process.cwd());
  });
});

describe("the configuration file", () => {
  test("gives what the command line does not", async () => {
    const cwd = folderWith({
      "in/shop.json": collection("Shop"),
      "postman-codegen.config.json": JSON.stringify({ input: "in", out: "api", targets: ["curl"] }),
    });
    expect((await cli([], { cwd })).status).toBe(0);
    expect(made(cwd, "api/shop")).toEqual(["curl", "manifest.json"]);
    await cli(["-t", "client", "-o", "other"], { cwd });
    expect(made(cwd, "other/shop")).toContain("index.ts");
    expect(made(cwd, "other/shop")).not.toContain("curl");
  });

  test("above the working directory has its paths where it is", async () => {
    const cwd = folderWith({
      "shop.json": collection("Shop"),
      "deep/er/x": "",
      "postman-codegen.config.json": JSON.stringify({ input: "shop.json", out: "api" }),
    });
    const { stdout } = await cli([], { cwd: join(cwd, "deep/er") });
    expect(stdout).toMatch(/^\.\.\/\.\.\/api\/shop /);
    expect(made(cwd, "api/shop")).toContain("index.ts");
  });

  test("silences warnings by their codes, errors never", async () => {
    const nowhere = { name: "Nowhere", request: { method: "GET" } };
    const secret = { url: "https://a.test", header: [{ key: "X-Api-Key", value: "9f8e7d6c5b4a" }] };
    const cwd = folderWith({
      "a.json": collection("A", [nowhere, { name: "Secret", request: { method: "GET", ...secret } }]),
      "b.json": "{ broken",
    });
    const inputs = ["a.json", "b.json"];
    const told = async (args: readonly string[]) => {
      const { stdout } = await cli([...args, "--json"], { cwd });
      return (JSON.parse(stdout) as GenerateResult).diagnostics.map(({ code }) => code);
    };
    expect(await told(inputs)).toEqual(["PC2001", "PC2009", "PC2004", "PC1002"]);
    put(cwd, {
      "postman-codegen.config.json": JSON.stringify({ ignoreWarnings: ["PC2001", "PC2009", "PC1002"] }),
    });
    expect(await told(inputs)).toEqual(["PC2004", "PC1002"]);
    const { status, stderr } = await cli([...inputs, "--verbose"], { cwd });
    expect(status).toBe(1);
    expect(stderr.match(/PC\d+/g)).toEqual(["PC2004", "PC1002"]);
  });

  test("sets the extension of imports", async () => {
    const cwd = folderWith({
      "shop.json": collection("Shop"),
      "postman-codegen.config.json": JSON.stringify({ importExtension: ".ts" }),
    });
    await cli(["shop.json", "-t", "client"], { cwd });
    const index = readFileSync(join(cwd, "generated/shop/index.ts"), "utf8");
    expect(index).toContain('.ts"');
    expect(index).not.toContain('.js"');
  });
});
