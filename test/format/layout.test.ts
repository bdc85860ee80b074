import { format } from "prettier";
import { expect, test } from "vitest";
import type { PlannedFile } from "../../src/emit/plan.js";
import { layOut } from "../../src/format/layout/layout.js";
import { DEFAULT_STYLE, styleOf, type Style } from "../../src/format/layout/style.js";
import { buildIr } from "../../src/ir/build.js";
import { readCollection } from "../../src/read/collection.js";
import { findInputs } from "../../src/read/inputs.js";
import { emitFiles } from "../emit/targets.js";

/** A folder of collections besides our own; they are compared at the default width only. */
const CORPUS = process.env["CORPUS"];

const STYLES: Partial<Style>[] = [
  {},
  { printWidth: 40, tabWidth: 4 },
  { printWidth: 60, useTabs: true, tabWidth: 8 },
  { printWidth: 110, useTabs: true, bracketSpacing: false },
  { printWidth: 60, singleQuote: true, trailingComma: "es5" },
  { printWidth: 100, singleQuote: true, semi: false },
  { printWidth: 20, trailingComma: "none" },
];

async function* emittedFiles(folder: string): AsyncGenerator<{ from: string; file: PlannedFile }> {
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
    for (const file of await emitFiles(ir, { targets: ["client", "tests"], collection })) {
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
  ["code behind a comment", "export interface A {\n/** b */ b: string;\n}\n"],
  ["code behind a comment of many lines", "export interface A {\n/**\n * b\n */ b: string;\n}\n"],
  ["no statement at all", "// nothing\n"],
])("leaves to Prettier: %s", (_, text) => {
  expect(layOut(text, DEFAULT_STYLE)).toBeUndefined();
});

const CALL =
  "export function get(transport: Transport, input: In, options?: Options): Call<Out> {\n  return transport.send<Out>";

test.each([
  ["a comment whose end is its begin", "export interface A {\n/*/\n * b\n */\nb: string;\n}\n"],
  ["an interface with nothing in it", "export interface A {\n}\n"],
  ["an object type with nothing in it", "export interface A {\nb: {\n};\n}\n"],
  ["a line too long", `export interface A {\nb: ${"C".repeat(40)} | ${"D".repeat(40)};\n}\n`],
  ["blank lines among members", "export interface A {\n\nb: string;\n\n\nc: string;\n}\n"],
  ["quotes that are not needed", 'export interface A {\n"b": string;\n"c-d": string;\n}\n'],
  ["what follows directly", "export interface A {\nb: string;\n}\nexport type B = A;\nexport { A as C };\n"],
  ["the line ends of Windows", "// a\r\nexport interface A {\r\n/**\r\n * b\r\n */\r\nb: string;\r\n}\r\n"],
  ["a call that fits", `${CALL}({ name: "a" }, input, options);\n}\n`],
  [
    "a request that fits",
    `${CALL}({ name: "a", method: "GET", url: "http://localhost" }, input, options);\n}\n`,
  ],
  ["one header", `${CALL}({ name: "a", headers: [["a", "b"]] }, input, options);\n}\n`],
  ["two headers", `${CALL}({ name: "a", headers: [["a", "b"], ["c], [d", "e"]] }, input, options);\n}\n`],
  [
    "headers of which one has no value",
    `${CALL}({ name: "a", headers: [["a"], ["c", "d"]] }, input, options);\n}\n`,
  ],
  [
    "a name too long for its line",
    `${CALL}({ name: "${"a".repeat(90)}", method: "GET" }, input, options);\n}\n`,
  ],
  ["a function with more to it", `${CALL}({ name: "a" }, input, options);\n}\nexport { get as delete };\n`],
])("lays out as Prettier does: %s", async (_, text) => {
  for (const options of [{}, { printWidth: 40 }]) {
    const own = layOut(text, { ...DEFAULT_STYLE, ...options });
    expect(own ?? "left to Prettier").toBe(await format(text, { parser: "typescript", ...options }));
  }
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
