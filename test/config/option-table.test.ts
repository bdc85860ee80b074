import { describe, expect, test } from "vitest";

import { flagKey, mergeOptions, OPTION_ENTRIES, OPTIONS } from "../../src/config/option-table.js";
import { fingerprint } from "../../src/fingerprint.js";
import { generate, type GenerateOptions } from "../../src/index.js";
import { contents, put, temporaryFolder } from "../write/folder.js";

/** A directory with a collection, environments and templates. */
function workspace(): string {
  const cwd = temporaryFolder();
  put(cwd, FILES);
  return cwd;
}

const FILES = {
  "shop.json": JSON.stringify({
    info: { name: "Shop", schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json" },
    item: [
      { name: "List", request: { method: "GET", url: "{{url}}/items?q={{term}}" } },
      {
        name: "Add",
        request: {
          method: "POST",
          url: "{{url}}/items",
          header: [{ key: "X-Api-Key", value: "sk_live_4eC39HqLyjWDarjtT1zdp7dc" }],
        },
      },
    ],
  }),
  "one.json": JSON.stringify({ name: "One", values: [{ key: "url", value: "https://one.example" }] }),
  "two.json": JSON.stringify({ name: "Two", values: [{ key: "url", value: "https://two.example" }] }),
  "templates/curl/request.sh.hbs": "# {{name}}\n",
  "other/curl/request.sh.hbs": "# other {{name}}\n",
};

/** Two values of each option that may differ between two runs of one input. */
const VALUES: Partial<Record<keyof GenerateOptions, readonly [unknown, unknown]>> = {
  targets: [["client"], ["client", "curl"]],
  customTargets: [[{ name: "mine", emit: () => [] }], [{ name: "mine", emit: () => ["other"] }]],
  environments: [["one.json"], ["two.json"]],
  templates: ["templates", "other"],
  languages: [["python"], ["go"]],
  only: [["List"], ["Add"]],
  overrides: [{}, { List: { name: "all" } }],
  importExtension: [".js", ".ts"],
  out: ["a", "b"],
  allInputs: [true, false],
  ignoreWarnings: [[], ["PC2001", "PC2009"]],
  verify: [false, true],
  onProgress: [undefined, () => undefined],
  report: [undefined, () => undefined],
  env: [{}, { POSTMAN_API_KEY: "x" }],
};

/** What else a run needs for an option to make a difference. */
const TOGETHER_WITH: Partial<Record<keyof GenerateOptions, Partial<GenerateOptions>>> = {
  languages: { targets: ["docs"] },
};

/** These decide where the input is read, and whether anything is written: two values give no two outputs to compare. */
const NOT_COMPARED = ["inputs", "cwd", "stdin", "mode"];

const runOptions = OPTION_ENTRIES.filter(
  ([, { flags, config }]) => flags === undefined || config !== undefined,
);

test("every option has two values here, or a reason why it has none", () => {
  expect(runOptions.map(([name]) => name).sort()).toEqual([...Object.keys(VALUES), ...NOT_COMPARED].sort());
});

describe("an option of which two values give two fingerprints is hashed; one that is harmless gives the same files", () => {
  test.each(Object.entries(VALUES))("%s", async (name, values) => {
    const cwd = workspace();
    const { fingerprint: rule } = OPTIONS[name as keyof typeof OPTIONS];
    const hash = (value: unknown) => fingerprint({ [name]: value }, { sha256: "0", folder: cwd, cwd });
    if (typeof rule === "string") {
      expect(hash(values[0])).toMatch(/^[0-9a-f]{64}$/);
      expect(hash(values[0])).not.toBe(hash(values[1]));
      return;
    }
    expect(rule.harmless).not.toBe("");
    expect(hash(values[0])).toBe(hash(values[1]));
    const outputs = [];
    for (const [i, value] of values.entries()) {
      const out = name === "out" ? (value as string) : `${name}-${String(i)}`;
      const { ok } = await generate({
        ...{ inputs: ["shop.json"], cwd, out, [name]: value },
        ...TOGETHER_WITH[name as keyof GenerateOptions],
      });
      expect(ok).toBe(true);
      outputs.push(contents(`${cwd}/${out}`));
    }
    expect(outputs[0]).not.toEqual({});
    expect(outputs[0]).toEqual(outputs[1]);
  });
});

const hashedPaths = OPTION_ENTRIES.filter(([, o]) => o.path === true && typeof o.fingerprint === "string");

test.each(hashedPaths.map(([name]) => name))("what is in the files of %s is hashed", (name) => {
  const cwd = workspace();
  const value = VALUES[name as keyof GenerateOptions]?.[0];
  const hash = () => fingerprint({ [name]: value }, { sha256: "0", folder: cwd, cwd });
  const before = hash();
  expect(before).toMatch(/^[0-9a-f]{64}$/);
  put(cwd, { "one.json": "{}", "templates/curl/request.sh.hbs": "# changed\n" });
  expect(hash()).not.toBe(before);
});

test("the order of targets, and one given twice, change no fingerprint", () => {
  const hash = (...targets: string[]) => fingerprint({ targets }, { sha256: "0", folder: "/", cwd: "/" });
  expect(hash("client", "curl")).toMatch(/^[0-9a-f]{64}$/);
  expect(hash("curl", "client", "curl")).toBe(hash("client", "curl"));
});

test("every flag has a line in --help, but --json, whose meaning depends on the command", () => {
  const silent = OPTION_ENTRIES.filter(([, { flags, help }]) => flags !== undefined && help === undefined);
  expect(silent.map(([name]) => name)).toEqual(["json"]);
});

test.each([
  ["-o, --out <dir>", "out"],
  ["--dry-run", "dryRun"],
  ["--no-color", "color"],
  [undefined, undefined],
])("the value of %s has the key %s", (flags, key) => {
  expect(flagKey({ form: "value", fingerprint: "value", ...(flags === undefined ? {} : { flags }) })).toBe(
    key,
  );
});

test("the command line wins over the configuration, that over the defaults", () => {
  const merged = mergeOptions({ out: "cli", quiet: true }, { out: "config", only: "Users/**" });
  expect(merged).toEqual({
    out: "cli",
    only: ["Users/**"],
    targets: ["client", "curl", "tests"],
    environments: [],
    importExtension: ".js",
    verify: false,
    mode: "write",
  });
});
