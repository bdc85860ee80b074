import { describe, expect, test } from "vitest";

import { fixture } from "../../src/emit/tests/emit.js";
import type { OperationIr } from "../../src/ir/model.js";
import type { Variable } from "../../src/read/model.js";
import { build, collection, request } from "../ir/make.js";
import { client } from "./client.js";

const post = (name: string, raw: string, parts: object = {}) =>
  request(name, { method: "POST", body: { mode: "raw", raw, language: "json" }, ...parts });

/** `path: JSON` of each member that is sent by itself, for the first of the requests. */
function defaultsOf(raws: readonly string[], variables: Variable[] = []): string[] {
  const { ir } = build(
    collection(
      raws.map((raw, i) => post(`r${i}`, raw)),
      { variables },
    ),
  );
  const { body } = ir.operations[0] as OperationIr;
  if (body?.mode !== "json") throw new Error("no JSON");
  return (body.defaults ?? []).map(({ path, json }) => `${path.join(".")}: ${json}`);
}

describe("a member that is one whole variable is sent by itself", () => {
  test.each<[why: string, raws: string[], expected: string[]]>([
    ["several requests use it", ['{"a": "{{x}}"}', '{"b": ["{{x}}"]}'], ['a: "{{x}}"']],
    ["it is a credential by its name", ['{"a": "{{client_secret}}"}'], ['a: "{{client_secret}}"']],
    ["it is a credential by the name of the member", ['{"password": "{{x}}"}'], ['password: "{{x}}"']],
    [
      "it is made anew each time",
      ['{"a": "{{$guid}}", "b": {{$randomInt}}}'],
      ['a: "{{$guid}}"', "b: {{$randomInt}}"],
    ],
    ["in objects", ['{"o": {"a": "{{x}}", "p": {"b": {{x}}}}}', "{{x}}"], ['o.a: "{{x}}"', "o.p.b: {{x}}"]],
  ])("%s", (_, raws, expected) => {
    expect(defaultsOf(raws)).toEqual(expected);
  });

  test("it has a value", () => {
    expect(defaultsOf(['{"a": "{{x}}", "b": "{{y}}"}'], [{ key: "x", value: "1" }])).toEqual(['a: "{{x}}"']);
  });

  test.each<[what: string, raws: string[]]>([
    ["a variable of one request without a value", ['{"a": "{{x}}"}', '{"a": "{{y}}"}']],
    ["a text with a variable in it", ['{"a": "x {{x}}", "b": "{{x}}{{y}}"}', "{{x}}{{y}}"]],
    ["a member of a list", ['[{"a": "{{x}}"}]', "{{x}}"]],
    ["a member of an object in a list", ['{"l": [{"a": "{{x}}"}]}', "{{x}}"]],
    ["a member beside a name with a variable", ['{"{{n}}": 1, "a": "{{x}}"}', "{{x}}"]],
    ["a name that objects lose", ['{"__proto__": "{{x}}"}', "{{x}}"]],
  ])("but not %s", (_, raws) => {
    expect(defaultsOf(raws)).toEqual([]);
  });

  test("in objects of at most 16 levels", () => {
    const nested = (levels: number) => '{"a":'.repeat(levels) + '"{{x}}"' + "}".repeat(levels);
    expect(defaultsOf([nested(16), "{{x}}"])).toHaveLength(1);
    expect(defaultsOf([nested(17), "{{x}}"])).toEqual([]);
  });

  test("not where a call may go without its body", () => {
    const get = {
      ...post("r", '{"a": "{{$guid}}"}', { method: "GET" }),
      behavior: { disableBodyPruning: true },
    };
    const { ir } = build(collection([get]));
    expect(ir.operations[0]?.body).toEqual({ mode: "json", text: '{"a": "{{$guid}}"}' });
  });

  test("not in an object that may be missing, unless all of it is sent by itself", () => {
    const example = (raw: string) => ({
      examples: [{ name: "e", headers: [], originalRequest: post("", raw).request }],
    });
    const saved = (raw: string, other: string) => {
      const { ir } = build(collection([{ ...post("r", raw), ...example(other) }]));
      const { body } = ir.operations[0] as OperationIr;
      return body?.mode === "json" ? (body.defaults ?? []).map(({ path }) => path.join(".")) : [];
    };
    const partial = '{"o": {"a": "{{$guid}}", "b": 1}}';
    expect(saved(partial, "{}")).toEqual([]);
    expect(saved(partial, '{"o": {}}')).toEqual(["o.a"]);
    expect(saved('{"o": {"a": "{{$guid}}"}}', "{}")).toEqual(["o.a"]);
  });
});

describe("the input", () => {
  const shared = '"id": "{{client_id}}", "o": {"n": {{count}}}';
  const items = [
    post("Send", `{${shared}, "text": "Hello"}`),
    post("Ask", `{${shared}}`),
    post("Clear", "{}"),
  ];

  test("has optional members that say what is sent", async () => {
    const { resource } = await client(items);
    const members =
      "/** Default: `{{client_id}}`. */ id?: string | undefined; " +
      "o?: { /** Default: `{{count}}`. */ n?: unknown; } | undefined;";
    expect(resource).toContain(`export interface SendBody { ${members} text: string; }`);
    expect(resource).toContain(`export interface AskBody { ${members} }`);
    expect(resource).toContain("interface SendInput { body: SendBody;");
    expect(resource).toContain("interface AskInput { body?: AskBody;");
    expect(resource).toContain("interface ClearInput { body?: Record<string, unknown>;");
  });

  test("is filled by data of the operation", async () => {
    const { resource } = await client(items);
    const data = `{ id: ["\\"{{client_id}}\\""], o: { n: ["{{count}}"] } }`;
    expect(resource).toContain(`body: withDefaults(${data}, json())`);
    expect(resource).toContain('body: json("{}")');
  });

  test("keeps the place of members that a caller gives before others", async () => {
    const { resource } = await client([
      post(
        "Add",
        '{"text": "a", "o": {"n": 1, "id": "{{$guid}}", "m": 1}, "l": [], "id": "{{$guid}}", "end": 1}',
      ),
    ]);
    expect(resource).toContain(
      '{ text: [], o: { n: [], id: ["\\"{{$guid}}\\""] }, l: [], id: ["\\"{{$guid}}\\""] }',
    );
  });

  test("of a fixture has only what a caller must give", () => {
    const { ir } = build(collection(items));
    const made = ir.operations.map((operation) => fixture(operation, ir));
    expect(made.map(({ input }) => input)).toEqual([{ body: { text: "Hello" } }, {}, {}]);
    const o = { n: "count" };
    expect(made.map(({ request: sent }) => sent?.body)).toEqual([
      { json: { id: "client-id", o, text: "Hello" } },
      { json: { id: "client-id", o } },
      { json: {} },
    ]);
  });

  test("shares no type with one that sends less by itself", async () => {
    const { resource } = await client([
      post("Add book", '{"book": {"title": "A", "pages": 1, "isbn": "9", "owner": "{{token}}"}}'),
      post("Change book", '{"book": {"title": "A", "pages": 1, "isbn": "9", "owner": "ada"}}'),
    ]);
    expect(resource).toContain("owner?: string | undefined;");
    expect(resource).toContain("owner: string;");
  });

  test("of a GraphQL request in raw JSON has the variables that its query declares", async () => {
    const query = "query ($id: ID!, $first: Int = 10) { a }";
    const saved = (body: object) => post("Ask", JSON.stringify(body));
    const { resource, ir } = await client([saved({ query, variables: { id: "7" } })]);
    expect(resource).toContain(
      "query?: string | undefined; variables: { id: string | number; first?: number | null; };",
    );
    expect(fixture(ir.operations[0] as OperationIr, ir).input).toEqual({ body: { variables: { id: "7" } } });
    const without = await client([saved({ query })]);
    expect(without.resource).toContain("variables?: { id: string | number; first?: number | null; };");
    expect(without.resource).toContain("body?: AskBody;");
  });

  test("of JSON-RPC has the parameters alone", async () => {
    const call = { jsonrpc: "2.0", method: "logOn", id: 1, params: { user: "ada" } };
    const { resource, ir } = await client([post("Log on", JSON.stringify(call))]);
    expect(resource).toContain('method: ["\\"logOn\\""], id: ["1"] }, json())');
    expect(resource).toContain("/** Default: `logOn`. */ method?: string | undefined;");
    expect(fixture(ir.operations[0] as OperationIr, ir)).toMatchObject({
      input: { body: { params: { user: "ada" } } },
      request: { body: { json: call } },
    });
  });

  test("of a form has what its descriptions say is required", async () => {
    const field = (key: string, description: string) => ({ key, value: "x", description });
    const urlencoded = [field("topic", "(Required) What it is about"), field("agenda", "Text of the agenda")];
    const { resource } = await client([
      request("Meet", { method: "POST", body: { mode: "urlencoded", urlencoded } }),
    ]);
    expect(resource).toContain("topic: string; /** Text of the agenda */ agenda?: string;");
  });

  test("of a GraphQL request has optional variables", async () => {
    const graphql = (variables: string) =>
      request("Ask", {
        method: "POST",
        body: { mode: "graphql", query: "query ($id: ID!, $n: Int!) { a }", variables },
      });
    const all = await client([graphql('{"id": "{{$guid}}", "n": {{$randomInt}}}')]);
    expect(all.resource).toContain(
      'withDefaults({ variables: { id: ["\\"{{$guid}}\\""], n: ["{{$randomInt}}"] } }',
    );
    expect(all.resource).toContain("body?: { variables?: AskVariables;");
    const some = await client([graphql('{"id": "{{$guid}}", "n": 3}')]);
    expect(some.resource).toContain("body: { variables: AskVariables;");
    const { ir } = some;
    expect(fixture(ir.operations[0] as OperationIr, ir).input).toEqual({ body: { variables: { n: 3 } } });
  });
});
