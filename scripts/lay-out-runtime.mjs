// Lays the TypeScript that is copied into clients out by Prettier's defaults, so that a run has nothing left to do.
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { format } from "prettier";

const templates = fileURLToPath(new URL("../templates/", import.meta.url));
const output = fileURLToPath(new URL("../dist/emit/laid-out/", import.meta.url));

const files = (await readdir(templates, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
  .map((entry) => join(entry.parentPath, entry.name));

for (const file of files) {
  const target = join(output, relative(templates, file));
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, await format(await readFile(file, "utf8"), { parser: "typescript" }));
}
