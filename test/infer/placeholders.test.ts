import { describe, expect, test } from "vitest";

import { ANY_JSON, concreteSample, type SampleValue } from "../../src/infer/index.js";

describe("concreteSample", () => {
  test.each<[SampleValue, unknown]>([
    ["<integer>", 1],
    ["<long>", 1],
    ["<number>", 1.5],
    ["<boolean>", true],
    ["<string>", "string"],
    ["<dateTime>", "2000-01-01T00:00:00.000Z"],
    ["<date>", "2000-01-01"],
    ["<uuid>", "00000000-0000-4000-8000-000000000000"],
    ["<null>", null],
    ["<Circular reference to #/components/schemas/A detected>", null],
    ["<token>", "<token>"],
    ["<p>", "<p>"],
    ["a <string>", "a <string>"],
    ["<constructor>", "<constructor>"],
    [ANY_JSON, null],
    [
      { a: ["<integer>", { b: ANY_JSON }], c: 1e300 },
      { a: [1, { b: null }], c: 1e300 },
    ],
    [
      { z: 1, a: 2 },
      { z: 1, a: 2 },
    ],
  ])("%o", (sample, expected) => {
    expect(concreteSample(sample)).toEqual(expected);
  });

  test("keeps a key called __proto__ a key, and the order of keys", () => {
    const sample = JSON.parse('{"b":"<integer>","__proto__":{"a":"<boolean>"},"a":1}') as SampleValue;
    expect(JSON.stringify(concreteSample(sample))).toBe('{"b":1,"__proto__":{"a":true},"a":1}');
    expect(({} as Record<string, unknown>).a).toBeUndefined();
  });

  test("depth 100,000", () => {
    let sample: SampleValue = "<integer>";
    for (let i = 0; i < 100_000; i++) sample = [sample];
    expect(concreteSample(sample)).toHaveLength(1);
  });
});
