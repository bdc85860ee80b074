// Puts the TypeScript that is copied into clients into one file, since opening dozens takes longer than all else that is
// done with them; as it stands, and laid out by Prettier's defaults, so that most runs have nothing left to do.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { format } from "prettier";

const templates = fileURLToPath(new URL("../templates/", import.meta.url));
const output = fileURLToPath(new URL("../dist/copied.json", import.meta.url));

const files = (await readdir(templates, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();

const copied = {};
for (const file of files) {
  const name = relative(templates, file).split(sep).join("/");
  const source = await readFile(file, "utf8");
  copied[name] = { source, laidOut: await format(source, { parser: "typescript" }) };
}
await writeFile(output, JSON.stringify(copied));
