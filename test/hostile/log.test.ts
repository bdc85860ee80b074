import { execFile } from "node:child_process";
import { readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { extname, join, resolve } from "node:path";

import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";

import { printable, printableJson } from "../../src/diagnostics/printable.js";
import { cli } from "../cli/harness.js";
import { put, temporaryFolder } from "../write/folder.js";
import { emittedWith } from "./emitted.js";
import { COMMAND_OF_CI, HIDDEN_CHARACTER } from "./log.js";
import { planted } from "./plant.js";
import { Shell } from "./shell.js";

const COMMANDS = [
  "##vso[task.setvariable variable=x]1",
  "##[error]x",
  "###[x",
  "##teamcity[x]",
  "::error::x",
  " \u00a0::x::",
  "a\n::x::",
  "a\r\n \t::x::b",
  ":::x",
];

const mixture = fc
  .array(
    fc.oneof(
      fc.constantFrom("#", ":", "[", " ", "\n", ...COMMANDS),
      fc.string({ unit: "binary", maxLength: 3 }),
    ),
    {
      maxLength: 6,
    },
  )
  .map((parts) => parts.join(""));

function expectNoCommand(text: string): void {
  expect(COMMAND_OF_CI.exec(text)?.[0]).toBeUndefined();
  expect(HIDDEN_CHARACTER.exec(text)?.[0]).toBeUndefined();
}

test("printed text is one line and no command", () => {
  fc.assert(
    fc.property(mixture, (text) => {
      const shown = printable(text);
      expect(shown).not.toMatch(/[\r\n]/);
      expectNoCommand(shown);
      expect(printable(shown)).toBe(shown);
    }),
    { numRuns: 2_000, seed: 7, examples: COMMANDS.map((text) => [text]) },
  );
});

test("printed JSON is no command, and says the same", () => {
  fc.assert(
    fc.property(mixture, mixture, (key, text) => {
      const shown = printableJson({ [key]: [text] });
      expectNoCommand(shown);
      expect(JSON.parse(shown)).toEqual(JSON.parse(JSON.stringify({ [key]: [text] })));
    }),
    { numRuns: 1_000, seed: 7 },
  );
});

test("no file has a character that nobody sees, and strings keep their meaning", async () => {
  const text = "a\u202eb\u2066c\u2069\u200f\u061cd\u0085\u009b\u007f\u0001e";
  const { files } = await emittedWith(text);
  expect(new Set(files.map(({ path }) => extname(path)))).toEqual(
    new Set([".css", ".html", ".js", ".json", ".prg", ".sh", ".ts"]),
  );
  for (const { path, content } of files) expect(HIDDEN_CHARACTER.exec(content)?.[0], path).toBeUndefined();
  const contentOf = (path: string) => files.find((file) => file.path === path)?.content ?? "";
  const fixture = JSON.parse(contentOf("tests/fixtures/form.json")) as { input: { body: object } };
  expect(fixture.input.body).toEqual({ k: text, [text]: text });
  const shell = new Shell();
  onTestFinished(() => {
    shell.remove();
  });
  const { words } = shell.run(contentOf("curl/form.sh"));
  expect(words.flat()).toContain(`k=${text}`);
});

test("nothing that a run prints is a command", async () => {
  const cwd = temporaryFolder();
  const texts = ["##vso[x]1 ###[y ##teamcity[z]", ":::x\u202e\u0085", "a\n::x::\r\n \t::y::b"];
  const files = Object.fromEntries(
    texts.map((text, i) => [`${i}.json`, JSON.stringify(planted(text).collection)]),
  );
  put(cwd, files);
  for (const args of [["--verbose"], ["--json"], ["--check"]]) {
    const { stdout, stderr } = await cli([...Object.keys(files), "-t", "curl", ...args], { cwd });
    expectNoCommand(stdout);
    expectNoCommand(stderr);
  }
  for (const file of Object.keys(files)) {
    const { stdout, stderr } = await cli(["inspect", file], { cwd });
    expectNoCommand(stdout);
    expectNoCommand(stderr);
  }
});

test("nothing that generated tests print is a command, failures included", async () => {
  const modules = resolve(import.meta.dirname, "../../node_modules");
  const cwd = temporaryFolder();
  symlinkSync(modules, join(cwd, "node_modules"));
  const text = `##vso[x]1\n::error::x\n  ::warning::y\u202e\u0085`;
  const request = { method: "POST", url: "https://api.test/a", body: { mode: "raw", raw: text } };
  const response = (name: string, body: string) => ({ name, code: 200, status: "OK", header: [], body });
  const item = [
    {
      name: text,
      item: [
        {
          name: text,
          request,
          response: [response(text, text), response("json", JSON.stringify({ [text]: text }))],
        },
      ],
    },
    { name: text, request: { ...request, url: text }, response: [response(text, text)] },
  ];
  put(cwd, {
    "package.json": JSON.stringify({ type: "module" }),
    "c.json": JSON.stringify({ info: { name: text }, item }),
  });
  expect((await cli(["c.json", "-t", "client,tests"], { cwd })).status).toBe(0);
  const { operations } = JSON.parse(readFileSync(join(outputIn(cwd), "manifest.json"), "utf8")) as {
    operations: { fixture: string }[];
  };
  breakFixture(join(outputIn(cwd), operations[0]?.fixture ?? ""), text);
  const output = await vitest(modules, cwd);
  expect(output).toMatch(/Tests +\d+ failed/);
  expect(output.split("# #vso[x]").length).toBeGreaterThan(6);
  expectNoCommand(output);
});

async function vitest(modules: string, cwd: string): Promise<string> {
  const args = [join(modules, "vitest/vitest.mjs"), "run", "--root", cwd, "--reporter", "verbose"];
  const env = { PATH: process.env.PATH, NO_COLOR: "1" };
  return new Promise((done) => {
    execFile(process.execPath, args, { cwd, env }, (_, stdout, stderr) => {
      done(stdout + stderr);
    });
  });
}

/** The folder of the only collection. */
function outputIn(cwd: string): string {
  const generated = join(cwd, "generated");
  return join(generated, readdirSync(generated).find((name) => !name.startsWith(".")) ?? "");
}

/** So that the recorded request is another one: a failure shows both. */
function breakFixture(file: string, text: string): void {
  const fixture = JSON.parse(readFileSync(file, "utf8")) as { request?: object };
  writeFileSync(
    file,
    JSON.stringify({ ...fixture, request: { ...fixture.request, body: { text: `other\n${text}` } } }),
  );
}
