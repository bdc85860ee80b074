import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { cli } from "../cli/harness.js";
import { put, temporaryFolder } from "../write/folder.js";

/** What of the runtime an operation brings along is decided when it is generated. */

const header = (key: string, value: string) => ({ key, value });
const form = { mode: "formdata", formdata: [{ key: "a", value: "{{v}}", type: "text" }] };
const raw = { mode: "raw", raw: "{}", options: { raw: { language: "json" } } };

async function emitted(request: object): Promise<{ operation: string; client: string; runtime: string[] }> {
  const cwd = temporaryFolder();
  const schema = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";
  const item = [{ name: "r", request, protocolProfileBehavior: { disableBodyPruning: true } }];
  put(cwd, { "c.json": JSON.stringify({ info: { name: "c", schema }, item }) });
  await cli(["c.json", "-t", "client"], { cwd });
  const folder = join(cwd, "generated/c");
  const text = (file: string) => readFileSync(join(folder, file), "utf8").replace(/\s+/g, " ");
  return {
    operation: text("resources/index.ts"),
    client: text("client.ts"),
    runtime: readdirSync(join(folder, "runtime"), { recursive: true, encoding: "utf8" }),
  };
}

test("a request without parameters brings no codec for them", async () => {
  const full = { method: "CONNECT", url: "{{base}}/a/:id?q=1" };
  expect((await emitted(full)).runtime).toEqual(
    expect.arrayContaining(["path.ts", "query.ts", "unsendable.ts"]),
  );
  const { operation, runtime } = await emitted({ method: "GET", url: "{{base}}/a" });
  expect(operation).not.toMatch(/Parameters|unsendable/);
  for (const file of ["path.ts", "query.ts", "unsendable.ts"]) expect(runtime).not.toContain(file);
});

test.each([
  ["{{base}}/a/:id", "pathParameters({ id: null })"],
  // The codec refuses steps that lead out, from variables too.
  ["{{base}}/a/x{{v}}", "pathParameters()"],
  ["http://h/{{v}}.json?q=1", "pathParameters()"],
  ["{{base}}/a?q=1", "queryParameters()"],
  ["{{base}}/a?q={{v}}", 'queryParameters([["q", "{{v}}"]])'],
])("%s is filled by %s", async (url, codec) => {
  const { operation } = await emitted({ method: "GET", url });
  expect(operation).toContain(codec);
});

test("what signs the other headers comes last", async () => {
  const { operation } = await emitted({
    method: "GET",
    url: "{{base}}/a",
    header: [header("authorization", "{{signature}}"), header("Date", "{{date}}")],
  });
  expect(operation).toMatch(/\["Date", "{{date}}"\], \["authorization", "{{signature}}"\]/);
});

test("equal header lines go out once, others of one name each", async () => {
  const { operation } = await emitted({
    method: "GET",
    url: "{{base}}/a",
    header: [
      ...[header("Accept", "text/plain"), header("Accept", "text/plain")],
      ...[header("X-Id", "{{id}}"), header("X-Id", "{{id}}"), header("X-Id", "{{other}}")],
      ...[header("X-Tag", "a"), header("X-Tag", "a")],
    ],
  });
  expect(operation).toContain(
    'headers: [ ["Accept", "text/plain"], ["X-Id", "{{id}}"], ["X-Id", "{{other}}"], ]',
  );
  expect(operation).toContain('"X-Tag"?: string;');
});

test("a conditional write keeps fetch from adding Pragma", async () => {
  const conditional = { url: "{{base}}/a", header: [header("If-Match", "{{etag}}")] };
  expect((await emitted({ method: "PUT", ...conditional })).operation).toContain('cache: "force-cache"');
  expect((await emitted({ method: "GET", ...conditional })).operation).not.toContain("cache");
});

test("a boundary of the collection's own goes to the body, and no other Content-Type of a form out", async () => {
  const request = { method: "POST", url: "{{base}}/a", body: form };
  expect((await emitted(request)).operation).not.toContain("Content-Type");
  const own = "multipart/form-data; boundary=mine";
  const { operation } = await emitted({ ...request, header: [header("Content-Type", own)] });
  expect(operation).toContain(`multipart([["a", "{{v}}"]], "${own}")`);
});

test.each([
  ["GET", raw, "bodyViaNode(json())"],
  ["HEAD", raw, "bodyViaNode(json())"],
  ["TRACE", undefined, 'requestViaNode("fetch cannot send TRACE")'],
  ["TRACE", raw, 'requestViaNode("fetch cannot send TRACE", json("{}"))'],
  ["CONNECT", undefined, 'unsendable("fetch cannot send CONNECT")'],
])("%s, which fetch cannot send, is sent another way or refused", async (method, body, codec) => {
  const { operation, runtime } = await emitted({ method, url: "{{base}}/a", body });
  expect(operation).toContain(`body: ${codec},`);
  expect(runtime.includes("node-fetch.ts")).toBe(codec.includes("ViaNode"));
});

test("a Host header goes by Node where it names another host than the URL", async () => {
  const withHost = (host: string) =>
    emitted({ method: "GET", url: "http://a.test/a", header: [header("Host", host)] });
  const { operation, runtime } = await withHost("b.test");
  expect(operation).toContain('headers: [["Host", "b.test"]]');
  expect(operation).toContain('body: requestViaNode("fetch cannot send a Host header")');
  expect(runtime).toContain("node-fetch.ts");
  const same = await withHost("A.test");
  expect(same.operation).not.toMatch(/Host|ViaNode/);
  expect(same.runtime).not.toContain("node-fetch.ts");
});

test("createClient retries", async () => {
  const { client, runtime } = await emitted({ method: "GET", url: "{{base}}/a" });
  expect(client).toMatch(/createTransport\(variableDefaults, options, \{\s+retry: withRetries,?\s+\}\)/);
  expect(runtime).toContain("retry.ts");
  const { client: dynamic } = await emitted({ method: "GET", url: "{{base}}/{{$guid}}" });
  expect(dynamic).toMatch(/\{\s+retry: withRetries,\s+dynamic: dynamicVariables,?\s+\}/);
});
