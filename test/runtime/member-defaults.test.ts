import { describe, expect, test } from "vitest";

import { withDefaults } from "../../templates/client/runtime/body/defaults.js";
import { graphql } from "../../templates/client/runtime/body/graphql.js";
import { json } from "../../templates/client/runtime/body/json.js";
import { jsonIntegers } from "../../templates/client/runtime/body/json-integers.js";
import { createTransport } from "../../templates/client/runtime/transport.js";
import type { BodyCodec } from "../../templates/client/runtime/types.js";
import { capturePostman } from "../wire/postman.js";

type Variables = Readonly<Record<string, string | number | boolean>>;

const VARIABLES: Variables = { clientId: "id-1", secret: "s", count: 3, flag: "true" };

/** The body that a call sends. */
async function bodyOf(codec: BodyCodec, input: object, variables = VARIABLES): Promise<string> {
  let sent = "";
  const fetch = async (_url: string, { body }: RequestInit) => {
    sent = await new Response(body).text();
    return new Response();
  };
  const transport = createTransport({}, { fetch, variables, retry: false });
  await transport.send({ name: "r", method: "POST", url: "http://h.test/", body: codec }, input);
  return sent;
}

const codec = withDefaults(
  {
    client_id: ['"{{clientId}}"'],
    secret: ['"{{secret}}"'],
    options: { count: ["{{count}}"], deep: { flag: ["{{flag}}"] } },
    version: ['"2.0"'],
  },
  json(),
);

const ALL = {
  client_id: "id-1",
  secret: "s",
  options: { count: 3, deep: { flag: true } },
  version: "2.0",
};

const sent = async (body: unknown) => JSON.parse(await bodyOf(codec, { body })) as unknown;

describe("members with defaults", () => {
  test("are all sent where the caller gives nothing", async () => {
    expect(JSON.parse(await bodyOf(codec, {}))).toEqual(ALL);
    expect(await sent({})).toEqual(ALL);
  });

  test("are sent beside what the caller gives, nested ones too", async () => {
    expect(await sent({ other: [1], secret: "mine", options: { more: null, deep: {} } })).toEqual({
      ...ALL,
      other: [1],
      secret: "mine",
      options: { more: null, count: 3, deep: { flag: true } },
    });
  });

  test("are left out where the caller gives undefined", async () => {
    const { client_id: id, secret } = ALL;
    expect(await sent({ options: undefined, version: undefined })).toEqual({ client_id: id, secret });
    expect(await sent({ options: { count: undefined } })).toEqual({
      ...ALL,
      options: { deep: { flag: true } },
    });
  });

  test("give way to any other value", async () => {
    const given = { client_id: null, secret: { a: 1 }, options: [], version: 0 };
    expect(await sent(given)).toEqual(given);
    expect(await sent({ ...given, options: null, secret: ['"{{secret}}"'] })).toEqual({
      ...given,
      options: null,
      secret: ['"{{secret}}"'],
    });
  });

  test("a body that is no object is sent as it is", async () => {
    for (const body of [[{ a: 1 }], "text", null, 0]) expect(await sent(body)).toEqual(body);
  });

  test("text of the caller is never searched for variables", async () => {
    const body = { note: "{{secret}}", secret: "{{secret}}", options: { count: "{{count}}" } };
    expect(await sent(body)).toEqual({ ...ALL, ...body, options: { ...ALL.options, ...body.options } });
    const quoted = { secret: '"{{secret}}"' };
    expect(await sent(quoted)).toEqual({ ...ALL, ...quoted });
  });

  test("a variable that nobody needs may be missing", async () => {
    const body = { secret: "mine", options: {} };
    const others = { clientId: "id-1", count: 3, flag: "true" };
    expect(JSON.parse(await bodyOf(codec, { body }, others))).toMatchObject({ secret: "mine" });
    await expect(bodyOf(codec, { body: {} }, others)).rejects.toMatchObject({ variable: "secret" });
  });

  test("are sent in the order of the collection", async () => {
    const ordered = withDefaults({ a: ['"1"'], b: [], c: { d: [], e: ["2"] }, f: ["3"] }, json());
    const body = { z: 0, c: { y: 1, d: 4 }, b: 5 };
    expect(await bodyOf(ordered, { body })).toBe('{"a":"1","b":5,"c":{"d":4,"e":2,"y":1},"f":3,"z":0}');
    expect(await bodyOf(ordered, { body: { b: [] } })).toBe('{"a":"1","b":[],"c":{"e":2},"f":3}');
  });

  test("names that every object inherits are names like others", async () => {
    const inherited = withDefaults({ constructor: ['"a"'], toString: ['"b"'] }, json());
    expect(JSON.parse(await bodyOf(inherited, {}))).toEqual({ constructor: "a", toString: "b" });
    expect(JSON.parse(await bodyOf(inherited, { body: { constructor: "c" } }))).toEqual({
      constructor: "c",
      toString: "b",
    });
  });

  test("stand in the variables of a GraphQL request and beside integers with all their digits", async () => {
    const query = withDefaults({ variables: { id: ['"{{clientId}}"'] } }, graphql({ query: "{a}" }));
    expect(JSON.parse(await bodyOf(query, {}))).toEqual({ query: "{a}", variables: { id: "id-1" } });
    const integers = withDefaults({ secret: ['"{{secret}}"'] }, jsonIntegers(["bigint", "n"]));
    expect(await bodyOf(integers, { body: { n: 12345678901234567890n } })).toBe(
      '{"secret":"s","n":12345678901234567890}',
    );
  });
});

/** What Postman's runner sends for a body, with these values of its variables. */
async function postmanBody(raw: string, variables: Variables): Promise<string> {
  const schema = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";
  const body = { mode: "raw", raw, options: { raw: { language: "json" } } };
  const item = [{ id: "r", name: "r", request: { method: "POST", url: "http://h.test/", body } }];
  const variable = Object.entries(variables).map(([key, value]) => ({ key, value: String(value) }));
  const collection = { info: { name: "c", schema }, item, variable };
  const requests = await capturePostman({ collection, environment: {}, requests: [], files: [] }, ".");
  return Buffer.from(requests.get("r")?.[0]?.body ?? "", "latin1").toString();
}

describe("a variable stands in the JSON as Postman's runner puts it there", () => {
  const quoted = withDefaults({ v: ['"{{v}}"'] }, json());
  const bare = withDefaults({ v: ["{{v}}"] }, json());

  test.each([
    ["plain text", "é ☃ {x}"],
    ["a number", 12],
    ["an escape", String.raw`a\nb\u0041\\`],
    ["escaped quotes", String.raw`say \"a\"`],
    ["nothing", ""],
    ["another variable", "<{{w}}>"],
  ])("in quotes: %s", async (_, v) => {
    const variables = { v, w: "inner" };
    const expected: unknown = JSON.parse(await postmanBody('{"v": "{{v}}"}', variables));
    expect(JSON.parse(await bodyOf(quoted, {}, variables))).toEqual(expected);
  });

  test.each([
    ["a number", 12.5],
    ["a boolean", true],
    ["null", "null"],
    ["a text with its quotes", '"a"'],
    ["an object", '{"a": [1]}'],
  ])("bare: %s", async (_, v) => {
    const expected: unknown = JSON.parse(await postmanBody('{"v": {{v}}}', { v }));
    expect(JSON.parse(await bodyOf(bare, {}, { v }))).toEqual(expected);
  });

  test.each([
    ["quotes in quotes", '{"v": "{{v}}"}', quoted, 'a"b"'],
    ["a line break in quotes", '{"v": "{{v}}"}', quoted, "a\nb"],
    ["a backslash in quotes", '{"v": "{{v}}"}', quoted, String.raw`C:\dir`],
    ["a word without quotes", '{"v": {{v}}}', bare, "word"],
  ])("a value that breaks Postman's JSON is sent as text: %s", async (_, raw, codecOfIt, v) => {
    const broken = await postmanBody(raw, { v });
    expect(broken).toContain(v);
    expect(() => JSON.parse(broken) as unknown).toThrow();
    expect(JSON.parse(await bodyOf(codecOfIt, {}, { v }))).toEqual({ v });
  });
});
