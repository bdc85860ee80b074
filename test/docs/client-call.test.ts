import { join } from "node:path";

import { Project, ts } from "ts-morph";
import { expect, test } from "vitest";

import { clientModel } from "../../src/client-model/build.js";
import { clientSample } from "../../src/emit/client/call.js";
import { OverrideRules } from "../../src/overrides/rules.js";
import type { RequestItem, Variable } from "../../src/read/model.js";
import { collectionsIn } from "../emit/read.js";
import { build, collection, request, url } from "../ir/make.js";

const root = join(import.meta.dirname, "../..");

test("every TypeScript call that pages of the collections show compiles against the committed clients", async () => {
  const project = new Project({
    tsConfigFilePath: join(root, "tsconfig.json"),
    skipAddingFilesFromTsConfig: true,
  });
  for await (const { ir, names } of collectionsIn("collections")) {
    const { code } = clientSample(ir, ".js");
    for (const model of clientModel(ir, names, new OverrideRules(undefined)).operations) {
      const path = join(root, `generated/example-${ir.slug}-${model.operation.index}.ts`);
      project.createSourceFile(path, code(model));
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

/** The TypeScript of the page of each request. */
function calls(items: RequestItem[], variables: Variable[] = []): string[] {
  const { ir, names } = build({ ...collection(items), variables });
  const { operations } = clientModel(ir, names, new OverrideRules(undefined));
  return operations.map((operation) => clientSample(ir, ".js").code(operation) ?? "");
}

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
  const argumentOf = (code: string) => /await client\.\w+\((.*)\);$/s.exec(code.trim())?.[1];
  expect(calls(items).map((code) => argumentOf(code)?.replace(/\s+/g, " "))).toEqual([
    '{ query: { $file: "q.txt", }, body: await openAsBlob("b.txt"), }',
    '{ query: { $file: "q.txt", }, body: { $file: "text", one: new File([await openAsBlob("1.txt")], "1.txt", { type: "text/plain" }), two: [ new File([await openAsBlob("2.txt")], "2.txt", { type: "text/plain" }), new File([await openAsBlob("3.txt")], "3.txt", { type: "text/plain" }), ], }, }',
    '{ body: { a: { $file: "data" }, }, }',
  ]);
});

test("what has no value is a constant where the caller gives it, and an option where the client sends it", () => {
  const items = [
    request("order", {
      method: "POST",
      url: url({
        host: ["{{host}}"],
        path: ["orders", ":id"],
        query: [{ key: "tenant", value: "{{tenant}}" }],
      }),
      body: {
        mode: "raw",
        language: "json",
        raw: '{"buyer": "{{buyer}}", "note": "for `{{buyer}}` of ${{tenant}}\\n\\"x\\"", "count": {{class}}, "sku": "{{sku}}"}',
      },
    }),
  ];
  const [code = ""] = calls(items, [{ key: "sku", value: "s-1" }]);
  expect(code.split("\n")).toEqual([
    'import { createClient } from "./test/index.js";',
    "",
    'const buyer = "<buyer>";',
    'const tenant = "<tenant>";',
    'const classValue = "<class>";',
    "",
    "const client = createClient({",
    "  variables: {",
    '    host: "<host>",',
    "    tenant,",
    "  },",
    "});",
    "",
    "const result = await client.order({",
    "  path: {",
    '    id: "<id>",',
    "  },",
    "  body: {",
    "    buyer,",
    '    note: `for \\`${buyer}\\` of $${tenant}\\n"x"`,',
    "    count: classValue,",
    "  },",
    "});",
    "",
  ]);
});
