import { join } from "node:path";

import { format, type Options } from "prettier";
import { expect, test } from "vitest";

import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import type { PlannedFile } from "../../src/emit/core/planned-file.js";
import { createFormatter } from "../../src/format/format.js";
import { oxfmtOptions } from "../../src/format/oxfmt-options.js";
import { collectionsIn } from "../emit/read.js";
import { emitFiles } from "../emit/targets.js";
import { put, temporaryFolder } from "../write/folder.js";

/** A folder of collections besides our own; they are compared with Prettier's defaults only. */
const CORPUS = process.env["CORPUS"];

const STYLES: Options[] = [
  {},
  { printWidth: 40, tabWidth: 4 },
  { printWidth: 60, useTabs: true, tabWidth: 8, quoteProps: "consistent" },
  { printWidth: 110, useTabs: true, bracketSpacing: false, objectWrap: "collapse" },
  { printWidth: 60, singleQuote: true, trailingComma: "es5", arrowParens: "avoid" },
  { printWidth: 100, singleQuote: true, semi: false },
  { printWidth: 20, trailingComma: "none", endOfLine: "crlf" },
];

async function* emittedFiles(folder: string): AsyncGenerator<{ from: string; file: PlannedFile }> {
  for await (const { from, ir, collection } of collectionsIn(folder)) {
    for (const file of await emitFiles(ir, { targets: ["client", "tests"], collection }))
      if (file.format === "typescript") yield { from, file };
  }
}

/** Compares our formatter with Prettier and returns how many files were compared. */
async function compare(folder: string, styles: readonly Options[]): Promise<number> {
  const formatters = styles.map((style) => {
    const root = temporaryFolder();
    put(root, { ".prettierrc": JSON.stringify(style) });
    const diagnostics: Diagnostic[] = [];
    return { root, style, diagnostics, ...createFormatter({ report: (d) => diagnostics.push(d) }) };
  });
  const copied = new Set<string>();
  let count = 0;
  for await (const { from, file } of emittedFiles(folder)) {
    // Runtime modules are copied from templates, the same in every client.
    if (copied.has(file.content)) continue;
    copied.add(file.content);
    for (const { root, style, diagnostics, format: own } of formatters) {
      count += 1;
      const { content } = await own(file, join(root, file.path));
      expect(content, `${from}: ${file.path} in ${JSON.stringify(style)}`).toBe(
        await format(file.content, { parser: "typescript", ...style }),
      );
      expect(diagnostics).toEqual([]);
    }
  }
  return count;
}

test("our own collections come out as Prettier formats them, in any style", async () => {
  expect(await compare("collections", STYLES)).toBeGreaterThan(300);
});

test.runIf(CORPUS)(
  "so does a corpus (skipped unless CORPUS names a folder)",
  { timeout: 1_200_000 },
  async () => {
    expect(await compare(CORPUS as string, [{}])).toBeGreaterThan(1000);
  },
);

test.each<[Options]>([
  [{ parser: "babel" }],
  [{ plugins: ["./plugin.mjs"] }],
  [{ insertPragma: true }],
  [{ requirePragma: true }],
])("only Prettier honours %j", (options) => {
  expect(oxfmtOptions(options)).toBeUndefined();
});

test("the width is Prettier's by default, and options without effect are left out", () => {
  expect(oxfmtOptions({ semi: false, proseWrap: "always", insertPragma: false })).toEqual({
    printWidth: 80,
    semi: false,
  });
});

test.each<[Options, string]>([
  [{ endOfLine: "auto" }, "const a = { b: 1 };\n"],
  [{ printWidth: 1000 }, "const a = { b: 1 };\n"],
])("a value that only Prettier takes is honoured: %j", async (options, expected) => {
  const root = temporaryFolder();
  put(root, { ".prettierrc": JSON.stringify(options) });
  const diagnostics: Diagnostic[] = [];
  const { format: own } = createFormatter({ report: (d) => diagnostics.push(d) });
  const file: PlannedFile = { path: "a.ts", content: "const  a = {b:1}", format: "typescript" };
  const formatted = await own(file, join(root, "a.ts"));
  expect(formatted.content).toBe(expected);
  // Only what Prettier made has a source hash.
  expect(formatted.source).toBeDefined();
  expect(diagnostics).toEqual([]);
});
