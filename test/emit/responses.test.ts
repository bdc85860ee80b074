import { expect, test } from "vitest";
import type { Overrides } from "../../src/config/options.js";
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
  const { resource, unmet } = await client([request("patch", { method }, { examples })], {
    patch: { types },
  });
  return { resource, text: /interface PatchResponses \{ (.*?) \}/.exec(resource)?.[1], unmet };
}

test("no saved body means none after a success, and nothing after an error", async () => {
  const all = [200, 204, 302, 304, 400, 500].map((status) => example(status));
  expect((await responses(all)).text).toBe(
    "200: undefined; 204: undefined; 302: unknown; 304: undefined; 400: unknown; 500: unknown;",
  );
  expect((await responses([example(404)], {}, "HEAD")).text).toBe("404: undefined;");
  expect((await responses([example(400), example(400, '"no"')])).text).toBe("400: undefined | string;");
});

test("a status that was saved without a body can be given a type", async () => {
  const examples = [example(202), example(400), example(404), example(409, "no JSON")];
  const types = {
    "response.202": { enum: ["later"] },
    "response.400": { type: "Problem", from: "problems" },
    "response.409": { type: "`${string}!`" },
  };
  const { resource, text, unmet } = await responses(examples, types);
  expect(text).toBe('202: "later"; 400: Problem; 404: unknown; 409: `${string}!`;');
  expect(resource).toContain('import type { Problem } from "problems";');
  expect(unmet).toEqual([]);
});

test("what is not a whole type says nothing of a body that was not saved", async () => {
  const types = { "response.202": { rename: "Later" }, "response.400.code": { type: "Code" } };
  const { text, unmet } = await responses([example(202), example(400)], types);
  expect(text).toBe("202: undefined; 400: unknown;");
  expect(unmet).toEqual([
    'overrides["patch"].types["response.202"]',
    'overrides["patch"].types["response.400.code"]',
  ]);
});
