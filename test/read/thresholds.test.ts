import { expect, test } from "vitest";

import type { Diagnostic, DiagnosticCode } from "../../src/diagnostics/diagnostic.js";
import { capRepeats } from "../../src/read/cap-repeats.js";
import { readCollection } from "../../src/read/collection.js";

/** Limits of messages, on both sides. `test/mutations/thresholds.ts` moves them one by one. */

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
