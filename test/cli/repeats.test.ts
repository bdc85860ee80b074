import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { temporaryFolder } from "../write/folder.js";
import { cli } from "./harness.js";

/** Diagnostics that come many times in a collection, and those that quote long texts. */

const request = (name: string, parts: object) => ({ name, request: { method: "GET", ...parts } });
const nowhere = (i: number) => request(`Nowhere ${i}`, {});
const keyed = (i: number) =>
  request(`Keyed ${i}`, {
    url: "https://a.test",
    header: [{ key: "X-Api-Key", value: `9f8e7d6c5b4a392${i}` }],
  });
const text = (item: object[]) => JSON.stringify({ info: { name: "c" }, item });
const times = (count: number, make: (i: number) => object) =>
  Array.from({ length: count }, (_, i) => make(i));

async function run(files: Record<string, string>, ...options: string[]): Promise<string[]> {
  const cwd = temporaryFolder();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(cwd, path, ".."), { recursive: true });
    writeFileSync(join(cwd, path), content);
  }
  const inputs = [...new Set(Object.keys(files).map((path) => path.replace(/\/.*/, "")))];
  const { stdout, stderr } = await cli([...inputs, "-t", "curl", ...options], { cwd });
  if (!options.includes("--json")) return stderr.split("\n").filter((line) => line !== "");
  return (JSON.parse(stdout) as { diagnostics: Diagnostic[] }).diagnostics.map(
    ({ code, message }) => `${code}: ${message}`,
  );
}

const linesOf = (lines: readonly string[], code: string) => lines.filter((line) => line.includes(code));

describe("warnings of one kind", () => {
  const many = text([...times(5, keyed), ...times(4, nowhere)]);

  test("are one line a collection, with their number and the first of them", async () => {
    const lines = await run({ "a.json": many, "b.json": text(times(2, nowhere)) });
    expect(lines.slice(0, 4)).toEqual([
      'a.json:1:30: warning PC2001: 5 possible credentials were left out of the output (variable "xApiKey", variable "xApiKey2", variable "xApiKey3", ...)',
      "  hint: give it at run time: createClient({ variables }), or the environment of a script; make it a variable in Postman too; --verbose lists each",
      expect.stringMatching(/^a\.json:1:\d+: warning PC2004: 4 requests without a URL .*\(\$\.item\[5\], /),
      expect.stringContaining("--verbose lists each"),
    ]);
    expect(linesOf(lines, "PC2004")[1]).toMatch(
      /^b\.json:1:\d+: .*: 2 requests .* \(\$\.item\[0\], \$\.item\[1\]\)$/,
    );
    expect(lines).toHaveLength(6);
  });

  test.each(["--verbose", "--json"])("are listed one by one with %s", async (option) => {
    const lines = await run({ "a.json": many }, option);
    expect(linesOf(lines, "PC2001").map((line) => /"xApiKey\d?"/.exec(line)?.[0])).toEqual(
      ["", 2, 3, 4, 5].map((n) => `"xApiKey${n}"`),
    );
    expect(linesOf(lines, "PC2004")).toHaveLength(4);
  });

  test("are told as they are where there is one", async () => {
    const lines = await run({ "a.json": text([keyed(0), nowhere(0)]) });
    expect(lines).toContainEqual(
      expect.stringContaining('a possible credential became the variable "xApiKey"'),
    );
    expect(lines).toContainEqual(expect.stringContaining('request "Nowhere 0" has no URL'));
  });

  test("with more than are told one by one: all count", async () => {
    const lines = await run({ "a.json": text([...times(300, () => ({})), keyed(0)]) });
    expect(linesOf(lines, "PC1008")).toEqual([
      expect.stringMatching(/: 300 parts of the collection have the wrong shape \(/),
    ]);
  });

  test("that are errors are never merged", async () => {
    const lines = await run({
      "v3/a.request.yaml": "url: 'x",
      "v3/b.request.yaml": "url: 'x",
      "v3/c.request.yaml": "url: https://a.test",
    });
    expect(linesOf(lines, "error PC1002")).toHaveLength(2);
    expect(linesOf(lines, "error PC1008")).toHaveLength(2);
  });
});

describe("messages", () => {
  const named = (length: number) => text([request("n".repeat(length), {})]);

  test("keep their end where a name in them is long", async () => {
    const [line = ""] = linesOf(await run({ "a.json": named(1_000_000) }, "--json"), "PC2004");
    expect(line.length).toBe(2_000 + "PC2004: ".length);
    expect(line).toMatch(/^PC2004: request "n+ … n+" has no URL/);
  });

  test("of ordinary length stay whole", async () => {
    const [line = ""] = linesOf(await run({ "a.json": named(1_800) }, "--json"), "PC2004");
    expect(line).toContain("n".repeat(1_800));
  });
});
