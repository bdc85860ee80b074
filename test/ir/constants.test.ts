import { describe, expect, test } from "vitest";

import { isProtocolName, saysHow, SentValues } from "../../src/ir/constants.js";
import type { OperationIr } from "../../src/ir/model.js";
import type { Body, Param } from "../../src/read/model.js";
import { build, collection, request, url } from "./make.js";

const json = (value: object): Body => ({ mode: "raw", raw: JSON.stringify(value), language: "json" });
const form = (...fields: Param[]): Body => ({ mode: "urlencoded", urlencoded: fields });

function operations(...bodies: (Body | Param[])[]): OperationIr[] {
  const items = bodies.map((body, i) =>
    Array.isArray(body)
      ? request(`r${i}`, { url: url({ path: [`p${i}`], query: body }) })
      : request(`r${i}`, { method: "POST", body }),
  );
  return build(collection([...items, request("other")])).ir.operations;
}

/** Names of what a request sends by itself. */
function sentBy({ url: { query }, body }: OperationIr): string[] {
  const fields = body?.mode === "urlencoded" ? body.fields : query;
  const members = body?.mode === "json" ? (body.defaults ?? []) : [];
  return [
    ...fields.filter(({ role }) => role === "constant").map(({ key }) => key),
    ...members.map(({ path }) => path.join(".")),
  ];
}

test.each<[name: string, value: string]>([
  ["format", "json"],
  ["$format", "JSON"],
  ["responseFormat", "application/xml"],
  ["protocol", "JSON"],
  ["alt", "json"],
  ["charset", "UTF-8"],
  ["api-version", "7"],
  ["apiVersion", "2024-02-01-preview"],
  ["Version", "2010-05-08"],
  ["v", "1.1"],
  ["service_version", "v2"],
])("%s=%s says how", (name, value) => {
  expect(saysHow(name, value)).toBe(true);
});

test.each<[name: string, value: string]>([
  ["version", "1"],
  ["protocol", "openfabric"],
  ["format", "A4"],
  ["appVersion", "1.2"],
  ["page", "1"],
  ["date", "2024-01-01"],
  ["name", "json"],
  ["type", "xml"],
  ["mode", "fast"],
  ["api-version", "<integer>"],
])("%s=%s says what", (name, value) => {
  expect(saysHow(name, value)).toBe(false);
});

test("names and values of up to 64 characters are read", () => {
  const spaced = (length: number) => `format${" ".repeat(length - 6)}`;
  expect(saysHow(spaced(64), "json")).toBe(true);
  expect(saysHow(spaced(65), "json")).toBe(false);
  const version = (length: number) => `1.${"0".repeat(length - 2)}`;
  expect(saysHow("v", version(64))).toBe(true);
  expect(saysHow("v", version(65))).toBe(false);
});

test("a name of a protocol has no other words", () => {
  for (const name of ["grant_type", "grantType", "GRANT-TYPE", "client_assertion_type", "SignatureVersion"])
    expect(isProtocolName(name)).toBe(true);
  for (const name of ["grant", "type", "grant_types", "my_grant_type"])
    expect(isProtocolName(name)).toBe(false);
});

test("a value is a constant once 2 requests send it and none another", () => {
  const sent = new SentValues();
  sent.add("query", [["format", "json"]]);
  expect(sent.isConstant("query", "format", "json")).toBe(false);
  sent.add("query", [
    ["format", "json"],
    ["format", "json"],
  ]);
  expect(sent.isConstant("query", "format", "json")).toBe(true);
  expect(sent.isConstant("form", "format", "json")).toBe(false);
  sent.add("query", [["format", "xml"]]);
  expect(sent.isConstant("query", "format", "json")).toBe(false);
});

describe("what says how is sent by itself", () => {
  test("in a query, wherever it occurs", () => {
    const query = (key: string, value: string): Param[] => [
      { key: "protocol", value: "JSON" },
      { key, value },
    ];
    const [first, second, third] = operations(query("page", "1"), query("page", "1"), query("q", "x"));
    for (const each of [first, second, third]) expect(sentBy(each as OperationIr)).toEqual(["protocol"]);
  });

  test("not where one request has another value, or a variable", () => {
    for (const value of ["XML", "{{format}}"]) {
      const all = operations(
        [{ key: "format", value: "JSON" }],
        [{ key: "format", value: "JSON" }],
        [{ key: "format", value }],
      );
      expect(all.flatMap(sentBy)).toEqual([]);
    }
  });

  test("grant_type in forms, queries and JSON, even of one request", () => {
    const type = { key: "grant_type", value: "password" };
    const all = operations(
      form(type, { key: "scope", value: "a" }),
      [type],
      json({ grant_type: "password", scope: "a" }),
    );
    expect(all.slice(0, 3).map(sentBy)).toEqual([["grant_type"], ["grant_type"], ["grant_type"]]);
  });

  test("a member of JSON", () => {
    const body = (more: object) => json({ apiVersion: 2, inner: { format: "json" }, version: 1, ...more });
    expect(
      operations(body({ a: 1 }), body({ b: 1 }))
        .slice(0, 2)
        .map(sentBy),
    ).toEqual([["apiVersion"], ["apiVersion"]]);
  });

  test.each<[what: string, body: object, expected: string[]]>([
    ["JSON-RPC 2.0", { jsonrpc: "2.0", method: "a", id: 1, params: { b: 1 } }, ["jsonrpc", "method", "id"]],
    ["JSON-RPC 1.0", { method: "a", params: [], id: null }, ["method", "id"]],
    ["a notification", { jsonrpc: "2.0", method: "a" }, ["jsonrpc", "method"]],
    ["a method of payment", { method: "card", id: 1 }, []],
    [
      "GraphQL",
      { query: "# a\nquery A { a }", variables: {}, operationName: "A" },
      ["query", "operationName"],
    ],
    ["a selection alone", { query: " { a }" }, ["query"]],
    ["a text to search for", { query: "shoes" }, []],
    ["a search with more", { query: "{ a }", size: 10 }, []],
  ])("%s", (_, body, expected) => {
    const [operation] = operations(json(body));
    expect(sentBy(operation as OperationIr).sort()).toEqual(expected.sort());
  });
});

describe("the fields of forms", () => {
  const field = (key: string, description = "", value = "x"): Param => ({ key, value, description });
  const flags = (...fields: Param[][]) =>
    operations(...fields.map((list) => form(...list))).flatMap(({ body }) =>
      body?.mode === "urlencoded"
        ? body.fields.map(({ key, required, optional }) => `${key}${required ? "!" : optional ? "?" : ""}`)
        : [],
    );

  test("say that they are required, and then the others of the collection are not", () => {
    expect(flags([field("a", "(Required) A"), field("b", "B")], [field("c")])).toEqual(["a!", "b?", "c?"]);
    expect(flags([field("a", "**Required** A"), field("b")])).toEqual(["a!", "b?"]);
    expect(flags([field("a", "Mandatory. A"), field("b")])).toEqual(["a!", "b?"]);
  });

  test("say that they are optional", () => {
    expect(flags([field("a", "**Optional**<br> A"), field("b", "(optional)"), field("c", "C")])).toEqual([
      "a?",
      "b?",
      "c",
    ]);
  });

  test("say neither", () => {
    expect(
      flags([
        field("a", "Required if b is set"),
        field("b", "What is required"),
        field("c", "No optional part"),
      ]),
    ).toEqual(["a", "b", "c"]);
  });
});
