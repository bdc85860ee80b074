import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { generate, inspect } from "../../src/generate.js";
import type { OperationIr } from "../../src/ir/model.js";
import { readCollection } from "../../src/read/collection.js";
import { v3 } from "../../src/read/formats/v3/format.js";
import type { Item, RequestItem } from "../../src/read/model.js";
import { withAnythingAnywhere } from "./anywhere.js";
import { writeV3 } from "./v3-writer.js";

function read(files: Record<string, string>, name = "Folder") {
  const loaded = Object.entries(files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, text]) => ({ path, bytes: Buffer.from(text) }));
  const load = () => ({ format: v3, path: "c", name, files: loaded });
  return readCollection({ file: "c", explicit: true, load });
}

function shape(items: readonly Item[] = []): string {
  return items.map((i) => (i.kind === "request" ? i.name : `${i.name}(${shape(i.items)})`)).join(" ");
}

async function readRequest(yaml: string): Promise<RequestItem> {
  const { collection, diagnostics } = await read({ "r.request.yaml": yaml });
  const [item] = collection?.items ?? [];
  expect(diagnostics).toEqual([]);
  if (item?.kind !== "request") throw new Error("no request");
  return item;
}

const GET = "$kind: http-request\nurl: https://example.com\n";

describe("a v3 folder", () => {
  test("is ordered by `order`, then by file name, and named by its definitions or its files", async () => {
    const { collection, diagnostics } = await read({
      ".resources/definition.yaml":
        "$kind: collection\nname: Shop\ndescription: |-\n  All of it\nvariables:\n  base: x",
      "b.request.yaml": GET,
      "a.request.yaml": GET,
      "z.request.yaml": `${GET}order: 1.5`,
      "y.request.yml": `${GET}order: 20\nname: a/b`,
      "In/.resources/definition.yaml": "$kind: collection\norder: 3\nname: Inside",
      "In/x.request.yaml": GET,
      "Deep/Er/x.request.yaml": GET,
    });
    expect(diagnostics).toEqual([]);
    expect(collection).toMatchObject({ name: "Shop", description: "All of it", format: "3.0" });
    expect(collection?.variables).toEqual([{ key: "base", value: "x" }]);
    expect(shape(collection?.items)).toBe("z Inside(x) a/b Deep(Er(x)) a b");
  });

  test("without a YAML file is none, and passed over where it was only found", async () => {
    const empty = { file: "c", load: () => ({ format: v3, path: "c", name: "c", files: [] }) };
    const severities = [true, false].map(
      async (explicit) => (await readCollection({ ...empty, explicit })).diagnostics,
    );
    expect(await Promise.all(severities)).toMatchObject([
      [{ severity: "error", code: "PC1003", place: { file: "c" } }],
      [{ severity: "info", code: "PC1003" }],
    ]);
  });

  test("has the name of the folder where it has none", async () => {
    expect((await read({ "a.request.yaml": GET }, "Shop")).collection?.name).toBe("Shop");
  });

  test("has a hash that the order of the files does not change and their content does", async () => {
    const one = await read({ "a.request.yaml": GET, "b.request.yaml": GET });
    const other = await read({ "a.request.yaml": GET, "c.request.yaml": GET });
    expect(one.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(other.sha256).not.toBe(one.sha256);
    expect(one.files.map((f) => f.path)).toEqual(["a.request.yaml", "b.request.yaml"]);
  });

  test("names each request of another protocol, and makes GraphQL a POST", async () => {
    const { collection, diagnostics } = await read({
      "g.request.yaml": "$kind: graphql-request\nurl: x/graphql\nquery: '{a}'\nvariables: '{\"b\": 1}'",
      "h.request.yaml": "$kind: grpc-request\nname: Stream\nurl: x",
      "i.request.yaml": "url: x\n$kind: websocket-request",
    });
    expect(collection?.items).toMatchObject([
      {
        name: "g",
        request: { method: "POST", body: { mode: "graphql", query: "{a}", variables: '{"b": 1}' } },
      },
    ]);
    expect(diagnostics).toMatchObject([
      {
        severity: "warning",
        code: "PC1004",
        place: { file: "c/h.request.yaml", path: "$.$kind", line: 1, column: 8 },
      },
      { severity: "warning", code: "PC1004", place: { file: "c/i.request.yaml", line: 2 } },
    ]);
    expect(diagnostics[0]?.message).toContain('"Stream" is of the kind "grpc-request"');
  });

  test("has examples beside the request or where it says", async () => {
    const example = (name: string) => `$kind: http-example\nname: ${name}\nresponse:\n  statusCode: 200`;
    const { collection, diagnostics } = await read({
      "F/a.request.yaml": GET,
      "F/.resources/a.resources/examples/2.example.yaml": `${example("two")}\norder: 2`,
      "F/.resources/a.resources/examples/3.example.yaml": `${example("one")}\norder: 1`,
      "F/b.request.yaml": `${GET}examples: ../elsewhere/`,
      "elsewhere/x.example.yaml": example("far"),
      "F/c.request.yaml": `${GET}examples: ../../../../etc`,
      "F/.resources/gone.resources/examples/1.example.yaml": example("lost"),
    });
    const [folder] = collection?.items ?? [];
    const names =
      folder?.kind === "folder"
        ? folder.items.map((i) => i.kind === "request" && i.examples.map((e) => e.name))
        : [];
    expect(names).toEqual([["one", "two"], ["far"], []]);
    expect(diagnostics).toMatchObject([
      { severity: "warning", place: { file: "c/F/.resources/gone.resources/examples/1.example.yaml" } },
    ]);
  });
});

describe("a v3 request", () => {
  test.each([
    ["a list", "- key: A\n    value: '1'\n    disabled: true\n    description: d\n  - B: 2"],
    ["a map", "A: {value: '1', disabled: true, description: d}\n  B: 2"],
  ])("has headers as %s", async (_, headers) => {
    const { request } = await readRequest(`${GET}headers:\n  ${headers}\n`);
    expect(request.headers).toEqual([
      { key: "A", value: "1", disabled: true, description: "d" },
      { key: "B", value: "2" },
    ]);
  });

  test("keeps numbers as they are written", async () => {
    const { request } = await readRequest(
      `${GET}headers:\n  A: 1.10\n  B: 007\n  C: 0x1F\n  D: true\n  E: 2026-01-01\n`,
    );
    expect(request.headers.map((h) => h.value)).toEqual(["1.10", "007", "0x1F", "true", "2026-01-01"]);
  });

  test("has the query of its URL and of its list, each parameter once", async () => {
    const yaml =
      "$kind: http-request\nurl: https://h/a/:id?x=1&y=2#f\nqueryParams:\n  - key: y\n    value: '2'\n    description: d\n  - key: z\n    value: '3'\n    disabled: true\npathVariables:\n  id: '7'\n";
    const { url } = (await readRequest(yaml)).request;
    expect(url).toMatchObject({ path: ["a", ":id"], hash: "f", variables: [{ key: "id", value: "7" }] });
    expect(url?.query).toEqual([
      { key: "x", value: "1" },
      { key: "y", value: "2", description: "d" },
      { key: "z", value: "3", disabled: true },
    ]);
  });

  test.each<[string, string, object | undefined]>([
    ["json", "{type: json, content: '{}'}", { mode: "raw", raw: "{}", language: "json" }],
    ["none", "{type: none}", undefined],
    [
      "urlencoded",
      "{type: urlencoded, content: {a: b}}",
      { mode: "urlencoded", urlencoded: [{ key: "a", value: "b" }] },
    ],
    [
      "formdata",
      "{type: formdata, content: [{key: f, type: file, src: x}]}",
      { mode: "formdata", formdata: [{ key: "f", value: null, type: "file", src: ["x"] }] },
    ],
    ["file", "{type: file, content: ./x}", { mode: "file", src: "./x" }],
    ["graphql", "{type: graphql, content: {query: '{a}'}}", { mode: "graphql", query: "{a}" }],
  ])("has a body: %s", async (_, body, expected) => {
    expect((await readRequest(`${GET}body: ${body}\n`)).request.body).toEqual(expected);
  });

  test.each<[string, string, object | undefined]>([
    [
      "one, with a list",
      "{type: bearer, credentials: [{key: token, value: t}]}",
      { type: "bearer", params: { token: "t" } },
    ],
    [
      "a list of one, with a map",
      "[{id: x, type: bearer, credentials: {token: t}}]",
      { type: "bearer", params: { token: "t" } },
    ],
    ["none", "[{type: noauth}]", { type: "noauth", params: {} }],
    ["an empty list inherits", "[]", undefined],
  ])("has auth: %s", async (_, auth, expected) => {
    expect((await readRequest(`${GET}auth: ${auth}\n`)).request.auth).toEqual(expected);
  });

  test("has settings", async () => {
    const { behavior } = await readRequest(
      `${GET}settings: {followRedirects: false, disabledSystemHeaders: [accept]}\n`,
    );
    expect(behavior).toEqual({ followRedirects: false, disabledSystemHeaders: { accept: true } });
  });

  test("is named where something in it is not understood", async () => {
    const { diagnostics } = await read({
      "a.request.yaml": `${GET}auth:\n  - type: basic\n  - type: bearer\nbody:\n  type: odd\n  content: x`,
      "b.request.yaml": "",
      "c.yaml": GET,
    });
    expect(diagnostics.map((d) => [d.code, d.place?.file, d.place?.line])).toEqual([
      ["PC1008", "c/c.yaml", undefined],
      ["PC1008", "c/a.request.yaml", 7],
      ["PC1008", "c/a.request.yaml", 4],
      ["PC1008", "c/b.request.yaml", undefined],
    ]);
  });
});

describe("YAML", () => {
  test.each([
    ["a whole value", "url: {{base}}", { host: ["{{base}}"] }, "1:6"],
    [
      "the beginning of one",
      "url: {{base}}/a/{{b}}?x={{y}} # here",
      { host: ["{{base}}"], path: ["a", "{{b}}"] },
      "1:6",
    ],
  ])("{{x}} without quotes is read as text, and told: %s", async (_, line, url, place) => {
    const { collection, diagnostics } = await read({
      "a.request.yaml": `${line}\nmethod: GET\nheaders:\n  A: '{{a}}'\n`,
    });
    expect(collection?.items).toMatchObject([{ request: { url, headers: [{ key: "A", value: "{{a}}" }] } }]);
    expect(diagnostics).toMatchObject([
      { severity: "warning", code: "PC1009", place: { file: "c/a.request.yaml" } },
    ]);
    expect(`${diagnostics[0]?.place?.line}:${diagnostics[0]?.place?.column}`).toBe(place);
  });

  test("that is broken leaves out what is in that file only, with one error where it is, and names what is lost", async () => {
    const broken = "$kind: http-request\nurl: https://example.com\nheaders:\n  A: 'x\n b: [\n  c: }\n";
    const { collection, diagnostics } = await read({
      ".resources/definition.yaml": "name: [",
      ".resources/a.resources/examples/ok.example.yaml": "a: @",
      "F/.resources/definition.yaml": "name: [",
      "a.request.yaml": GET,
      "b.request.yaml": broken,
    });
    expect(shape(collection?.items)).toBe("F() a");
    expect(diagnostics.filter((d) => d.code === "PC1002").map((d) => d.place?.file)).toEqual([
      "c/.resources/a.resources/examples/ok.example.yaml",
      "c/.resources/definition.yaml",
      "c/F/.resources/definition.yaml",
      "c/b.request.yaml",
    ]);
    expect(diagnostics.find((d) => d.place?.file === "c/b.request.yaml")).toMatchObject({
      severity: "error",
      place: { line: 7 },
    });
    const lost = diagnostics.filter((d) => d.code === "PC1008");
    expect(lost.map((d) => [d.severity, d.place?.file, d.message])).toEqual([
      ["error", "c/.resources/definition.yaml", expect.stringMatching(/^the collection lost .*auth/)],
      ["error", "c/F/.resources/definition.yaml", expect.stringMatching(/^folder "F" lost/)],
      ["error", "c/.resources/a.resources/examples/ok.example.yaml", expect.stringContaining('example "ok"')],
      ["error", "c/b.request.yaml", expect.stringContaining('request "b"')],
    ]);
  });

  test("that is broken is named in each of many files", async () => {
    const names = Array.from({ length: 300 }, (_, i) => `r${i}.request.yaml`);
    const { diagnostics } = await read({
      "a.request.yaml": GET,
      ...Object.fromEntries(names.map((name) => [name, "url: [\n"])),
    });
    for (const code of ["PC1002", "PC1008"]) {
      const files = diagnostics.filter((d) => d.code === code).map((d) => d.place?.file);
      expect(files.sort()).toEqual(names.map((name) => `c/${name}`).sort());
    }
  });

  test("that is broken in all files gives no collection, so that an earlier output stays", async () => {
    const { collection, diagnostics } = await read({ "a.request.yaml": "url: [" });
    expect(collection).toBeUndefined();
    expect(diagnostics.map((d) => d.code)).toEqual(["PC1002", "PC1008"]);
  });

  const LONG = "secret".repeat(1_000);
  test.each([
    ["a token in the wrong place", `}${LONG}`, "unexpected flow-map-end"],
    ["a text after a block", `- a\n${LONG}`, ""],
    ["the header of a block", `a: |${LONG}\n  x`, "block scalar header"],
    ["an alias", `a: *${LONG}`, "alias"],
    ["a second document", `a: ${LONG}\n---\nb: c`, "second document"],
    ["an error below", `a: ${LONG}\n  b: c\n d: ${LONG}`, ""],
  ])("that is broken is not quoted: %s", async (_, text, reason) => {
    const { diagnostics } = await read({ "a.request.yaml": text });
    const [first] = diagnostics;
    expect(first).toMatchObject({ severity: "error", code: "PC1002" });
    expect(first?.message).toContain(reason);
    expect(first?.message).not.toContain("secret");
  });

  test.each([
    ["a reference without quotes", `url: "{{${LONG}}}"\nmethod: {{${LONG}}}`],
    ["a tag", `url: !${LONG} x`],
  ])("with %s is not quoted at length", async (_, text) => {
    const { diagnostics } = await read({ "a.request.yaml": text });
    expect(diagnostics.map((d) => d.code)).toContain("PC1009");
    for (const { message } of diagnostics) expect(message.length).toBeLessThan(300);
  });

  test("with an alias that has no anchor, such as */* without quotes, is broken", async () => {
    const { diagnostics } = await read({ "a.request.yaml": `${GET}headers:\n  Accept: */*\n` });
    expect(diagnostics[0]).toMatchObject({ code: "PC1002", place: { line: 4, column: 11 } });
    expect(diagnostics[0]?.hint).toContain("*");
  });

  test("with an alias stands for the anchor of that name before it", async () => {
    const { request } = await readRequest(
      `url: https://example.com\nheaders:\n  A: &v one\n  B: *v\n  C: &v two\n  D: *v\n`,
    );
    expect(request.headers.map((h) => h.value)).toEqual(["one", "one", "two", "two"]);
  });

  test("with conflict markers says so", async () => {
    const { diagnostics } = await read({
      "a.request.yaml": `${GET}<<<<<<< HEAD\na: b\n=======\na: c\n>>>>>>> x\n`,
    });
    expect(diagnostics[0]).toMatchObject({
      code: "PC1002",
      message: "not YAML: git left the marks of a conflict in it",
      place: { line: 3 },
    });
  });

  test("with keys that are there twice, or tags, is read and told", async () => {
    const { collection, diagnostics } = await read({
      "a.request.yaml": "url: x\nurl: y\nmethod: !!js/function PUT\n__proto__: {polluted: true}\n",
    });
    expect(collection?.items).toMatchObject([{ request: { method: "PUT", url: { host: ["y"] } } }]);
    expect(diagnostics.map((d) => [d.code, d.place?.line])).toEqual([
      ["PC1009", 2],
      ["PC1009", 3],
    ]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test("of aliases that unfold to more than anyone means is refused", async () => {
    const laughs = Array.from(
      { length: 9 },
      (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(", ")}]`,
    );
    const { diagnostics } = await read({
      "a.request.yaml": `a0: &a0 [x]\n${laughs.join("\n")}\nurl: https://example.com\n`,
      "b.request.yaml": "a: &a [*a]\nurl: x",
      "c.request.yaml": `a: ${"[".repeat(50_000)}`,
    });
    expect(diagnostics.map((d) => [d.severity, d.code, d.place?.file]).slice(0, 3)).toEqual([
      ["error", "PC1002", "c/a.request.yaml"],
      ["error", "PC1002", "c/b.request.yaml"],
      ["error", "PC1002", "c/c.request.yaml"],
    ]);
  });

  test("knows where things are", async () => {
    const { collection, locate } = await read({
      "F/a.request.yaml": `${GET}headers:\n  - key: A\n    value: x\n`,
    });
    const [folder] = collection?.items ?? [];
    const place = folder?.kind === "folder" ? folder.items[0]?.place : undefined;
    expect(place).toBe('$["F/a.request.yaml"]');
    expect(locate(`${place}.headers[0].value`)).toEqual({
      file: "c/F/a.request.yaml",
      path: "$.headers[0].value",
      line: 5,
      column: 12,
    });
    expect(locate(folder?.place ?? "")).toEqual({ file: "c/F/" });
  });
});

describe("anything at all never throws", () => {
  const auth = [{ type: "bearer", credentials: { token: "x" } }];
  const base = {
    "r.request.yaml": {
      $kind: "http-request",
      url: "{{a}}/:x?y=1",
      headers: [{ key: "a", value: "b" }],
      queryParams: { a: "b" },
      pathVariables: [{ key: "x" }],
      body: { type: "formdata", content: [{ key: "f", type: "file", src: "x" }] },
      auth,
      settings: { disabledSystemHeaders: ["a"] },
      examples: "./x",
      order: 1,
    },
    ".resources/r.resources/examples/e.example.yaml": {
      request: { url: "x", headers: { a: "b" } },
      response: { statusCode: 200, headers: [{ key: "a" }], body: { type: "json", content: "{}" } },
    },
    ".resources/definition.yaml": { name: "x", variables: [{ key: "a" }], auth, order: 2 },
  };

  test("in place of any value", async () => {
    await fc.assert(
      fc.asyncProperty(withAnythingAnywhere(base), async (text) => {
        const files = Object.entries((JSON.parse(text) ?? {}) as Record<string, unknown>);
        // JSON is YAML.
        const yaml = Object.fromEntries(files.map(([path, value]) => [path, JSON.stringify(value)]));
        // Without a file there is nothing to be a collection.
        if (files.length > 0) expect((await read(yaml)).collection).toBeDefined();
      }),
      { numRuns: 200 },
    );
  });

  test("in place of any text", async () => {
    const text = "$kind: http-request\nurl: '{{a}}/b' # c\nheaders:\n  - key: a\n    value: |-\n      x\n";
    const odd = fc.string({ maxLength: 6, unit: fc.constantFrom(..."{}[]:,-&*!|>'\"#%@` \n\tab<?") });
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length), fc.nat(8), odd, async (at, cut, by) => {
        const { collection, diagnostics } = await read({
          "r.request.yaml": text.slice(0, at) + by + text.slice(at + cut),
        });
        // A collection of which nothing is whole is none.
        expect(collection !== undefined || diagnostics.some((d) => d.code === "PC1002")).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe("what comes out of a v3 folder", () => {
  const collections = fileURLToPath(new URL("../../collections", import.meta.url));

  test.each(["bookshop", "lamps", "oci-core-services"])(
    "of %s is, byte for byte, what comes out of v2.1",
    async (name) => {
      const cwd = await mkdtemp(join(tmpdir(), "v3-"));
      try {
        const file = join(collections, `${name}.postman_collection.json`);
        await writeV3(JSON.parse(await readFile(file, "utf8")) as Record<string, unknown>, join(cwd, "v3"));
        const [from21, from3] = [await filesOf(file, cwd, "a"), await filesOf("v3", cwd, "b")];
        expect(from21.size).toBeGreaterThan(20);
        const differing = [...from21].filter(([path, content]) => from3.get(path) !== content);
        expect(differing.map(([path]) => path)).toEqual([]);
        expect([...from3.keys()]).toEqual([...from21.keys()]);
      } finally {
        await rm(cwd, { recursive: true, force: true });
      }
    },
  );

  test("of a request in every odd shape is understood as in v2.1", async () => {
    const cwd = await mkdtemp(join(tmpdir(), "v3-"));
    try {
      const file = join(collections, "kitchen-sink.postman_collection.json");
      await writeV3(JSON.parse(await readFile(file, "utf8")) as Record<string, unknown>, join(cwd, "v3"));
      const [from21, from3] = [await operations(file), await operations(join(cwd, "v3"))];
      expect(from21.length).toBeGreaterThan(300);
      expect(from3).toHaveLength(from21.length);
      for (const [i, operation] of from21.entries()) {
        // Parsing the text of a URL turns these into slashes, so that v3 cannot say them.
        if (!operation.url.base.includes("\\")) expect(from3[i]).toEqual(operation);
      }
    } finally {
      await rm(cwd, { recursive: true, force: true });
    }
  });

  async function operations(input: string): Promise<OperationIr[]> {
    const { collections: irs } = await inspect({ inputs: [input] });
    return (irs[0]?.operations ?? []).map((operation) => ({ ...operation, place: "" }));
  }

  async function filesOf(input: string, cwd: string, out: string): Promise<Map<string, string>> {
    const { collections: made, ok } = await generate({ inputs: [input], cwd, out });
    expect(ok).toBe(true);
    const root = join(cwd, out, made[0]?.slug ?? "");
    const files = new Map<string, string>();
    for (const entry of (await readdir(root, { recursive: true, withFileTypes: true })).sort((a, b) =>
      join(a.parentPath, a.name) < join(b.parentPath, b.name) ? -1 : 1,
    )) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const content = await readFile(path, "utf8");
      files.set(path.slice(root.length), path.endsWith("manifest.json") ? withoutSource(content) : content);
    }
    return files;
  }

  /** The format and the hashes of the input are all that may differ. */
  function withoutSource(manifest: string): string {
    const { collection, ...rest } = JSON.parse(manifest) as { collection: { name: string } };
    return JSON.stringify({ ...rest, upToDate: undefined, name: collection.name });
  }
});
