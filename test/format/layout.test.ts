import { format } from "prettier";
import { expect, test } from "vitest";
import { emitClient } from "../../src/emit/client/emit.js";
import type { PlannedFile } from "../../src/emit/plan.js";
import { loadTemplates } from "../../src/emit/templates.js";
import { emitTests } from "../../src/emit/tests/emit.js";
import { layOut } from "../../src/format/layout/layout.js";
import { DEFAULT_STYLE, styleOf, type Style } from "../../src/format/layout/style.js";
import { buildIr } from "../../src/ir/build.js";
import { readCollection } from "../../src/read/collection.js";
import { findInputs } from "../../src/read/inputs.js";

/** A folder of collections besides our own; they are compared at the default width only. */
const CORPUS = process.env["CORPUS"];

const STYLES: Partial<Style>[] = [
  {},
  { printWidth: 40, tabWidth: 4 },
  { printWidth: 110, useTabs: true, bracketSpacing: false },
  { printWidth: 60, singleQuote: true, trailingComma: "es5" },
  { printWidth: 100, singleQuote: true, semi: false },
  { printWidth: 20, trailingComma: "none" },
];

async function* emittedFiles(folder: string): AsyncGenerator<{ from: string; file: PlannedFile }> {
  const { templates } = await loadTemplates();
  const { sources } = await findInputs([folder], { cwd: process.cwd() });
  for (const source of sources) {
    const { collection, sha256 } = await readCollection(source);
    if (collection === undefined) continue;
    const ir = buildIr(collection, {
      environments: [],
      sha256,
      report: () => undefined,
      nameOf: () => undefined,
    });
    const files = [
      ...(await emitClient(ir, templates, { importExtension: ".js" })).files,
      ...(await emitTests(ir, templates, ".js")),
    ];
    for (const file of files) {
      // What is copied is laid out when the package is built.
      const isCopied = file.path.startsWith("runtime/") || file.path === "tests/support.ts";
      if (file.format === "typescript" && !isCopied) yield { from: source.file, file };
    }
  }
}

/** Returns how many files were compared, and how many of them were left to Prettier. */
async function compare(
  folder: string,
  styles: readonly Partial<Style>[],
): Promise<{ all: number; left: number }> {
  const seen = { all: 0, left: 0 };
  for await (const { from, file } of emittedFiles(folder)) {
    for (const options of styles) {
      seen.all += 1;
      const own = layOut(file.content, { ...DEFAULT_STYLE, ...options });
      if (own === undefined) seen.left += 1;
      else
        expect(own, `${from}: ${file.path}`).toBe(
          await format(file.content, { parser: "typescript", ...options }),
        );
    }
  }
  return seen;
}

test(
  "our own collections come out as Prettier lays them out, in any style",
  { timeout: 240_000 },
  async () => {
    const { all, left } = await compare("collections", STYLES);
    expect(all).toBeGreaterThan(300);
    expect(left / all).toBeLessThan(0.02);
  },
);

test.runIf(CORPUS)("so does the corpus, file by file", { timeout: 1_200_000 }, async () => {
  const { all, left } = await compare(CORPUS as string, [{}]);
  expect(all).toBeGreaterThan(1000);
  expect(left / all).toBeLessThan(0.02);
});

test.each([
  ["a member of a class", "class A {}\n"],
  ["a comment within an expression", "const a = f(/* b */ c);\n"],
  ["a function type", "export type F = () => void;\n"],
  ["a template literal", "const a = `b`;\n"],
  ["no statement at all", "// nothing\n"],
])("leaves to Prettier: %s", (_, text) => {
  expect(layOut(text, DEFAULT_STYLE)).toBeUndefined();
});

test.each([
  [{ objectWrap: "collapse" as const }],
  [{ quoteProps: "consistent" as const }],
  [{ endOfLine: "crlf" as const }],
  [{ parser: "babel" }],
  [{ plugins: ["./plugin.mjs"] }],
])("leaves a style to Prettier that is not known: %j", (options) => {
  expect(styleOf(options)).toBeUndefined();
});

test("options that change nothing here are no reason to leave it", () => {
  expect(styleOf({ printWidth: 100, proseWrap: "always", semi: false })).toEqual({
    ...DEFAULT_STYLE,
    printWidth: 100,
    semi: false,
  });
});
