import { describe, expect, test } from "vitest";

import { bigIntegerPositions } from "../../src/ir/big-integers.js";
import { build, collection, request } from "./make.js";

describe("places of integers beyond 2^53", () => {
  test.each([
    ["9007199254740991", []],
    ["9007199254740992", [""]],
    ["-9007199254740993", [""]],
    ['{"id": 9007199254740993}', [".id"]],
    ['[{"a": {"id": 9007199254740993}}, {"a": {"id": 9007199254740993}}]', ["[].a.id"]],
    ['{"a": [[9007199254740993]], "b": 9007199254740993}', [".a[][]", ".b"]],
    ['{"a.b": 9007199254740993, "c": 1}', ['["a.b"]']],
    ['{"id": "9007199254740993", "9007199254740993": 1}', []],
    ["[0.1000000000000000055511151231257827, 12345678901234567890.5, 1e400, 1e20]", []],
    ['{"id": 9007199254740993, // 9007199254740993\n "x": {{x}}, "y": 9007199254740993,}', [".id", ".y"]],
    ['{"a": "9007199254740993', []],
  ])("%s: %j", (text, places) => {
    expect(bigIntegerPositions(text)).toEqual(places);
  });
});

test.each([
  [200, 1],
  [201, 0],
])("a place of %i characters", (length, count) => {
  const key = "k".repeat(length - 1);
  expect(bigIntegerPositions(`{"${key}": 9007199254740993}`)).toHaveLength(count);
});

function saved(name: string, body: string) {
  return request(name, {}, { examples: [{ name: "e", status: 200, headers: [], body }] });
}

function warnings(...items: ReturnType<typeof saved>[]) {
  return build(collection(items)).diagnostics.filter(({ code }) => code === "PC2019");
}

test("one warning names them, for all requests", () => {
  const body = { mode: "raw", raw: '{"id": 9007199254740993}', language: "json" } as const;
  const { examples } = saved("", '{"t": 1, "u": [9007199254740993]}');
  const create = request("Create", { method: "POST", body }, { examples });
  const found = warnings(create, saved("Get", '{"id": 9007199254740993}'), saved("Small", '{"id": 1}'));
  expect(found).toMatchObject([
    {
      severity: "warning",
      message:
        'integers beyond 2^53, which JavaScript rounds, in "Create" (body.id, response.200.u[]), "Get" (response.200.id)',
    },
  ]);
});

test("of many a few are named", () => {
  const items = ["a", "b", "c", "d", "e"].map((name) => saved(name, "[9007199254740993]"));
  expect(warnings(...items)[0]?.message).toMatch(/"a" .*"b" .*"c" \(response\.200\[\]\) and 2 more$/);
});
