// Writes the built-in templates as modules that handlebars/runtime can run, so that a run loads no compiler: one for each
// folder, and one that opens these.
import { mkdir, readFile, writeFile } from "node:fs/promises";

import handlebars from "handlebars";

import { templateFiles } from "./template-files.mjs";

const folders = new Map();
for (const { name: path, file } of await templateFiles(".hbs")) {
  const name = path.replace(/\.hbs$/, "");
  // The options must agree with compileOptions in src/emit/core/templates.ts.
  const spec = handlebars.precompile(await readFile(file, "utf8"), {
    strict: true,
    noEscape: !name.endsWith(".html"),
    preventIndent: true,
  });
  const [folder] = name.split("/");
  folders.set(folder, [...(folders.get(folder) ?? []), { name, spec }]);
}

const output = new URL("../dist/precompiled/", import.meta.url);
await mkdir(output, { recursive: true });
const index = [];
for (const [folder, templates] of folders) {
  const members = templates.map(({ name, spec }) => `${JSON.stringify(name)}: ${spec}`);
  await writeFile(new URL(`${folder}.js`, output), `module.exports = {\n${members.join(",\n")}\n};\n`);
  for (const { name } of templates) {
    index.push(`${JSON.stringify(name)}: () => require("./${folder}.js")[${JSON.stringify(name)}]`);
  }
}
await writeFile(new URL("index.js", output), `module.exports = {\n${index.join(",\n")}\n};\n`);
