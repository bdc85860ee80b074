import { join } from "node:path";

import { Project, ts } from "ts-morph";
import { expect, test } from "vitest";

import type { NamedOperation } from "../../src/client-model/model.js";
import { withNames } from "../../src/client-model/names.js";
import { clientCall } from "../../src/emit/client/call.js";
import { collectionsIn } from "../emit/read.js";
import { build, collection, request, url } from "../ir/make.js";

const root = join(import.meta.dirname, "../..");

test("every TypeScript call that pages of the collections show compiles against the committed clients", async () => {
  const project = new Project({
    tsConfigFilePath: join(root, "tsconfig.json"),
    skipAddingFilesFromTsConfig: true,
  });
  for await (const { ir, names } of collectionsIn("collections")) {
    for (const named of withNames(ir, names).operations) {
      const path = join(root, `generated/example-${ir.slug}-${named.operation.index}.ts`);
      project.createSourceFile(path, clientCall(named, ir, ".js"));
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

test("files are where a body can hold them; elsewhere $file is a name like any other", () => {
  const query = [{ key: "$file", value: "q.txt" }];
  const items = [
    request("binary", { method: "POST", url: url({ query }), body: { mode: "file", src: "b.txt" } }),
    request("form", {
      method: "POST",
      url: url({ query }),
      body: {
        mode: "formdata",
        formdata: [
          { type: "text", key: "$file", value: "text" },
          { type: "file", key: "one", value: null, src: ["1.txt"] },
          { type: "file", key: "two", value: null, src: ["2.txt", "3.txt"] },
        ],
      },
    }),
    request("json", {
      method: "POST",
      body: { mode: "raw", raw: '{"a": {"$file": "data"}}', language: "json" },
    }),
  ];
  const { ir, names } = build(collection(items));
  const { operations } = withNames(ir, names);
  const argumentOf = (index: number) =>
    /await client\.\w+\((.*)\);$/s.exec(
      clientCall(operations[index] as NamedOperation, ir, ".js").trim(),
    )?.[1];
  expect(ir.operations.map((_, index) => argumentOf(index)?.replace(/\s+/g, " "))).toEqual([
    '{ query: { $file: "q.txt", }, body: await openAsBlob("b.txt"), }',
    '{ query: { $file: "q.txt", }, body: { $file: "text", one: await openAsBlob("1.txt"), two: [await openAsBlob("2.txt"), await openAsBlob("3.txt")], }, }',
    '{ body: { a: { $file: "data" }, }, }',
  ]);
});
