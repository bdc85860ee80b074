import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { capturePostman } from "../wire/postman.js";
import { Recorder, type SentRequest } from "../wire/recorder.js";
import { Scripts } from "./workspace.js";

let recorder: Recorder;
const open: Scripts[] = [];

beforeAll(async () => {
  recorder = await Recorder.start();
});

afterAll(async () => {
  await recorder.stop();
  for (const scripts of open) scripts.remove();
});

const VARIABLES = {
  dir: "data",
  name: "a.csv",
  etc: "/etc",
  nul: "./.\0",
  directory: "{{$randomDirectoryPath}}",
};

interface Item {
  name: string;
  request: object;
}

function item(name: string, body: object, header: object[] = []): Item {
  return { name, request: { method: "POST", url: `http://127.0.0.1:${recorder.port}/`, header, body } };
}

function form(name: string, ...formdata: object[]): Item {
  return item(name, { mode: "formdata", formdata });
}

function file(src: unknown, more: object = {}): object {
  return { key: "f", type: "file", src, ...more };
}

function binary(name: string, content: unknown): Item {
  return item(name, { mode: "file", file: content });
}

async function scriptsOf(items: readonly Item[]): Promise<Scripts> {
  const scripts = await Scripts.of(items, VARIABLES);
  open.push(scripts);
  for (const path of FILES) put(scripts.dir, path);
  return scripts;
}

const FILES = ["a.csv", "data/a.csv", "data/in/a.csv", "front/scan.png", "back/scan.png", "no-extension"];

function put(folder: string, path: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), `contents of ${path}`);
}

/** What Postman's runner sends for the items, run in the folder of the scripts. */
async function postman(items: readonly Item[], { dir }: Scripts): Promise<(SentRequest | undefined)[]> {
  const variable = Object.entries(VARIABLES).map(([key, value]) => ({ key, value }));
  const schema = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";
  const numbered = JSON.parse(JSON.stringify(items.map((each, i) => ({ ...each, id: `item-${i}` }))));
  const collection = { info: { name: "c", schema }, item: numbered, variable };
  const sent = await capturePostman({ collection, environment: {}, requests: [], files: [] }, dir);
  return items.map((_, i) => sent.get(`item-${i}`)?.[0]);
}

/** The body and its type, with one boundary for all. */
function comparable(sent: SentRequest | undefined): object | undefined {
  const type = sent?.headers.find(([name]) => name.toLowerCase() === "content-type")?.[1];
  const boundary = /boundary=(.*)/.exec(type ?? "")?.[1] ?? "\0";
  return sent && { type: type?.replace(boundary, "B"), body: sent.body.replaceAll(boundary, "B") };
}

describe("an upload arrives as Postman's runner sends it", () => {
  const cases = (): Item[] => [
    form("a path with folders", file("data/in/a.csv")),
    form("a list", file(["data/in/a.csv"])),
    form("two files of one name", file(["front/scan.png", "back/scan.png"])),
    form("two parts with files of one name", file("a.csv"), file("data/a.csv"), file("a.csv", { key: "g" })),
    form("steps that stay inside", file("./data/../data/in/./a.csv")),
    form("a variable for a folder", file("{{dir}}/in/a.csv")),
    form("a variable for all of it", file("{{name}}")),
    form("a name of its own", file("data/in/a.csv", { fileName: "other.txt" })),
    form("a name of its own with folders", file("a.csv", { fileName: "x/y/other.txt" })),
    form("a name of its own with a variable", file("a.csv", { fileName: "{{dir}}.txt" })),
    form("a name of its own for two", file(["front/scan.png", "a.csv"], { fileName: "one name" })),
    form("an empty name", file("a.csv", { fileName: "" })),
    form("a name and a type", file("a.csv", { fileName: "b.json", contentType: "text/x-own" })),
    form(
      "a type that needs quotes",
      file("data/in/a.csv", { contentType: 'text/csv; header="present, or not"' }),
    ),
    form(
      "a type that needs quotes, and a name",
      file("a.csv", { contentType: 'a/b; c="d, e"', fileName: "x.y" }),
    ),
    form("a type with a variable", file("a.csv", { contentType: "text/{{dir}}; x={{name}}" })),
    form("a type that is a variable", { key: "t", type: "text", value: "v", contentType: "{{name}}" }),
    form("a text with a name", { key: "t", type: "text", value: "v{{dir}}", fileName: "t.json" }),
    form("a text with a name that tells nothing", { key: "t", type: "text", value: "v", fileName: "t" }),
    form("a text with a name and a type", {
      ...{ key: "t", type: "text", value: 'v";type=x', fileName: 'a;b "c".txt'.replaceAll('"', "") },
      contentType: "text/x-own",
    }),
    form("no extension", file("no-extension")),
    form("no file chosen", file(null), { key: "t", type: "text", value: "v" }),
    form("a part that is switched off", file("missing.csv", { disabled: true }), file("front/scan.png")),
    binary("binary", { src: "data/in/a.csv" }),
    binary("binary with a variable", { src: "{{dir}}/in/{{name}}" }),
    binary("binary with a variable for all of it", { src: "{{name}}" }),
    binary("binary as a text", "data/in/a.csv"),
    binary("binary with its bytes", {
      content: Buffer.from("\0\xff%s\\n'text'", "latin1").toString("base64"),
    }),
    binary("binary with its bytes in a variable", { content: "{{dir}}" }),
  ];

  test("in each form", async () => {
    const items = cases();
    const scripts = await scriptsOf(items);
    const expected = await postman(items, scripts);
    for (const [i, { name }] of items.entries()) {
      expect(await scripts.run(i), name).toMatchObject({ status: 0, stderr: "" });
      expect(comparable(recorder.take()[0]), name).toEqual(comparable(expected[i]));
    }
  });
});

test("files behind a list are sent, which Postman's runner forgets", async () => {
  const scripts = await scriptsOf([
    form("r", file(["front/scan.png", "back/scan.png"]), file("data/a.csv", { key: "g" })),
  ]);
  expect(await scripts.run(0)).toMatchObject({ status: 0, stderr: "" });
  const body = recorder.take()[0]?.body ?? "";
  expect(body.match(/contents of [\w./]+/g)).toEqual(
    ["front/scan.png", "back/scan.png", "data/a.csv"].map((path) => `contents of ${path}`),
  );
});

describe("without its file nothing is sent", () => {
  const odd = { contentType: 'a/b; c="d, e"' };

  test("and the script says which, and how to name another", async () => {
    const scripts = await scriptsOf([
      form("form", file("a.csv"), file("data/in/missing.csv", { key: "second" })),
      form("written out", file("a.csv", odd), file("data/in/missing.csv", { key: "second", ...odd })),
      binary("binary", { src: "data/in/missing.csv" }),
      form("a folder", file("data", { key: "second" })),
    ]);
    for (const [index, variable, path] of [
      [0, "second_file", "data/in/missing.csv"],
      [1, "second_file", "data/in/missing.csv"],
      [2, "file", "data/in/missing.csv"],
      [3, "second_file", "data"],
    ] as const) {
      expect(await scripts.run(index)).toEqual({
        status: 1,
        stdout: "",
        stderr:
          `Nothing was sent: there is no file ${path} here that can be read. ` +
          `Put ${variable}=... before the command.\n`,
      });
      expect(recorder.take()).toEqual([]);
      expect(await scripts.run(index, { [variable]: "data/a.csv" })).toMatchObject({ status: 0, stderr: "" });
      expect(recorder.take()[0]?.body).toContain("contents of data/a.csv");
    }
  });

  test.each([
    "/etc/hosts",
    "../a.csv",
    "data/../../a.csv",
    "{{etc}}/hosts",
    "C:\\Users\\a.csv",
    "/C:/Users/a.csv",
    "\\\\server\\share\\a.csv",
    "..\\a.csv",
    "postman-cloud:///1ee2abcd-0000-4000-8000-000000000000",
    "file:///etc/hosts",
    "\0/etc/hosts",
    ".\0./.\0./etc/hosts",
    "{{nul}}./etc/hosts",
    "{{$randomDirectoryPath}}/hosts",
    "{{$randomFilePath}}/../hosts",
    "{{directory}}/hosts",
  ])("a collection chooses none outside of the folder: %s", async (src) => {
    const scripts = await scriptsOf([form("form", file(src)), binary("binary", { src })]);
    for (const [index, variable] of [
      [0, "f_file"],
      [1, "file"],
    ] as const) {
      const { status, stderr } = await scripts.run(index);
      expect([status === 0, recorder.take()]).toEqual([false, []]);
      expect(stderr).toContain(`${variable}: is a file outside of this folder`);
      const outside = join(scripts.dir, "out/chosen.csv");
      writeFileSync(outside, "chosen by the user");
      expect(await scripts.run(index, { [variable]: outside })).toMatchObject({ status: 0, stderr: "" });
      expect(recorder.take()[0]?.body).toContain("chosen by the user");
    }
  });
});

test("variables of files are none of the collection, and the same in any order", async () => {
  const request = form("r", file("a.csv", { key: "dir" }), file("{{dir_file}}", { key: "dir_file" }));
  const scripts = await Scripts.of([request, form("s", file("a.csv"))], {
    ...VARIABLES,
    dir_file: "data/a.csv",
  });
  open.push(scripts);
  for (const path of FILES) put(scripts.dir, path);
  expect(scripts.text(0).match(/^\w+_file\d*(?==)/gm)).toEqual(["dir_file", "dir_file2", "dir_file3"]);
  expect(scripts.text(1).match(/^\w+_file\d*(?==)/gm)).toEqual(["f_file"]);
  expect(await scripts.run(0)).toMatchObject({ status: 0, stderr: "" });
  expect(recorder.take()[0]?.body).toContain("contents of data/a.csv");
});

test("nothing in the name of a file is syntax of a shell, of curl or of a form", async () => {
  const piece = fc.oneof(
    fc.constantFrom(..."\"'`$\\!&|;<>(){}[]*?~#%=@,:- \t\n\r".split("")),
    fc.constantFrom(
      "$(touch pwned)",
      "`touch pwned`",
      ";type=x/y",
      ";filename=z",
      '";type=x',
      ",b",
      "ü",
      "🎉",
      "-",
      "@",
    ),
  );
  const name = fc.array(piece, { minLength: 1, maxLength: 5 }).map((parts) => `xx${parts.join("")}x`);
  await fc.assert(
    fc.asyncProperty(name, fc.boolean(), async (hostile, isLiteral) => {
      const plain = hostile.replace(/\{(?=\{)/g, "{ ");
      const src = isLiteral ? plain : "{{path}}";
      const scripts = await Scripts.of(
        [
          form("form", file(src)),
          form("odd", file(src, { contentType: 'a/b; c="d, e"' })),
          binary("binary", { src }),
        ],
        isLiteral ? {} : { path: plain },
      );
      try {
        put(scripts.dir, plain);
        for (const index of [0, 1, 2]) {
          expect(await scripts.run(index)).toMatchObject({ status: 0, stderr: "" });
          const body = Buffer.from(recorder.take()[0]?.body ?? "", "latin1").toString();
          expect(body.split("contents of ").length - 1).toBe(1);
          expect(body).toContain(`contents of ${plain}`);
          expect(body.match(/Content-Disposition/g) ?? []).toHaveLength(index === 2 ? 0 : 1);
        }
        expect(existsSync(join(scripts.dir, "pwned"))).toBe(false);
      } finally {
        scripts.remove();
      }
    }),
    { numRuns: 25, seed: 3 },
  );
});
