import { describe, expect, test } from "vitest";

import { clientModel } from "../../src/client-model/build.js";
import { withNames } from "../../src/client-model/names.js";
import { operationRoots } from "../../src/client-model/type-roots.js";
import { clientSample } from "../../src/emit/client/call.js";
import { isTooDeepForLines } from "../../src/emit/core/json.js";
import { BodyTypes } from "../../src/emit/docs/body-type.js";
import { descriptionsScript } from "../../src/emit/docs/data.js";
import { Markdown } from "../../src/emit/docs/markdown.js";
import { buildSite } from "../../src/emit/docs/site.js";
import { bodyJson } from "../../src/emit/snippets/json.js";
import type { JsonValue } from "../../src/ir/model.js";
import { OverrideRules } from "../../src/overrides/rules.js";
import type { Request, RequestItem, Variable } from "../../src/read/model.js";
import { docComment } from "../../src/typescript.js";
import { build, collection, folder, request } from "../ir/make.js";
import { client } from "./client.js";
import { emitFiles } from "./targets.js";

/** Each limit of what is generated, on both sides. `test/mutations/thresholds.ts` moves them one by one. */

const letters = (count: number, letter = "b") => letter.repeat(count);

describe("files", () => {
  /** The file of a request whose folders have names of so many letters. */
  const fileOf = (folders: readonly number[], stem: number): string => {
    const inner: RequestItem = request(letters(stem, "r"));
    const item = folders.reduceRight<Parameters<typeof collection>[0]>(
      (items, length) => [folder(letters(length, "f"), items)],
      [inner],
    );
    return build(collection(item)).names.operations[0]?.file ?? "";
  };

  test("have names of up to 140 characters", () => {
    expect(fileOf([48, 48, 8], 33)).toHaveLength(140);
    expect(fileOf([48, 48, 8], 34)).toMatch(/\/r+_[\da-f]{12}$/);
  });

  test("keep 20 characters before the hash that stands for more", () => {
    expect(fileOf([48, 48, 8], 40)).toMatch(/\/r{20}_[\da-f]{12}$/);
  });
});

test("a response is named after a subject of up to 4 words", () => {
  const topicsOf = (name: string) => {
    const items = [request(name, {}, { examples: [{ name: "ok", status: 200, headers: [], body: "{}" }] })];
    const { ir, names } = build(collection(items));
    const [named] = withNames(ir, names).operations;
    if (named === undefined) throw new Error("no operation");
    const overrides = new OverrideRules().fieldsOf(named.operation.path);
    return [...operationRoots(named, "g", () => undefined, overrides)][0]?.topics;
  };
  expect(topicsOf("Get large red leather book")).toEqual(["LargeRedLeatherBook"]);
  expect(topicsOf("Get very large red leather book")).toEqual([]);
});

test("doc comments have up to 2000 characters", () => {
  expect(docComment(letters(2_000))).toBe(`/** ${letters(2_000)} */`);
  expect(docComment(letters(2_001))).toBe(`/** ${letters(2_000)} … */`);
});

async function filesOf(parts: Partial<Request>, variables: Variable[], target: string): Promise<string[]> {
  const { ir, collection: saved } = build(collection([request("r", parts)], { variables }));
  const files = await emitFiles(ir, { targets: [target], collection: saved });
  return files.map(({ content }) => content);
}

describe("the client", () => {
  test("shows 200 characters of a default", async () => {
    const shown = async (length: number) => {
      const parts = { headers: [{ key: "A", value: "{{v}}" }] };
      const files = await filesOf(parts, [{ key: "v", value: letters(length) }], "client");
      return /Default: `(b+)`/.exec(files.join("\n"))?.[1]?.length;
    };
    expect([await shown(200), await shown(201)]).toEqual([200, 200]);
  });

  test("is shown in calls with lines of up to 80 characters", () => {
    const linesOf = (length: number) => {
      const body = { mode: "raw", raw: `{"a": ["${letters(length)}"]}`, language: "json" } as const;
      const { ir, names } = build(collection([request("r", { method: "POST", body })]));
      const [operation] = clientModel(ir, names, new OverrideRules(undefined)).operations;
      return operation && clientSample(ir, ".js").code(operation)?.split("\n").length;
    };
    // The list stands two levels deep, and has two brackets and two quotes.
    const short = linesOf(80 - 2 * 2 - 4);
    expect(linesOf(80 - 2 * 2 - 3)).toBe((short ?? 0) + 2);
    expect(linesOf(1)).toBe(short);
  });
});

describe("a script", () => {
  const scriptOf = async (parts: Partial<Request>, variables: Variable[] = []) =>
    (await filesOf(parts, variables, "curl")).join("\n");

  test("gives a body of up to 100000 characters to curl as an argument", async () => {
    const script = (length: number) =>
      scriptOf({ method: "POST", body: { mode: "raw", raw: letters(length), language: "text" } });
    expect((await script(100_000)).includes("--data-raw bbb")).toBe(true);
    expect((await script(100_001)).includes("--data-binary @-")).toBe(true);
  });

  test("requires variables on a line of up to 100 characters", async () => {
    const script = (length: number) =>
      scriptOf({ headers: [{ key: "A", value: `{{a}}{{${letters(45)}}}{{${letters(length, "c")}}}` }] });
    const names = "require a ".length + 45 + 1;
    expect(await script(100 - names)).toMatch(/^require a b{45} c+$/m);
    expect(await script(101 - names)).toMatch(/^require \\$/m);
  });

  test("shows 80 characters of a description of a variable", async () => {
    const description = letters(81);
    const script = await scriptOf({ headers: [{ key: "A", value: "{{v}}" }] }, [{ key: "v", description }]);
    expect(script).toContain(`(${letters(80)})`);
  });
});

describe("a page", () => {
  test("has 1000 characters of a description for the search", async () => {
    const { model } = await client([request("r", { description: letters(1_001), headers: [] })]);
    expect(descriptionsScript(buildSite(model))).toContain(`"${letters(1_000)}`);
    expect(descriptionsScript(buildSite(model))).not.toContain(letters(1_001));
  });

  test("has links of up to 10 times the length of the text", () => {
    const linksIn = (length: number) => {
      const text = `[a]: https://a.test/${letters(85)}\n\n${"[a] ".repeat(40)}\n\n`;
      return new Markdown().html(text.padEnd(length, "b"), 1).match(/<a /g)?.length;
    };
    // 40 addresses of 100 characters.
    expect([400, 399].map(linksIn)).toEqual([40, 39]);
  });

  test("shows 40 declarations of a type", async () => {
    const declared = async (count: number) => {
      const boxes = Array.from({ length: count }, (_, i) => [
        `box${letters(i + 1)}`,
        Object.fromEntries(Array.from({ length: 7 }, (__, j) => [`p${letters(i + 1)}${letters(j, "c")}`, 1])),
      ]);
      const body = { mode: "raw", raw: JSON.stringify(Object.fromEntries(boxes)), language: "json" } as const;
      const { model } = await client([request("r", { method: "POST", body })]);
      const [module] = model.modules;
      const text = module && new BodyTypes(model).textOf(module.operations[0]?.input.body, module);
      return text?.match(/^export interface/gm)?.length;
    };
    expect([await declared(39), await declared(40)]).toEqual([40, 40]);
  });
});

describe("JSON", () => {
  test("is laid out where it gets up to 20 times its length of indentation and 10000 more", () => {
    // 100 levels get 20,000 characters of indentation.
    const isTooDeep = (length: number) =>
      isTooDeepForLines(`${"[".repeat(100)}"${letters(length - 202)}"${"]".repeat(100)}`);
    expect([500, 499].map(isTooDeep)).toEqual([false, true]);
  });

  test("is written by paths of up to 5 times its length and 10000 more", () => {
    const isWritten = (length: number) => {
      const members = Array.from({ length: 20 }, (_, i) => [`k${10 + i}`, 1]);
      return bodyJson({ [letters(length)]: Object.fromEntries(members) as JsonValue }).addressable;
    };
    // 20 paths of n + 4 characters, of a text of n + 166.
    expect([716, 717].map(isWritten)).toEqual([true, false]);
  });
});
