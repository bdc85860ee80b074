import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

import { expect, test } from "vitest";

import { faultsOf } from "./tsc.js";

const root = resolve(import.meta.dirname, "../..");

/** What the README's example leaves to its reader. */
const GIVEN = `import type { RequestContext } from "./generated/oracle-cloud-infrastructure-core-services-api/index.js";
declare global {
  function sign(request: RequestContext): Promise<string>;
  function digest(body: Uint8Array): Promise<string>;
}
`;

test("the code of README.md and docs/client.md compiles against generated/", async () => {
  const folder = await mkdtemp(join(tmpdir(), "examples-"));
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));
  await symlink(join(root, "generated"), join(folder, "generated"));
  await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  await writeFile(join(folder, "given.ts"), GIVEN);
  let count = 0;
  for (const document of ["README.md", "docs/client.md"]) {
    const text = await readFile(join(root, document), "utf8");
    for (const [, code = ""] of text.matchAll(/^```ts\n(.*?)^```$/gms)) {
      if (!code.includes('"./generated/')) continue;
      count += 1;
      await writeFile(join(folder, `example-${String(count)}.ts`), code);
    }
  }
  expect(count).toBeGreaterThan(8);
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: true,
    noEmit: true,
    preserveSymlinks: true,
    target: "es2022",
    module: "nodenext",
    lib: ["es2023", "dom"],
    types: ["node"],
  };
  await writeFile(
    join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions, include: ["example-*.ts", "given.ts"] }),
  );
  const faults = await faultsOf(folder);
  await rm(folder, { recursive: true, force: true });
  expect(faults).toBe("");
});
