import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import ts from "typescript";
import { describe, expect, test } from "vitest";

import { type Config, defineTarget, generate, type TargetFile } from "../../src/index.js";

const ROOT = join(import.meta.dirname, "../..");

/** The example of docs/custom-targets.md, as a config file has it. */
function example(): string {
  const page = readFileSync(join(ROOT, "docs/custom-targets.md"), "utf8");
  return /<!-- example -->\s+```ts\n(.*?)```/s.exec(page)?.[1] ?? "";
}

async function run(emit: () => unknown, name = "mine") {
  const files = emit as () => TargetFile[];
  return generate({
    inputs: [join(ROOT, "collections/bookshop.postman_collection.json")],
    cwd: mkdtempSync(join(tmpdir(), "custom-")),
    targets: [name],
    customTargets: [defineTarget({ name, emit: files })],
    mode: "dry-run",
  });
}

test("the example of the docs compiles and writes a reference of an API", async () => {
  const cwd = mkdtempSync(join(tmpdir(), "custom-"));
  const source = example().replace('"postman-codegen"', JSON.stringify(join(ROOT, "src/index.ts")));
  const file = join(cwd, "config.ts");
  writeFileSync(file, source);
  const program = ts.createProgram([file], {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2023,
    typeRoots: [join(ROOT, "node_modules/@types")],
    types: ["node"],
  });
  expect(program.getSemanticDiagnostics(program.getSourceFile(file)).map((d) => d.messageText)).toEqual([]);
  const { default: config } = (await import(file)) as { default: Config };
  const input = join(ROOT, "collections/bookshop.postman_collection.json");
  const { ok } = await generate({
    inputs: [input],
    cwd,
    targets: ["reference"],
    customTargets: config.customTargets ?? [],
  });
  expect(ok).toBe(true);
  const reference = readFileSync(join(cwd, "generated/bookshop/reference.md"), "utf8");
  expect(reference).toMatch(/^# Bookshop\n\n## /);
  expect(reference).toMatch(/^`GET \{\{baseUrl\}\}\/books` is `client\.books\.\w+\(\)` in TypeScript\.$/m);
});

describe("a custom target", () => {
  test("may be asynchronous, and its files are listed", async () => {
    const { collections, ok } = await run(() => Promise.resolve([{ path: "a/b.txt", content: "x" }]));
    expect(ok).toBe(true);
    expect(collections[0]?.written).toContain("a/b.txt");
  });

  test.each<[string, () => unknown, string]>([
    ["throws", () => Promise.reject(new Error("no ink")), 'target "mine" failed: no ink'],
    [
      "returns no list",
      () => ({ path: "a", content: "" }),
      'target "mine" failed: emit() must return a list of files',
    ],
    [
      "returns a file without content",
      () => [{ path: "a" }],
      'target "mine" failed: emit() must return a list',
    ],
  ])("that %s is an error, and nothing is written", async (_, emit, message) => {
    const { collections, diagnostics } = await run(emit);
    const errors = diagnostics.filter((d) => d.severity === "error");
    expect(errors.map((d) => d.code)).toEqual(["PC4007"]);
    expect(errors[0]?.message).toContain(message);
    expect(collections).toEqual([]);
  });

  test.each(["../up.txt", "/etc/up.txt", "a\\b.txt"])("writes nothing to %s", async (path) => {
    const { collections, ok } = await run(() => [{ path, content: "x" }]);
    expect(ok).toBe(false);
    expect(collections).toEqual([]);
  });

  test("needs a name of its own", async () => {
    const { diagnostics } = await run(() => [], "docs");
    expect(diagnostics.map((d) => d.message)).toEqual(['there are two targets "docs"']);
  });
});
