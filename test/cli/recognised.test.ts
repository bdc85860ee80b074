import { expect, test } from "vitest";

import { put, temporaryFolder } from "../write/folder.js";
import { cli, collection } from "./harness.js";

const conflict = collection("Shop").replace(
  '"item":',
  '\n<<<<<<< HEAD\n"a": 1,\n=======\n"a": 2,\n>>>>>>> other\n"item":',
);

test.each<[string, string, RegExp]>([
  ["merged.json", conflict, /merged\.json:2:1: error PC1002: not JSON: git left the marks of a conflict/],
  ["first.json", `<<<<<<< HEAD\n${collection("A")}`, /first\.json:1:1: error PC1002: .*marks of a conflict/],
  ["v4.json", '{"_type": "export", "__export_format": 4, "resources": []}', /an Insomnia export\n.*Postman/],
  ["v4.yaml", "_type: export\n__export_format: 4\nresources: []\n", /an Insomnia export/],
  ["v5.yaml", "type: collection.insomnia.rest/5.0\nname: Shop\ncollection: []\n", /an Insomnia export/],
  ["v5", 'type: "collection.insomnia.rest/5.0"\nname: Shop\n', /an Insomnia export/],
  ["openapi.json", '{"openapi": "3.1.0", "info": {}, "paths": {}}', /an OpenAPI document\n.*import it/],
  ["swagger.json", '{"swagger": "2.0"}', /an OpenAPI document/],
  ["openapi.yaml", "# An API\nopenapi: 3.1.0\ninfo: {}\n", /an OpenAPI document/],
  ["swagger", "swagger: '2.0'\n", /an OpenAPI document/],
  ["session.har", '{"log": {"version": "1.2", "entries": []}}', /a HAR recording\n.*import it/],
  [
    "get.bru",
    "meta {\n  name: Get\n  type: http\n}\n\nget {\n  url: https://example.com\n}\n",
    /Bruno.*\n.*export/,
  ],
  ["bruno.json", '{"version": "1", "name": "Shop", "type": "collection"}', /Bruno/],
  ["staging.json", '{"name": "e", "values": []}', /an environment or globals file\n.*--environment/],
  ["get.request.yaml", "$kind: http-request\nvalues: []\n", /a collection in YAML is a folder/],
  ["staging.yaml", "name: e\nvalues: []\n", /an environment or globals file/],
])("%s is called what it is", async (file, content, words) => {
  const cwd = temporaryFolder();
  put(cwd, { [file]: content });
  const { status, stdout, stderr } = await cli([file], { cwd });
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toMatch(words);
  expect(stderr).not.toContain("login");
});

test.each<[string, string, RegExp]>([
  ["shop.json", collection("Shop"), /PC1006: not a Postman environment: it is a collection\n.*as an input/],
  ["wrapped.json", `{"collection": ${collection("Shop")}}`, /it is a collection\n/],
  ["openapi.yaml", "openapi: 3.1.0\n", /it is an OpenAPI document/],
  ["other.json", "{}", /it has no list `values`/],
  ["merged.json", '{"values": [\n<<<<<<< HEAD\n]}', /PC1006: .*marks of a conflict/],
])("%s in the place of an environment is called what it is", async (file, content, words) => {
  const cwd = temporaryFolder();
  put(cwd, { "a.json": collection("A"), [file]: content });
  const { status, stderr } = await cli(["a.json", "-e", file], { cwd });
  expect(status).toBe(1);
  expect(stderr).toMatch(words);
});

test("an address of another kind is no path", async () => {
  const { status, stderr } = await cli(["ftp://me:hunter2@example.com/y"], { cwd: temporaryFolder() });
  expect(status).toBe(1);
  expect(stderr).toMatch(/^ftp:\/\/example\.com\/y: error PC1010: .*only http and https.* not ftp\n/);
  expect(stderr).not.toContain("hunter2");
});

test("--languages without pages is wrong usage", async () => {
  const cwd = temporaryFolder();
  put(cwd, { "a.json": collection("A") });
  const { status, stderr } = await cli(["a.json", "--languages", "python"], { cwd });
  expect(status).toBe(2);
  expect(stderr).toMatch(/PC4004: --languages .*\n.*add --target docs/);
  expect((await cli(["a.json", "--languages", "python", "-t", "curl"], { cwd })).status).toBe(2);
});
