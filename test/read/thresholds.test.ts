import { describe, expect, test } from "vitest";

import type { Diagnostic, DiagnosticCode } from "../../src/diagnostics/diagnostic.js";
import { capRepeats } from "../../src/read/cap-repeats.js";
import { readCollection } from "../../src/read/collection.js";
import { locator } from "../../src/read/json.js";
import { extentOf, hasTooManyItems } from "../../src/read/limits.js";
import { recoverJson } from "../../src/read/recover.js";
import { stdinSource } from "../../src/read/sources/stdin.js";
import { parseYaml } from "../../src/read/yaml.js";

/** Limits of inputs and of messages about them, on both sides. `test/mutations/thresholds.ts` moves them one by one. */

async function diagnosticsOf(text: string) {
  const load = () => Buffer.from(text);
  return (await readCollection({ file: "a.json", explicit: true, load })).diagnostics;
}

test("200 warnings of a file are reported one by one", async () => {
  const odd = (count: number) =>
    diagnosticsOf(
      JSON.stringify({
        info: {},
        item: [{ request: "https://example.com" }, ...Array<null>(count).fill(null)],
      }),
    );
  expect((await odd(200)).filter(({ message }) => message.includes("more of this kind"))).toEqual([]);
  expect((await odd(201)).at(-1)?.message).toBe("and 1 more of this kind");
});

test("what is not reported one by one is counted by code", () => {
  const diagnostics: Diagnostic[] = [];
  const { report, finish } = capRepeats("a.json", diagnostics);
  const times = (count: number, code: DiagnosticCode) => {
    for (let i = 0; i < count; i += 1) report({ severity: "warning", code, message: "x" });
  };
  times(201, "PC1009");
  times(50, "PC1008");
  finish();
  expect(diagnostics.slice(200).map(({ code, count }) => [code, count])).toEqual([
    ["PC1009", 1],
    ["PC1008", 50],
  ]);
});

test("10 duplicate keys of a file are reported", async () => {
  const duplicates = async (count: number) => {
    const members = '"a": 1, '.repeat(count + 1);
    const all = await diagnosticsOf(`{${members}"info": {}, "item": [{"request": "https://example.com"}]}`);
    return all.filter(({ code }) => code === "PC1009").length;
  };
  expect([await duplicates(10), await duplicates(11)]).toEqual([10, 10]);
});

describe("an input is read", () => {
  test("up to 100 million bytes", async () => {
    const fits = (size: number) => {
      const half = Buffer.alloc(50_000_000);
      async function* stdin() {
        yield* [half, half, Buffer.alloc(size - 100_000_000)];
      }
      return Promise.resolve(stdinSource(stdin()).load()).then(
        () => true,
        () => false,
      );
    };
    expect([await fits(100_000_000), await fits(100_000_001)]).toEqual([true, false]);
  });

  test("up to 1000 levels", () => {
    const nested = (levels: number): unknown => JSON.parse("[".repeat(levels) + "]".repeat(levels));
    expect([1_000, 1_001].map((levels) => "excess" in extentOf(nested(levels)))).toEqual([false, true]);
  });

  test("up to 5 million values", () => {
    const list = (length: number) => extentOf(Array<null>(length).fill(null));
    expect([5_000_000, 5_000_001].map((length) => "excess" in list(length))).toEqual([false, true]);
  });

  test("up to 20000 folders and requests", () => {
    const items = (count: number) => hasTooManyItems({ item: Array<object>(count).fill({}) });
    expect([20_000, 20_001].map(items)).toEqual([false, true]);
  });

  test("with up to 1000 nodes that aliases of YAML stand for", async () => {
    // `*a` counts twice, as the alias and as what it stands for; `*b` three times.
    const isRead = async (aliases: readonly string[]) =>
      (await parseYaml("a.yaml", `a: &a x\nb: &b [x]\nc: [${aliases.join(", ")}]`)).value !== undefined;
    const many = (count: number) => Array<string>(count).fill("*a");
    expect([await isRead(many(500)), await isRead([...many(499), "*b"])]).toEqual([true, false]);
  });

  test("with up to 100 faults in its JSON", () => {
    const missing = (count: number) => recoverJson(`{"a": [${"1 ".repeat(count + 1)}]}`);
    expect([100, 101].map((count) => missing(count) !== undefined)).toEqual([true, false]);
  });
});

test("what is wrong has a line in texts of up to 20 million characters", () => {
  const lineIn = (length: number) =>
    locator({ file: "a.json", text: `{"a":\n"${"b".repeat(length - 9)}"}` })("$.a").line;
  expect([20_000_000, 20_000_001].map(lineIn)).toEqual([2, undefined]);
});

test("a message about YAML shows 100 characters of a reference", async () => {
  const shown = async (length: number) => {
    const { diagnostics } = await parseYaml("a.yaml", `a: {{${"b".repeat(length - 4)}}}`);
    return diagnostics[0]?.message.split(" ")[0]?.length;
  };
  expect([await shown(100), await shown(101)]).toEqual([100, 2]);
});
