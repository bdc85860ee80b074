import { expect, test } from "vitest";
import { fixture } from "../../src/emit/tests/emit.js";
import type { OperationIr } from "../../src/ir/model.js";
import { build, collection, request } from "../ir/make.js";

function fixtureOf(host: string[], value?: string) {
  const item = request("a", { url: { host, path: ["things"], query: [], variables: [] } });
  const variables = value === undefined ? [] : [{ key: "baseUrl", value }];
  const { ir } = build(collection([item], { variables }));
  const { variables: given, request: sent, unsendable } = fixture(ir.operations[0] as OperationIr, ir);
  return { given, url: sent?.url, unsendable };
}

test("a server that only its user can name has a name in the tests", () => {
  const named = { given: { baseUrl: "https://base-url.test" }, url: "https://base-url.test/things" };
  for (const value of [undefined, "/", "http:///"]) {
    expect(fixtureOf(["{{baseUrl}}"], value), value).toEqual({ ...named, unsendable: undefined });
  }
  expect(fixtureOf(["{{baseUrl}}"], "http://a.test")).toMatchObject({ url: "http://a.test/things" });
});

test("a URL that has no host is refused", () => {
  expect(fixtureOf([""])).toMatchObject({ url: undefined, unsendable: "no URL comes out" });
});
