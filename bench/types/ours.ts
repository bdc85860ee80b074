/** The types that postman-codegen gives the places of a collection. */
import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import type { CollectionIr, FolderIr } from "../../src/index.js";
import type { Collection } from "./convert.js";
import type { Shape } from "./shape.js";
import { operationKey, type Place } from "./truth.js";
import { TypeScriptTypes } from "./typescript-shape.js";

export type Answer = (place: { method: string; path: string; place: Place }) => Shape | undefined;

/** Runs the command line as built into dist/. */
export async function ours(collection: Collection, folder: string): Promise<Answer> {
  await mkdir(folder, { recursive: true });
  const input = path.join(folder, "collection.json");
  await writeFile(input, JSON.stringify(collection));
  await commandLine(input, "--out", folder, "--target", "client");
  const ir = JSON.parse(await commandLine("inspect", input)) as CollectionIr;
  const operations = typeNames(ir, path.join(folder, ir.slug, "resources"));
  const types = new TypeScriptTypes([...new Set([...operations.values()].map(({ file }) => file))]);
  return (at) => {
    const operation = operations.get(operationKey(at.method, at.path));
    if (operation === undefined) return undefined;
    const { file, name } = operation;
    return at.place === "body"
      ? types.shape(file, `${name}Input`, "body")
      : types.shape(file, `${name}Responses`, String(at.place));
  };
}

async function commandLine(...args: string[]): Promise<string> {
  const main = path.join(import.meta.dirname, "../../dist/cli/main.js");
  const { stdout } = await promisify(execFile)(process.execPath, [main, ...args], { maxBuffer: 2 ** 30 });
  return stdout;
}

/** The module that each operation stands in, and what the names of its types begin with. */
function typeNames({ operations, root }: CollectionIr, resources: string): Map<string, TypeName> {
  const named = (folder: FolderIr): [string, TypeName][] => [
    ...folder.operations
      .flatMap((index) => operations[index] ?? [])
      .map(({ method, url, names }): [string, TypeName] => {
        const at = url.base.replace(/^\{\{\w+\}\}/, "").replace(/:[^/]+/g, "{}");
        const file = path.join(resources, `${folder.names.file}.ts`);
        return [operationKey(method, at), { file, name: names.type }];
      }),
    ...folder.folders.flatMap(named),
  ];
  return new Map(named(root));
}

interface TypeName {
  file: string;
  name: string;
}
