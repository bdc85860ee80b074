import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { inferTypes, type SampleValue } from "../../src/infer/index.js";
import { checkedModule, compileErrors, contentOf, type RootSpec, toRoots } from "./support.js";

/** Few keys and values, so that samples meet: the same shapes, tags, records, and keys that are traps. */
const key = fc.constantFrom(
  ...["id", "name", "type", "items", "children", "parent", "data", "value", "a b", "*/", ""],
  ...["__proto__", "constructor", "toString", "1", "2", "en", "de-DE", "key_0"],
  ...["3fa85f64-5717-4562-b3fc-2c963f66afa6", "2024-01-01"],
);
const leaf = fc.constantFrom<SampleValue>(
  ...[
    null,
    true,
    0,
    -1.5,
    1e300,
    "",
    "text",
    "card",
    "bank",
    "2024-01-01T00:00:00Z",
    "<integer>",
    "<boolean>",
  ],
  ...["<dateTime>", "<object>", "<array>", "</b>", "\u2028"],
);
const { value: sample } = fc.letrec<{ value: SampleValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    leaf,
    fc.array(tie("value"), { maxLength: 4 }),
    fc
      .uniqueArray(fc.tuple(key, tie("value")), { maxLength: 6, selector: ([name]) => name })
      .map(Object.fromEntries),
    taggedObject(tie("value")),
  ),
}));

function taggedObject(value: fc.Arbitrary<SampleValue>): fc.Arbitrary<SampleValue> {
  const variants = [
    fc.record({ type: fc.constantFrom("card", "bank", "cash"), number: value, holder: fc.string() }),
    fc.record({ type: fc.constant("wire"), iban: fc.string(), children: fc.array(value, { maxLength: 3 }) }),
  ];
  return fc.oneof(
    fc.array(fc.oneof(...variants), { maxLength: 4 }),
    ...variants,
  ) as fc.Arbitrary<SampleValue>;
}

const spec = fc.record({
  group: fc.constantFrom("pets", "users"),
  name: fc.constantFrom("CreatePetBody", "GetPetResponse", "Pet", "Record", "*/", ""),
  topics: fc.constantFrom<string[]>([], ["Pet"], ["Pet", "User"]),
  samples: fc.array(sample, { maxLength: 4 }),
}) satisfies fc.Arbitrary<RootSpec>;
const rootSet = fc.uniqueArray(fc.record({ id: fc.uuid(), root: spec }), {
  maxLength: 5,
  selector: ({ id }) => id,
});
const roots = rootSet.map((list) => toRoots(list.map(({ id, root }) => ({ ...root, id }))));

describe("any samples", () => {
  test("satisfy their types", () => {
    const modules = new Map<string, string>();
    for (const [index, set] of fc.sample(roots, { numRuns: 400, seed: 7 }).entries()) {
      modules.set(`random${String(index)}.ts`, checkedModule(set, inferTypes(set)));
    }
    expect(compileErrors(modules)).toEqual([]);
  });

  test("give the same types in any order", () => {
    fc.assert(
      fc.property(roots, fc.infiniteStream(fc.nat(0xffff)), (set, random) => {
        const shuffled = shuffle(set, random).map((root) => ({
          ...root,
          samples: shuffle([...root.samples], random).map((value) => shuffleKeys(value, random)),
        }));
        expect(sortedLines(contentOf(inferTypes(shuffled)))).toEqual(sortedLines(contentOf(inferTypes(set))));
      }),
      { numRuns: 500 },
    );
  });

  test("give the same types whether samples built alike are learnt together or one by one", () => {
    // An override, even one that meets nothing, keeps a root apart.
    const overrides = [{ path: "$.nowhere.at.all", optional: true }];
    fc.assert(
      fc.property(roots, (set) => {
        const twice = set.flatMap((root) => [root, { ...root, id: `${root.id}2`, name: "Other" }]);
        const apart = twice.map((root) => ({ ...root, overrides }));
        expect(contentOf(inferTypes(twice))).toEqual(contentOf(inferTypes(apart)));
      }),
      { numRuns: 1000 },
    );
  });

  test("keep their types when something unrelated is added", () => {
    fc.assert(
      fc.property(roots, (set) => {
        const before = inferTypes(set);
        const after = inferTypes([...set, ...toRoots([UNRELATED])]);
        for (const { id } of set) expect(after.expressions.get(id)).toBe(before.expressions.get(id));
        for (const [group, list] of before.groups) expect(after.groups.get(group)).toEqual(list);
        expect(after.shared).toEqual(before.shared);
      }),
      { numRuns: 300 },
    );
  });

  test("give unique names that are identifiers", () => {
    fc.assert(
      fc.property(roots, (set) => {
        const { groups, shared } = inferTypes(set);
        for (const list of groups.values()) {
          const names = [...list, ...shared].map(({ name }) => name);
          expect(new Set(names).size).toBe(names.length);
          for (const name of names) expect(name).toMatch(/^[A-Z_][A-Za-z0-9]*$/);
        }
      }),
    );
  });
});

const UNRELATED: RootSpec = {
  id: "zzz",
  group: "weather",
  name: "GetForecastResponse",
  topics: ["Forecast"],
  samples: [{ location: { latitude: 1, longitude: 2 }, hourly: [{ hour: 1, celsius: 12, rain: false }] }],
};

function shuffle<T>(list: readonly T[], random: Iterator<number>): T[] {
  return list
    .map((item) => ({ item, rank: Number(random.next().value) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

function shuffleKeys(value: SampleValue, random: Iterator<number>): SampleValue {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item: SampleValue) => shuffleKeys(item, random));
  const entries = Object.entries(value).map(([key, item]) => [key, shuffleKeys(item, random)] as const);
  return Object.fromEntries(shuffle(entries, random));
}

/** The order of properties follows the samples, which is presentation; the content of a declaration does not. */
function sortedLines(content: unknown): unknown {
  return JSON.parse(
    JSON.stringify(content, (_, value: unknown) =>
      typeof value === "string" ? value.split("\n").sort().join("\n") : value,
    ),
  );
}

describe("sizes", () => {
  const infer = (samples: SampleValue[]): ReturnType<typeof inferTypes> =>
    inferTypes(toRoots([{ name: "Big", samples }]));
  const text = (samples: SampleValue[]): string => {
    const inferred = infer(samples);
    return [...inferred.expressions.values(), ...(inferred.groups.get("main") ?? []).map((d) => d.text)].join(
      "\n",
    );
  };
  const nest = (depth: number, wrap: (inner: SampleValue, level: number) => SampleValue): SampleValue => {
    let value: SampleValue = 1;
    for (let level = 0; level < depth; level++) value = wrap(value, level);
    return value;
  };

  test("10,000 keys", () => {
    const keys = Array.from({ length: 10_000 }, (_, i) => [`k${String(i)}x`, i % 2 ? "a" : 1] as const);
    expect(text([Object.fromEntries(keys)])).toContain("k9999x: string;");
    const entries = Array.from({ length: 10_000 }, (_, i) => [`k${String(i)}x`, { id: i, n: "a" }] as const);
    expect(text([Object.fromEntries(entries)])).toContain("[key: string]: {\n  id: number;");
  });

  test("keys and tags of 100,000 characters", () => {
    const long = (part: string): string => part.repeat(100_000 / part.length);
    const keys = [long("A"), long("OfA") + "\n", long("a") + "1", long("_"), long("ü"), long("a1b2")];
    const inner = { p: 1, q: "a", r: true, s: 1, t: 1, u: 1 };
    const large = { ...inner, v: [{ type: long("a"), w: 1 }] };
    expect(text([{ plain: 1, ...Object.fromEntries(keys.map((key) => [key, large])) }])).toContain(
      "w: number;",
    );
  });

  test("200,000 items, each with another tag", () => {
    const items = Array.from({ length: 200_000 }, (_, i) => ({
      type: `t${String(i)}`,
      [`p${String(i % 50)}`]: i,
    }));
    expect(text([items])).toContain("type: string;");
  });

  test.each<[string, (inner: SampleValue, level: number) => SampleValue, RegExp]>([
    ["arrays", (inner) => [inner], /^unknown(\[\]){33}$/],
    ["a linked list", (next, value) => ({ next, value }), /next: number \| \w+/],
    [
      "other names at each level",
      (inner, level) => ({ [`level${String(level)}x`]: inner }),
      /level0x: number/,
    ],
    ["maps", (inner) => ({ "2024-01-01": inner }), /Record<string,/],
    [
      "tagged variants",
      (inner, level) => [
        { type: "a", inner },
        { type: "b", other: level },
      ],
      /type: "a"/,
    ],
  ])("depth 1,000 of %s", (_, wrap, expected) => {
    expect(text([nest(1_000, wrap)])).toMatch(expected);
  });
});
