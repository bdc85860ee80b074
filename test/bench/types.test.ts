/** The scorer of `npm run bench:types`: a right answer scores full marks, and each kind of wrong one is caught. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type Column, COLUMNS, type Score, score } from "../../bench/types/score.js";
import type { JsonValue } from "../../bench/types/shape.js";
import { type OpenApiDocument, Truth } from "../../bench/types/truth.js";
import { TypeScriptTypes } from "../../bench/types/typescript-shape.js";

const object = (properties: object, required: string[] = []): object => ({
  type: "object",
  properties,
  required,
});
const list = (items: object): object => ({ type: "array", items });
const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const response = (schema: object): object => ({
  responses: { 200: { description: "", content: { "application/json": { schema } } } },
});
const string = { type: "string" };

const document = {
  openapi: "3.0.3",
  paths: {
    "/pets/{id}": { get: response(ref("Pet")) },
    "/pets": { get: response(list(ref("Pet"))) },
    "/owners": { get: response(list(ref("Owner"))) },
    "/counts": { get: response({ type: "object", additionalProperties: { type: "integer" } }) },
  },
  components: {
    schemas: {
      Pet: object(
        {
          id: { type: "integer" },
          name: string,
          nick: { ...string, nullable: true },
          tags: list(string),
          parent: ref("Pet"),
          owner: ref("Owner"),
        },
        ["id", "name"],
      ),
      Owner: { allOf: [ref("Named"), object({ email: string }, ["email"])] },
      Named: object({ name: string }, ["name"]),
    },
  },
} as unknown as OpenApiDocument;

const owner = { name: "Ann", email: "a@example.com" };
const rex = { id: 1, name: "Rex", nick: null, tags: ["a"], owner };
const pets = [rex, { id: 2, name: "Tom", nick: "T", tags: [], owner, parent: rex }];
const OWNER = "export interface Owner { name: string; email: string }";
const PET =
  "export interface Pet { id: number; name: string; nick: string | null; tags: string[]; owner: Owner; parent?: Pet }";
const RIGHT = `${PET} ${OWNER} export type One = Pet; export type All = Pet[]; export type Owners = Owner[]; export type Counts = Record<string, number>;`;

const answers: Record<string, string> = {
  right: RIGHT,
  lost: RIGHT.replace("name: string; nick", "nick"),
  kind: RIGHT.replace("id: number", "id: string"),
  wide: RIGHT.replace("id: number", "id: number | string"),
  unknown: RIGHT.replace("id: number", "id: unknown"),
  date: RIGHT.replace("name: string; nick", "name: Date; nick"),
  null: RIGHT.replace("string | null", "string"),
  required: RIGHT.replace("parent?: Pet", "parent: Pet"),
  optional: RIGHT.replace("name: string; nick", "name?: string; nick"),
  list: RIGHT.replace("tags: string[]", "tags: string"),
  record: RIGHT.replace("owner: Owner", "owner: Record<string, string>"),
  object: RIGHT.replace("Record<string, number>", "{ a: number; b: number }"),
  merged: `export interface Pet { id?: number; name: string; nick?: string | null; tags?: string[]; owner?: Pet; parent?: Pet; email?: string }
    export type One = Pet; export type All = Pet[]; export type Owners = Pet[]; export type Counts = Record<string, number>;`,
  split: `${RIGHT.replace("One = Pet", "One = Single")} export interface Single { id: number; name: string; nick: string | null; tags: string[]; owner: Owner }`,
  literals: RIGHT.replace("tags: string[]", 'tags: ("a" | Tag)[]').concat(' export enum Tag { B = "b" }'),
  variants: RIGHT.replace("All = Pet[]", "All = (Child | Orphan)[]").concat(
    " export interface Orphan extends Omit<Pet, 'parent'> { tags: [string] } export interface Child extends Pet { parent: Pet }",
  ),
};

let workspace = "";
let types: TypeScriptTypes;
const fileOf = (name: string): string => path.join(workspace, `${name}.ts`);

beforeAll(async () => {
  workspace = await mkdtemp(path.join(os.tmpdir(), "bench-types-test-"));
  for (const [name, text] of Object.entries(answers)) await writeFile(fileOf(name), text);
  types = new TypeScriptTypes(Object.keys(answers).map(fileOf));
});

afterAll(() => rm(workspace, { recursive: true, force: true }));

function judge(name: string): Score {
  const truth = new Truth(document);
  const at = (type: string, url: string, ...samples: JsonValue[]) => {
    const shape = truth.root("GET", url, 200);
    if (!shape) throw new Error(`no ${url}`);
    return { at: `GET ${url}`, truth: shape, answer: types.shape(fileOf(name), type), samples };
  };
  return score([
    at("One", "/pets/{petId}", rex),
    at("All", "/pets", pets),
    at("Owners", "/owners", [owner]),
    at("Counts", "/counts", { a: 1, b: 2 }),
  ]);
}

function wrong(name: string): string[] {
  return judge(name).misses.map(({ column, at }) => `${column} ${at.replace(/GET /g, "")}`);
}

describe("a right answer", () => {
  it.each(["right", "literals", "variants"])("scores full marks: %s", (name) => {
    const { columns, misses, contradicted } = judge(name);
    expect({ misses: misses.filter(({ column }) => column !== "not split"), contradicted }).toEqual({
      misses: [],
      contradicted: 0,
    });
    for (const column of COLUMNS) expect(columns[column].judged, column).toBeGreaterThan(0);
  });
});

describe("a wrong answer is caught", () => {
  it.each<[name: string, misses: string[]]>([
    ["lost", ["properties /pets/{petId} $.name", "kinds /pets/{petId} $.name"]],
    ["kind", ["kinds /pets/{petId} $.id"]],
    ["wide", ["kinds /pets/{petId} $.id"]],
    ["unknown", ["kinds /pets/{petId} $.id"]],
    ["date", ["kinds /pets/{petId} $.name"]],
    ["null", ["kinds /pets $[].nick"]],
    ["required", ["optionality /pets $[].parent"]],
    ["optional", ["optionality /pets $[].name"]],
    ["list", ["nesting /pets/{petId} $.tags"]],
    ["record", ["nesting /pets/{petId} $.owner", "properties /pets/{petId} $.owner.name"]],
    ["object", ["nesting /counts $"]],
    ["merged", ["not merged /pets/{petId} $.owner and /pets/{petId} $"]],
    ["split", ["not split /pets/{petId} $ and /pets $[].parent"]],
  ])("%s", (name, misses) => {
    expect(wrong(name)).toEqual(expect.arrayContaining(misses));
  });

  it("and nothing else is", () => {
    const columnsOf = (name: string): Column[] => [
      ...new Set(judge(name).misses.map(({ column }) => column)),
    ];
    expect(columnsOf("kind")).toEqual(["kinds"]);
    expect(columnsOf("required")).toEqual(["optionality"]);
    expect(columnsOf("list")).toEqual(["nesting", "kinds"]);
    expect(columnsOf("split")).toEqual(["not split"]);
  });

  it("over the same places, whatever the answer", () => {
    const judged = (name: string): number[] =>
      (["properties", "kinds", "optionality", "nesting", "not split"] as const).map(
        (column) => judge(name).columns[column].judged,
      );
    for (const name of Object.keys(answers).filter((n) => n !== "record"))
      expect(judged(name)).toEqual(judged("right"));
  });
});

describe("the truth", () => {
  it("is not held against samples that contradict it", () => {
    const truth = new Truth(document).root("GET", "/pets/{id}", 200);
    if (!truth) throw new Error("no truth");
    const { columns, contradicted } = score([
      { at: "", truth, answer: types.shape(fileOf("kind"), "One"), samples: [{ id: "1", name: "Rex" }] },
    ]);
    expect(contradicted).toBe(1);
    expect(columns.kinds).toEqual({ right: 1, judged: 1 });
  });

  it("is found through references, allOf, oneOf and in Swagger 2.0", () => {
    const truth = new Truth({
      swagger: "2.0",
      paths: {
        "/a/{x}": {
          post: {
            parameters: [{ in: "body", schema: { $ref: "#/definitions/Choice" } }],
            responses: { default: { schema: { type: ["string", "null"] } } },
          },
        },
      },
      definitions: {
        Choice: {
          oneOf: [
            { $ref: "#/definitions/Left" },
            { type: "object", properties: { b: string } },
            { type: "null" },
          ],
        },
        Left: {
          allOf: [object({ a: string, b: { type: "integer" } }, ["a", "b"]), { $ref: "#/definitions/Left" }],
        },
      },
    } as unknown as OpenApiDocument);
    const body = truth.root("POST", "/a/{y}", "body");
    expect([...(body?.kinds ?? [])].sort()).toEqual(["null", "object"]);
    const properties = [...(body?.properties ?? [])].map(([key, p]) => [
      key,
      p.optional,
      [...p.shape().kinds].sort(),
    ]);
    expect(properties).toEqual([
      ["a", true, ["string"]],
      ["b", true, ["number", "string"]],
    ]);
    expect([...(truth.root("post", "/a/{}", 404)?.kinds ?? [])]).toEqual(["string", "null"]);
    expect(truth.root("GET", "/a/{x}", 200)).toBeUndefined();
  });
});
