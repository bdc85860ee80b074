import { createRequire } from "node:module";

import { expect, test } from "vitest";

import { request } from "../ir/make.js";
import { client } from "./client.js";

const POSTMAN = createRequire(import.meta.url)(
  "../../node_modules/postman-collection/lib/superstring/dynamic-variables.js",
) as Record<string, { generator: () => unknown }>;

const RUNS = 30;

/** Names of Postman's variables that always make digits, with or without a sign and a point. */
const numeric = Object.entries(POSTMAN)
  .filter(([, { generator }]) =>
    Array.from({ length: RUNS }, () => generator()).every((value) => /^-?\d+(\.\d+)?$/.test(String(value))),
  )
  .map(([name]) => name.slice(1));

test("a member that is a dynamic variable without quotes is a number where Postman makes digits", async () => {
  expect(numeric).toEqual(expect.arrayContaining(["randomLatitude", "randomLongitude", "randomBankAccount"]));
  const members = [...numeric.map((name) => `"${name}": {{$${name}}}`), '"city": {{$randomCity}}'];
  const body = { mode: "raw" as const, raw: `{ ${members.join(", ")} }`, language: "json" };
  const { resource } = await client([request("Place", { method: "POST", body })]);
  for (const name of numeric) expect(resource).toMatch(new RegExp(`\\b${name}\\?: number \\| undefined;`));
  expect(resource).toContain("city?: string | undefined;");
});
