// Puts the TypeScript that is copied into clients into one file, since opening dozens takes longer than all else that is
// done with them; as it stands, and laid out by Prettier's defaults, so that most runs have nothing left to do.
import { readFile, writeFile } from "node:fs/promises";

import { format } from "prettier";

import { templateFiles } from "./template-files.mjs";

const copied = {};
for (const { name, file } of await templateFiles(".ts")) {
  const source = await readFile(file, "utf8");
  copied[name] = { source, formatted: await format(source, { parser: "typescript" }) };
}
await writeFile(new URL("../dist/copied.json", import.meta.url), JSON.stringify(copied));
