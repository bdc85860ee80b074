import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

import { loadTemplates } from "../../src/emit/core/templates.js";
import { loadLanguage } from "../../src/emit/snippets/language.js";
import { SnippetViews } from "../../src/emit/snippets/view.js";
import { inspect } from "../../src/index.js";
import type { CollectionIr } from "../../src/ir/model.js";
import { put, temporaryFolder } from "../write/folder.js";

const collections = fileURLToPath(new URL("../../collections", import.meta.url));
const seed = new URL("../../../shared/seed/CreateBootVolumeBackup.lianja.txt", import.meta.url);

async function lianja(ir: CollectionIr, name: string): Promise<string> {
  const { templates } = await loadTemplates();
  const language = await loadLanguage("lianja", templates);
  const operation = ir.operations.find((o) => o.name === name);
  if (operation === undefined) throw new Error(`no ${name}`);
  return language.render(new SnippetViews(ir).viewOf(operation));
}

async function irOf(file: string, cwd = collections): Promise<CollectionIr> {
  const { collections: found } = await inspect({ inputs: [file], cwd });
  return found[0] as CollectionIr;
}

/** One request of its own. */
async function snippetOf(request: object, response: object[] = [], variable: object[] = []): Promise<string> {
  const schema = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";
  const cwd = temporaryFolder();
  const item = [{ name: "Call", request: { url: "https://api.test/things", ...request }, response }];
  put(cwd, { "a.json": JSON.stringify({ info: { name: "A", schema }, item, variable }) });
  return lianja(await irOf("a.json", cwd), "Call");
}

const json = (value: unknown) => ({
  method: "POST",
  header: [{ key: "Content-Type", value: "application/json" }],
  body: { mode: "raw", raw: JSON.stringify(value), options: { raw: { language: "json" } } },
});

const answer = (value: unknown) => [
  {
    name: "ok",
    code: 200,
    header: [{ key: "Content-Type", value: "application/json" }],
    body: JSON.stringify(value),
  },
];

const lines = (code: string) =>
  code
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

test("CreateBootVolumeBackup of our own collection", async () => {
  const code = await lianja(
    await irOf("oci-core-services.postman_collection.json"),
    "CreateBootVolumeBackup",
  );
  await expect(code).toMatchFileSnapshot("golden/create-boot-volume-backup.prg");
});

test.skipIf(!existsSync(seed))(
  "CreateBootVolumeBackup is what the reference page shows (skipped where ../shared is not beside the repository)",
  async () => {
    const code = await lianja(
      await irOf("oci-core-services.postman_collection.json"),
      "CreateBootVolumeBackup",
    );
    // The order of the headers is not fixed, and two lines of the page advertise another tool of it.
    const comparable = (text: string) => {
      const all = lines(text).filter((line) => !line.includes("Use this online tool"));
      const isHeader = (line: string) => line.includes("SetRequestHeader");
      const headers = all.filter(isHeader).sort();
      return all.map((line) => (isHeader(line) ? (headers.shift() as string) : line));
    };
    expect(comparable(code)).toEqual(comparable(readFileSync(seed, "utf8")));
  },
);

test("a GET without a body", async () => {
  const code = await snippetOf({ method: "GET" }, answer({ id: "a" }));
  expect(code).toContain('llSuccess = loHttp.QuickGetSb("https://api.test/things",loSbResponseBody)');
  expect(code).toContain("lnRespStatusCode = loHttp.LastStatus");
  expect(code).toContain("? loHttp.LastHeader");
  expect(code).not.toContain("loResp");
});

test("basic and bearer auth", async () => {
  const variable = [
    { key: "user", value: "ann" },
    { key: "pass", value: "" },
  ];
  const basic = { type: "basic", basic: { username: "{{user}}", password: "{{pass}}" } };
  expect(lines(await snippetOf({ method: "GET", auth: basic }, [], variable))).toEqual(
    expect.arrayContaining([
      "loHttp.BasicAuth = .T.",
      'loHttp.Login = "ann"',
      'loHttp.Password = "{{pass}}"',
    ]),
  );
  const bearer = { type: "bearer", bearer: [{ key: "token", value: "{{token}}" }] };
  const code = await snippetOf({ method: "GET", auth: bearer });
  expect(lines(code)).toContain('loHttp.AuthToken = "{{token}}"');
  expect(code).not.toContain("SetRequestHeader");
});

test("bodies: nested members by dotted paths, each kind by its method", async () => {
  const code = await snippetOf(
    json({
      settings: { limit: 10, deep: [{ on: true }, { on: false }] },
      ratio: 1.5,
      big: 9007199254740991,
      nothing: null,
      empty: {},
      none: [],
    }),
  );
  expect(lines(code).filter((line) => line.startsWith("loJson."))).toEqual([
    'loJson.UpdateInt("settings.limit",10)',
    'loJson.UpdateBool("settings.deep[0].on",.T.)',
    'loJson.UpdateBool("settings.deep[1].on",.F.)',
    'loJson.UpdateNumber("ratio","1.5")',
    'loJson.UpdateNumber("big","9007199254740991")',
    'loJson.UpdateNull("nothing")',
    'loJson.UpdateNewObject("empty")',
    'loJson.UpdateNewArray("none")',
  ]);
});

test("bodies that paths cannot say are sent as text", async () => {
  for (const body of [{ "a.b": 1 }, { "": 1 }, [1, 2], "text"]) {
    const code = await snippetOf(json(body));
    expect(code).toContain('HttpStr("POST","https://api.test/things",');
    expect(code).not.toContain("loJson");
  }
});

test("forms and files", async () => {
  const urlencoded = { mode: "urlencoded", urlencoded: [{ key: "a", value: "1" }] };
  expect(lines(await snippetOf({ method: "POST", body: urlencoded }))).toEqual(
    expect.arrayContaining([
      'loReq.AddParam("a","1")',
      'llSuccess = loHttp.HttpReq("https://api.test/things",loReq,loResp)',
    ]),
  );
  const formdata = [{ key: "f", type: "file", src: "/tmp/photo.png" }];
  expect(await snippetOf({ method: "POST", body: { mode: "formdata", formdata } })).toContain(
    'loReq.AddFileForUpload("f","photo.png")',
  );
});

test("a response that is an array", async () => {
  const code = await snippetOf({ method: "GET" }, answer([{ id: 1, tags: ["a"], own: { type: "x" } }]));
  expect(code).toContain('loJarrResp = createobject("CkJsonArray")');
  expect(code).toContain("loJarrResp.LoadSb(loSbResponseBody)");
  const all = lines(code);
  expect(
    all.slice(all.indexOf('loItem = createobject("CkJsonObject")'), all.indexOf("release loItem")),
  ).toEqual([
    'loItem = createobject("CkJsonObject")',
    "lnI = 0",
    "lnCount_i = loJarrResp.Size",
    "do while lnI < lnCount_i",
    "loJarrResp.ObjectAt2(lnI,loItem)",
    'lnId = loItem.IntOf("id")',
    "lnJ = 0",
    'lnCount_j = loItem.SizeOfArray("tags")',
    "do while lnJ < lnCount_j",
    "loItem.J = lnJ",
    'lcValue = loItem.StringOf("tags[j]")',
    "lnJ = lnJ + 1",
    "enddo",
    'lcOwnType = loItem.StringOf("own.type")',
    "lnI = lnI + 1",
    "enddo",
  ]);
});

test.each([[[]], [[[]]], [[[[[["deep"]]]]]], [[null]]])("a response that is the array %j", async (value) => {
  const code = await snippetOf({ method: "GET" }, answer(value));
  expect(code).toContain("loJarrResp.LoadSb(loSbResponseBody)");
});

test("variables are named by type; words of the language and names that are taken give way", async () => {
  const response = {
    type: "a",
    class: true,
    i: 1,
    success: false,
    "sub-title": "x",
    subTitle: "y",
    "1st": 2,
  };
  const code = await snippetOf({ method: "GET" }, answer(response));
  expect(lines(code).filter((line) => /loJResp\.\w+Of\(/.test(line))).toEqual([
    'lcV_type = loJResp.StringOf("type")',
    'llV_class = loJResp.BoolOf("class")',
    'lnI2 = loJResp.IntOf("i")',
    'llSuccess2 = loJResp.BoolOf("success")',
    'lcSubTitle = loJResp.StringOf("sub-title")',
    'lcSubTitle2 = loJResp.StringOf("subTitle")',
    'ln1st = loJResp.IntOf("1st")',
  ]);
});
