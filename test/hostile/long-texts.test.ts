import { describe, expect, test } from "vitest";

import { v3 } from "../../src/read/formats/v3/format.js";
import { toV3 } from "../read/v3-writer.js";
import { type Emitted, emitted, emittedFrom, RUNS } from "./emitted.js";

/** A very long text in each place of a collection: there is an answer, in proportion to the input, in reasonable time. */

/** Characters. With `npm run test:hostile` the simplest text is as long as that of a file can be. */
const QUICK_LENGTH = 30_000;
const LENGTH = RUNS === 1 ? QUICK_LENGTH : 9_900_000;
const ODD_LENGTH = RUNS === 1 ? QUICK_LENGTH : 1_000_000;

/** What the text has again and again, and its length. */
const TEXTS: Record<string, [unit: string, length: number]> = {
  word: ["n", LENGTH],
  "query and path": ["a/b?c=d&", ODD_LENGTH],
  reference: ["{{v}}", ODD_LENGTH],
};

/** Milliseconds. A second or two each on a machine with nothing else to do, at full length a minute. */
const TIMEOUT = 600_000;

type Json = Record<string, unknown>;

const request = (parts: Json = {}, more: Json = {}): Json => ({
  name: "r",
  request: { method: "POST", url: "https://a.test/x", ...parts },
  ...more,
});
const collection = (item: Json[], more: Json = {}): Json => ({ info: { name: "c" }, item, ...more });
const raw = (text: string, language: string) =>
  request({ body: { mode: "raw", raw: text, options: { raw: { language } } } });
const form = (mode: string, fields: Json[]) => request({ body: { mode, [mode]: fields } });
const url = (parts: Json) =>
  request({ url: { protocol: "https", host: ["a", "test"], path: ["x"], ...parts } });
const saved = (body: string, more: Json = {}) =>
  request({}, { response: [{ name: "ok", code: 200, header: [], body, ...more }] });
const event = (text: string) => [{ listen: "test", script: { exec: [text] } }];

const PLACES: Record<string, (text: string) => Json> = {
  "a value of a variable": (text) =>
    collection([request({ url: "https://a.test/{{w}}" })], { variable: [{ key: "w", value: text }] }),
  "a name of a variable": (text) =>
    collection([request({ url: `https://a.test/{{${text.replace(/[{}]/g, "x")}}}` })]),
  "a URL": (text) => collection([request({ url: text })]),
  "a URL behind its host": (text) => collection([request({ url: `https://a.test/${text}` })]),
  "a host": (text) => collection([url({ host: [text] })]),
  "a segment of a path": (text) => collection([url({ path: ["x", text] })]),
  "a path variable": (text) => collection([url({ path: [":id"], variable: [{ key: "id", value: text }] })]),
  "a query": (text) =>
    collection([
      url({
        query: [
          { key: "q", value: text, description: text },
          { key: text, value: "1" },
        ],
      }),
    ]),
  "a value of a header": (text) => collection([request({ header: [{ key: "X-A", value: text }] })]),
  "a name of a header": (text) => collection([request({ header: [{ key: text, value: "1" }] })]),
  "a Content-Type": (text) =>
    collection([
      request({ header: [{ key: "Content-Type", value: text }], body: { mode: "raw", raw: "x" } }),
    ]),
  "a name of a request": (text) =>
    collection([request({}, { name: text }), request({ url: "b" }, { name: text })]),
  "a name of a folder": (text) => collection([{ name: text, item: [request()] }]),
  "a name of the collection": (text) => ({
    ...collection([request()]),
    info: { name: text, description: text },
  }),
  "a description": (text) => collection([request({ description: text })]),
  "a method": (text) => collection([request({ method: text })]),
  "a member of a JSON body": (text) => collection([raw(JSON.stringify({ a: text }), "json")]),
  "a key of a JSON body": (text) => collection([raw(JSON.stringify({ [text]: 1 }), "json")]),
  "a JSON body that is broken": (text) => collection([raw(`{"a": ${text}`, "json")]),
  "a text body": (text) => collection([raw(text, "text")]),
  "a field of a form": (text) =>
    collection([
      form("urlencoded", [{ key: "a", value: text }]),
      form("formdata", [{ key: text, value: "1" }]),
    ]),
  "a path of a file": (text) => collection([form("formdata", [{ key: "a", type: "file", src: text }])]),
  "a GraphQL query": (text) =>
    collection([
      request({ body: { mode: "graphql", graphql: { query: `query { ${text} }`, variables: "" } } }),
    ]),
  "a saved response": (text) => collection([saved(JSON.stringify({ a: text }))]),
  "a saved response's name and headers": (text) =>
    collection([saved("{}", { name: text, header: [{ key: "X-A", value: text }] })]),
  "a saved response that is broken": (text) => collection([saved(`{"a": ${text}`)]),
  "a script": (text) => collection([request({}, { event: event(text) })], { event: event(text) }),
  "a token": (text) =>
    collection([request({ auth: { type: "bearer", bearer: [{ key: "token", value: text }] } })]),
  "an auth kind": (text) => collection([request({ auth: { type: text } })]),
  "what is no item": (text) => collection([request(), { name: text, request: [text] }]),
};

const texts = Object.keys(TEXTS).flatMap((kind) =>
  Object.keys(PLACES).map((place): [string, string] => [kind, place]),
);

function expectAnswer({ ir, files, diagnostics }: Emitted, length: number): void {
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(ir?.operations.length).toBeGreaterThan(0);
  for (const { path } of files) expect(path.length).toBeLessThan(300);
  const size = files.reduce((sum, { content }) => sum + content.length, 0);
  expect(size).toBeLessThan(60 * length + 1_000_000);
}

describe("a long text", () => {
  test.each(texts)(
    "of one %s again and again in %s",
    async (kind, place) => {
      const [unit, length] = TEXTS[kind] as [string, number];
      const text = unit.repeat(length / unit.length);
      const json = JSON.stringify(PLACES[place]?.(text));
      expectAnswer(await emitted(json), json.length);
    },
    TIMEOUT,
  );

  test(
    "in every place of a v3 folder",
    async () => {
      const text = "n".repeat(ODD_LENGTH);
      for (const [place, make] of Object.entries(PLACES)) {
        // Names of files have limits of their own.
        if (/name of a (?:request|folder)|response's name|no item/.test(place)) continue;
        const files = Array.from(toV3(make(text)), ([path, content]) => ({
          path,
          bytes: Buffer.from(content),
        }));
        const load = () => ({ format: v3, path: "c", name: "c", files });
        const answer = await emittedFrom({ file: "c", explicit: true, load });
        expect(answer.ir?.operations.length, place).toBeGreaterThan(0);
      }
    },
    TIMEOUT,
  );

  test(
    "in every place of a v1 collection",
    async () => {
      const text = "n".repeat(LENGTH);
      const old = {
        id: "a",
        name: text,
        url: text,
        headers: `${text}: ${text}`,
        dataMode: "raw",
        rawModeData: text,
      };
      const json = JSON.stringify({
        id: "c",
        name: text,
        order: ["a"],
        folders: [],
        requests: [{ ...old, description: text }],
      });
      expectAnswer(await emitted(json), json.length);
    },
    TIMEOUT,
  );
});
