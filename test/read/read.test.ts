import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";

import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { readCollection } from "../../src/read/collection.js";
import { readEnvironment } from "../../src/read/environment.js";
import { findInputs } from "../../src/read/inputs.js";
import type { Item, RequestItem } from "../../src/read/model.js";

let cwd: string;

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "read-"));
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

async function put(path: string, content: string | Uint8Array | object): Promise<void> {
  await mkdir(dirname(join(cwd, path)), { recursive: true });
  const isText = typeof content === "string" || content instanceof Uint8Array;
  await writeFile(join(cwd, path), isText ? content : JSON.stringify(content));
}

function source(content: string | Uint8Array | object, explicit = true) {
  const isText = typeof content === "string" || content instanceof Uint8Array;
  const bytes = Buffer.from(isText ? content : JSON.stringify(content));
  return { file: "api.json", explicit, load: () => Promise.resolve(bytes) };
}

const collection = (item: unknown, more: object = {}) => ({
  info: { name: "API", schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json" },
  item,
  ...more,
});

async function readRequest(item: object): Promise<RequestItem> {
  const result = await readCollection(source(collection([item])));
  const [first] = result.collection?.items ?? [];
  if (first?.kind !== "request") throw new Error(JSON.stringify(result.diagnostics));
  return first;
}

describe("inputs", () => {
  test("are files, folders, globs and stdin, each file once, in a stable order", async () => {
    await put("tree/b.json", "{}");
    await put("tree/a/z.json", "{}");
    await put("tree/node_modules/x.json", "{}");
    await put("tree/.hidden/x.json", "{}");
    await put("tree/notes.txt", "x");
    await put("tree/Old.postman_collection", "{}");
    const names = async (...inputs: string[]) => {
      const { sources, diagnostics } = await findInputs(inputs, {
        cwd,
        stdin: Readable.from([Buffer.from("{}")]),
      });
      expect(diagnostics).toEqual([]);
      return sources.map((s) => s.file);
    };
    expect(await names("tree")).toEqual(["tree/Old.postman_collection", "tree/a/z.json", "tree/b.json"]);
    expect(await names("tree/*.json")).toEqual(["tree/b.json"]);
    expect(await names("tree/b.json", "tree")).toEqual([
      "tree/b.json",
      "tree/Old.postman_collection",
      "tree/a/z.json",
    ]);
    expect(await names("-")).toEqual(["-"]);
  });

  test.each([
    ["missing.json", "PC1001", "no such file or folder"],
    ["file.json/x.json", "PC1001", "a part of the path is a file"],
    ["none/*.json", "PC1005", "matches no file"],
  ])("%s is refused with %s", async (input, code, message) => {
    await put("file.json", "{}");
    const { sources, diagnostics } = await findInputs([input], { cwd });
    expect(sources).toEqual([]);
    expect(diagnostics).toMatchObject([{ severity: "error", code, place: { file: input } }]);
    expect(diagnostics[0]?.message).toContain(message);
    expect(diagnostics[0]?.hint).toBeTruthy();
  });

  test("a v3 collection is one input, wherever it lies, and not taken apart", async () => {
    await put("repo/postman/collections/Shop/.resources/definition.yaml", "$kind: collection");
    await put("repo/postman/collections/Shop/Orders/List.request.yaml", "$kind: http-request");
    await put("repo/postman/collections/Shop/x.json", "{}");
    await put("repo/postman/collections/Bare/List.request.yml", "$kind: http-request");
    await put("repo/postman/environments/staging.environment.yaml", "values: []");
    await put("repo/package.json", "{}");
    const found = async (...inputs: string[]) => {
      const { sources, diagnostics } = await findInputs(inputs, { cwd });
      expect(diagnostics).toEqual([]);
      return sources.map((s) => [s.file, s.explicit]);
    };
    const shop = "repo/postman/collections/Shop";
    const bare = "repo/postman/collections/Bare";
    expect(await found(shop)).toEqual([[shop, true]]);
    expect(await found(`${shop}/`)).toEqual([[shop, true]]);
    expect(await found("repo/postman/collections")).toEqual([
      [bare, false],
      [shop, false],
    ]);
    expect(await found("repo/postman/collections/*")).toEqual(await found("repo/postman/collections"));
    expect(await found("repo")).toEqual([
      ["repo/package.json", false],
      [bare, false],
      [shop, false],
    ]);
    expect(await found("repo/**/collections/**")).toEqual(await found("repo/postman/collections"));
  });

  test("an empty folder holds none", async () => {
    await put("empty/notes.txt", "x");
    const { diagnostics } = await findInputs(["empty"], { cwd });
    expect(diagnostics).toMatchObject([{ severity: "error", code: "PC1005", place: { file: "empty" } }]);
  });
});

describe("a file", () => {
  const good = JSON.stringify(collection([{ name: "r", request: "https://example.com/a" }]));

  test.each<[string, string | Uint8Array]>([
    ["plain", good],
    ["with a byte order mark", `\uFEFF${good}`],
    ["with CRLF", JSON.stringify(JSON.parse(good), null, 2).replaceAll("\n", "\r\n")],
    ["in UTF-16", Buffer.from(`\uFEFF${good}`, "utf16le")],
    ["wrapped", `{"collection":${good}}`],
  ])("%s is read", async (_, content) => {
    const { collection: read, diagnostics } = await readCollection(source(content));
    expect(diagnostics).toEqual([]);
    expect(read).toMatchObject({ name: "API", format: "2.1", items: [{ kind: "request", name: "r" }] });
  });

  test("knows where things are", async () => {
    const { locate } = await readCollection(source('{\n  "info": {},\n  "item": [\n    {"name": "x"}]}'));
    expect(locate("$.item[0].name")).toEqual({
      file: "api.json",
      path: "$.item[0].name",
      line: 4,
      column: 14,
    });
    expect(locate("$.item[0].missing")).toMatchObject({ line: 4, column: 5 });
  });

  test.each<[string, string, string, object]>([
    ["empty", "", "PC1002", {}],
    ["not JSON", '{\n  "a": 1,\n  oops\n}', "PC1002", { line: 3, column: 3 }],
    ["cut off", '{"item": [', "PC1002", { line: 1 }],
    ["no object", "[]", "PC1003", { path: "$" }],
    ["OpenAPI", '{"openapi": "3.0.0"}', "PC1003", { line: 1, column: 1 }],
    ["an environment", '{"values": []}', "PC1003", {}],
    ["items that are no list", '{"info": {}, "item": {}}', "PC1003", {}],
  ])("%s is refused", async (_, content, code, place) => {
    const { collection: read, diagnostics } = await readCollection(source(content));
    expect(read).toBeUndefined();
    expect(diagnostics).toMatchObject([{ severity: "error", code, place: { file: "api.json", ...place } }]);
  });

  test("that was only found is passed over when it is something else", async () => {
    const { diagnostics } = await readCollection(source('{"name": "package"}', false));
    expect(diagnostics).toMatchObject([{ severity: "info", code: "PC1003" }]);
  });

  test("without requests is told", async () => {
    const { diagnostics } = await readCollection(source(collection([{ name: "empty", item: [] }])));
    expect(diagnostics).toMatchObject([{ severity: "warning", code: "PC1007" }]);
  });

  test("names what it cannot use, with its place", async () => {
    const { collection: read, diagnostics } = await readCollection(
      source(collection([null, 7, { name: "x" }, { request: null }])),
    );
    expect(diagnostics.map((d) => [d.code, d.place?.path])).toEqual([
      ["PC1008", "$.item[0]"],
      ["PC1008", "$.item[1]"],
      ["PC1008", "$.item[2]"],
      ["PC1008", "$.item[3].request"],
    ]);
    expect(read?.items).toHaveLength(1);
  });

  test("may nest folders very deep", async () => {
    let inner: object = { name: "r", request: "https://example.com" };
    for (let i = 0; i < 400; i += 1) inner = { name: `f${i}`, item: [inner] };
    let [item] = (await readCollection(source(collection([inner])))).collection?.items ?? [];
    let depth = 0;
    while (item?.kind === "folder") {
      [item] = item.items as [Item];
      depth += 1;
    }
    expect(depth).toBe(400);
    expect(item?.kind).toBe("request");
  });
});

describe("a request", () => {
  const param = (key: string | null, value: string | null) => ({ key, value });

  test.each<[string, unknown, object | undefined]>([
    [
      "text",
      "https://a.b/c?x=1&y#h",
      {
        protocol: "https",
        host: ["a", "b"],
        path: ["c"],
        query: [param("x", "1"), param("y", null)],
        hash: "h",
        variables: [],
      },
    ],
    [
      "raw only",
      { raw: "http://a.b/:id" },
      { protocol: "http", host: ["a", "b"], path: [":id"], query: [], variables: [] },
    ],
    [
      "parts win over raw",
      { raw: "http://x", host: "a.b", path: "/c/d" },
      { host: ["a", "b"], path: ["c", "d"], query: [], variables: [] },
    ],
    [
      "host with a variable",
      { host: "{{a.b}}.c", path: [] },
      { host: ["{{a.b}}", "c"], path: [], query: [], variables: [] },
    ],
    [
      "segments as objects",
      { host: ["a"], path: [{ type: "string", value: "b" }, null, 3] },
      { host: ["a"], path: ["b", "", "3"], query: [], variables: [] },
    ],
    [
      "query as text",
      { host: ["a"], query: "x=1&&y" },
      { host: ["a"], query: [param("x", "1"), param(null, null), param("y", null)], variables: [] },
    ],
    [
      "query as a map",
      { host: ["a"], query: { x: "1" } },
      { host: ["a"], query: [param("x", "1")], variables: [] },
    ],
    [
      "null everywhere",
      {
        host: ["a"],
        path: null,
        query: null,
        variable: null,
        port: null,
        hash: null,
        protocol: null,
        auth: null,
      },
      { host: ["a"], query: [], variables: [] },
    ],
    [
      "path variables by id",
      { host: ["a"], variable: [{ id: "x", value: 5 }] },
      { host: ["a"], query: [], variables: [{ key: "x", value: "5" }] },
    ],
    ["nothing", null, undefined],
    ["blank", "  ", undefined],
  ])("URL: %s", async (_, url, expected) => {
    expect((await readRequest({ request: { url } })).request.url).toEqual(expected);
  });

  test.each<[string, unknown, object[]]>([
    [
      "list",
      [{ key: "A", value: "1", disabled: true, description: { content: "d" } }],
      [{ key: "A", value: "1", disabled: true, description: "d" }],
    ],
    ["text", "A: 1\r\nB:2\n\nC", [param("A", "1"), param("B", "2"), param("C", "")]],
    ["lines", ["A: 1"], [param("A", "1")]],
    ["map", { A: "1" }, [param("A", "1")]],
    [
      "null entries",
      [null, { key: null, value: null }, { key: "N", value: 5 }],
      [param(null, null), param("N", "5")],
    ],
    ["null", null, []],
  ])("headers: %s", async (_, header, expected) => {
    expect((await readRequest({ request: { header } })).request.headers).toEqual(expected);
  });

  test.each<[string, unknown, object | undefined]>([
    ["empty object", {}, undefined],
    ["null", null, undefined],
    ["mode without content", { mode: "raw" }, undefined],
    [
      "raw",
      { mode: "raw", raw: "x", options: { raw: { language: "json" } } },
      { mode: "raw", raw: "x", language: "json" },
    ],
    ["raw object", { mode: "raw", raw: { a: 1 } }, { mode: "raw", raw: '{"a":1}' }],
    [
      "mode left out",
      { urlencoded: [{ key: "a", value: "b" }] },
      { mode: "urlencoded", urlencoded: [param("a", "b")] },
    ],
    [
      "form as text",
      { mode: "urlencoded", urlencoded: "a=b" },
      { mode: "urlencoded", urlencoded: [param("a", "b")] },
    ],
    [
      "file part",
      { mode: "formdata", formdata: [{ key: "f", type: "file", src: null }] },
      { mode: "formdata", formdata: [{ key: "f", value: null, type: "file", src: [] }] },
    ],
    [
      "files",
      { mode: "formdata", formdata: [{ key: "f", type: "file", src: ["a", "b"] }] },
      {
        mode: "formdata",
        formdata: [{ key: "f", value: null, type: "file", src: ["a", "b"], srcIsList: true }],
      },
    ],
    ["file", { mode: "file", file: { src: "/a" } }, { mode: "file", src: "/a" }],
    [
      "GraphQL",
      { mode: "graphql", graphql: { query: "{a}", variables: { x: 1 } } },
      { mode: "graphql", query: "{a}", variables: { x: 1 } },
    ],
    ["switched off", { mode: "raw", raw: "x", disabled: true }, { mode: "raw", raw: "x", disabled: true }],
    ["text", "x", { mode: "raw", raw: "x" }],
  ])("body: %s", async (_, body, expected) => {
    expect((await readRequest({ request: { body } })).request.body).toEqual(expected);
  });

  test.each<[string, unknown, object | undefined]>([
    [
      "v2.1",
      {
        type: "bearer",
        bearer: [
          { key: "token", value: "t" },
          { key: "n", value: 1 },
        ],
      },
      { type: "bearer", params: { token: "t", n: "1" } },
    ],
    [
      "v2.0",
      { type: "basic", basic: { username: "u", password: null } },
      { type: "basic", params: { username: "u" } },
    ],
    ["null inherits, as in Postman", null, undefined],
    ["noauth", { type: "noauth" }, { type: "noauth", params: {} }],
    ["hostile type", { type: "__proto__" }, { type: "__proto__", params: {} }],
  ])("auth: %s", async (_, auth, expected) => {
    expect((await readRequest({ request: { auth } })).request.auth).toEqual(expected);
  });

  test("examples in any state", async () => {
    const { examples } = await readRequest({
      request: {},
      response: [
        null,
        { name: "a", code: "200", header: null, body: null },
        { code: 7, header: "A: 1", originalRequest: "https://a.b" },
        { name: "no code", status: "Not Found" },
        { name: "no status", status: "Fine" },
      ],
    });
    expect(examples).toEqual([
      { name: "a", status: 200, headers: [] },
      {
        name: "",
        headers: [param("A", "1")],
        originalRequest: expect.objectContaining({ method: "GET" }) as object,
      },
      { name: "no code", status: 404, statusText: "Not Found", headers: [] },
      { name: "no status", statusText: "Fine", headers: [] },
    ]);
  });

  test("inherits the protocol profile of its folders", async () => {
    const item = {
      item: [{ name: "r", request: {}, protocolProfileBehavior: { a: 2 } }],
      protocolProfileBehavior: { a: 1, b: 1 },
    };
    const { collection: read } = await readCollection(
      source(collection([item], { protocolProfileBehavior: { c: 1 } })),
    );
    const [folder] = read?.items ?? [];
    expect(folder?.kind === "folder" && folder.items[0]).toMatchObject({ behavior: { a: 2, b: 1, c: 1 } });
  });
});

test("anything at all in place of anything never throws", async () => {
  const base = collection([
    {
      name: "f",
      item: [
        {
          name: "r",
          request: {
            method: "POST",
            url: {
              raw: "x",
              host: ["a"],
              path: ["b"],
              query: [{ key: "a", value: "b" }],
              variable: [{ key: "k" }],
            },
            header: [{ key: "a", value: "b" }],
            body: {
              mode: "formdata",
              formdata: [{ key: "f", type: "file", src: "x" }],
              options: { raw: {} },
            },
            auth: { type: "bearer", bearer: [{ key: "token", value: "x" }] },
          },
          response: [{ name: "e", code: 200, header: [{ key: "a", value: "b" }], originalRequest: {} }],
        },
      ],
    },
  ]);
  const replaceAt = (value: unknown, target: number, by: unknown): unknown => {
    let n = 0;
    return JSON.parse(JSON.stringify(value), (_, v: unknown) => (n++ === target ? by : v));
  };
  const size = (JSON.stringify(base).match(/[,{[]/g) ?? []).length;
  await fc.assert(
    fc.asyncProperty(fc.nat(size), fc.jsonValue(), async (target, by) => {
      const { collection: read, diagnostics } = await readCollection(
        source(JSON.stringify(replaceAt(base, target, by) ?? null)),
      );
      expect(read !== undefined || diagnostics.some((d) => d.severity === "error")).toBe(true);
    }),
    { numRuns: 400 },
  );
});

describe("a URL of very many variables", () => {
  const split = async (url: string) => (await readRequest({ name: "r", request: url })).request.url;

  test.each([
    ["{{host}}:{{port}}/MANY/a"],
    ["https://{{u:1}}:{{p@}}@{{h.x}}.test:8080/{{a/b}}MANY/:id/{{}}?{{k=}}={{c&d}}&x#{{h}}"],
    ["/{{a}}\uE000MANY"],
  ])("is split as Postman's parser splits it: %s", async (url) => {
    const many = "{{x.y}}".repeat(1_500);
    const few = await split(url.replace("MANY", "{{many}}"));
    expect(await split(url.replace("MANY", many))).toEqual(
      JSON.parse(JSON.stringify(few).replaceAll("{{many}}", many)),
    );
  });
});

describe("an environment", () => {
  test("gives its variables", async () => {
    await put("env.json", {
      name: "Prod",
      values: [
        { key: "a", value: "1", enabled: true },
        { key: "b", value: "2", enabled: false },
        { key: "s", value: "x", type: "secret" },
      ],
    });
    expect(await readEnvironment("env.json", cwd)).toEqual({
      diagnostics: [],
      environment: {
        kind: "environment",
        name: "Prod",
        values: [
          { key: "a", value: "1" },
          { key: "b", value: "2", disabled: true },
          { key: "s", value: "x", type: "secret" },
        ],
      },
    });
  });

  test.each([
    ["missing-env.json", undefined, "PC1001"],
    ["bad-env.json", "{", "PC1006"],
    ["other-env.json", "{}", "PC1006"],
  ])("%s is refused", async (file, content, code) => {
    if (content !== undefined) await put(file, content);
    const { environment, diagnostics } = await readEnvironment(file, cwd);
    expect(environment).toBeUndefined();
    expect(diagnostics).toMatchObject([{ severity: "error", code }]);
  });
});
