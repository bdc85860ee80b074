import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";

import { generate, type GenerateOptions } from "../../src/index.js";
import type { Generated, ManifestOperation } from "./lanes.js";
import type { Prepared } from "./prepare.js";

/** Writes what the tool makes of a prepared collection into a folder of the workspace. `options` win over what is usual here. Throws where it reports an error. */
export async function generateInto(
  { collection, environment }: Prepared,
  workspace: string,
  options: Partial<GenerateOptions> = {},
): Promise<Pick<Generated, "dir" | "operations">> {
  await writeFile(path.join(workspace, "collection.json"), JSON.stringify(collection, null, 2));
  await writeFile(path.join(workspace, "environment.json"), JSON.stringify(environment, null, 2));
  const { collections, diagnostics, ok } = await generate({
    inputs: ["collection.json"],
    environments: ["environment.json"],
    out: "out",
    cwd: workspace,
    ...options,
  });
  const [result] = collections;
  if (!ok || result === undefined)
    throw new Error(
      diagnostics
        .filter(({ severity }) => severity === "error")
        .map(({ code, message }) => `${code} ${message}`)
        .join("\n"),
    );
  const dir = path.join(workspace, "out", result.slug);
  const manifest = JSON.parse(await readFile(path.join(dir, "manifest.json"), "utf8")) as {
    operations: ManifestOperation[];
  };
  return { dir, operations: manifest.operations };
}
