import { expect, test } from "vitest";

import { clientSample } from "../../src/emit/client/call.js";
import type { JsonValue } from "../../src/ir/model.js";
import type { Example, Request, RequestItem } from "../../src/read/model.js";
import { verify } from "../../src/verify/verify.js";
import { request } from "../ir/make.js";
import { client } from "./client.js";

type Variables = string | { [key: string]: JsonValue };

function graphql(query: string | undefined, variables?: Variables, operationName?: string): Partial<Request> {
  const body = {
    ...(query === undefined ? {} : { query }),
    ...(variables === undefined ? {} : { variables }),
    ...(operationName === undefined ? {} : { operationName }),
  };
  return { method: "POST", body: { mode: "graphql", ...body } };
}

function ask(parts: Partial<Request>, examples: Example[] = []): RequestItem {
  return request("ask", parts, { examples });
}

const asked: RequestItem[] = [];

/** The type of the body and that of the variables. */
async function types(item: RequestItem): Promise<{ body: string; variables: string }> {
  asked.push(item);
  const { resource } = await client([item]);
  return {
    body: /(body\??: \{ .*?\};)/.exec(resource)?.[1] ?? "",
    variables: /interface AskVariables \{ (.*?) \}(?: export|$)/.exec(resource)?.[1] ?? "",
  };
}

const REST = "query?: string; operationName?: string";

test.each<[string, string, Variables | undefined, string]>([
  [
    "names, types and optionality come from the declarations",
    "query Q($id: ID!, $first: Int = 10, $after: String) { a }",
    { id: "1", first: 5, after: null },
    "id: string | number; first?: number | null; after?: string | null;",
  ],
  [
    "what no sample has is declared all the same",
    "query Q($a: [ID!]!, $b: [[Float]], $c: Boolean! = true, $d: Color, $e: [Color!]) { a }",
    { a: [] },
    "a: (string | number)[]; b?: ((number | null)[] | null)[] | null; c?: boolean; d?: unknown; e?: unknown[] | null;",
  ],
  [
    "samples tell what inputs, enums and scalars of the API's own are",
    "mutation Q($in: FilmInput!, $order: Order = ASC, $at: DateTime) { a }",
    { in: { title: "x", year: 1 }, order: "DESC", at: "2024-01-01T00:00:00Z" },
    "in: { title: string; year: number; }; order?: string | null; /** Format: date-time. */ at?: string | null;",
  ],
  [
    "samples widen what the declarations say",
    "query Q($id: ID!, $first: Int!, $on: [Int!], $gone: Boolean!) { a }",
    { id: null, first: "{{first}}", on: 3, extra: true },
    "id: string | number | null; first: string | number; on?: number | number[] | null; gone?: boolean; extra?: boolean;",
  ],
  [
    "names that look like keys of a map are names",
    "query Q($en: String!, $de: String!) { a }",
    { en: "x", de: "y" },
    "en: string; de: string;",
  ],
  ["saved variables that are nobody's are optional", "{ a }", { left: 1 }, "left?: number;"],
  ["a query that is not known leaves it to the samples", "{{query}}", { id: 1 }, "id: number;"],
])("%s", async (_, query, variables, expected) => {
  expect((await types(ask(graphql(query, variables)))).variables).toBe(expected);
});

test.each<[string, Partial<Request>, string]>([
  ["a required variable", graphql("query Q($id: ID!) { a }"), `body: { variables: AskVariables; ${REST} };`],
  [
    "one that nobody filled in",
    graphql("query Q($id: ID!) { a }", "{}"),
    `body: { variables: AskVariables; ${REST} };`,
  ],
  ["optional ones", graphql("query Q($id: ID) { a }"), `body?: { variables?: AskVariables; ${REST} };`],
  [
    "optional ones, saved",
    graphql("query Q($id: ID) { a }", { id: 1 }),
    `body?: { variables?: AskVariables; ${REST} };`,
  ],
  ["none", graphql("query Q { a }"), `body?: { variables?: object; ${REST} };`],
  [
    "none, saved as such",
    graphql("query Q { a }", "{}"),
    `body?: { variables?: Record<string, unknown>; ${REST} };`,
  ],
  ["no query", graphql(undefined, undefined, "Q"), `body?: { variables?: object; ${REST} };`],
  [
    "saved ones that are no JSON, sent where none are given",
    graphql("query Q($id: ID!) { a }", "{ id: {{id}"),
    `body?: { variables?: AskVariables; ${REST} };`,
  ],
  ["a variable for all of them", graphql("{{query}}", "{{all}}"), `body?: { variables?: unknown; ${REST} };`],
])("what may be left out, with %s", async (_, parts, expected) => {
  expect((await types(ask(parts))).body).toBe(expected);
});

test("of several operations, the one that is named declares the variables", async () => {
  const document = "query A($a: Int!) { a } query B($b: Int!) { b }";
  expect((await types(ask(graphql(document, { b: 1 }, "B")))).variables).toBe("b: number;");
  expect((await types(ask(graphql(document, { a: 1 })))).variables).toBe("a: number;");
});

test("requests of saved responses are samples, too", async () => {
  const originalRequest = ask(graphql("query Q($in: In!) { a }", { in: { title: null, year: 1 } })).request;
  const saved = { name: "ok", status: 200, headers: [], originalRequest };
  const item = ask(graphql("query Q($in: In!) { a }", { in: { title: "x" } }), [saved]);
  expect((await types(item)).variables).toBe("in: { title: string | null; year?: number; };");
});

test("all these requests fit the types", async () => {
  const { model, files } = await client(
    asked.map((item, index) => ({ ...item, name: `ask ${String(index)}` })),
  );
  expect(model.operations.length).toBeGreaterThan(15);
  expect(await verify(model, files, "/out")).toEqual([]);
});

test("a page shows a call with the variables that are required, where none were saved", async () => {
  const { ir, model } = await client([
    ask(graphql("query Q($id: ID!, $n: [Int]!, $c: Color!, $d: Int) { a }")),
  ]);
  const call = model.operations.map(clientSample(ir, ".ts").code).join("");
  expect(call.replace(/\s+/g, " ")).toContain(
    'client.ask({ body: { variables: { id: "", n: [], c: null }, }, });',
  );
});
