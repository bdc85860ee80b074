import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

import { contents, put, temporaryFolder } from "../write/folder.js";
import { cli, collection } from "./harness.js";

const repository = new URL("../../", import.meta.url);
const bookshop = fileURLToPath(new URL("collections/bookshop.postman_collection.json", repository));

/** The code blocks of docs/types.md: a configuration and what it gives. */
const blocks = readFileSync(new URL("docs/types.md", repository), "utf8")
  .split("```ts\n")
  .slice(1)
  .map((block) => block.slice(0, block.indexOf("```")));

test("the example of the documentation gives what it says", async () => {
  const [config, result] = blocks;
  if (config === undefined || result === undefined) throw new Error("docs/types.md has no example");
  const cwd = temporaryFolder();
  put(cwd, { "postman-codegen.config.ts": config, "src/isbn.ts": "export type Isbn = `${string}`;\n" });
  const args = [bookshop, "--verify", "--quiet", "-t", "client", "-o", "src/api"];
  expect(await cli(args, { cwd })).toMatchObject({ status: 0, stderr: "" });
  const books = contents(join(cwd, "src/api/bookshop"))["resources/books.ts"];
  expect(books).toContain(result);
  expect(books).toContain('import type { Isbn } from "../../../isbn.ts";');
  expect(books).toContain("export function addBook(");
  expect(books).toMatch(/\/\*\* Format: uri\. \*\/\n +cover: /);
  expect(books).toMatch(/Format: uuid\.[^/]+\*\/\n +"Idempotency-Key"\?: /);
});

test("of an own type that is written with built-in ones, the own one is imported", async () => {
  const cwd = temporaryFolder();
  const from = "./own.js";
  const types = {
    "body.price": { type: "Readonly<Money>", from },
    "body.tags": { type: "readonly Tag[]", from },
    "body.language": { type: '"Esperanto" | Language', from },
    "body.isbn": { type: "{ text: Isbn }['text']", from },
    "body.authors": { type: "Iterable<string>", from },
  };
  put(cwd, {
    "postman-codegen.config.json": JSON.stringify({ overrides: { "Books/Add a book": { types } } }),
    "own.ts": [
      "export interface Money { amount: number; currency: string }",
      "export type Tag = string;",
      "export type Language = string;",
      "export type Isbn = string;",
      "export type Iterable<Item> = Item[];",
    ].join("\n"),
  });
  const args = [bookshop, "--verify", "--quiet", "-t", "client"];
  expect(await cli(args, { cwd })).toMatchObject({ status: 0, stderr: "" });
  const books = contents(join(cwd, "generated/bookshop"))["resources/books.ts"];
  expect(books).toContain('import type { Isbn, Iterable, Language, Money, Tag } from "../../../own.js";');
  expect(books).toContain("price: Readonly<Money>;");
});

test("an own type of a parameter keeps its name from inferred ones", async () => {
  const cwd = temporaryFolder();
  const price = { amount: 1, currency: "EUR", net: 1, tax: 1, rate: 1, rounded: true };
  const extra = ["One", "Two"].map((name) => ({
    name,
    request: { method: "GET", url: "https://example.com/?price=1" },
    response: [{ name: "fine", code: 200, body: JSON.stringify({ price, [name]: 1 }) }],
  }));
  const types = { "query.price": { type: "Price", from: "./own.js" } };
  put(cwd, {
    "shop.json": collection("Shop", extra),
    "postman-codegen.config.json": JSON.stringify({ overrides: { One: { types } } }),
  });
  const resources = async () => {
    await cli(["shop.json", "-t", "client"], { cwd });
    return contents(join(cwd, "generated/shop"))["resources/index.ts"];
  };
  const own = await resources();
  expect(own).toContain('import type { Price } from "../../../own.js";');
  expect(own).not.toContain("interface Price ");
  put(cwd, { "postman-codegen.config.json": "{}" });
  expect(await resources()).toContain("interface Price ");
});

test("an own type that does not fit the samples fails --verify", async () => {
  const cwd = temporaryFolder();
  const overrides = { "Books/Add a book": { types: { "body.isbn": { type: "Isbn", from: "./isbn.ts" } } } };
  put(cwd, {
    "postman-codegen.config.json": JSON.stringify({ overrides }),
    "isbn.ts": "export type Isbn = number;\n",
  });
  const { status, stderr } = await cli([bookshop, "--verify", "-t", "client"], { cwd });
  expect(status).toBe(1);
  expect(stderr).toMatch(/bookshop\/samples\.check\.ts:\d+: error PC3004: .*not assignable/);
  expect(contents(cwd)).not.toHaveProperty("generated/bookshop/index.ts");
});

test("form fields and GraphQL variables can be said more about, too", async () => {
  const cwd = temporaryFolder();
  const request = (body: object) => ({ method: "POST", url: "https://example.com/", body });
  const field = (key: string, value: string) => ({ key, value, type: "text" });
  const extra = [
    {
      name: "Form",
      request: request({ mode: "urlencoded", urlencoded: [field("size", "S"), field("note", "")] }),
    },
    {
      name: "Query",
      request: request({
        mode: "graphql",
        graphql: { query: "query A($first: Int!) { a }", variables: '{"first": 1}' },
      }),
    },
  ];
  const overrides = {
    Form: { types: { "body.size": { enum: ["S", "L"] }, "body.note": { optional: true } } },
    Query: { types: { "body.variables.first": { enum: [1, 2] } } },
  };
  put(cwd, {
    "shop.json": collection("Shop", extra),
    "postman-codegen.config.json": JSON.stringify({ overrides }),
  });
  expect(await cli(["shop.json"], { cwd })).toMatchObject({ status: 0, stderr: "" });
  const code = contents(join(cwd, "generated/shop"))["resources/index.ts"];
  expect(code).toContain('size: "S" | "L";');
  expect(code).toContain("note?: string;");
  expect(code).toContain("first: 1 | 2;");
});

test("overrides that match nothing are named", async () => {
  const cwd = temporaryFolder();
  const overrides = {
    "Useers/*": { name: "list" },
    "Users/List": { types: { "query.limit": { optional: true }, "response.200.x": { optional: true } } },
    Ping: { name: "ping2" },
  };
  put(cwd, {
    "shop.json": collection("Shop"),
    "postman-codegen.config.json": JSON.stringify({ overrides }),
  });
  const { status, stderr } = await cli(["shop.json"], { cwd });
  expect(status).toBe(0);
  expect(stderr.match(/PC4005: \S.* matches nothing/g)).toEqual([
    'PC4005: overrides["Useers/*"] in the configuration matches nothing',
    'PC4005: overrides["Users/List"].types["query.limit"] in the configuration matches nothing',
    'PC4005: overrides["Users/List"].types["response.200.x"] in the configuration matches nothing',
  ]);
});
