/** The types that postman-codegen gives the places of a collection. */
import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

import { clientModel } from "../../src/client-model/build.js";
import type { ClientModel } from "../../src/client-model/model.js";
import { clientNames } from "../../src/client-model/names.js";
import { buildIr } from "../../src/ir/build.js";
import { OverrideRules } from "../../src/overrides/rules.js";
import { readCollection } from "../../src/read/collection.js";
import { findInputs, type Source } from "../../src/read/inputs.js";
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
  const operations = typeNames(await readClient(input), folder);
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

async function readClient(input: string): Promise<ClientModel> {
  const { sources } = await findInputs([input], { cwd: "." });
  const { collection: saved, sha256 } = await readCollection(sources[0] as Source);
  if (saved === undefined) throw new Error(`${input} cannot be read`);
  const { ir, collection } = buildIr(saved, { environments: [], sha256, report: () => undefined });
  return clientModel(ir, clientNames(collection, ir), new OverrideRules());
}

/** The module that each operation stands in, and what the names of its types begin with. `out`: the output directory. */
function typeNames({ ir, modules }: ClientModel, out: string): Map<string, TypeName> {
  const all = modules.flatMap(({ names: { file }, operations }) =>
    operations.map(({ operation: { method, url }, names }): [string, TypeName] => {
      const at = url.base.replace(/^\{\{\w+\}\}/, "").replace(/:[^/]+/g, "{}");
      const module = path.join(out, ir.slug, "resources", `${file}.ts`);
      return [operationKey(method, at), { file: module, name: names.type }];
    }),
  );
  return new Map(all);
}

interface TypeName {
  file: string;
  name: string;
}
