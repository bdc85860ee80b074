// Writes the built-in templates as one module that handlebars/runtime can run, so that a run loads no compiler.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import handlebars from "handlebars";

const templates = fileURLToPath(new URL("../templates/", import.meta.url));
const output = fileURLToPath(new URL("../dist/templates.precompiled.js", import.meta.url));

const files = (await readdir(templates, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && entry.name.endsWith(".hbs"))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();

const members = [];
for (const file of files) {
  const name = relative(templates, file)
    .split(sep)
    .join("/")
    .replace(/\.hbs$/, "");
  // The options must agree with compileOptions in src/emit/templates.ts.
  const spec = handlebars.precompile(await readFile(file, "utf8"), {
    strict: true,
    noEscape: !name.endsWith(".html"),
    preventIndent: true,
  });
  members.push(`${JSON.stringify(name)}: ${spec}`);
}
await writeFile(output, `export default {\n${members.join(",\n")}\n};\n`);
