import { expect, test } from "vitest";

import type { Overrides } from "../../src/overrides/settings.js";
import type { Example } from "../../src/read/model.js";
import { request } from "../ir/make.js";
import { client } from "./client.js";

function example(status: number, body?: string): Example {
  const headers = [{ key: "Content-Type", value: "application/json" }];
  return { name: String(status), status, headers, ...(body === undefined ? {} : { body }) };
}

async function responses(
  examples: Example[],
  types: NonNullable<Overrides[string]["types"]> = {},
  method = "GET",
) {
  const { resource, unmatched, diagnostics } = await client([request("patch", { method }, { examples })], {
    patch: { types },
  });
  return {
    resource,
    text: /interface PatchResponses \{ (.*?) \}/.exec(resource)?.[1],
    unmatched,
    diagnostics,
  };
}

/** A response of a type whose body was not saved, or with another header. */
function unsaved(status: number, type?: string, length?: string): Example {
  const headers = [
    ...(type === undefined ? [] : [{ key: "Content-Type", value: type }]),
    ...(length === undefined ? [] : [{ key: "Content-Length", value: length }]),
  ];
  return { name: String(status), status, headers };
}

test("no saved body means none after a success, and nothing after an error", async () => {
  const all = [200, 204, 302, 304, 400, 500].map((status) => unsaved(status));
  expect((await responses(all)).text).toBe(
    "200: undefined; 204: undefined; 302: unknown; 304: undefined; 400: unknown; 500: unknown;",
  );
  expect((await responses([example(404)], {}, "HEAD")).text).toBe("404: undefined;");
  expect((await responses([unsaved(400), example(400, '"no"')])).text).toBe("400: undefined | string;");
});

test.each([
  ["application/json", undefined, "unknown"],
  ["application/json", "0", "undefined"],
  ["application/problem+json", "12", "unknown"],
  ["application/pdf", undefined, "Blob"],
  ["image/png", undefined, "Blob"],
  ["application/zip", undefined, "Blob"],
  ["application/octet-stream", undefined, "Blob"],
  ["application/octet-stream", "0", "undefined"],
  ["text/html", undefined, "undefined"],
])("a body of %s (length %s) that was not saved is %s", async (type, length, expected) => {
  expect((await responses([unsaved(200, type, length)])).text).toBe(`200: ${expected};`);
  expect((await responses([unsaved(204, type, length)])).text).toBe("204: undefined;");
  expect((await responses([unsaved(200, type, length)], {}, "HEAD")).text).toBe("200: undefined;");
});

test("JSON that was not saved adds nothing to what was", async () => {
  expect((await responses([example(200), example(200, "1")])).text).toBe("200: number;");
});

test.each([
  ['{"a": 1, // one\n "b": 2}', "{ a: number; b: number; }"],
  ['{"a": 1,}', "{ a: number; }"],
  ['{"a": [{"b": 1}, ...]}', "{ a: { b: number; }[]; }"],
  ['{"a": ..., "b": 1}', "{ a: unknown; b: number; }"],
  ['{"a": {{id}}, "b": "{{name}}"}', "{ a: unknown; b: string; }"],
])("%s is typed as %s", async (body, type) => {
  const { resource, diagnostics } = await responses([example(200, body)]);
  const flat = resource.replace(/export interface PatchResponse(A)? /g, "");
  for (const member of type.matchAll(/\w+: (?:number|unknown|string)/g)) expect(flat).toContain(member[0]);
  expect(resource).not.toContain("200: string");
  expect(diagnostics).toEqual([]);
});

test.each([
  ["{'a': 1}", "line 1, column 2"],
  ['{"a":1}\n{"a":2}', "line 2, column 1"],
  ['{"a": [1, 2', "line 1, column 12"],
  ["OK", "line 1, column 1"],
])("%s is unknown, with a warning that says where", async (body, where) => {
  const { text, diagnostics } = await responses([example(200, body)]);
  expect(text).toBe("200: unknown;");
  expect(diagnostics).toMatchObject([{ severity: "warning", code: "PC2018" }]);
  expect(diagnostics[0]?.message).toContain(`"200" (200), ${where}`);
});

test("beside JSON that is broken, the other samples are the type", async () => {
  expect((await responses([example(200, "{'a': 1}"), example(200, "1")])).text).toBe("200: number;");
});

test("text under the name of JSON is the text of a failure", async () => {
  expect((await responses([example(404, "Not found"), example(404, "1")])).text).toBe(
    "404: string | number;",
  );
});

test("of many responses that are not JSON a few are named", async () => {
  const { diagnostics } = await responses(["a", "b", "c", "d", "e"].map((body) => example(200, body)));
  expect(diagnostics).toHaveLength(1);
  expect(diagnostics[0]?.message.match(/line 1/g)).toHaveLength(3);
  expect(diagnostics[0]?.message).toContain("and 2 more");
});

test("a status that was saved without a body can be given a type", async () => {
  const examples = [unsaved(202), unsaved(400), unsaved(404), example(409, "no JSON")];
  const types = {
    "response.202": { enum: ["later"] },
    "response.400": { type: "Problem", from: "problems" },
    "response.409": { type: "`${string}!`" },
  };
  const { resource, text, unmatched } = await responses(examples, types);
  expect(text).toBe('202: "later"; 400: Problem; 404: unknown; 409: `${string}!`;');
  expect(resource).toContain('import type { Problem } from "problems";');
  expect(unmatched).toEqual([]);
});

test("what is not a whole type says nothing of a body that was not saved", async () => {
  const types = { "response.202": { rename: "Later" }, "response.400.code": { type: "Code" } };
  const { text, unmatched } = await responses([unsaved(202), unsaved(400)], types);
  expect(text).toBe("202: undefined; 400: unknown;");
  expect(unmatched).toEqual([
    'overrides["patch"].types["response.202"]',
    'overrides["patch"].types["response.400.code"]',
  ]);
});
