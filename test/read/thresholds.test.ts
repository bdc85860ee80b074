import { expect, test } from "vitest";
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

test("10 duplicate keys of a file are reported", async () => {
  const duplicates = async (count: number) => {
    const members = '"a": 1, '.repeat(count + 1);
    const all = await diagnosticsOf(`{${members}"info": {}, "item": [{"request": "https://example.com"}]}`);
    return all.filter(({ code }) => code === "PC1009").length;
  };
  expect([await duplicates(10), await duplicates(11)]).toEqual([10, 10]);
});
