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

interface Sent {
  method?: string;
  headers?: [key: string, value: string][];
  body?: string;
}

function fixtureOfRequest({ method = "GET", headers = [], body }: Sent) {
  const item = request(
    "a",
    {
      method,
      headers: headers.map(([key, value]) => ({ key, value })),
      ...(body === undefined ? {} : { body: { mode: "raw", raw: body } as const }),
    },
    { behavior: { disableBodyPruning: true } },
  );
  const { ir } = build(collection([item], { variables: [{ key: "wide", value: "\u65e5" }] }));
  const { request: sent, unsendable, nodeOnly } = fixture(ir.operations[0] as OperationIr, ir);
  return { isRecorded: sent !== undefined, unsendable, nodeOnly };
}

test.each<[sent: Sent, unsendable: string]>([
  [
    { headers: [["X-A", "\u65e5"]] },
    'HTTP cannot carry the header "x-a": its value has a character beyond Latin-1',
  ],
  [
    { headers: [["X-A", "{{wide}}"]] },
    'HTTP cannot carry the header "x-a": its value has a character beyond Latin-1',
  ],
  [{ headers: [["X-A", "a\nb"]] }, 'HTTP cannot carry the header "x-a": its value has more than one line'],
  [{ headers: [["X-A", "a\0b"]] }, 'HTTP cannot carry the header "x-a": its value has a control character'],
  [{ headers: [[":authority", "a"]] }, 'HTTP cannot carry the header ":authority": its name is not valid'],
  [{ method: "CONNECT" }, "fetch cannot send CONNECT"],
  [{ method: "GET IT" }, 'HTTP has no method "GET IT"'],
])("%j cannot be sent", (sent, unsendable) => {
  expect(fixtureOfRequest(sent)).toEqual({ isRecorded: false, unsendable, nodeOnly: undefined });
});

test.each<[sent: Sent, nodeOnly: string]>([
  [{ body: "a" }, "fetch cannot send a body with GET"],
  [{ method: "TRACE" }, "fetch cannot send TRACE"],
  [{ headers: [["Host", "other.test"]] }, "fetch cannot send a Host header"],
])("%j can be sent on Node", (sent, nodeOnly) => {
  expect(fixtureOfRequest(sent)).toEqual({ isRecorded: true, unsendable: undefined, nodeOnly });
});

test.each<Sent>([
  { method: "DELETE", body: "a" },
  { headers: [["X-A", " caf\u00e9\t\n"]] },
  { headers: [["Host", "API.example.com"]] },
  { headers: [["Host", ""]] },
  { headers: [["  ", "a"]] },
])("%j can be sent anywhere", (sent) => {
  expect(fixtureOfRequest(sent)).toEqual({ isRecorded: true, unsendable: undefined, nodeOnly: undefined });
});

test.each<[what: string, parts: Parameters<typeof request>[1], sent: unknown]>([
  ["text", { body: { mode: "raw", raw: "<a>{{v}}</a>{{known}}", language: "xml" } }, { text: "<a>v</a>1" }],
  [
    "JSON",
    { body: { mode: "raw", raw: '{"a": ["x-{{v}}"], "b": {{bare}}}' } },
    { json: { a: ["x-v"], b: "bare" } },
  ],
  [
    "a form",
    { body: { mode: "urlencoded", urlencoded: [{ key: "a", value: "{{v}}-{{w w}}" }] } },
    { text: "a=v-w-w" },
  ],
])("a variable without a value has one in the tests: %s", (_, parts, sent) => {
  const item = request("a", { method: "POST", ...parts });
  const { ir } = build(collection([item], { variables: [{ key: "known", value: "1" }] }));
  const made = fixture(ir.operations[0] as OperationIr, ir);
  expect(made.request?.body).toEqual(sent);
  expect(JSON.stringify(made.input)).not.toContain("{{");
});
