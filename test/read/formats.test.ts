import { readdirSync } from "node:fs";

import { expect, test } from "vitest";

import { readCollection } from "../../src/read/collection.js";
import { FORMATS } from "../../src/read/formats/list.js";

const FOLDER = new URL("../../src/read/formats/", import.meta.url);

/** Modules of that folder that are not a format. */
const SHARED = ["detect.ts", "format.ts", "list.ts", "wrapped.ts"];

test("every module of a format is in the list", async () => {
  const modules = readdirSync(FOLDER, { withFileTypes: true })
    .filter(({ name }) => !SHARED.includes(name))
    .map((entry) => (entry.isDirectory() ? `${entry.name}/format.js` : entry.name.replace(/\.ts$/, ".js")));
  const formats = await Promise.all(
    modules.map(async (module) => (await import(new URL(module, FOLDER).href)) as Record<string, unknown>),
  );
  const exported = formats.flatMap((module) => Object.values(module));
  expect(new Set(FORMATS)).toEqual(new Set(exported));
});

const ITEMS = [{ name: "r", request: { method: "GET", url: "https://example.com/a" } }];

const V1 = {
  name: "API",
  order: ["1"],
  requests: [{ id: "1", name: "r", method: "GET", url: "https://a.b" }],
};

test.each<[string, object, string]>([
  ["v2", { info: { name: "API" }, item: ITEMS }, "2.1"],
  ["v2 with `items`", { info: { name: "API" }, items: ITEMS }, "2.1"],
  [
    "v2 beside a stray list of requests",
    { info: { name: "API" }, item: ITEMS, requests: [], order: [] },
    "2.1",
  ],
  ["v1", V1, "1.0"],
  ["v1 beside an empty `item`", { ...V1, info: { name: "API" }, item: null }, "1.0"],
  ["wrapped v2", { collection: { info: { name: "API" }, item: ITEMS } }, "2.1"],
  ["wrapped v1", { collection: V1 }, "1.0"],
])("%s is detected", async (_, json, format) => {
  const { collection } = await read(Buffer.from(JSON.stringify(json)));
  expect(collection).toMatchObject({ format, items: [{ kind: "request", name: "r" }] });
});

test.each<[string, Uint8Array | string, string]>([
  ["a ZIP archive", Uint8Array.of(0x50, 0x4b, 3, 4), "it is a ZIP archive"],
  ["a gzip file", Uint8Array.of(0x1f, 0x8b, 8), "it is a gzip file"],
  [
    "a file of a v3 folder",
    "$kind: http-request\nurl: x\n",
    "a collection in YAML is a folder, and this is one file",
  ],
  ["a dump", '{"collections": [{}, {}]}', "it is an export of 2 collections at once"],
  [
    "an API error",
    '{"error": {"name": "n", "message": "m"}}',
    "it is an error that the Postman API answered: n: m",
  ],
  [
    "an API error of 200 characters",
    errorOf(200),
    `it is an error that the Postman API answered: ${"e".repeat(200)}`,
  ],
  [
    "an API error of 201 characters",
    errorOf(201),
    `it is an error that the Postman API answered: ${"e".repeat(200)}`,
  ],
])("%s is called what it is", async (_, content, description) => {
  const { diagnostics } = await read(Buffer.from(content));
  expect(diagnostics).toMatchObject([
    { severity: "error", code: "PC1003", message: `not a Postman collection: ${description}` },
  ]);
});

function errorOf(length: number): string {
  return JSON.stringify({ error: { message: "e".repeat(length) } });
}

function read(bytes: Uint8Array) {
  return readCollection({ file: "input", explicit: true, load: () => bytes });
}
