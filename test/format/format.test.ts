import { join } from "node:path";

import { expect, test } from "vitest";

import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import type { PlannedFile } from "../../src/emit/core/planned-file.js";
import { createFormatter, type FormattedBefore } from "../../src/format/format.js";
import { put, temporaryFolder } from "../write/folder.js";

const MESSY: PlannedFile = { path: "a.ts", content: "const  a = {b:'c'}", format: "typescript" };

function setUp(config: Record<string, string> = {}) {
  const folder = temporaryFolder();
  put(folder, { ".prettierrc": "{}", ...config });
  const diagnostics: Diagnostic[] = [];
  const formatter = createFormatter({ report: (d) => diagnostics.push(d) });
  const format = (file: PlannedFile, before?: FormattedBefore) =>
    formatter.format(file, join(folder, "out/shop", file.path), before);
  return { format, diagnostics };
}

test.each<[string, Record<string, string>, string]>([
  ["defaults", {}, 'const a = { b: "c" };\n'],
  [
    "the user's .prettierrc",
    { ".prettierrc": '{"semi": false, "singleQuote": true}' },
    "const a = { b: 'c' }\n",
  ],
  ["one nearer to the file", { "out/.prettierrc": "semi: false" }, 'const a = { b: "c" }\n'],
  [
    "overrides by path",
    { ".prettierrc": '{"overrides": [{"files": "out/**/a.ts", "options": {"bracketSpacing": false}}]}' },
    'const a = {b: "c"};\n',
  ],
  [
    ".editorconfig",
    { ".prettierrc": "{}", ".editorconfig": "root = true\n[*.ts]\nend_of_line = crlf\n" },
    'const a = { b: "c" };\r\n',
  ],
  ["not .prettierignore", { ".prettierignore": "out" }, 'const a = { b: "c" };\n'],
])("lays out by %s", async (_, config, expected) => {
  const { format, diagnostics } = setUp(config);
  expect((await format(MESSY)).content).toBe(expected);
  expect(diagnostics).toEqual([]);
});

test.each<[string, string, string]>([
  ["a key", '{ "prettier": { "semi": false } }', 'const a = { b: "c" }\n'],
  ["a dependency", '{ "devDependencies": { "prettier": "3" } }', 'const a = { b: "c" };\n'],
  ["nothing that can be read", '{ "prettier": ', 'const a = { b: "c" };\n'],
])("where package.json has Prettier as %s", async (_, text, expected) => {
  const folder = temporaryFolder();
  put(folder, { "package.json": text });
  const diagnostics: Diagnostic[] = [];
  const formatter = createFormatter({ report: (d) => diagnostics.push(d) });
  expect((await formatter.format(MESSY, join(folder, "out/a.ts"))).content).toBe(expected);
  expect(diagnostics).toEqual([]);
});

test("lays out JSON as JSON", async () => {
  const { format } = setUp();
  const { content } = await format({ path: "a.json", content: '{"a":1}', format: "json" });
  expect(content).toBe('{ "a": 1 }\n');
});

test("leaves files alone that ask for no layout", async () => {
  const { format } = setUp();
  expect(await format({ path: "a.ts", content: "const  a" })).toEqual({ content: "const  a" });
});

test("what cannot be formatted is reported and kept", async () => {
  const { format, diagnostics } = setUp();
  expect(await format({ ...MESSY, content: "const = {" })).toEqual({ content: "const = {" });
  expect(diagnostics).toMatchObject([{ severity: "warning", code: "PC3005" }]);
  expect(diagnostics[0]?.message).toContain("a.ts");
  expect(diagnostics[0]?.message).not.toContain("\n");
});

test("a broken configuration is reported once, and the defaults hold", async () => {
  const { format, diagnostics } = setUp({ ".prettierrc": "{ semi" });
  expect((await format(MESSY)).content).toBe('const a = { b: "c" };\n');
  await format({ ...MESSY, path: "b.ts" });
  expect(diagnostics).toMatchObject([{ severity: "warning", code: "PC3005" }]);
});

test("an option that Prettier does not take does not stop the run", async () => {
  const { format, diagnostics } = setUp({ ".prettierrc": '{"parser": "no such parser"}' });
  expect((await format(MESSY)).content).toBe(MESSY.content);
  expect(diagnostics).toMatchObject([{ severity: "warning", code: "PC3005" }]);
});

/** A value that oxfmt lacks, so that Prettier formats. */
const ONLY_PRETTIER = { ".prettierrc": '{"endOfLine": "auto"}' };

/** An earlier text that no formatter would make tells whether it was used again. */
const before = (source: string | undefined, text: string | undefined): FormattedBefore => ({
  source: source ?? "",
  read: () => text,
});

test("the text of the last run is used again when nothing that it depends on changed", async () => {
  const { format } = setUp(ONLY_PRETTIER);
  const { source } = await format(MESSY);
  expect(await format(MESSY, before(source, "as it was"))).toEqual({ content: "as it was", source });
});

test.each<[string, Record<string, string>, PlannedFile]>([
  ["text", ONLY_PRETTIER, { ...MESSY, content: 'const a = {b: "c" }' }],
  ["configuration", { ".prettierrc": '{"endOfLine": "auto", "tabWidth": 3}' }, MESSY],
])("other %s is formatted anew", async (_, config, file) => {
  const { source } = await setUp(ONLY_PRETTIER).format(MESSY);
  const again = await setUp(config).format(file, before(source, "as it was"));
  expect(again.content).toBe('const a = { b: "c" };\n');
  expect(again.source).not.toBe(source);
});

test("a file that is no longer what was written is formatted anew", async () => {
  const { format } = setUp(ONLY_PRETTIER);
  const { source } = await format(MESSY);
  expect(await format(MESSY, before(source, undefined))).toEqual({
    content: 'const a = { b: "c" };\n',
    source,
  });
});

test("the hash is the same in every folder", async () => {
  const sources = await Promise.all([setUp(ONLY_PRETTIER).format(MESSY), setUp(ONLY_PRETTIER).format(MESSY)]);
  expect(sources[0].source).toMatch(/^[0-9a-f]{64}$/);
  expect(sources[0].source).toBe(sources[1].source);
});

test("what a plugin makes is never used again: it may have changed", async () => {
  const { format, diagnostics } = setUp({
    ".prettierrc": '{"plugins": ["./plugin.mjs"]}',
    "plugin.mjs": "export const languages = [];",
  });
  expect(await format(MESSY)).toEqual({ content: 'const a = { b: "c" };\n' });
  expect(diagnostics).toEqual([]);
});
