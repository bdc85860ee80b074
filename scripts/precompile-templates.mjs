// Writes the built-in templates as one module that handlebars/runtime can run, so that a run loads no compiler.
import { readFile, writeFile } from "node:fs/promises";
import handlebars from "handlebars";
import { templateFiles } from "./template-files.mjs";

const members = [];
for (const { name: path, file } of await templateFiles(".hbs")) {
  const name = path.replace(/\.hbs$/, "");
  // The options must agree with compileOptions in src/emit/templates.ts.
  const spec = handlebars.precompile(await readFile(file, "utf8"), {
    strict: true,
    noEscape: !name.endsWith(".html"),
    preventIndent: true,
  });
  members.push(`${JSON.stringify(name)}: ${spec}`);
}
const output = new URL("../dist/templates.precompiled.js", import.meta.url);
await writeFile(output, `module.exports = {\n${members.join(",\n")}\n};\n`);
