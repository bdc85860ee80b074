import { describe, expect, test } from "vitest";

import {
  ANY_JSON,
  type InferOptions,
  inferTypes,
  type KnownProperty,
  type KnownType,
  type SampleValue,
  type TypeOverride,
} from "../../src/infer/index.js";
import { parsePath } from "../../src/infer/passes/overrides.js";
import { type RootSpec, toRoots } from "./support.js";

const pet = { id: 1, name: "Rex" };

describe("where declarations stand", () => {
  const specs: RootSpec[] = [
    { id: "a", group: "pets", name: "CreatePetBody", topics: ["Pet"], samples: [pet] },
    { id: "b", group: "shops", name: "GetShopResponse", samples: [{ pets: [pet], open: true }] },
    { id: "c", group: "shops", name: "ListPetsResponse", topics: ["Pet"], samples: [[pet], []] },
  ];
  const inferred = inferTypes(toRoots(specs));

  test("a shape of several groups is shared, others are not", () => {
    expect(inferred.shared.map(({ name }) => name)).toEqual(["Pet"]);
    expect([...inferred.groups].map(([group, list]) => [group, list.map(({ name }) => name)])).toEqual([
      ["shops", ["GetShopResponse"]],
    ]);
  });

  test("roots and declarations say which declarations they refer to", () => {
    expect(Object.fromEntries(inferred.references)).toEqual({
      a: ["Pet"],
      b: ["GetShopResponse"],
      c: ["Pet"],
    });
    expect(inferred.groups.get("shops")?.[0]?.references).toEqual(["Pet"]);
    expect(Object.fromEntries(inferred.expressions)).toEqual({ a: "Pet", b: "GetShopResponse", c: "Pet[]" });
  });
});

test("objects are not taken for equal because a property is named like a description of others", () => {
  const specs: RootSpec[] = [
    { id: "one", name: "One", samples: [{ a: true, "b[]0043!eee": "x" }] },
    { id: "two", name: "Two", samples: [true, 1, []].map((a) => ({ a, b: "x", eee: "x" })) },
  ];
  expect(Object.fromEntries(inferTypes(toRoots(specs)).expressions)).toEqual({ one: "One", two: "Two" });
});

describe("what one always has and the other never has is no accident in four samples of both, however they come", () => {
  const common = { id: 1, name: "x", mail: "x", phone: "x", age: 1, city: "x" };

  /** How many types there are for the users of two roots, each with lists of so many of them. */
  function countTypes(lengths: string): number {
    const lists = (own: object): SampleValue[] =>
      lengths
        .split(" ")
        .map((length) => Array.from({ length: Number(length) }, () => ({ ...common, ...own })));
    const root = { role: "received", topics: ["User"] };
    const { expressions } = inferTypes(
      toRoots([
        { ...root, id: "one", name: "ListUsers", samples: lists({ team: "x" }) },
        { ...root, id: "two", name: "FindUsers", samples: lists({ rank: 1 }) },
      ]),
    );
    return new Set(expressions.values()).size;
  }

  test.each(["3", "1 2", "2 1", "1 1 1"])("one type for lists of %s", (lengths) => {
    expect(countTypes(lengths)).toBe(1);
  });
  test.each(["4", "1 3", "3 1", "2 2", "1 1 1 1", "9 1", "1 9"])("two types for lists of %s", (lengths) => {
    expect(countTypes(lengths)).toBe(2);
  });
});

test("properties of which nothing is known are counted", () => {
  const samples: SampleValue[] = [
    { a: 1, b: [], c: {}, d: ANY_JSON, e: [[]], f: { g: null, h: [ANY_JSON] }, i: [1] },
  ];
  expect(inferTypes(toRoots([{ name: "Counted", samples }])).properties).toEqual({ all: 9, unknown: 6 });
});

describe("properties that are known beside the samples", () => {
  const text: KnownType = { kinds: ["string"], nullable: false };
  const infer = (samples: SampleValue[], ...properties: KnownProperty[]): [string, boolean] => {
    const { groups, expressions, emptiable } = inferTypes(
      toRoots([{ id: "a", name: "A", samples, properties }]),
    );
    const [declaration] = groups.get("main") ?? [];
    const type = declaration?.text ?? expressions.get("a") ?? "";
    return [type.replace(/^.*?\{|\}$/g, "").trim(), emptiable.has("a")];
  };

  test.each<[string, SampleValue[], KnownProperty[], string, boolean]>([
    ["no sample", [], [{ key: "a", required: true, type: text }], "a: string;", false],
    ["an optional one", [], [{ key: "a", required: false, type: text }], "a?: string;", true],
    ["none", [], [], "Record<string, unknown>", true],
    ["others in samples", [{ b: 1 }], [], "b?: number;", true],
    ["a sample without it", [{ a: "" }, {}], [{ key: "a", required: true, type: text }], "a?: string;", true],
    ["another kind", [{ a: 1 }], [{ key: "a", required: true, type: text }], "a: string | number;", false],
    [
      "keys like those of a map",
      [{ "1": "" }],
      [{ key: "1", required: true, type: text }],
      '"1": string;',
      false,
    ],
    [
      "a list",
      [],
      [{ key: "a", required: true, type: { kinds: [], nullable: true, element: text } }],
      "a: string[] | null;",
      false,
    ],
  ])("%s", (_, samples, properties, expected, isEmptiable) => {
    expect(infer(samples, ...properties)).toEqual([expected, isEmptiable]);
  });

  test("lists as deep as they like", () => {
    let type = text;
    for (let depth = 0; depth < 50_000; depth += 1) type = { kinds: [], nullable: true, element: type };
    const [declaration] = infer([], { key: "a", required: true, type });
    expect(declaration).toMatch(/^a: \(+unknown\[\]/);
  });
});

describe("reserved names", () => {
  const nameOf = (options: InferOptions, group = "pets"): string | undefined =>
    inferTypes(toRoots([{ id: "a", group, name: "Pet", samples: [pet] }]), options).expressions.get("a");

  test.each<[string, Map<string, Set<string>>, string]>([
    ["in the same group", new Map([["pets", new Set(["Pet"])]]), "PetsPet"],
    ["everywhere", new Map([["", new Set(["Pet"])]]), "PetsPet"],
    ["in another group", new Map([["users", new Set(["Pet"])]]), "Pet"],
    ["with all other suggestions", new Map([["", new Set(["Pet", "PetsPet", "Pet2"])]]), "Pet3"],
  ])("%s", (_, reserved, expected) => {
    expect(nameOf({ reserved })).toBe(expected);
  });
});

describe("overrides", () => {
  const declare = (
    samples: RootSpec["samples"],
    ...overrides: TypeOverride[]
  ): ReturnType<typeof inferTypes> => inferTypes(toRoots([{ id: "a", name: "Order", samples, overrides }]));
  const textOf = (result: ReturnType<typeof inferTypes>): string =>
    result.groups
      .get("main")
      ?.map(({ text }) => text)
      .join("\n") ?? "";

  test.each<[string, TypeOverride, string]>([
    ["an enum", { path: "$.status", enum: ["open", "closed"] }, 'status: "open" | "closed";'],
    ["an enum of what is in an array", { path: "$.lines[].kind", enum: ["a", 1] }, 'kind: "a" | 1;'],
    ["a format", { path: "$.status", format: "*/ evil" }, "/** Format: *\\/ evil. */\n  status: string;"],
    ["optional", { path: "$.status", optional: true }, "status?: string;"],
    ["required", { path: "$.note", optional: false }, "note: string;"],
    [
      "an own type",
      { path: "$.total", type: "Money.Amount<'EUR'>", from: "./money.js" },
      "total: Money.Amount<'EUR'>;",
    ],
    [
      "an own type where null was seen, too",
      { path: "$.gone", type: "string | null" },
      "gone: string | null;",
    ],
    ["an own type without null", { path: "$.gone", type: "string" }, "gone: string;"],
    ["an enum where null was seen, too", { path: "$.gone", enum: ["x"] }, 'gone: "x" | null;'],
    [
      "an own type of what is in an array",
      { path: "$.lines[]", type: "{ kind: string } | null" },
      "lines: ({ kind: string } | null)[];",
    ],
    ["a name for a nested shape", { path: "$.buyer", rename: "Buyer" }, "buyer: Buyer;"],
    ["a name for what is in an array", { path: "$.lines[]", rename: "Line" }, "lines: Line[];"],
    ["the values of a map", { path: "$.byDay.*", enum: ["x"] }, 'byDay: Record<string, "x">;'],
    ["a quoted key", { path: '$["odd \\"key"]', optional: true }, '"odd \\"key"?: number;'],
    ["a path that leads nowhere", { path: "$.nowhere[].x", optional: true }, "status: string;"],
    ["a path that is none", { path: "status", optional: true }, "status: string;"],
  ])("%s", (_, override, expected) => {
    const full = { status: "open", lines: [{ kind: "a" }], total: "1.00", buyer: { id: 1 }, 'odd "key': 1 };
    const samples = [
      { ...full, byDay: { "2024-01-01": "x" }, note: "n", gone: null },
      { ...full, byDay: {}, gone: "x" },
    ];
    expect(textOf(declare(samples, override))).toContain(expected);
  });

  test("an own type is imported from its module, by the group that uses it", () => {
    const result = declare([{ total: "1.00" }], {
      path: "$.total",
      type: "Money.Amount",
      from: "./money.js",
    });
    expect([...(result.imports.get("main") ?? [])]).toEqual([["Money", "./money.js"]]);
  });

  test("an own type hides what was below it", () => {
    const result = declare([{ geo: { type: "Point", x: 1, y: 2, z: 3, a: 4, b: 5, c: 6 } }], {
      path: "$.geo",
      type: "Geo",
    });
    expect(result.groups.get("main")?.map(({ name }) => name)).toEqual(["Order"]);
  });

  test("a renamed root", () => {
    const result = declare([{ a: 1 }], { path: "$", rename: "Purchase" });
    expect(result.expressions.get("a")).toBe("Purchase");
  });

  test.each(["", "a", "$x", "$..a", '$["a]', '$["\\q"]', "$[0]"])("%j is no path", (path) => {
    expect(parsePath(path)).toBeUndefined();
  });
});
