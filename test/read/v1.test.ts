import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { readCollection } from "../../src/read/collection.js";
import type { Item, RequestItem } from "../../src/read/model.js";
import { withAnythingAnywhere } from "./anywhere.js";

type Json = Record<string, unknown>;

function read(collection: Json, text = JSON.stringify(collection)) {
  return readCollection({ file: "old.json", explicit: true, load: () => Promise.resolve(Buffer.from(text)) });
}

const request = (id: string, more: Json = {}) => ({
  id,
  name: id,
  url: `https://example.com/${id}`,
  method: "GET",
  headers: "",
  dataMode: "params",
  data: [],
  ...more,
});

const v1 = (requests: Json[], more: Json = {}) => ({
  id: "c",
  name: "Old API",
  order: requests.map((r) => r?.id),
  folders: [],
  requests,
  ...more,
});

/** `a`, `folder(a b)`. */
function shape(items: readonly Item[] = []): string {
  return items.map((i) => (i.kind === "request" ? i.name : `${i.name}(${shape(i.items)})`)).join(" ");
}

async function readRequest(more: Json): Promise<RequestItem> {
  const [item] = (await read(v1([request("r", more)]))).collection?.items ?? [];
  if (item?.kind !== "request") throw new Error("no request");
  return item;
}

describe("the tree of a v1 collection", () => {
  const folder = (id: string, order: string[], more: Json = {}) => ({ id, name: id, order, ...more });

  test("is put together by ids, folders first, each in its order", async () => {
    const { collection, diagnostics } = await read(
      v1([request("a"), request("b"), request("c"), request("d")], {
        order: ["d", "a"],
        folders: [folder("x", ["c"]), folder("y", [], { folders_order: ["z"] }), folder("z", ["b"])],
        folders_order: ["y", "x"],
      }),
    );
    expect(diagnostics).toEqual([]);
    expect(collection).toMatchObject({ name: "Old API", format: "1.0" });
    expect(shape(collection?.items)).toBe("y(z(b)) x(c) d a");
  });

  test("loses no request: not one that no order names, nor one that shares its id", async () => {
    const { collection, diagnostics } = await read(
      v1([request("a"), request("b", { folder: "x" }), request("c"), request("a", { name: "a2" })], {
        order: ["a", "gone", "a"],
        folders: [folder("x", [])],
      }),
    );
    expect(shape(collection?.items)).toBe("x(b) a a2 c");
    expect(diagnostics.map((d) => [d.severity, d.code, d.place?.path])).toEqual([
      ["warning", "PC1008", "$.requests[3]"],
      ["info", "PC1008", "$.requests[1]"],
    ]);
    expect(diagnostics[1]?.message).toContain('"b", "c"');
  });

  test("survives folders that hold one another, and themselves", async () => {
    const { collection } = await read(
      v1([request("a"), request("b"), request("c")], {
        order: [],
        folders: [
          folder("x", ["a"], { folders_order: ["y"] }),
          folder("y", ["b"], { folders_order: ["x"] }),
          folder("z", ["c"], { folders_order: ["z"] }),
        ],
      }),
    );
    expect(shape(collection?.items)).toBe("x(y(b) a) z(c)");
  });

  test("names what it cannot read", async () => {
    const { collection, diagnostics } = await read(
      v1([request("a"), null as unknown as Json, request("b")], { order: ["a", "b"] }),
    );
    expect(shape(collection?.items)).toBe("a b");
    expect(diagnostics).toMatchObject([
      { severity: "warning", code: "PC1008", place: { path: "$.requests[1]" } },
    ]);
  });
});

describe("a v1 request", () => {
  test("has headers as lines, switched off by two slashes", async () => {
    const { request: r } = await readRequest({ headers: "A: 1\nB: x:y\n//C: 3\n" });
    expect(r.headers).toEqual([
      { key: "A", value: "1" },
      { key: "B", value: "x:y" },
      { key: "C", value: "3", disabled: true },
    ]);
  });

  test.each<[string, Json, object | undefined]>([
    [
      "params",
      {
        dataMode: "params",
        data: [
          { key: "a", value: "1" },
          { key: "f", value: "x.bin", type: "file" },
          { key: "o", value: "2", enabled: false },
        ],
      },
      {
        mode: "formdata",
        formdata: [
          { key: "a", value: "1", type: "text" },
          { key: "f", value: null, type: "file", src: ["x.bin"] },
          { key: "o", value: "2", type: "text", disabled: true },
        ],
      },
    ],
    [
      "urlencoded",
      { dataMode: "urlencoded", data: [{ key: "a", value: "1" }] },
      { mode: "urlencoded", urlencoded: [{ key: "a", value: "1" }] },
    ],
    ["raw", { dataMode: "raw", rawModeData: '{"a":1}' }, { mode: "raw", raw: '{"a":1}' }],
    ["raw in data", { dataMode: "raw", data: "text" }, { mode: "raw", raw: "text" }],
    ["binary", { dataMode: "binary", rawModeData: "x.bin" }, { mode: "file", src: "x.bin" }],
    ["nothing", { dataMode: null }, undefined],
  ])("has a body: %s", async (_, data, expected) => {
    expect((await readRequest({ method: "POST", ...data })).request.body).toEqual(expected);
  });

  test("has auth as a helper", async () => {
    const basic = {
      currentHelper: "basicAuth",
      helperAttributes: { id: "basic", username: "u", password: "{{p}}" },
    };
    expect((await readRequest(basic)).request.auth).toMatchObject({
      type: "basic",
      params: { username: "u", password: "{{p}}" },
    });
    expect(
      (await readRequest({ currentHelper: "normal", helperAttributes: {} })).request.auth,
    ).toBeUndefined();
  });

  test("has path variables as a map or a list", async () => {
    const url = "https://example.com/:a/:b";
    const { request: r } = await readRequest({
      url,
      pathVariables: { a: "1" },
      pathVariableData: [{ key: "b", value: "2" }],
    });
    expect(r.url).toMatchObject({
      path: [":a", ":b"],
      variables: [
        { key: "b", value: "2" },
        { key: "a", value: "1" },
      ],
    });
  });

  test("has saved responses, with the request that was sent, by value or by id", async () => {
    const responses = [
      {
        name: "ok",
        responseCode: { code: 200, name: "OK" },
        headers: [{ key: "Content-Type", value: "application/json" }],
        text: "{}",
        language: "json",
        request: "r",
      },
      {
        name: "gone",
        responseCode: { code: 404, name: "Not Found" },
        text: "",
        request: { url: "https://example.com/other", method: "POST" },
      },
    ];
    const { examples } = await readRequest({ responses });
    expect(examples).toMatchObject([
      {
        name: "ok",
        status: 200,
        body: "{}",
        language: "json",
        originalRequest: { method: "GET", url: { path: ["r"] } },
      },
      { name: "gone", status: 404, originalRequest: { method: "POST", url: { path: ["other"] } } },
    ]);
  });
});

test("a diagnostic on something of a v1 file points at its line in that file", async () => {
  const text = JSON.stringify(v1([request("a"), request("b")]), null, 2);
  const { collection, locate } = await read({}, text);
  const [, b] = collection?.items ?? [];
  const line = text.split("\n").findIndex((l) => l.includes('"id": "b"'));
  expect(b?.place).toBe("$.requests[1]");
  expect(locate(b?.place ?? "")).toEqual({ file: "old.json", path: "$.requests[1]", line, column: 5 });
});

test("collection variables and auth come along", async () => {
  const { collection } = await read(
    v1([request("a")], {
      variables: [{ key: "base", value: "https://example.com" }],
      auth: { type: "bearer", bearer: [{ key: "token", value: "{{t}}" }] },
    }),
  );
  expect(collection).toMatchObject({
    variables: [{ key: "base", value: "https://example.com" }],
    auth: { type: "bearer", params: { token: "{{t}}" } },
  });
});

test("anything at all in place of anything never throws", async () => {
  const form = {
    dataMode: "params",
    data: [{ key: "f", value: "x", type: "file" }],
    headerData: [{ key: "a" }],
  };
  const sent = {
    pathVariableData: [{ key: "p" }],
    pathVariables: { q: "1" },
    queryParams: [{ key: "q", equals: true }],
  };
  const responses = [
    { id: "s", responseCode: { code: 200 }, headers: [{ key: "a" }], request: "r", cookies: [{}] },
  ];
  const helper = {
    currentHelper: "basicAuth",
    helperAttributes: { username: "x" },
    events: [{ script: { exec: ["x"] } }],
  };
  const folders = [
    {
      id: "f",
      name: "f",
      order: ["r"],
      folders_order: ["f"],
      auth: { type: "basic", basic: [{ key: "x" }] },
    },
  ];
  const base = v1([request("r", { ...form, ...sent, ...helper, responses })], {
    folders,
    variables: [{ key: "k" }],
  });
  await fc.assert(
    fc.asyncProperty(withAnythingAnywhere(base), async (text) => {
      const { collection, diagnostics } = await read({}, text);
      expect(collection !== undefined || diagnostics.some((d) => d.severity === "error")).toBe(true);
    }),
    { numRuns: 200 },
  );
});
