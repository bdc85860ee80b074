import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { expect, test } from "vitest";

/** Folders and modules of `src/` in the order of docs/architecture.md: each imports only from itself and from those before it. */
const STAGES = [
  ...["package.ts", "hash.ts", "diagnostics", "names", "sample.ts"],
  ...["read", "ir", "infer", "config", "emit", "verify", "format", "fingerprint.ts", "write"],
  ...["pipeline", "generate.ts", "cli", "index.ts"],
];

/** The dependencies that we have types for, and no code. */
const DECLARATIONS = "postman.d.ts";

const files = readdirSync("src", { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => file.endsWith(".ts") && file !== DECLARATIONS);

/** Of types and those that wait until they are needed, too. */
const imports = new Map(files.map((file) => [file, importsOf(file)]));

test("every folder is a stage", () => {
  expect(new Set(files.map(stageOf))).toEqual(new Set(STAGES));
});

test("a stage imports only from the stages before it", () => {
  const later = files.flatMap((file) =>
    importedBy(file)
      .filter((imported) => STAGES.indexOf(stageOf(imported)) > STAGES.indexOf(stageOf(file)))
      .map((imported) => `${file} imports ${imported}`),
  );
  expect(later).toEqual([]);
});

test("no files import each other", () => {
  expect(files.filter((file) => reachedFrom(file).has(file))).toEqual([]);
});

/** All that a file imports, and that these import. */
function reachedFrom(file: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [...importedBy(file)];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    open.push(...importedBy(next));
  }
  return reached;
}

function importedBy(file: string): string[] {
  return imports.get(file) ?? [];
}

function importsOf(file: string): string[] {
  const text = readFileSync(`src/${file}`, "utf8");
  const found = text.matchAll(/(?:\bfrom|\bimport\(|^import)\s*"(\.[^"]+)\.js"/gm);
  return Array.from(found, ([, path = ""]) => posix.join(posix.dirname(file), `${path}.ts`));
}

/** Its folder, or the module itself where it stands in none. */
function stageOf(file: string): string {
  return file.split("/", 1)[0] as string;
}
