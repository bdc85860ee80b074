import { describe, expect, test } from "vitest";

import { jsonIntegers } from "../../templates/client/runtime/body/json-integers.js";
import { integerParser } from "../../templates/client/runtime/integers.js";
import { createTransport } from "../../templates/client/runtime/transport.js";
import type { Operation } from "../../templates/client/runtime/types.js";
import { useServer } from "./server.js";

const server = useServer();

const BIG = "9007199254740993";

function send(operation: Partial<Operation>, body?: unknown) {
  const transport = createTransport({ base: server.url });
  return transport.send({ name: "folder/request", method: "POST", url: "{{base}}/", ...operation }, { body });
}

function answer(body: string, status = 200) {
  server.script({ status, headers: { "content-type": "application/json" }, body });
}

describe("received", () => {
  const parse = integerParser({
    200: [
      ["bigint", "id"],
      ["string", "items", 0, "id"],
      ["bigint", "rates", null],
      ["bigint", "*"],
    ],
    404: [["bigint"]],
  });

  test.each<[text: string, expected: unknown]>([
    [`{"id": ${BIG}}`, { id: BigInt(BIG) }],
    ['{"id": 1}', { id: 1n }],
    ['{"id": null}', { id: null }],
    ['{"id": "1", "x": 1.5}', { id: "1", x: 1.5 }],
    [`{"items": [{"id": -${BIG}}, {"id": 2}]}`, { items: [{ id: `-${BIG}` }, { id: "2" }] }],
    [`{"rates": {"a": 1, "b": ${BIG}}}`, { rates: { a: 1n, b: BigInt(BIG) } }],
    [`{"*": 1, "other": ${BIG}}`, { "*": 1n, other: 9007199254740992 }],
    [
      `{"id": 1e3, "f": ${BIG}.5, "e": ${BIG}e2}`,
      { id: 1000n, f: Number(`${BIG}.5`), e: Number(`${BIG}e2`) },
    ],
    [`{"text": "${BIG} \\" ${BIG}", "${BIG}": 1}`, { text: `${BIG} " ${BIG}`, [BIG]: 1 }],
    [`{"id": {"id": ${BIG}}}`, { id: { id: 9007199254740992 } }],
  ])("%s is read", async (text, expected) => {
    answer(text);
    expect(await send({ parse })).toEqual(expected);
  });

  test("at the whole body, of a failure", async () => {
    answer(BIG, 404);
    expect(await send({ parse }).result()).toMatchObject({ status: 404, data: BigInt(BIG) });
  });

  test("a member called __proto__ is one like any other", async () => {
    answer(`{"__proto__": {"evil": ${BIG}}}`);
    const data = await send({ parse });
    expect(Object.keys(data as object)).toEqual(["__proto__"]);
    expect(({} as { evil?: unknown }).evil).toBeUndefined();
  });

  test("broken JSON is a ParseError", async () => {
    answer("{");
    await expect(send({ parse })).rejects.toMatchObject({ name: "ParseError", text: "{" });
  });

  test("a string without an end takes no longer than its length", () => {
    const start = performance.now();
    expect(() => parse(`"${'\\"'.repeat(50_000)}`, 200)).toThrow(SyntaxError);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe("sent", () => {
  const body = jsonIntegers(["string", "id"], ["bigint", "items", 0]);

  test.each<[unknown, string]>([
    [{ id: BIG, name: BIG }, `{"id":${BIG},"name":"${BIG}"}`],
    [{ id: "no number" }, '{"id":"no number"}'],
    [{ items: [BigInt(BIG), BIG, 3] }, `{"items":[${BIG},${BIG},3]}`],
    [{ other: BigInt(BIG) }, `{"other":${BIG}}`],
    [{ id: undefined, when: new Date(0) }, '{"when":"1970-01-01T00:00:00.000Z"}'],
    [{ id: '1,"evil":1' }, String.raw`{"id":"1,\"evil\":1"}`],
  ])("as JSON, case %#", async (given, text) => {
    await send({ body }, given);
    expect(server.last.body.toString()).toBe(text);
  });

  test("nothing is nothing, and the caller's value stays as it is", async () => {
    const given = { id: BIG };
    await send({ body }, given);
    expect(given).toEqual({ id: BIG });
    await send({ body });
    expect(server.last.body.toString()).toBe("");
  });
});
