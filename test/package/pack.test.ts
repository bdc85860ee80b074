import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

import { afterAll, beforeAll, expect, test } from "vitest";

const run = promisify(execFile);
const root = resolve(import.meta.dirname, "../..");
let project: string;

/** The package as a user gets it: packed, then installed in an empty project. */
beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), "pack-"));
  const { stdout } = await run("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", project], {
    cwd: root,
  });
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  await writeFile(
    join(project, "package.json"),
    JSON.stringify({ name: "user", private: true, type: "module" }),
  );
  await run(
    "npm",
    ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline", `./${filename}`],
    {
      cwd: project,
    },
  );
}, 300_000);

afterAll(() => rm(project, { recursive: true, force: true }));

test("its command generates from a collection", async () => {
  const input = join(root, "collections/oci-core-services.postman_collection.json");
  await run("npx", ["--no-install", "postman-codegen", input, "--out", "out"], { cwd: project });
  const manifest = JSON.parse(
    await readFile(join(project, "out/oracle-cloud-infrastructure-core-services-api/manifest.json"), "utf8"),
  ) as { operations: { path: string[] }[] };
  expect(manifest.operations.map((o) => o.path)).toContainEqual([
    "boot Volume Backups",
    "CreateBootVolumeBackup",
  ]);
});

test("its API has types", async () => {
  await writeFile(
    join(project, "use.ts"),
    `import { defineConfig, generate, type CollectionIr, type OperationIr } from "postman-codegen";
export const config = defineConfig({ input: "api.json", out: "src/api" });
export const run: (options: Parameters<typeof generate>[0]) => Promise<{ ok: boolean }> = generate;
export const names = (ir: CollectionIr): string[] => ir.operations.map((o: OperationIr) => o.name);
// @ts-expect-error unknown keys are faults
export const wrong = defineConfig({ inputs: "api.json" });
`,
  );
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const flags = [
    "--strict",
    "--noEmit",
    "--module",
    "nodenext",
    "--target",
    "es2022",
    "--typeRoots",
    join(root, "node_modules/@types"),
    "--types",
    "node",
  ];
  await expect(run(process.execPath, [tsc, ...flags, "use.ts"], { cwd: project })).resolves.toBeDefined();
});

test.each([
  ["use.mjs", 'import { defineConfig, generate } from "postman-codegen";'],
  ["use.cjs", 'const { defineConfig, generate } = require("postman-codegen");'],
])("its API works in %s", async (file, from) => {
  const input = join(root, "collections/bookshop.postman_collection.json");
  const program = `${from}
const { input } = defineConfig({ input: ${JSON.stringify(input)} });
generate({ inputs: [input], mode: "dry-run" }).then(({ collections }) => console.log(collections[0].slug));
`;
  await writeFile(join(project, file), program);
  const { stdout, stderr } = await run(process.execPath, [file], { cwd: project });
  expect({ stdout, stderr }).toEqual({ stdout: "bookshop\n", stderr: "" });
});

test("it shows code of postman-code-generators once that is installed beside it", async () => {
  await run(
    "npm",
    [
      "install",
      "--no-audit",
      "--no-fund",
      "--ignore-scripts",
      "--prefer-offline",
      "postman-code-generators@2",
    ],
    { cwd: project },
  );
  const input = join(root, "collections/bookshop.postman_collection.json");
  const args = [
    "--no-install",
    "postman-codegen",
    input,
    "--out",
    "pages",
    "--target",
    "docs",
    "--languages",
  ];
  await run("npx", [...args, "python,csharp:restsharp"], { cwd: project });
  const page = await readFile(join(project, "pages/bookshop/docs/items/books/add-a-book.html"), "utf8");
  expect(page).toContain(">Python</button>");
  expect(page).toContain(">C# (RestSharp)</button>");
  expect(page).toContain("import http.client");
  expect(page).toContain("&#x27;Authorization&#x27;: &#x27;Bearer {{token}}&#x27;");
  await expect(run("npx", [...args, "pyhton"], { cwd: project })).rejects.toMatchObject({
    stderr: expect.stringContaining("languages are csharp, curl"),
  });
});
