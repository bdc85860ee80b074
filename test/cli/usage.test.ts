import { describe, expect, test } from "vitest";

import { VERSION } from "../../src/config/version.js";
import { put, temporaryFolder } from "../write/folder.js";
import { cli, collection } from "./harness.js";

test("--version", async () => {
  const outcome = await cli(["--version"], { cwd: temporaryFolder() });
  expect(outcome).toEqual({ status: 0, stdout: `${VERSION}\n`, stderr: "" });
});

describe("--help", () => {
  test("names every option, teaches by examples and says what the exit status means", async () => {
    const { status, stdout, stderr } = await cli(["--help"], { cwd: temporaryFolder() });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const options =
      "--out --target --environment --config --templates --languages --only --check --verify --dry-run --watch --json --quiet --verbose --no-color --version --help";
    for (const option of options.split(" ")) expect(stdout).toMatch(new RegExp(`^ .*${option}\\b`, "m"));
    expect(stdout).toContain("Examples:");
    expect(stdout).toContain("Exit status:");
  });

  test("fits a terminal of 100 columns", async () => {
    for (const args of [["--help"], ["inspect", "--help"]]) {
      const { stdout } = await cli(args, { cwd: temporaryFolder() });
      for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
    }
  });
});

/** What is said on stderr, without colour: the first line, and the hint. */
const WRONG: [args: string[], message: RegExp, hint: RegExp][] = [
  [[], /no input/, /postman-codegen my\.postman_collection\.json/],
  [["--chek", "a.json"], /unknown option '--chek'/, /--check/],
  [["--zzz", "a.json"], /unknown option '--zzz'/, /--help/],
  [["a.json", "-t"], /'-t, --target <names>' argument missing/, /--help/],
  [["a.json", "-t", "clinet"], /unknown target "clinet"/, /did you mean "client"\?.*client, curl, tests/],
  [["a.json", "-t", "client,"], /unknown target ""/, /client, curl, tests/],
  [["a.json", "--check", "--dry-run"], /--check and --dry-run/, /one of them/],
  [["a.json", "--quiet", "--verbose"], /--quiet and --verbose/, /one of them/],
  [[""], /an input is empty/, /variable of the shell/],
  [["a.json", "-o", ""], /--out is empty/, /variable of the shell/],
  [["a.json", "-e", " "], /--environment is empty/, /variable of the shell/],
  [["a.json", "--templates", ""], /--templates is empty/, /variable of the shell/],
  [["inspect", ""], /an input is empty/, /variable of the shell/],
  [["a.json", "--watch", "--check"], /--watch and --check exclude each other/, /one of them/],
  [["a.json", "-c", "nope.json"], /there is no such file/, /--config/],
  [["inspect"], /missing required argument 'input'/, /--help/],
  [["inspect", "a.json", "b.json"], /too many arguments/, /--help/],
  [["inspect", "a.json", "--out", "x"], /unknown option '--out'/, /./],
];

describe("wrong usage", () => {
  test.each(WRONG)("%j", async (args, message, hint) => {
    const cwd = temporaryFolder();
    put(cwd, { "a.json": collection("A") });
    const { status, stdout, stderr } = await cli(args, { cwd });
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr.split("\n")[0]).toMatch(message);
    expect(stderr).toMatch(hint);
    expect(stderr.trimEnd().split("\n").length).toBeLessThanOrEqual(3);
  });

  test("with --json is a document too", async () => {
    const { status, stdout, stderr } = await cli(["--json", "--chek"], { cwd: temporaryFolder() });
    expect({ status, stderr }).toEqual({ status: 2, stderr: "" });
    expect(JSON.parse(stdout)).toMatchObject({
      collections: [],
      diagnostics: [{ severity: "error", code: "PC4004" }],
      ok: false,
    });
  });

  test("a configuration that is not valid", async () => {
    const cwd = temporaryFolder();
    put(cwd, { "a.json": collection("A"), "postman-codegen.config.json": '{"tragets": ["curl"]}' });
    const { status, stdout, stderr } = await cli(["a.json"], { cwd });
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain("PC4001");
    expect(stderr).toContain('did you mean "targets"?');
    expect(stderr).toContain("postman-codegen.config.json");
  });
});
