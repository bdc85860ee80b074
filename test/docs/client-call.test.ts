import { join } from "node:path";
import { Project, ts } from "ts-morph";
import { expect, test } from "vitest";
import { clientCall } from "../../src/emit/docs/client-call.js";
import { inspect } from "../../src/index.js";

const root = join(import.meta.dirname, "../..");

test("every TypeScript call that pages of the collections show compiles against the committed clients", async () => {
  const { collections } = await inspect({ inputs: ["collections"], cwd: root });
  const project = new Project({
    tsConfigFilePath: join(root, "tsconfig.json"),
    skipAddingFilesFromTsConfig: true,
  });
  for (const ir of collections) {
    for (const operation of ir.operations) {
      const path = join(root, `generated/example-${ir.slug}-${operation.index}.ts`);
      project.createSourceFile(path, clientCall(operation, ir, ".js"));
    }
  }
  const faults = project
    .getPreEmitDiagnostics()
    .map((d) => [
      d.getSourceFile()?.getBaseName() ?? "",
      ts.flattenDiagnosticMessageText(d.compilerObject.messageText, "\n"),
    ]);
  expect(faults).toEqual([]);
});
