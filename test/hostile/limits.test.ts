import { execFileSync, spawn } from "node:child_process";
import { existsSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";

import { describe, expect, test } from "vitest";

import { readCollection } from "../../src/read/collection.js";
import { readEnvironment } from "../../src/read/environment.js";
import { v3 } from "../../src/read/formats/v3/format.js";
import { findInputs } from "../../src/read/inputs.js";
import { verify } from "../../src/verify/verify.js";
import { cli } from "../cli/harness.js";
import { client } from "../emit/client.js";
import { temporaryFolder } from "../write/folder.js";
import { type Emitted, emitted } from "./emitted.js";

/** Inputs made to exhaust the stack, the memory or the time. None has an answer that is a stack trace. */

const deep = "[".repeat(100_000) + "]".repeat(100_000);

const request = (parts: object, response: object[] = []) => ({
  name: "r",
  request: { method: "POST", url: "https://a.test/", ...parts },
  response,
});

function file(items: unknown, more: object = {}): string {
  return JSON.stringify({ info: { name: "c" }, item: items, ...more });
}

const json = { raw: { language: "json" } };

async function codesOf(text: string): Promise<string[]> {
  const { diagnostics } = await emitted(text);
  return [...new Set(diagnostics.map(({ code }) => code))];
}

const sizeOf = (files: Emitted["files"]) => files.reduce((sum, { content }) => sum + content.length, 0);

/** What comes out grows with what comes in, and no faster. */
function expectInProportion(files: Emitted["files"], text: string): void {
  expect(files.length).toBeGreaterThan(10);
  expect(sizeOf(files)).toBeLessThan(40 * text.length + 1_000_000);
}

const folders = (depth: number) =>
  `{"info":{"name":"c"},"item":[${'{"name":"f","item":['.repeat(depth)}{"name":"r","request":"https://a.test/"}${"]}".repeat(depth)}]}`;

describe("depth", () => {
  test.each([
    [
      "arrays in the file",
      `{"info":{"name":"c"},"item":[{"name":"r","request":{"url":"x","x":${deep}}}]}`,
      "PC1012",
    ],
    ["arrays without an end", `{"item":${"[".repeat(100_000)}`, "PC1012"],
    ["folders", folders(10_000), "PC1012"],
    ["a JSON body", file([request({ body: { mode: "raw", raw: deep, options: json } })]), "PC2013"],
    [
      "objects in a JSON body",
      file([
        request({
          body: { mode: "raw", raw: `${'{"a":'.repeat(3_000)}1${"}".repeat(3_000)}`, options: json },
        }),
      ]),
      "PC2013",
    ],
    ["a saved response", file([request({}, [{ name: "ok", code: 200, body: deep }])]), "PC2013"],
  ])("of %s", async (_, text, code) => {
    expect(await codesOf(text)).toContain(code);
  });

  test("that people could make is fine", async () => {
    const body = `${'{"a":['.repeat(80)}1${"]}".repeat(80)}`;
    expect(await codesOf(folders(60))).not.toContain("PC1012");
    expect(await codesOf(file([request({ body: { mode: "raw", raw: body, options: json } })]))).not.toContain(
      "PC2013",
    );
  });
});

describe("paths", () => {
  const name = (i: number) => `Folder ${i} ${"of a long name ".repeat(3)}`;
  const leaf = (title: string) => ({
    name: title,
    request: { method: "GET", url: `https://a.test/${title}` },
  });
  /** Folders in one another, each with a request. */
  const nested = (depth: number, of: (i: number) => string, inner: object[]): object[] =>
    Array.from({ length: depth }, (_, i) => depth - i).reduce<object[]>(
      (item, i) => [leaf("Ping"), { name: of(i), item }],
      inner,
    );

  test.each([
    ["of long names", 84, name],
    ["of short names", 84, () => "a"],
    ["of a name of middle length", 30, () => "things that are"],
  ])(
    "of folders deep in one another: short enough for Windows, and each its own: %s",
    async (_, depth, of) => {
      const cwd = temporaryFolder();
      const inner = [leaf("Find one"), leaf("Find all"), leaf(`Find ${"some ".repeat(20)}`)];
      writeFileSync(join(cwd, "c.json"), file(nested(depth, of, inner)));
      const { status, stderr } = await cli(["c.json", "-t", "client,curl,tests,docs", "--verify"], { cwd });
      expect({ status, stderr }).toMatchObject({ status: 0 });
      const manifest = JSON.parse(readFileSync(join(cwd, "generated/c/manifest.json"), "utf8")) as {
        operations: { accessor: string[]; curl: string }[];
        files: Record<string, string>;
      };
      for (const path of Object.keys(manifest.files)) expect(path.length, path).toBeLessThanOrEqual(160);
      expect(new Set(manifest.operations.map(({ curl }) => curl)).size).toBe(depth + 3);
      expect(Math.max(...manifest.operations.map(({ accessor }) => accessor.length))).toBe(depth + 1);

      // Whatever else is there, names stay.
      writeFileSync(
        join(cwd, "c.json"),
        file(nested(depth, of, [{ name: "New", item: inner }, ...inner.reverse()])),
      );
      await cli(["c.json", "-t", "curl"], { cwd });
      for (const { curl } of manifest.operations)
        expect(existsSync(join(cwd, "generated/c", curl)), curl).toBe(true);
    },
  );
});

describe("size", () => {
  test("of a file of 300 MB", async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, "c.json"), "{");
    truncateSync(join(cwd, "c.json"), 300_000_000);
    const { status, stderr } = await cli(["c.json"], { cwd });
    expect(status).toBe(1);
    expect(stderr).toContain("PC1012: too large to be read: it has more than 100 MB");
  });

  test.skipIf(process.platform === "win32")("of a device without an end", async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, "c.json"), file([request({})]));
    for (const args of [["/dev/zero"], ["c.json", "-e", "/dev/zero"]]) {
      const { status, stderr } = await cli(args, { cwd });
      expect([status, stderr]).toEqual([1, expect.stringContaining("it has more than 100 MB")]);
    }
  });

  test.skipIf(process.platform === "win32")("of a pipe does not matter: it is read to its end", async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, "c.json"), file([{ ...request({}), name: "n".repeat(200_000) }]));
    execFileSync("mkfifo", [join(cwd, "pipe")]);
    const writer = spawn("cp", [join(cwd, "c.json"), join(cwd, "pipe")]);
    expect(await cli(["pipe", "-t", "curl"], { cwd })).toMatchObject({ status: 0, stderr: "" });
    if (writer.exitCode === null) await new Promise((resolve) => writer.on("close", resolve));
  });

  test("of a standard input without an end", async () => {
    const chunk = Buffer.alloc(10_000_000, " ");
    const endless = Readable.from(
      (function* () {
        for (;;) yield chunk;
      })(),
    );
    const { sources } = await findInputs(["-"], { cwd: ".", stdin: endless });
    const { diagnostics } = await readCollection(sources[0] as (typeof sources)[number]);
    expect(diagnostics.map(({ code }) => code)).toEqual(["PC1012"]);
  });

  test("of names, values and URLs of 1 MB", async () => {
    const long = "n".repeat(1_000_000);
    const url = `https://a.test/${long}?${long}=${long}`;
    const header = [{ key: long, value: long, description: long }];
    const named = { ...request({ url, header, description: long }), name: long };
    const text = file([named, { name: long, item: [named] }], { variable: [{ key: long, value: long }] });
    const { files } = await emitted(text);
    expectInProportion(files, text);
    for (const { path } of files) expect(path.length).toBeLessThan(300);
  });
});

/** A second or two each; in time that grows with the square of the length, minutes. */
describe("size, where credentials are looked for", () => {
  const body = (raw: string) => request({ body: { mode: "raw", raw, options: json } });
  const key = "-----BEGIN RSA PRIVATE KEY-----\n";
  test.each([
    [
      "two long signatures",
      [..."ab"].map((c) => body(JSON.stringify({ signature: `${c}1X`.repeat(14_000) }))),
    ],
    ["a key without an end", [request({ description: key + "MIIE+a/b\n".repeat(1_300_000) })]],
    ["a member of a body", [body(JSON.stringify({ password: "aB3".repeat(3_000_000) }))]],
    ["escapes in it", [body(JSON.stringify({ password: '"\\'.repeat(200_000) }))]],
    ["what begins like a token again and again", [request({ description: "-eyJ".repeat(120_000) })]],
    ["a name", [request({ header: [{ key: "passw".repeat(200_000), value: "x" }] })]],
  ])("of %s", async (_, items) => {
    const { ir, diagnostics } = await emitted(file(items));
    expect(ir?.operations).toHaveLength(items.length);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  });
});

describe("count", () => {
  test("of type errors: 20 are reported", async () => {
    const content = Array.from({ length: 21 }, (_, i) => `export const a${i}: number = "b";\n`).join("");
    const { model } = await client([]);
    expect(await verify(model, [{ path: "index.ts", content }], "/nowhere")).toHaveLength(20);
  });

  test("of a million items", async () => {
    expect(await codesOf(`{"info":{"name":"c"},"item":[${"null,".repeat(999_999)}null]}`)).toEqual([
      "PC1012",
    ]);
  });

  test("of a hundred thousand odd parts: told shortly", async () => {
    const { diagnostics } = await emitted(file(Array.from({ length: 19_000 }, () => null)));
    expect(diagnostics.length).toBeLessThan(300);
  });

  test.each([
    ["references without quotes", (i: number) => `  h${i}: {{v${i}}}\n`, 20_000],
    ["keys that are there twice", (i: number) => `  h${i >> 1}: a\n`, 40_000],
  ])("of %s in YAML: told shortly, an error among them too", async (_, line, count) => {
    const many = `url: x\nvalues:\n${Array.from({ length: count }, (_, i) => line(i)).join("")}`;
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, "e.yaml"), many);
    const { environment, diagnostics } = await readEnvironment("e.yaml", cwd);
    expect(environment?.values).toHaveLength(20_000);
    expect(diagnostics.length).toBeLessThan(300);

    const files = [
      { path: "a.request.yaml", bytes: Buffer.from(many.replace("values", "headers")) },
      { path: "b.request.yaml", bytes: Buffer.from("url: 'x") },
    ];
    const load = () => ({ format: v3, path: "c", name: "c", files });
    const read = await readCollection({ file: "c", explicit: true, load });
    expect(read.collection?.items).toHaveLength(1);
    expect(read.diagnostics.length).toBeLessThan(300);
    expect(read.diagnostics).toContainEqual(
      expect.objectContaining({
        severity: "warning",
        message: expect.stringMatching(/^and \d+ more of this kind$/),
      }),
    );
    expect(read.diagnostics).toContainEqual(
      expect.objectContaining({
        severity: "error",
        place: expect.objectContaining({ file: "c/b.request.yaml" }),
      }),
    );
  });

  test("of the headers, query parameters and variables of one request", async () => {
    const many = Array.from({ length: 5_000 }, (_, i) => ({ key: `k${i}`, value: `{{v${i}}}` }));
    const variable = many.map(({ key, value }) => ({ key: key.replace("k", "v"), value: value.slice(2) }));
    const text = file([request({ header: many, url: { host: "a.test", query: many } })], { variable });
    expectInProportion((await emitted(text)).files, text);
  });
});

describe("growth", () => {
  const doubling = (make: (i: number) => string) =>
    Array.from({ length: 41 }, (_, i) => ({ key: `v${i}`, value: i === 0 ? "ha" : make(i - 1) }));
  const uses = [
    request({ url: "https://a.test/{{v40}}", body: { mode: "raw", raw: '{"a": "{{v40}}"}', options: json } }),
  ];

  test.each([
    ["a chain", doubling((i) => `{{v${i}}}{{v${i}}}`)],
    [
      "names made of names",
      [
        ...doubling((i) => `{{v{{n${i}}}}}{{v{{n${i}}}}}`),
        ...Array.from({ length: 41 }, (_, i) => ({ key: `n${i}`, value: String(i) })),
      ],
    ],
    ["a circle", [{ key: "v40", value: "{{v40}}{{v40}}{{v40}}{{v40}}" }]],
  ])("of variables that double: %s", async (_, variable) => {
    const { files, diagnostics } = await emitted(file(uses, { variable }));
    expect(diagnostics.map(({ code }) => code)).toContain("PC2012");
    for (const { content } of files) expect(content.length).toBeLessThan(1_000_000);
  });

  const links = (from: number) => (from === 0 ? "x" : `{{v${from - 1}}}`);
  const chain = Array.from({ length: 1_500 }, (_, i) => ({ key: `v${i}`, value: links(i) }));
  const fan = [
    ...chain.map(({ key }) => ({ key, value: "x" })),
    { key: "all", value: chain.map(({ key }) => `{{${key}}}`).join("") },
  ];

  test.each([
    ["whose end is in every request", chain, () => "v1499"],
    ["of which each request has another", chain, (i: number) => `v${i}`],
    ["all of which one names", fan, () => "all"],
  ])("of very many variables %s", async (_, variable, of) => {
    const many = chain.map((__, i) => request({ url: `https://a.test/${i}/{{${of(i)}}}` }));
    const first = request({ url: "https://a.test/first/{{v2}}" });
    const text = file([first, ...many], { variable });
    const { files, ir, diagnostics } = await emitted(text);
    expect(diagnostics.filter(({ code }) => code === "PC2012")).toHaveLength(1);
    expect(files.filter(({ path }) => path.startsWith("curl/"))).toHaveLength(1_501);
    expect(sizeOf(files.filter(({ path }) => path.startsWith("curl/")))).toBeLessThan(30 * text.length);
    // What stays is whole: a script has all variables of its own.
    const values = new Map(ir?.variables.map(({ name, value }) => [name, value]));
    for (const { variables } of ir?.operations ?? []) {
      const needed = variables.flatMap((name) =>
        Array.from((values.get(name) ?? "").matchAll(/(?<=\{\{)\w+/g), String),
      );
      expect(needed.filter((name) => !variables.includes(name))).toEqual([]);
    }
    expect(ir?.operations[0]?.variables).toEqual([
      "baseUrl",
      ...(variable === fan ? ["v2"] : ["v0", "v1", "v2"]),
    ]);
    expect(values.get("v2")).toBe(variable[2]?.value);
  });

  const names = '{"'.concat("k".repeat(2_000), '":');
  const markdown = (text: string) => file([], { info: { name: "c", description: text } });
  const body = (raw: string) => {
    const header = [{ key: "Content-Type", value: "application/json" }];
    return file([
      request({ body: { mode: "raw", raw, options: json } }, [{ name: "ok", code: 200, header, body: raw }]),
    ]);
  };

  test.each([
    ["a long list very deep in JSON", body(`${"[".repeat(190)}${"1,".repeat(100_000)}1${"]".repeat(190)}`)],
    [
      "very many members below long names",
      body(
        `${names.repeat(100)}{${Array.from({ length: 2_000 }, (_, i) => `"a${i}":1`).join(",")}}${"}".repeat(100)}`,
      ),
    ],
    [
      "rows of tables that are filled up",
      file(
        Array.from({ length: 20 }, () =>
          request({ description: `${"|a".repeat(300)}\n${"|-".repeat(300)}\n${"|\n".repeat(1_000)}` }),
        ),
      ),
    ],
    [
      "one long address that many links have",
      markdown(`[a]: https://a.test/${"x".repeat(50_000)}\n\n${"[a]".repeat(3_000)}`),
    ],
    [
      "one long address that many images have",
      markdown(`[a]: https://a.test/${"x".repeat(50_000)}\n\n${"![a]".repeat(3_000)}`),
    ],
  ])("of %s", async (_, text) => {
    expectInProportion((await emitted(text)).files, text);
  });

  test("of a literal that needs quotes of many kinds", async () => {
    const text = file([request({ body: { mode: "raw", raw: `"'[]`.repeat(100_000) } })]);
    const { files } = await emitted(text);
    expectInProportion(files, text);
    expect(files.map(({ path }) => path)).toContain("snippets/lianja/r.prg");
  });

  test("of one long value in very many places", async () => {
    const variable = [{ key: "v", value: "x".repeat(1_000_000) }];
    const many = Array.from({ length: 100 }, () =>
      request({ body: { mode: "raw", raw: "<a>{{v}}{{v}}</a>" } }),
    );
    const { files, diagnostics } = await emitted(file(many, { variable }));
    expect(diagnostics.map(({ code }) => code)).toContain("PC2012");
    expect(sizeOf(files)).toBeLessThan(20_000_000);
  });
});
