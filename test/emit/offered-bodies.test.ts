import { expect, test } from "vitest";

import type { Body, Param } from "../../src/read/model.js";
import { request } from "../ir/make.js";
import { client } from "./client.js";

const off: Param = { key: "a", value: "1", disabled: true };
const json: Param = { key: "Content-Type", value: "application/json" };

async function emitted(body: Body, method = "POST", headers: Param[] = []) {
  const { resource } = await client([request("send", { method, body, headers })]);
  return {
    type: /interface SendInput { .*?(body\??: .*?;) variables\?/.exec(resource)?.[1],
    codec: / body: (.*?\)),? \}/.exec(resource)?.[1],
  };
}

test.each<[string, Body, string, string]>([
  ["a file that is not chosen", { mode: "file" }, "body?: BinaryBody;", "binary()"],
  [
    "a form that is switched off",
    { mode: "urlencoded", urlencoded: [off] },
    "body?: { a?: string | number; };",
    'offered("application/x-www-form-urlencoded", urlencoded())',
  ],
  [
    "parts that are switched off",
    { mode: "formdata", formdata: [{ ...off, type: "file" }] },
    "body?: { a?: Blob; };",
    "multipart()",
  ],
  [
    "JSON still to be written",
    { mode: "raw", raw: "", language: "json" },
    "body?: unknown;",
    'offered("application/json", json())',
  ],
])("a body that Postman does not send can be given: %s", async (_, body, type, codec) => {
  expect(await emitted(body)).toEqual({ type, codec });
});

test("a request that says its type says it by itself", async () => {
  const { codec } = await emitted({ mode: "raw", raw: "" }, "PATCH", [json]);
  expect(codec).toBe("json()");
});

test.each<[string, Body, string?]>([
  ["a body that is switched off", { mode: "file", disabled: true }],
  ["a form without fields", { mode: "urlencoded", urlencoded: [] }],
  ["text that is empty", { mode: "raw", raw: "" }],
  ["JSON that is empty, to delete", { mode: "raw", raw: "", language: "json" }, "DELETE"],
  ["a file, to get", { mode: "file" }, "GET"],
])("nothing is offered for %s", async (_, body, method) => {
  expect(await emitted(body, method)).toEqual({});
});
