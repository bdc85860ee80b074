import { expect, test } from "vitest";

import { inferTypes, type PropertyDefault, type SampleValue } from "../../src/infer/index.js";
import { type RootSpec, toRoots } from "./support.js";

const id: PropertyDefault = { path: ["id"], text: "{{id}}" };

/** The text of the only declaration that these roots make, or of all of them. */
function typesOf(...specs: RootSpec[]): string[] {
  const inferred = inferTypes(toRoots(specs));
  return [...inferred.groups.values()].flat().map(({ text }) => text.replace(/\s+/g, " "));
}

test("a property with a default is optional, may be undefined, and says what is sent", () => {
  expect(typesOf({ samples: [{ id: "a", n: 1 }], defaults: [id] })).toEqual([
    "export interface Root0 { /** Default: `{{id}}`. */ id?: string | undefined; n: number; }",
  ]);
});

test("a format and a default share a comment", () => {
  const samples = [{ id: "123e4567-e89b-12d3-a456-426614174000", n: 1 }];
  expect(typesOf({ samples, defaults: [id] })[0]).toContain("/** Format: uuid. Default: `{{id}}`. */ id?:");
});

test("an object whose properties are all optional is so itself", () => {
  const samples = [{ o: { p: { id: "a" } }, n: 1 }];
  const defaults = [{ path: ["o", "p", "id"], text: "x" }];
  expect(typesOf({ samples, defaults })[0]).toMatch(
    /o\?: \{ p\?: \{ .*id\?: string.*\} \| undefined; \} \| undefined;/,
  );
  const partial = [{ o: { p: { id: "a", m: 1 } }, n: 1 }];
  expect(typesOf({ samples: partial, defaults })[0]).toMatch(
    /o: \{ p: \{ .*id\?: string \| undefined; m: number; \}; \};/,
  );
});

test("a root whose properties are all optional takes an empty object", () => {
  const inferred = inferTypes(
    toRoots([
      { id: "all", samples: [{ id: "a" }], defaults: [id] },
      { id: "some", samples: [{ id: "a", n: 1 }], defaults: [id] },
    ]),
  );
  expect([...inferred.emptiable]).toEqual(["all"]);
});

test("keys with a default are names, not data", () => {
  const samples = [{ "1": "a", "2": "b" }];
  expect(typesOf({ samples, defaults: [{ path: ["1"], text: "x" }] })[0]).toContain('"1"?: string');
});

test("the user's override wins", () => {
  const overrides = [{ path: "$.id", optional: false }];
  expect(typesOf({ samples: [{ id: "a", n: 1 }], defaults: [id], overrides })[0]).toContain("id: string;");
});

const book = { id: "a", title: "b", pages: 1, isbn: "c" };

test.each<[string, SampleValue]>([
  ["equal", book],
  ["alike", { ...book, isbn: null }],
  ["similar", { ...book, year: 1 }],
])("places share a type only where they send the same by themselves: %s", (_, other) => {
  const pair = (...defaults: (PropertyDefault[] | undefined)[]) =>
    typesOf(
      { name: "Book", role: "sent", samples: [book], ...(defaults[0] && { defaults: defaults[0] }) },
      { name: "Book", role: "sent", samples: [other], ...(defaults[1] && { defaults: defaults[1] }) },
    ).length;
  expect(pair([id], [id])).toBe(1);
  expect(pair(undefined, undefined)).toBe(1);
  expect(pair([id], undefined)).toBe(2);
  expect(pair(undefined, [id])).toBe(2);
  expect(pair([id], [{ ...id, text: "{{other}}" }])).toBe(2);
});

test("an object does not become one with the object that it is in, where that sends more by itself", () => {
  const node = (next: object | null) => ({ id: "a", name: "b", size: 1, next });
  const samples = [node(node(node(null)))] as SampleValue[];
  expect(typesOf({ samples })).toHaveLength(1);
  expect(typesOf({ samples, defaults: [id] }).length).toBeGreaterThan(1);
});
