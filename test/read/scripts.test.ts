import { expect, test } from "vitest";

import { readCollection } from "../../src/read/collection.js";
import { v3 } from "../../src/read/formats/v3/format.js";
import { everyItem } from "../../src/read/items.js";
import type { Collection, SavedScript } from "../../src/read/model.js";
import type { Source } from "../../src/read/source.js";

type Json = Record<string, unknown>;

const script = (listen: string, exec: unknown) => ({ listen, script: { type: "text/javascript", exec } });

const V2 = {
  info: { name: "C", schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json" },
  event: [script("prerequest", ["one", "two"])],
  item: [
    {
      name: "F",
      event: [script("test", "three")],
      item: [
        {
          name: "R",
          request: "https://example.com",
          event: [script("prerequest", ["four"]), script("test", ["five", "six"])],
        },
      ],
    },
  ],
};

const V1 = {
  id: "c",
  name: "C",
  order: [],
  folders_order: ["f"],
  events: [script("prerequest", ["one", "two"])],
  folders: [{ id: "f", name: "F", order: ["r"], events: [script("test", ["three"])] }],
  requests: [
    {
      id: "r",
      name: "R",
      url: "https://example.com",
      method: "GET",
      preRequestScript: "four",
      tests: "five\nsix",
    },
  ],
};

const V3 = {
  ".resources/definition.yaml":
    "$kind: collection\nname: C\nscripts:\n  - type: http:beforeRequest\n    code: |-\n      one\n      two\n",
  "F/.resources/definition.yaml":
    "$kind: collection\nname: F\nscripts:\n  - type: http:afterResponse\n    code: three\n    language: text/javascript\n  - type: websocket:beforeMessage\n    code: other\n",
  "F/R.request.yaml":
    "$kind: http-request\nurl: https://example.com\nname: R\nscripts:\n  - type: beforeRequest\n    code: four\n  - type: afterResponse\n    code: |-\n      five\n      six\n",
};

test.each<[string, Source]>([
  ["v2.1", json(V2)],
  ["v2.0", json({ ...V2, info: { ...V2.info, schema: V2.info.schema.replace("2.1", "2.0") } })],
  ["a wrapped file", json({ collection: V2 })],
  ["v1", json(V1)],
  ["v3", folder(V3)],
])("scripts of the collection, folders and requests are read from %s", async (_name, source) => {
  const collection = await read(source);
  expect(texts(collection)).toEqual({
    C: ["prerequest: one\ntwo"],
    F: ["test: three"],
    R: ["prerequest: four", "test: five\nsix"],
  });
});

test("the place of a script is that of its event, or of its owner where the format has none", async () => {
  const placesOf = async (source: Source) => scriptsOf(await read(source)).map(([, { place }]) => place);
  expect(await placesOf(json(V2))).toEqual([
    "$.event[0].script",
    "$.item[0].event[0].script",
    "$.item[0].item[0].event[0].script",
    "$.item[0].item[0].event[1].script",
  ]);
  expect(await placesOf(json(V1))).toEqual(["$", "$.folders[0]", "$.requests[0]", "$.requests[0]"]);
});

test.each<[string, unknown, string[]]>([
  ["a script that is a text", [{ listen: "test", script: "a" }], ["test: a"]],
  ["a script that is a list", [{ listen: "test", script: ["a", "b"] }], ["test: a\nb"]],
  ["one event that is no list", script("test", ["a"]), ["test: a"]],
  ["two events of a kind", [script("test", ["a"]), script("test", ["b"])], ["test: a", "test: b"]],
  ["an event that is switched off", [{ ...script("test", ["a"]), disabled: true }], []],
  ["an empty script", [script("test", ["", "  "])], []],
  ["a script in another file", [{ listen: "test", script: { src: "a.js" } }], []],
  ["an event that Postman does not know", [script("after", ["a"])], []],
  ["lines that are no text", [script("test", ["a", 1, null, "b"])], ["test: a\nb"]],
  ["anything else", [null, "x", 1, { listen: "test" }, { listen: "test", script: 1 }], []],
])("reads %s", async (_name, event, expected) => {
  const collection = await read(json({ ...V2, event }));
  expect(texts(collection).C ?? []).toEqual(expected);
});

function json(value: Json): Source {
  return { file: "c.json", explicit: true, load: () => Promise.resolve(Buffer.from(JSON.stringify(value))) };
}

function folder(files: Record<string, string>): Source {
  const list = Object.entries(files).map(([path, text]) => ({ path, bytes: Buffer.from(text) }));
  return { file: "c", explicit: true, load: () => ({ format: v3, path: "c", name: "c", files: list }) };
}

async function read(source: Source): Promise<Collection> {
  const { collection, diagnostics } = await readCollection(source);
  if (collection === undefined) throw new Error(JSON.stringify(diagnostics));
  return collection;
}

function scriptsOf(collection: Collection): [owner: string, script: SavedScript][] {
  const owners = [collection, ...everyItem(collection.items)];
  return owners.flatMap(({ name, scripts = [] }) => scripts.map((s): [string, SavedScript] => [name, s]));
}

function texts(collection: Collection): Record<string, string[]> {
  const all: Record<string, string[]> = {};
  for (const [owner, { event, text }] of scriptsOf(collection)) (all[owner] ??= []).push(`${event}: ${text}`);
  return all;
}
