import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { loadConfig } from "../../src/config/load.js";
import { put, temporaryFolder } from "../write/folder.js";

/** Writes a configuration and loads it from the same folder. */
async function load(content: string, name = "postman-codegen.config.json") {
  const cwd = temporaryFolder();
  put(cwd, { [name]: content });
  return loadConfig({ cwd });
}

async function loadValue(value: unknown) {
  return load(JSON.stringify(value));
}

const EVERYTHING = {
  input: ["a.json", "more/*.json"],
  out: "src/api",
  targets: ["client", "curl"],
  environments: ["e.json"],
  templates: "templates",
  only: "Users/**",
  verify: true,
  importExtension: ".ts",
  ignoreWarnings: ["PC2001", "PC2014"],
  overrides: {
    "Users/*": {
      name: "list",
      types: {
        body: { rename: "NewUser" },
        "response.200.items[].type": { enum: ["a", 1], optional: true },
        "response.200[]": { type: "Day", from: "./day.js" },
        "query.since": { format: "date-time" },
        "headers.x-request-id": { type: "string" },
      },
    },
  },
};

test("without a file the configuration is empty", async () => {
  expect(await loadConfig({ cwd: temporaryFolder() })).toEqual({ config: {}, diagnostics: [] });
});

test("takes every key", async () => {
  const { config, diagnostics } = await loadValue(EVERYTHING);
  expect(diagnostics).toEqual([]);
  expect(config).toEqual(EVERYTHING);
});

test.each([
  [
    "ts",
    'import { defineConfig } from "postman-codegen";\nexport default defineConfig({ out: "o" as string });',
  ],
  [
    "ts",
    'import { defineTarget } from "postman-codegen";\nexport default { out: defineTarget({ name: "o", emit: () => [] }).name };',
  ],
  ["mts", 'const out: string = "o";\nexport default { out };'],
  ["js", 'module.exports = { out: "o" };'],
  ["mjs", 'export default { out: await Promise.resolve("o") };'],
  ["json", '\uFEFF// a comment\n{ "out": "o", }'],
])("reads .%s", async (extension, content) => {
  const { config, diagnostics } = await load(content, `postman-codegen.config.${extension}`);
  expect(diagnostics).toEqual([]);
  expect(config).toEqual({ out: "o" });
});

test("of several in a folder, TypeScript wins", async () => {
  const cwd = temporaryFolder();
  put(cwd, {
    "postman-codegen.config.json": '{"out": "json"}',
    "postman-codegen.config.ts": 'export default { out: "ts" };',
  });
  expect((await loadConfig({ cwd })).config.out).toBe("ts");
});

test("is found upwards, and its paths are relative to it", async () => {
  const folder = temporaryFolder();
  const input = ["a.json", "b/*.json", ".", "-", "HTTPS://example.com/c.json", "Postman:123"];
  put(folder, {
    "postman-codegen.config.json": JSON.stringify({
      input,
      out: "o",
      environments: ["e.json"],
      templates: "t",
    }),
  });
  mkdirSync(join(folder, "deep/er"), { recursive: true });
  const { config, file } = await loadConfig({ cwd: join(folder, "deep/er") });
  expect(file).toBe(join(folder, "postman-codegen.config.json"));
  expect(config).toEqual({
    input: ["../../a.json", "../../b/*.json", "../..", "-", "HTTPS://example.com/c.json", "Postman:123"],
    out: "../../o",
    environments: ["../../e.json"],
    templates: "../../t",
  });
});

test("a file given by name is read from where it is", async () => {
  const cwd = temporaryFolder();
  put(cwd, { "conf/mine.json": '{"out": "o"}', "postman-codegen.config.json": '{"out": "other"}' });
  expect((await loadConfig({ cwd, file: "conf/mine.json" })).config).toEqual({ out: "conf/o" });
});

describe("faults", () => {
  test.each<[unknown, string, string]>([
    [{ tragets: [] }, 'unknown key "tragets", did you mean "targets"?', "$.tragets"],
    [{ zzz: 1 }, 'unknown key "zzz"', "$.zzz"],
    [{ out: 1 }, "must be a string, but is 1", "$.out"],
    [{ out: "" }, "must not be empty", "$.out"],
    [{ out: "a\0b" }, "must not contain the character NUL", "$.out"],
    [{ environments: ["\0"] }, "must not contain the character NUL", "$.environments[0]"],
    [{ verify: "yes" }, 'must be a boolean, but is "yes"', "$.verify"],
    [{ input: [1] }, "must be a string or a list of strings", "$.input"],
    [{ environments: "e.json" }, 'must be a list, but is "e.json"', "$.environments"],
    [
      { targets: ["clinet"] },
      '"clinet" is none of "client", "curl", "tests", "live", "docs", "lianja", did you mean "client"?',
      "$.targets[0]",
    ],
    [{ importExtension: "js" }, '"js" is none of ".js", ".ts", "", did you mean ".js"?', "$.importExtension"],
    [
      { ignoreWarnings: ["PC2001", "PC2010"] },
      '"PC2010" is no code of a diagnostic, see docs/diagnostics.md',
      "$.ignoreWarnings[1]",
    ],
    [{ ignoreWarnings: "PC2001" }, 'must be a list, but is "PC2001"', "$.ignoreWarnings"],
    [[], "must be an object, but is a list", "$"],
    ["x", 'must be an object, but is "x"', "$"],
    [
      { overrides: { "Users/*": { nmae: "x" } } },
      'unknown key "nmae", did you mean "name"?',
      '$.overrides["Users/*"].nmae',
    ],
    [
      { overrides: { a: { types: { body: { optoinal: true } } } } },
      'unknown key "optoinal", did you mean "optional"?',
      "$.overrides.a.types.body.optoinal",
    ],
    [
      { overrides: { a: { types: { "reply.200": {} } } } },
      'the key "reply.200" must start with "body", "response.<status>", "query.", "headers." or "path."',
      '$.overrides.a.types["reply.200"]',
    ],
    [
      { overrides: { a: { types: { body: { rename: "not a name" } } } } },
      "must be a name of a type",
      "$.overrides.a.types.body.rename",
    ],
  ])("%j", async (value, message, path) => {
    const { config, diagnostics } = await loadValue(value);
    expect(config).toEqual({});
    expect(diagnostics).toMatchObject([
      {
        severity: "error",
        code: "PC4001",
        message: `configuration: ${message}`,
        place: { file: "postman-codegen.config.json", path },
      },
    ]);
  });

  test("in JSON have a line and a column", async () => {
    const { diagnostics } = await load(
      '{\n  "out": "o",\n  "targets": [\n    "client", "x"\n  ],\n  "otu": 1\n}',
    );
    expect(diagnostics.map((d) => [d.place?.line, d.place?.column])).toEqual([
      [4, 15],
      [6, 3],
    ]);
  });

  test.each<[string, string, RegExp]>([
    ["postman-codegen.config.json", '{"out": }', /is not JSON/],
    ["postman-codegen.config.json", "", /is not JSON|is empty/],
    ["postman-codegen.config.mjs", "throw new Error('my own fault');", /my own fault/],
    ["postman-codegen.config.ts", "export default {", /.+/],
    ["postman-codegen.config.mjs", "export const config = {};", /must be an object, but is undefined/],
    ["postman-codegen.config.mjs", "export default () => ({});", /must be an object, but is a function/],
  ])("%s with %j", async (name, content, message) => {
    const { diagnostics } = await load(content, name);
    expect(diagnostics).toMatchObject([{ severity: "error", code: "PC4001", place: { file: name } }]);
    expect(diagnostics[0]?.message).toMatch(message);
  });

  test.each([
    ["missing.json", /there is no such file/],
    ["config.yaml", /must end in/],
    [".", /there is no such file/],
  ])("--config %s", async (file, message) => {
    const cwd = temporaryFolder();
    put(cwd, { "config.yaml": "out: o" });
    const { diagnostics } = await loadConfig({ cwd, file });
    expect(diagnostics).toMatchObject([{ severity: "error", code: "PC4001", place: { file } }]);
    expect(diagnostics[0]?.message).toMatch(message);
  });
});
