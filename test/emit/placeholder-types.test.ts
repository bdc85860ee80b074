import { expect, test } from "vitest";

import { request, url } from "../ir/make.js";
import { client } from "./client.js";

test.each([
  ["<integer>", "number"],
  ["<int>", "number"],
  ["<int32>", "number"],
  ["<int64>", "number"],
  ["<Long>", "number"],
  ["<decimal>", "number"],
  ["<bool>", "boolean"],
  ["<Boolean>", "boolean"],
  ["<string>", "string"],
  ["<dateTime>", "string"],
  ["<money>", "string"],
])("%s is a %s in a body, a query and a form", async (value, type) => {
  const { resource } = await client([
    request("send", {
      method: "POST",
      url: url({ path: ["things"], query: [{ key: "inQuery", value }] }),
      body: { mode: "raw", raw: JSON.stringify({ inBody: value }), language: "json" },
    }),
    request("submit", {
      method: "POST",
      body: { mode: "formdata", formdata: [{ key: "inForm", value, type: "text" }] },
    }),
  ]);
  for (const key of ["inBody", "inQuery", "inForm"])
    expect(resource).toMatch(new RegExp(`\\b${key}\\??: ${type};`));
});

test.each([
  [["<int32>", "5"], "number"],
  [["<int32>", "many"], "string"],
  [["<bool>", "true"], "boolean"],
  [["4", "5"], "string | number"],
])("a query parameter that is given as %j is a %s", async (values, type) => {
  const query = values.map((value) => ({ key: "x", value }));
  const { resource } = await client([request("list", { url: url({ path: ["things"], query }) })]);
  expect(resource).toContain(`query?: { x?: ${type} | readonly (${type})[]; }`);
});
