import { describe, expect, test } from "vitest";

import { inferTypes, type SampleValue } from "../../src/infer/index.js";
import { type RootSpec, toRoots } from "./support.js";

/** Each threshold of inference, on both sides. `test/mutations/thresholds.ts` moves them one by one. */

type Samples = Record<string, SampleValue>;

/** An object with so many properties: `{ka: …, kb: …}`. */
function properties(count: number, value: (i: number) => SampleValue = () => 1, prefix = "k"): Samples {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [prefix + letters(i), value(i)]));
}

/** As `properties`, each value in an object of its own shape, so that the whole is no record. */
function boxes(count: number, value: (i: number) => SampleValue): Samples {
  return properties(count, (i) => ({ [`in${letters(i)}`]: value(i) }), "box");
}

function letters(i: number): string {
  return String(i).replace(/\d/g, (digit) => "abcdefghij".charAt(Number(digit)));
}

function infer(...specs: RootSpec[]) {
  const { shared, groups, expressions } = inferTypes(toRoots(specs));
  const declarations = [...shared, ...[...groups.values()].flat()];
  const text = declarations.map((declaration) => declaration.text).join("\n");
  return { count: declarations.length, text: text.replace(/\s+/g, " "), expressions };
}

function inferOne(sample: SampleValue) {
  return infer({ name: "Thing", samples: [sample] });
}

function isRecord(map: SampleValue): boolean {
  return /Record<string|\[key: string\]/.test(inferOne({ map }).text);
}

describe("a record has", () => {
  const entries = (count: number) => isRecord(properties(count, () => ({ a: 1, b: 2 })));
  const primitives = (count: number) => isRecord(properties(count, () => "x"));
  const keyOf = (length: number) => isRecord({ ["a".repeat(length)]: 1 });

  test("16 entries of one shape", () => expect([15, 16].map(entries)).toEqual([false, true]));
  test("200 primitive entries", () => expect([199, 200].map(primitives)).toEqual([false, true]));
  test("a key of more than 256 characters", () => expect([256, 257].map(keyOf)).toEqual([false, true]));
});

test("a tagged union has up to 12 variants", () => {
  const variants = (count: number) =>
    Array.from({ length: count }, (_, i) => ({
      type: `type${letters(i)}`,
      [`own${letters(i)}`]: true,
      [`more${letters(i)}`]: 1,
    }));
  expect(inferOne(variants(12)).count).toBe(13);
  expect(inferOne(variants(13)).count).toBe(1);
});

test("arrays in arrays are typed 32 deep", () => {
  const deep = (depth: number): SampleValue => (depth === 0 ? { id: 1 } : [deep(depth - 1)]);
  expect(inferOne({ deep: deep(32) }).text).toContain(`deep: { id: number; }${"[]".repeat(32)};`);
  expect(inferOne({ deep: deep(33) }).text).toContain(`deep: unknown${"[]".repeat(33)};`);
});

describe("a shape contains itself", () => {
  test("in a cycle of up to 4 shapes", () => {
    const nested = (length: number, level = 0): SampleValue =>
      level === 2 * length
        ? { x0: 1, to0: null }
        : { [`x${level % length}`]: 1, [`to${level % length}`]: nested(length, level + 1) };
    expect(inferOne(nested(4)).text).toContain("to3: Thing;");
    expect(inferOne(nested(5)).text).not.toContain("to4: Thing;");
  });

  const chain = (length: number, end: SampleValue): SampleValue =>
    length === 0 ? end : { next: chain(length - 1, end) };

  test("as a wrapper, once 4 are nested", () => {
    expect(inferOne(chain(3, null)).text).not.toContain("next: Thing");
    expect(inferOne(chain(4, null)).text).toContain("next: Thing | null;");
  });

  test("as a wrapper, whatever comes below 64", () => {
    expect(inferOne(chain(65, 5)).count).toBeGreaterThan(1);
    expect(inferOne(chain(66, 5)).text).toBe("export interface Thing { next: number | Thing; }");
  });
});

describe("a shape in two places is one", () => {
  test("where it is equal, with 2 properties", () => {
    const count = (size: number) =>
      infer(
        { name: "One", group: "one", samples: [properties(size)] },
        { name: "Two", group: "two", samples: [properties(size)] },
      ).count;
    expect([1, 2].map(count)).toEqual([2, 1]);
  });

  test("where it has the same 3 properties, of which one list is empty", () => {
    const withList = (count: number) =>
      infer(
        { name: "One", group: "one", samples: [{ left: { ...properties(count - 1), list: [] } }] },
        { name: "Two", group: "two", samples: [{ right: { ...properties(count - 1), list: [1] } }] },
      ).text;
    expect(withList(2)).toContain("list: unknown[];");
    expect(withList(3)).not.toContain("list: unknown[];");
  });

  test("where it is part of a component of up to 16 shapes", () => {
    const node = (parts: number, depth: number): SampleValue => ({
      id: 1,
      ...properties(parts, (i) =>
        depth === 0 ? null : { [`own${letters(i)}`]: 1, up: node(parts, depth - 1) },
      ),
    });
    const count = (shapes: number) =>
      infer(
        { name: "One", group: "one", samples: [{ left: node(shapes - 1, 2) }] },
        { name: "Two", group: "two", samples: [{ right: node(shapes - 1, 2), more: 1 }] },
      ).count;
    expect([16, 17].map(count)).toEqual([18, 36]);
  });

  test("where it has a gap, among up to 64 with its properties", () => {
    const text = (count: number) =>
      infer(
        {
          name: "One",
          samples: [boxes(count - 1, (i) => ({ id: 1, name: "x", kind: { [`k${letters(i)}`]: 1 } }))],
        },
        { name: "Two", samples: [{ gap: { id: null, name: "x", kind: { ka: 1 } } }] },
      ).text;
    expect(text(64)).toContain("gap: { id: number | null;");
    expect(text(65)).toContain("gap: { id: unknown;");
  });
});

describe("shapes of one name are one thing", () => {
  /** How many types there are where both have `common` properties, and each some of its own. */
  const count = (topics: readonly [string, string], [common, left, right]: readonly number[]) => {
    const root = (own: Samples, i: 0 | 1): RootSpec => ({
      name: `Root${letters(i)}`,
      group: `group${letters(i)}`,
      role: "received",
      topics: [topics[i]],
      samples: [{ ...properties(common ?? 0), ...own }],
    });
    return infer(
      root(
        properties(left ?? 0, () => "x", "left"),
        0,
      ),
      root(
        properties(right ?? 0, () => "x", "right"),
        1,
      ),
    ).count;
  };

  test.each([
    ["with 3 properties in common", [3, 0, 1], [2, 0, 1]],
    ["with 60 percent in common, where one has all of the other", [3, 0, 2], [4, 0, 3]],
    ["with 75 percent in common", [6, 1, 1], [5, 1, 1]],
  ])("where it is the same name, %s", (_, enough, tooFew) => {
    expect(count(["Book", "Book"], enough)).toBe(1);
    expect(count(["Book", "Book"], tooFew)).toBe(2);
  });

  test.each([
    ["with 85 percent in common, where one has all of the other", [6, 0, 1], [5, 0, 1]],
    ["with 85 percent in common, where each has its own", [12, 1, 1], [11, 1, 1]],
  ])("where the names end alike, %s", (_, enough, tooFew) => {
    expect(count(["RunnerGroup", "Group"], enough)).toBe(1);
    expect(count(["RunnerGroup", "Group"], tooFew)).toBe(2);
  });

  test("among up to 32 things of that name", () => {
    const prefix = (i: number) => `p${letters(i + 10)}`;
    const book = (name: string, sample: Samples): RootSpec => ({
      ...{ name, group: name, role: "received", topics: ["Book"] },
      samples: [sample],
    });
    const things = (count: number) =>
      infer(
        ...Array.from({ length: count }, (_, i) =>
          book(
            `Root${prefix(i)}`,
            properties(8, () => 1, prefix(i)),
          ),
        ),
        book(
          "Last",
          properties(7, () => 1, prefix(count - 1)),
        ),
      ).count;
    expect([32, 33].map(things)).toEqual([32, 34]);
  });
});

describe("a type of its own has", () => {
  test("a shape of 6 properties", () => {
    const count = (size: number) => inferOne({ one: properties(size) }).count;
    expect([5, 6].map(count)).toEqual([1, 2]);
  });

  test("a shape of 9 lines with what is in it", () => {
    const count = (lines: number) =>
      inferOne({ one: { ...properties(3, () => 1, "a"), inner: properties(lines - 4) } }).count;
    expect([8, 9].map(count)).toEqual([1, 2]);
  });

  test("a shape of 4 properties in two places, whatever it is called there", () => {
    const count = (size: number) => inferOne({ one: properties(size), two: properties(size) }).count;
    expect([3, 4].map(count)).toEqual([1, 2]);
  });
});
