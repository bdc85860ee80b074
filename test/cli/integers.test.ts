import { join } from "node:path";

import { expect, test } from "vitest";

import { contents, put, temporaryFolder } from "../write/folder.js";
import { cli, collection } from "./harness.js";

const BIG = "9007199254740993";

const item = {
  name: "Create",
  request: {
    method: "POST",
    url: "https://example.com/",
    body: {
      mode: "raw",
      raw: `{"id": ${BIG}, "by": {"a": ${BIG}, "b": 1}, "z": -0, "e": 1e400}`,
      options: { raw: { language: "json" } },
    },
  },
  response: [
    {
      name: "fine",
      code: 200,
      header: [{ key: "Content-Type", value: "application/json" }],
      body: `{"items": [{"id": ${BIG}, "n": 1}], "parent": null}`,
    },
    { name: "later", code: 200, body: `{"items": [], "parent": 5}` },
  ],
};

const types = {
  "body.id": { integer: "bigint" },
  "body.by.*": { integer: "string" },
  "response.200.items[].id": { integer: "string" },
  "response.200.parent": { integer: "bigint" },
};

async function generated(overrides: object, ...flags: string[]) {
  const cwd = temporaryFolder();
  put(cwd, {
    "shop.json": collection("Shop", [item]),
    "postman-codegen.config.json": JSON.stringify({ overrides }),
  });
  const { status, stderr } = await cli(["shop.json", "-t", "client,tests", ...flags], { cwd });
  return { status, stderr, files: contents(join(cwd, "generated/shop")) };
}

test("integers keep their digits where an override says so", async () => {
  const { status, stderr, files } = await generated({ Create: { types } }, "--verify");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const code = files["resources/index.ts"]?.replace(/\s+/g, " ");
  expect(code).toContain('body: jsonIntegers(["bigint", "id"], ["string", "by", null])');
  expect(code).toContain(
    'parse: integerParser({ 200: [ ["string", "items", 0, "id"], ["bigint", "parent"], ], })',
  );
  expect(code).toContain("id: bigint; by: { a: string; b: string; };");
  expect(code).toContain("id: string; n: number;");
  expect(code).toContain("parent: bigint | null;");
  const fixture = JSON.parse(files["tests/fixtures/create.json"] ?? "") as object;
  expect(fixture).toMatchObject({
    input: { body: { id: BIG, by: { a: BIG, b: "1" } } },
    request: { body: { text: `{"id":${BIG},"by":{"a":${BIG},"b":1},"z":0,"e":null}` } },
    responses: [
      { body: { items: [{ id: BIG, n: 1 }], parent: null }, text: item.response[0]?.body },
      { body: { items: [], parent: "5" } },
    ],
  });
});

test("without one they are named, and no client carries what keeps them", async () => {
  const { status, stderr, files } = await generated({});
  expect(status).toBe(0);
  expect(stderr).toContain(
    'PC2019: integers beyond 2^53, which JavaScript rounds, in "Create" (body.id, body.by.a, response.200.items[].id)',
  );
  expect(Object.keys(files).filter((file) => file.includes("integers"))).toEqual([]);
});

test("a setting that is neither bigint nor string is refused", async () => {
  const { status, stderr } = await generated({ Create: { types: { "body.id": { integer: "number" } } } });
  expect(status).toBe(2);
  expect(stderr).toContain("integer");
});
