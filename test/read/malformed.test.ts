import { gzipSync } from "node:zlib";

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { readCollection } from "../../src/read/collection.js";
import type { Item } from "../../src/read/model.js";

function read(content: string | Uint8Array | object, explicit = true) {
  const isText = typeof content === "string" || content instanceof Uint8Array;
  const bytes = Buffer.from(isText ? content : JSON.stringify(content));
  return readCollection({ file: "api.json", explicit, load: () => Promise.resolve(bytes) });
}

/** Names of the requests, folders left out. */
function names(items: readonly Item[] = []): string[] {
  return items.flatMap((item) => (item.kind === "request" ? [item.name] : names(item.items)));
}

function told(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ severity, code, place }) => {
    const { path = "", line = 0, column = 0 } = place ?? {};
    return `${severity} ${code} ${path} ${line}:${column}`;
  });
}

const request = (name: string) => ({ name, request: { method: "GET", url: "https://example.com" } });

const whole = {
  info: { name: "API" },
  item: [
    request("a"),
    { name: "f", item: [request("b"), { name: "g", item: [request("c")] }] },
    request("d"),
  ],
};

describe("a file that is cut off", () => {
  const text = JSON.stringify(whole, null, 1);
  const cutIn = (name: string) => text.slice(0, text.indexOf(`"${name}"`) + 20);

  test.each([
    ["b", ["a"]],
    ["c", ["a", "b"]],
    ["d", ["a", "b", "c"]],
  ])("in request %s gives those before it and names it", async (name, expected) => {
    const { collection, diagnostics } = await read(cutIn(name));
    expect(names(collection?.items)).toEqual(expected);
    expect(diagnostics.map((d) => d.severity)).toEqual(["error", "error"]);
    expect(diagnostics[0]).toMatchObject({ code: "PC1002", message: "not JSON: the file ends too early" });
    expect(diagnostics[1]).toMatchObject({ code: "PC1008" });
    expect(diagnostics[1]?.message).toBe(`request "${name}" is not whole and was left out`);
  });

  test("has keys called __proto__ that are keys like any other", async () => {
    const hidden = `{"__proto__": ${JSON.stringify(request("hidden"))}}`;
    const { collection } = await read(`{"info": {"name": "API"}, "item": [${hidden}, {"name": "cut`);
    expect(names(collection?.items)).toEqual([]);
  });

  test("anywhere never throws, and never gives a request that differs from the whole one", async () => {
    const all = flat((await read(text)).collection?.items ?? []);
    expect(all).toHaveLength(4);
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 2), async (length) => {
        const { collection, diagnostics } = await read(text.slice(0, length));
        expect(diagnostics.some((d) => d.severity === "error")).toBe(true);
        for (const one of flat(collection?.items ?? [])) expect(all).toContainEqual(one);
      }),
      { numRuns: 200 },
    );
  });

  test("before the first request gives nothing, so that it does not take the place of what was", async () => {
    const { collection, diagnostics } = await read(text.slice(0, 60));
    expect(collection).toBeUndefined();
    expect(diagnostics[0]).toMatchObject({ severity: "error", code: "PC1002" });
  });
});

function flat(items: readonly Item[]): object[] {
  return items.flatMap((item) => (item.kind === "request" ? [item] : flat(item.items)));
}

describe("a file with faults", () => {
  test("in one request gives the others", async () => {
    const text = JSON.stringify(whole).replace(
      '"name":"b","request":{"method":"GET"',
      '"name":"b","request":{"method": GET',
    );
    const { collection, diagnostics } = await read(text);
    expect(names(collection?.items)).toEqual(["a", "c", "d"]);
    const column = text.indexOf(": GET") + 3;
    expect(told(diagnostics)).toEqual([
      `error PC1002 $.item[1].item[0].request.method 1:${column}`,
      `error PC1008 $.item[1].item[0] 1:${text.indexOf('{"name":"b"') + 1}`,
    ]);
  });

  test.each([
    ["comments", '{\n  // hello\n  "info": {"name": "API"},\n  "item": [ITEM]}', "2:3"],
    ["a trailing comma", '{\n  "info": {"name": "API"},\n  "item": [ITEM,]}', "3:80"],
    ["a comma missing", '{\n  "info": {"name": "API"}\n  "item": [ITEM]}', "3:3"],
  ])("such as %s loses nothing", async (_, text, place) => {
    const { collection, diagnostics } = await read(text.replace("ITEM", JSON.stringify(request("a"))));
    expect(names(collection?.items)).toEqual(["a"]);
    expect(diagnostics).toMatchObject([{ severity: "warning", code: "PC1009" }]);
    expect(told(diagnostics)[0]).toMatch(new RegExp(` ${place}$`));
  });

  test("such as keys that are there twice names each, and takes the last as JSON.parse does", async () => {
    const text =
      '{"info": {"name": "no", "name": "API"},\n "item": [{"name": "a", "request": {"url": "x"},\n  "request": {"url": "y"}}]}';
    const { collection, diagnostics } = await read(text);
    expect(collection).toMatchObject({ name: "API", items: [{ request: { url: { host: ["y"] } } }] });
    expect(told(diagnostics)).toEqual([
      "warning PC1009 $.info.name 1:25",
      "warning PC1009 $.item[0].request 3:3",
    ]);
  });

  test("keys are not counted where they stand in texts", async () => {
    const body = { mode: "raw", raw: '{"a": 1, "a": 2, "\\"": "\\\\"}' };
    const { diagnostics } = await read({ ...whole, item: [{ name: "a", request: { body, url: "x" } }] });
    expect(diagnostics).toEqual([]);
  });

  test("nested deeper than parsers can follow is refused, not a crash", async () => {
    for (const text of ["[".repeat(100_000), '{"item":[{"item":'.repeat(50_000), '{"a":'.repeat(50_000)]) {
      const { collection, diagnostics } = await read(text);
      expect(collection).toBeUndefined();
      expect(diagnostics[0]).toMatchObject({ severity: "error" });
    }
  });
});

describe("what people write", () => {
  test("`items` for `item`, numbers for texts and a missing `info` are read, and told", async () => {
    const { collection, diagnostics } = await read({
      items: [
        {
          name: "f",
          items: [{ name: 5, request: { method: "GET", url: 7, header: [{ key: "a", value: true }] } }],
        },
      ],
    });
    expect(collection).toMatchObject({
      name: "Collection",
      items: [{ name: "f", items: [{ name: "5", request: { headers: [{ key: "a", value: "true" }] } }] }],
    });
    expect(diagnostics.map((d) => [d.code, d.place?.path])).toEqual([
      ["PC1008", "$"],
      ["PC1008", "$.items"],
      ["PC1008", "$.items[0].items"],
      ["PC1008", "$.items[0].items[0].name"],
      ["PC1008", "$.items[0].items[0].request.url"],
    ]);
  });

  test.each<[string, string | Uint8Array, string]>([
    ["an OpenAPI document", '{"openapi": "3.1.0"}', "OpenAPI"],
    ["an environment", '{"values": []}', "environment"],
    ["a HAR recording", '{"log": {"entries": []}}', "HAR"],
    ["an Insomnia export", '{"_type": "export", "resources": []}', "Insomnia"],
    ["a data dump", '{"version": 1, "collections": [{}, {}]}', "2 collections at once"],
    [
      "an answer of the Postman API",
      '{"error": {"name": "instanceNotFoundError", "message": "We could not find it"}}',
      "instanceNotFoundError: We could not find it",
    ],
    ["a ZIP archive", Buffer.from("PK\x03\x04xxxx"), "ZIP"],
    ["a gzip file", gzipSync("{}"), "gzip"],
  ])("%s is called what it is", async (_, content, words) => {
    const { collection, diagnostics } = await read(content);
    expect(collection).toBeUndefined();
    expect(diagnostics).toMatchObject([{ severity: "error", code: "PC1003", place: { file: "api.json" } }]);
    expect(diagnostics[0]?.message).toContain(words);
    expect(diagnostics[0]?.hint).toBeTruthy();
    expect((await read(content, false)).diagnostics).toMatchObject([
      { severity: "info", hint: "passed over" },
    ]);
  });

  test("a web page saved as JSON is called one, by its title", async () => {
    const { diagnostics } = await read("<!DOCTYPE html><html><head><title>Sign in</title></head></html>");
    expect(diagnostics).toMatchObject([{ severity: "error", code: "PC1002" }]);
    expect(diagnostics[0]?.message).toBe('not JSON but a web page ("Sign in")');
  });

  test.each<[string, Uint8Array]>([
    ["UTF-16 LE with a mark", Buffer.from(`\uFEFF${JSON.stringify(whole)}`, "utf16le")],
    ["UTF-16 LE without one", Buffer.from(JSON.stringify(whole), "utf16le")],
    ["UTF-16 BE with a mark", Buffer.from(`\uFEFF${JSON.stringify(whole)}`, "utf16le").swap16()],
    ["UTF-8 with a mark", Buffer.from(`\uFEFF${JSON.stringify(whole)}`)],
  ])("%s is read", async (_, bytes) => {
    const { collection, diagnostics } = await read(bytes);
    expect(diagnostics).toEqual([]);
    expect(names(collection?.items)).toHaveLength(4);
  });
});
