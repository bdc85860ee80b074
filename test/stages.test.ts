import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";

import { expect, test } from "vitest";

/** Folders and modules of `src/` in the order of docs/architecture.md: each imports only from itself and from those before it. */
const STAGES = [
  ...[
    "package.ts",
    "hash.ts",
    "order.ts",
    "visible.ts",
    "typescript.ts",
    "groups.ts",
    "diagnostics",
    "names",
    "sample.ts",
  ],
  ...[
    "template.ts",
    "auth",
    "read",
    "scripts",
    "ir",
    "infer",
    "overrides",
    "client-model",
    "emit",
    "config",
    "verify",
    "format",
    "fingerprint.ts",
    "write",
  ],
  ...["pipeline", "generate.ts", "cli", "index.ts"],
];

/** The dependencies that we have types for, and no code. */
const DECLARATIONS = "postman.d.ts";

/** The module that knows all targets. */
const REGISTRY = "emit/targets.ts";

const files = modulesIn("src").filter((file) => file !== DECLARATIONS);

/** Of types and those that wait until they are needed, too. */
const imports = importsIn("src", files);

test("every folder is a stage", () => {
  expect(new Set(files.map(stageOf))).toEqual(new Set(STAGES));
});

test("a stage imports only from the stages before it", () => {
  const later = files.flatMap((file) =>
    (imports.get(file) ?? [])
      .filter((imported) => STAGES.indexOf(stageOf(imported)) > STAGES.indexOf(stageOf(file)))
      .map((imported) => `${file} imports ${imported}`),
  );
  expect(later).toEqual([]);
});

test("no target imports another", () => {
  const targetOf = (file: string) => /^emit\/(\w+)\//.exec(file)?.[1];
  const emitters = files.filter((file) => file.startsWith("emit/") && file !== REGISTRY);
  const borrowed = emitters.flatMap((file) =>
    (imports.get(file) ?? [])
      .filter((imported) => ![undefined, "core", targetOf(file)].includes(targetOf(imported)))
      .map((imported) => `${file} imports ${imported}`),
  );
  expect(borrowed).toEqual([]);
});

test("no modules import each other, nor do those of the client's runtime", () => {
  expect(inCircles(imports)).toEqual([]);
  const runtime = "templates/client/runtime";
  expect(inCircles(importsIn(runtime, modulesIn(runtime)))).toEqual([]);
});

type Imports = ReadonlyMap<string, readonly string[]>;

function modulesIn(folder: string): string[] {
  const found = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return found.map((file) => file.replaceAll("\\", "/")).filter((file) => file.endsWith(".ts"));
}

function importsIn(folder: string, modules: readonly string[]): Imports {
  return new Map(modules.map((file) => [file, importsOf(readFileSync(`${folder}/${file}`, "utf8"), file)]));
}

function importsOf(text: string, file: string): string[] {
  const found = text.matchAll(/(?:\bfrom|\bimport\(|^import)\s*"(\.[^"]+)\.js"/gm);
  return Array.from(found, ([, path = ""]) => posix.join(posix.dirname(file), `${path}.ts`));
}

function inCircles(all: Imports): string[] {
  return [...all.keys()].filter((file) => reachedFrom(file, all).has(file));
}

/** All that a module imports, and that these import. */
function reachedFrom(file: string, all: Imports): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [file];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const imported of all.get(next) ?? []) {
      if (reached.has(imported)) continue;
      reached.add(imported);
      open.push(imported);
    }
  }
  return reached;
}

/** Its folder, or the module itself where it stands in none. */
function stageOf(file: string): string {
  return file.split("/", 1)[0] as string;
}
