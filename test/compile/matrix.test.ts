import { copyFile, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

import { glob } from "tinyglobby";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { faultsOf } from "./tsc.js";

const root = resolve(import.meta.dirname, "../..");

/** The flags that the generated code promises to compile under, and stricter. */
const FLAGS = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  erasableSyntaxOnly: true,
  skipLibCheck: true,
  noEmit: true,
  target: "es2022",
};

const SETTINGS = {
  "nodenext, Node types only": { module: "nodenext", lib: ["es2023"], types: ["node"] },
  "bundler, DOM": { module: "esnext", moduleResolution: "bundler", lib: ["es2023", "dom"], types: ["node"] },
};

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "matrix-"));
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));
  await symlink(join(root, "generated"), join(folder, "generated"));
  await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  await mkdir(join(folder, "test/compile"), { recursive: true });
  await copyFile(join(import.meta.dirname, "usage.ts"), join(folder, "test/compile/usage.ts"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe("generated/ and code that uses it compile", () => {
  for (const compiler of ["typescript", "typescript-6", "typescript-7"]) {
    test.each(Object.entries(SETTINGS))(`with ${compiler}: %s`, async (name, settings) => {
      const config = join(folder, `tsconfig.${compiler}.${name.replaceAll(/\W+/g, "-")}.json`);
      const options = { ...FLAGS, ...settings, preserveSymlinks: true };
      await writeFile(
        config,
        JSON.stringify({ compilerOptions: options, include: ["generated/**/*.ts", "test"] }),
      );
      const faults = await faultsOf(config, compiler);
      expect(faults.split("\n").slice(0, 10).join("\n")).toBe("");
    });
  }
});

test("generated/ has no `any`", async () => {
  const files = await glob("generated/**/*.ts", { cwd: root, absolute: true });
  expect(files.length).toBeGreaterThan(10);
  for (const file of files) {
    const code = (await readFile(file, "utf8")).replace(/\/\*[\s\S]*?\*\/|\/\/.*|"(?:[^"\\\n]|\\.)*"/g, "");
    expect(code.match(/.*(?::|<|\bas|\|)\s*any\b.*/)?.[0], file).toBeUndefined();
  }
});
