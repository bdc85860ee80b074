import { expect, test } from "vitest";

import { clientModel } from "../../src/client-model/build.js";
import { filledTexts } from "../../src/client-model/filled-texts.js";
import { filledTemplates } from "../../src/ir/templates.js";
import { ownVariables, variablesByName } from "../../src/ir/variables.js";
import { OverrideRules } from "../../src/overrides/rules.js";
import type { Environment, RequestItem, Variable } from "../../src/read/model.js";
import { build, collection, request, url } from "../ir/make.js";
import { collectionsIn } from "./read.js";
import { emitFiles } from "./targets.js";

const post = (name: string, raw: string, parts: object = {}) =>
  request(name, { method: "POST", body: { mode: "raw", raw, language: "json" }, ...parts });

function modelOf(items: RequestItem[], variables: Variable[] = [], environments: Environment[] = []) {
  const { ir, names } = build(collection(items, { variables }), environments);
  return clientModel(ir, names, new OverrideRules(undefined));
}

const namesOf = (variables: readonly { name: string }[]) => variables.map(({ name }) => name);

/** Everywhere that a variable may stand; `s…` only in samples and headers of the connection, `f…` where the client fills it in. */
const EVERYWHERE = [
  post("json", '{"a": "{{f1}}", "b": "by {{s1}}", "c": [{"d": "{{s2}}"}]}', {
    url: url({
      host: ["{{f2}}", "test"],
      path: ["{{f3}}", "x"],
      query: [{ key: "q", value: "{{f4}}" }],
    }),
    headers: [
      { key: "X", value: "{{f5}}" },
      { key: "Content-Length", value: "{{s6}}" },
    ],
    auth: { type: "bearer", params: { token: "{{f6}}" } },
  }),
  request("text", { method: "POST", body: { mode: "raw", raw: "by {{s3}}", language: "text" } }),
  request("whole", { method: "POST", body: { mode: "raw", raw: "{{f7}}", language: "text" } }),
  request("form", {
    method: "POST",
    body: { mode: "urlencoded", urlencoded: [{ key: "a", value: "{{f8}}" }] },
  }),
  request("file", { method: "POST", body: { mode: "file", src: "{{s4}}.txt" } }),
  request("upload", {
    method: "POST",
    body: {
      mode: "formdata",
      formdata: [
        { type: "file", key: "one", value: null, src: ["{{s5}}.txt"] },
        { type: "text", key: "two", value: "{{f9}}", contentType: "text/{{f10}}" },
      ],
    },
  }),
];
/** So that whole members are sent by the client. */
const SHARED = [
  post("again", '{"a": "{{f1}}", "c": "{{f11}} {{s2}}"}', { headers: [{ key: "Y", value: "{{f11}}" }] }),
];

test("the client lists the variables that it fills in, and none that only samples refer to", () => {
  const { ir, variables } = modelOf([...EVERYWHERE, ...SHARED]);
  expect(namesOf(variables)).toEqual(namesOf(ir.variables).filter((name) => !name.startsWith("s")));
  expect(namesOf(ir.variables)).toEqual(expect.arrayContaining(["s1", "s2", "s3", "s4", "s5", "s6"]));
});

test("a variable is listed where the value of a listed one refers to it, in any environment", () => {
  const environment = (name: string, host: string): Environment => ({
    kind: "environment",
    name,
    values: [
      { key: "host", value: host },
      { key: "area", value: "eu" },
      { key: "author", value: "Ada" },
    ],
  });
  const { variables, environments } = modelOf(
    [post("a", '{"note": "by {{author}}"}', { url: url({ host: ["{{host}}"] }) })],
    [{ key: "zone", value: "z1" }],
    [environment("one", "{{area}}.test"), environment("two", "{{zone}}.test")],
  );
  expect(namesOf(variables)).toEqual(["area", "host", "zone"]);
  expect(environments.map(({ values }) => Object.keys(values).sort())).toEqual([
    ["area", "host", "zone"],
    ["area", "host", "zone"],
  ]);
});

test("what PC2009 lists for calls is what the requests of the client hold", async () => {
  const { ir: made, names } = build(collection([...EVERYWHERE, ...SHARED]));
  const all = [{ ir: made, names }];
  for await (const each of collectionsIn("collections")) all.push(each);
  for (const { ir, names } of all) {
    const scope = variablesByName(ir.variables);
    for (const { operation, request } of clientModel(ir, names, new OverrideRules(undefined)).operations) {
      const ofRequest = ownVariables(filledTexts(request), scope);
      expect([operation.path, [...ownVariables(filledTemplates(operation), scope)].sort()]).toEqual([
        operation.path,
        [...ofRequest].sort(),
      ]);
    }
  }
});

test("a live run knows the values of the variables that only samples refer to", async () => {
  const items = [post("a", '{"note": "by {{author}} {{$guid}}"}', { url: url({ host: ["{{host}}"] }) })];
  const variables = [
    { key: "author", value: "Ada" },
    { key: "host", value: "a.test" },
    { key: "unused", value: "u" },
  ];
  const { ir, collection: saved } = build(collection(items, { variables }));
  const files = await emitFiles(ir, {
    targets: ["client", "live"],
    collection: saved,
    importExtension: ".ts",
  });
  const content = (path: string) => files.find((file) => file.path === path)?.content ?? "";
  expect(content("variables.ts")).not.toContain("author");
  expect(content("variables.ts")).not.toContain("$guid");
  expect(content("live/run.test.ts")).toContain('defaults: { author: "Ada", ...variableDefaults }');
  expect(content("live/run.test.ts")).toContain('import { dynamicVariables } from "./runtime/dynamic.ts"');
  expect(files.map(({ path }) => path)).toContain("live/runtime/dynamic.ts");
  expect(files.map(({ path }) => path)).not.toContain("runtime/dynamic.ts");
});
