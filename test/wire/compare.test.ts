import { describe, expect, it } from "vitest";

import type { Sender } from "./compare.js";
import { differences } from "./compare.js";
import type { PreparedRequest } from "./prepare.js";
import type { SentRequest } from "./recorder.js";
import { judge } from "./verdict.js";

const sent: SentRequest = {
  method: "POST",
  target: "/books?q=a%20b",
  headers: [
    ["Host", "kitchen.example.test"],
    ["Content-Type", "application/json"],
    ["X-Tag", "a"],
    ["X-Tag", "b"],
    ["User-Agent", "PostmanRuntime/7"],
    ["Content-Length", "9"],
  ],
  body: '{ "a": 1}',
};
const plain = { ownHeaders: new Set<string>(), dynamic: false };
const withHeader = (name: string, value: string | undefined): SentRequest => ({
  ...sent,
  headers: [
    ...sent.headers.filter(([key]) => key !== name),
    ...(value === undefined ? [] : [[name, value] satisfies [string, string]]),
  ],
});
const at = (other: SentRequest, request = plain, sender: Sender = "script") =>
  differences(sent, other, request, sender).map((difference) => difference.at);

describe("a tampered request is reported", () => {
  it.each<[what: string, tampered: SentRequest, at: string[]]>([
    ["method", { ...sent, method: "PUT" }, ["method"]],
    ["case of the method", { ...sent, method: "post" }, ["method"]],
    ["encoding of the target", { ...sent, target: "/books?q=a+b" }, ["target"]],
    ["host", withHeader("Host", "example.test"), ["header:host"]],
    ["value of a header", withHeader("Content-Type", "text/plain"), ["header:content-type"]],
    ["charset", withHeader("Content-Type", "application/json; charset=utf-8"), ["header:content-type"]],
    ["header left out", withHeader("Content-Type", undefined), ["header:content-type"]],
    ["header too many", withHeader("X-Extra", ""), ["header:x-extra"]],
    ["one of two headers", withHeader("X-Tag", "a"), ["header:x-tag"]],
    ["lines of one header joined", withHeader("X-Tag", "a, b"), ["header:x-tag"]],
    ["white space of the body", { ...sent, body: '{"a":1}' }, ["body"]],
    [
      "everything",
      { method: "GET", target: "/", headers: [], body: "" },
      ["method", "target", "header:content-type", "header:host", "header:x-tag", "body"],
    ],
  ])("%s", (_, tampered, expected) => {
    expect(at(tampered)).toEqual(expected);
  });
});

describe("what a transport does is not", () => {
  it.each<[what: string, other: SentRequest]>([
    ["user agent", withHeader("User-Agent", "node")],
    ["accepted encodings", withHeader("Accept-Encoding", "gzip")],
    ["chunks", withHeader("Transfer-Encoding", "chunked")],
    ["case of header names", { ...sent, headers: sent.headers.map(([k, v]) => [k.toLowerCase(), v]) }],
    ["case of the host", withHeader("Host", "Kitchen.Example.TEST")],
  ])("%s", (_, other) => {
    expect(at(other)).toEqual([]);
  });

  it("unless the collection says it", () => {
    const own = { ownHeaders: new Set(["user-agent"]), dynamic: false };
    expect(at(withHeader("User-Agent", "node"), own)).toEqual(["header:user-agent"]);
  });
});

describe("the lines of one header", () => {
  const tags = (...values: string[]): SentRequest => ({
    ...sent,
    headers: values.map((value): [string, string] => ["X-Tag", value]),
  });
  const compareTags = (postman: string[], ours: string[], sender: Sender) =>
    differences(tags(...postman), tags(...ours), plain, sender).map((difference) => difference.at);

  it("are compared one by one where a script sends them", () => {
    expect(compareTags(["a", "b"], ["a", "b"], "script")).toEqual([]);
    expect(compareTags(["a", "b"], ["b", "a"], "script")).toEqual(["header:x-tag"]);
    expect(compareTags(["a", "a"], ["a"], "script")).toEqual(["header:x-tag"]);
  });

  it("are joined where a client sends them, and count once where they are equal", () => {
    expect(compareTags(["a", "b"], ["a, b"], "client")).toEqual([]);
    expect(compareTags(["a", "b"], ["b, a"], "client")).toEqual(["header:x-tag"]);
    expect(compareTags(["a", "a"], ["a"], "client")).toEqual([]);
    expect(compareTags(["a", "b", "a"], ["a, b"], "client")).toEqual([]);
    expect(compareTags(["a", "a"], ["a, a"], "client")).toEqual(["header:x-tag"]);
  });
});

describe("bodies", () => {
  it("that are JSON can be compared as values", () => {
    expect(at({ ...sent, body: '{"a":1}' }, plain, "client")).toEqual([]);
    expect(at({ ...sent, body: '{"a":2}' }, plain, "client")).toEqual(["body"]);
    expect(at({ ...sent, body: '{"a":1' }, plain, "client")).toEqual(["body"]);
  });

  const multipart = (boundary: string, parts: string[]): SentRequest => ({
    ...sent,
    headers: [["Content-Type", `multipart/form-data; boundary=${boundary}`]],
    body: [...parts.map((part) => `--${boundary}\r\n${part}\r\n`), `--${boundary}--\r\n`].join(""),
  });
  const part = (name: string, value: string, type?: string) =>
    `${type === undefined ? "" : `Content-Type: ${type}\r\n`}Content-Disposition: form-data; name="${name}"\r\n\r\n${value}`;
  const compareParts = (a: string[], b: string[]) =>
    differences(multipart("abc", a), multipart("-----x", b), plain, "script").map((d) => d.at);

  it("in parts are compared whatever the boundary is", () => {
    expect(compareParts([part("a", "1"), part("b", "2")], [part("a", "1"), part("b", "2")])).toEqual([]);
  });

  it.each<[what: string, parts: string[]]>([
    ["order of the parts", [part("b", "2"), part("a", "1")]],
    ["name", [part("A", "1"), part("b", "2")]],
    ["value", [part("a", "1 "), part("b", "2")]],
    ["type", [part("a", "1", "text/plain"), part("b", "2")]],
    ["number of parts", [part("a", "1")]],
  ])("in parts differ by %s", (_, parts) => {
    expect(compareParts([part("a", "1"), part("b", "2")], parts)).toEqual(["body"]);
  });
});

describe("dynamic variables", () => {
  const dynamic = { ownHeaders: new Set<string>(), dynamic: true };
  const target = (text: string): SentRequest => ({ ...sent, target: text });
  const compareTargets = (a: string, b: string, request = dynamic) =>
    differences(target(a), target(b), request, "script").map((d) => d.at);
  const id = "cb4ba7fa-4e51-4142-a058-2e67c45724e0";
  const other = "e37ee7f3-e897-442f-98ab-76a765f16900";

  it("are compared by shape", () => {
    expect(compareTargets(`/?id=${id}`, `/?id=${other}`)).toEqual([]);
    expect(compareTargets("/?t=1795487006", "/?t=1795487999")).toEqual([]);
    expect(compareTargets(`/?id=${id}`, "/?id=%7B%7B$guid%7D%7D")).toEqual(["target"]);
    expect(compareTargets(`/?id=${id}`, `/?ID=${other}`)).toEqual(["target"]);
  });

  it("excuse nothing in other requests", () => {
    expect(compareTargets(`/?id=${id}`, `/?id=${other}`, plain)).toEqual(["target"]);
  });
});

describe("a verdict", () => {
  const request: PreparedRequest = { ...plain, id: "wire-0", index: 0, path: ["folder", "request"] };
  const postman = new Map([["wire-0", [sent]]]);
  const tampered = { ...sent, target: "/other" };
  const entry = {
    collection: "any",
    request: ["folder", "request"],
    lanes: ["curl"] as const,
    at: "target" as const,
    postman: sent.target,
    ours: tampered.target,
    reason: "a test",
  };
  const run = (ours: SentRequest[], deliberate = [entry], problem?: string) =>
    judge(
      [request],
      postman,
      new Map([[0, { sent: ours, ...(problem ? { problem } : {}) }]]),
      "script",
      deliberate,
    );

  it("counts what is equal", () => {
    expect(run([sent])).toEqual({ compared: 1, equal: 1, unexpected: [], used: [] });
  });

  it("accepts a deliberate difference only with the values named", () => {
    expect(run([tampered])).toMatchObject({ equal: 0, unexpected: [], used: [entry] });
    expect(run([{ ...sent, target: "/another" }]).unexpected).toHaveLength(1);
    expect(run([tampered], []).unexpected[0]).toContain("/other");
  });

  it("reports what was not sent, or sent twice", () => {
    expect(run([], [], "exit 1: no region").unexpected[0]).toContain("no region");
    expect(run([sent, sent]).unexpected).toHaveLength(1);
    expect(judge([request], postman, new Map(), "script", []).unexpected).toHaveLength(1);
  });
});
