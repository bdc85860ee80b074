import { describe, expect, it } from "vitest";

import type { JsonObject } from "./json.js";
import { prepare, valuesOf, variablesOf } from "./prepare.js";

const collection = (item: JsonObject[], rest: JsonObject = {}): JsonObject => ({
  info: { name: "x" },
  item,
  ...rest,
});
const request = (name: string, value: JsonObject | string): JsonObject => ({ name, request: value });

describe("preparing a collection", () => {
  it("numbers the requests in document order", () => {
    const { requests } = prepare(
      collection([{ name: "f", item: [request("a", "http://example.test")] }, request("b", { url: "x" })]),
    );
    expect(requests.map(({ id, index, path }) => [id, index, path])).toEqual([
      ["wire-0", 0, ["f", "a"]],
      ["wire-1", 1, ["b"]],
    ]);
  });

  it.each<[from: JsonObject | string, to: JsonObject | string]>([
    ["https://example.test/https://x", "http://example.test/https://x"],
    [{ url: "HTTPS://example.test" }, { url: "HTTP://example.test" }],
    [
      { url: { raw: "https://example.test", protocol: "https" } },
      { url: { raw: "http://example.test", protocol: "http" } },
    ],
    [{ url: { raw: "{{url}}/https" } }, { url: { raw: "{{url}}/https" } }],
  ])("speaks no TLS: %j", (from, to) => {
    expect(prepare(collection([request("a", from)])).collection.item).toMatchObject([{ request: to }]);
  });

  it("drops scripts and keeps what they hung on", () => {
    const event = [{ listen: "test", script: { exec: ["throw 1"] } }];
    const prepared = prepare(collection([{ ...request("a", "x"), event }], { event })).collection;
    expect(JSON.stringify(prepared)).not.toContain("throw");
    expect(prepared.item).toMatchObject([{ name: "a", request: "x" }]);
  });

  it("gives a value to what has none", () => {
    const { environment } = prepare(
      collection([request("a", "http://{{set}}/{{unset}}/{{off}}/{{$guid}}?{{a.b}}")], {
        variable: [
          { key: "set", value: "{{inner}}" },
          { key: "off", value: "x", disabled: true },
        ],
      }),
    );
    expect(Object.keys(valuesOf(environment))).toEqual(["a.b", "inner", "off", "unset"]);
    expect(new Set(Object.values(valuesOf(environment))).size).toBe(4);
  });

  it("takes no name from descriptions and saved responses", () => {
    const item = {
      name: "{{a}}",
      request: { url: "x", description: "{{b}}" },
      response: [{ body: "{{c}}" }],
    };
    expect(valuesOf(prepare(collection([item])).environment)).toEqual({});
  });

  it("turns literal credentials into variables", () => {
    const auth = { type: "basic", basic: [{ key: "password", value: "sink" }] };
    const prepared = prepare(collection([request("a", { url: "x", auth })]), { sink: "password" });
    expect(JSON.stringify(prepared.collection)).toContain('"{{password}}"');
    expect(valuesOf(prepared.environment)).toEqual({ password: "sink" });
  });

  it.each<[what: string, body: JsonObject, prepared: JsonObject]>([
    ["a form", { urlencoded: [{ key: "p", value: "sink" }] }, { urlencoded: [{ key: "p", value: "{{v}}" }] }],
    ["JSON", { raw: '{"p": "sink", "q": "sinks"}' }, { raw: '{"p": "{{v}}", "q": "sinks"}' }],
    ["XML", { raw: "<p a='sink'>sink</p><q>sinks</q>" }, { raw: "<p a='{{v}}'>{{v}}</p><q>sinks</q>" }],
  ])("turns those in %s into variables too", (_, body, expected) => {
    const prepared = prepare(collection([request("a", { url: "x", body })]), { sink: "v" });
    expect(prepared.collection.item).toMatchObject([{ request: { body: expected } }]);
  });

  it("knows the value of every variable", () => {
    const prepared = prepare(
      collection([request("a", "http://{{unset}}/{{off}}")], {
        variable: [
          { key: "set", value: "1" },
          { key: "off", value: "2", disabled: true },
        ],
      }),
    );
    const { set, off, unset } = variablesOf(prepared);
    expect({ set, off, unset }).toEqual({ set: "1", ...valuesOf(prepared.environment) });
  });

  it("knows headers, files and dynamic parts", () => {
    const { requests, files } = prepare(
      collection([
        request("a", {
          url: "x",
          header: [
            { key: "X-On", value: "1" },
            { key: "X-Off", value: "1", disabled: true },
          ],
        }),
        request("b", {
          url: "x?{{$guid}}",
          body: { mode: "formdata", formdata: [{ type: "file", src: ["/a/1.png", "2.png"] }] },
        }),
        request("c", { url: "x", body: { mode: "file", file: { src: "3.png" } } }),
      ]),
    );
    expect(requests.map((r) => [...r.ownHeaders, r.dynamic])).toEqual([["x-on", false], [true], [false]]);
    expect(files).toEqual(["1.png", "2.png", "3.png"]);
  });
});
