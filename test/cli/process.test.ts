import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { contents, put, temporaryFolder } from "../write/folder.js";
import { builtCli, collection } from "./harness.js";

/** The built program as a process: what only shows there. */
function setUp(): string {
  const cwd = temporaryFolder();
  put(cwd, { "shop.json": collection("Shop") });
  return cwd;
}

test("results go to stdout, diagnostics to stderr, and the exit status says how it went", () => {
  const cwd = setUp();
  expect(builtCli(["shop.json"], { cwd })).toMatchObject({ status: 0, stderr: "" });
  put(cwd, { "generated/shop/index.ts": "edited" });
  const { status, stdout, stderr } = builtCli(["shop.json", "--check"], { cwd });
  expect(status).toBe(1);
  expect(stdout).toContain("different  index.ts");
  expect(stderr).toContain("PC3003");
  expect(builtCli([], { cwd }).status).toBe(2);
});

test.each(["mjs", "ts"])(
  "a configuration that waits for what never happens is an error: .%s",
  (extension) => {
    const cwd = setUp();
    put(cwd, {
      [`postman-codegen.config.${extension}`]: "await new Promise(() => {});\nexport default {};\n",
    });
    const { status, stdout, stderr } = builtCli(["shop.json"], { cwd });
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("PC4001: configuration: the file waits for something that never happens");
    expect(existsSync(join(cwd, "generated"))).toBe(false);
  },
);

test("reads stdin", () => {
  const cwd = setUp();
  expect(builtCli(["-", "-o", "out"], { cwd, stdin: collection("Piped") }).status).toBe(0);
  expect(readdirSync(join(cwd, "out"))).toEqual(["piped"]);
});

test("a reader that goes away is no fault, and all files are written", () => {
  const cwd = setUp();
  const shell = '"$NODE" "$CLI" shop.json --verbose | head -c 1 >/dev/null; exit "${PIPESTATUS[0]}"';
  expect(builtCli({ shell }, { cwd })).toMatchObject({ status: 0, stderr: "" });
  expect(Object.keys(contents(join(cwd, "generated/shop")))).toContain("manifest.json");
  const inspect = '"$NODE" "$CLI" inspect shop.json | true; exit "${PIPESTATUS[0]}"';
  expect(builtCli({ shell: inspect }, { cwd })).toMatchObject({ status: 0, stderr: "" });
});

test("a disk that is full leaves the output as it was", () => {
  const cwd = setUp();
  builtCli(["shop.json"], { cwd });
  const before = contents(join(cwd, "generated"));
  put(cwd, { "shop.json": collection("Shop", [{ name: "x".repeat(3000), request: "https://example.com" }]) });
  // A limit on the size of files does what a full disk does: a write in the middle of a file fails.
  const shell = `trap '' XFSZ; ulimit -f 1; "$NODE" "$CLI" shop.json`;
  const { status, stderr } = builtCli({ shell }, { cwd });
  expect(status).toBe(1);
  expect(stderr).toContain("PC3001");
  expect(contents(join(cwd, "generated"))).toEqual(before);
  expect(builtCli(["shop.json"], { cwd }).status).toBe(0);
});

describe("what is not needed is not loaded", () => {
  const HEAVY = /node_modules\/(prettier|ts-morph|postman-collection|zod|handlebars|jiti|typescript)\//;

  /** Coverage lists every module that ran. */
  function loaded(args: string[], cwd: string): string[] {
    const folder = temporaryFolder();
    builtCli(args, { cwd, env: { NODE_V8_COVERAGE: folder } });
    const reports = readdirSync(folder).map(
      (name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as { result: { url: string }[] },
    );
    const urls = reports.flatMap((r) => r.result.map((script) => script.url));
    expect(urls.some((url) => url.endsWith("/dist/cli/main.js"))).toBe(true);
    return [...new Set(urls.flatMap((url) => HEAVY.exec(url)?.[1] ?? []))].sort();
  }

  test.each([[["--version"]], [["--help"]], [["inspect", "--help"]], [["--zzz"]], [[]]])("%j", (args) => {
    expect(loaded(args, temporaryFolder())).toEqual([]);
  });

  test("a run without configuration, --verify or templates of the user", () => {
    expect(
      loaded(["shop.json"], setUp()).filter(
        (m) => !["prettier", "postman-collection", "handlebars"].includes(m),
      ),
    ).toEqual([]);
  });

  test("a run for curl alone needs no formatter", () => {
    expect(loaded(["shop.json", "-t", "curl"], setUp())).not.toContain("prettier");
  });
});
