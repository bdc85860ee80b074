// Makes few files of many, and CommonJS of ES modules, which Node finds and opens one after the other without going back and
// forth between threads: that was most of the time of a small run.
import { chmod, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { rolldown } from "rolldown";

const place = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

await rm(place("dist"), { recursive: true, force: true });
const bundle = await rolldown({
  input: {
    "cli/main": place("src/cli/main.ts"),
    "config/define": place("src/config/define.ts"),
    index: place("src/index.ts"),
  },
  platform: "node",
  resolve: { extensionAlias: { ".js": [".ts"] } },
  // Dependencies stay what package.json says, to be updated without us.
  external: /^[^./]/,
});
const { output } = await bundle.write({
  dir: place("dist"),
  format: "cjs",
  chunkFileNames: "[name].js",
  // Read at every start; the types have them.
  comments: false,
  codeSplitting: {
    groups: [
      // It finds the package from where it lies itself.
      { name: "package", test: /\/src\/package\.ts$/ },
      // What inference and what is emitted beside the types share: small, and needed by almost every run.
      { name: "sample", test: /\/src\/(?:sample|infer\/(?:inherited|placeholders))\.ts$/ },
      // What a run with nothing to do needs. Left in the program itself, it would start that where it is imported.
      {
        name: "start",
        test: /\/src\/(?:cli\/plain-args|config\/(?:find|options|option-table)|diagnostics\/(?:nearest|plural)|emit\/core\/target-names|fingerprint|hash|order|visible|write\/(?:begin|manifest|staging-name))\.ts$/,
      },
    ],
  },
});
const startsProgram = output.find(({ imports = [] }) => imports.includes("cli/main.js"));
if (startsProgram)
  throw new Error(`${startsProgram.fileName} imports the program: what it shares belongs in "start"`);
await writeFile(place("dist/package.json"), '{ "type": "commonjs" }\n');
// npx links a clone once, and would not find a program in what a later build puts there.
await chmod(place("dist/cli/main.js"), 0o755);
