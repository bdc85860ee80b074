import { expect, test } from "vitest";

import { readBody } from "../../templates/client/runtime/response.js";
import { build, collection, request } from "./make.js";

/** The kind of body that types say, and the one that a client gets. */
async function kinds(contentType: string, body: string): Promise<[typed: string, read: string]> {
  const headers = [{ key: "Content-Type", value: contentType }];
  const { ir } = build(
    collection([request("r", {}, { examples: [{ name: "e", status: 200, headers, body }] })]),
  );
  const response = new Response(body, { headers: { "Content-Type": contentType } });
  const value = await readBody(response, { operation: "r", method: "GET", url: "https://api.test/" });
  const read = value instanceof Blob ? "binary" : typeof value === "string" ? "text" : "json";
  return [ir.operations[0]?.examples[0]?.kind ?? "none", read];
}

test.each([
  ["json", "application/json"],
  ["json", "Application/JSON;charset=utf-8"],
  ["json", "application/problem+json ; charset=utf-8"],
  ["json", "text/json"],
  ["json", "application/json, application/json"],
  ["json", "model/gltf+json"],
  ["text", "application/x-ndjson"],
  ["text", "application/jsonl"],
  ["text", "application/json-seq"],
  ["text", "text/plain"],
  ["text", "text/csv; header=present"],
  ["text", "application/xml"],
  ["text", "application/soap+xml; action=x"],
  ["text", "application/javascript"],
  ["text", "application/x-www-form-urlencoded"],
  ["text", "application/graphql"],
  ["text", "application/x-yaml"],
  ["text", "application/sql"],
  ["binary", "application/octet-stream"],
  ["binary", "application/octet-stream; name=data.json"],
  ["binary", "application/zip; x=yaml"],
  ["binary", "image/svg+xml"],
  ["binary", "image/png"],
  ["binary", "application/pdf"],
  ["binary", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  ["binary", "multipart/mixed; boundary=json"],
])("types and client agree on %s in %s", async (kind, contentType) => {
  expect(await kinds(contentType, '{"a":1}')).toEqual([kind, kind]);
});
