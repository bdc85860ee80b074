import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { binary } from "../../templates/client/runtime/body/binary.js";
import { graphql } from "../../templates/client/runtime/body/graphql.js";
import { json } from "../../templates/client/runtime/body/json.js";
import { multipart } from "../../templates/client/runtime/body/multipart.js";
import { offered } from "../../templates/client/runtime/body/offered.js";
import { text } from "../../templates/client/runtime/body/text.js";
import { urlencoded } from "../../templates/client/runtime/body/urlencoded.js";
import { MissingVariableError } from "../../templates/client/runtime/errors.js";
import { createTransport } from "../../templates/client/runtime/transport.js";
import type { BodyCodec, Header } from "../../templates/client/runtime/types.js";
import { type Received, useServer } from "./server.js";

const server = useServer();

/** The request that a body arrives in. */
async function post(codec: BodyCodec, body?: unknown, headers: readonly Header[] = []): Promise<Received> {
  const transport = createTransport({ base: server.url, name: "Ada" }, { retry: false });
  const operation = { name: "folder/request", method: "POST", url: "{{base}}/", headers, body: codec };
  await transport.send(operation, { body });
  return server.last;
}

async function sent(codec: BodyCodec, body?: unknown): Promise<string> {
  return (await post(codec, body)).body.toString();
}

describe("json", () => {
  test.each([{ a: [1, "é"] }, [], "text", 0, false, null])("%j", async (value) => {
    expect(JSON.parse(await sent(json(), value))).toEqual(value);
  });

  test("the template is sent where nothing is given", async () => {
    expect(await sent(json('{"name": "{{name}}"}'))).toBe('{"name": "Ada"}');
    expect(await sent(json('{"name": "{{name}}"}'), { name: "Bob" })).toBe('{"name":"Bob"}');
  });

  test("references in what is given are left alone", async () => {
    expect(await sent(json(), { name: "{{name}}" })).toBe('{"name":"{{name}}"}');
  });

  test("no body without a template", async () => {
    const { body, headers } = await post(json());
    expect(body).toHaveLength(0);
    expect(headers).not.toHaveProperty("content-type");
  });

  test("Content-Type is the operation's", async () => {
    const { headers } = await post(json(), {}, [["Content-Type", "application/vnd.api+json"]]);
    expect(headers["content-type"]).toBe("application/vnd.api+json");
  });

  test("a template without its variable is not sent", async () => {
    await expect(post(json("{{missing}}"))).rejects.toBeInstanceOf(MissingVariableError);
    expect(server.received).toHaveLength(0);
  });
});

describe("text", () => {
  test("as it is, in UTF-8", async () => {
    expect(await sent(text("unused"), "é\r\n{{name}}")).toBe("é\r\n{{name}}");
  });

  test("the template is sent where nothing is given", async () => {
    expect(await sent(text("<a>{{name}}</a>"))).toBe("<a>Ada</a>");
  });

  test("fetch adds no Content-Type", async () => {
    expect((await post(text(), "x")).headers).not.toHaveProperty("content-type");
  });
});

describe("urlencoded", () => {
  test("defaults, replaced and added fields", async () => {
    const codec = urlencoded([["a", "{{name}}"], ["b", "2"], ["c"]]);
    expect(await sent(codec)).toBe("a=Ada&b=2");
    expect(await sent(codec, { d: 4, c: 3, b: undefined })).toBe("a=Ada&c=3&d=4");
  });

  test("lists repeat the field, null is empty", async () => {
    expect(await sent(urlencoded(), { k: ["x", "y"], n: null, none: [] })).toBe("k=x&k=y&n=");
  });

  test("reserved characters are encoded", async () => {
    expect(await sent(urlencoded(), { "a b": "&=+%'!" })).toBe("a%20b=%26%3D%2B%25%27%21");
  });

  test("nothing given is no body", async () => {
    expect(await sent(urlencoded([["a"]]))).toBe("");
  });

  test("any fields arrive as they were given", async () => {
    const value = fc.string({ unit: "binary" });
    await fc.assert(
      fc.asyncProperty(fc.dictionary(value, value), async (fields) => {
        const form = new URLSearchParams(await sent(urlencoded(), fields));
        expect([...form]).toEqual(Object.entries(fields));
      }),
    );
  });
});

describe("multipart", () => {
  /** Parsed by fetch's own parser, which shares nothing with the runtime. */
  async function parts(codec: BodyCodec, body?: unknown, headers?: readonly Header[]) {
    const received = await post(codec, body, headers);
    const contentType = received.headers["content-type"] ?? "";
    const form = await new Response(new Uint8Array(received.body), {
      headers: { "content-type": contentType },
    }).formData();
    return [...form];
  }

  test("defaults, replaced and added fields", async () => {
    const codec = multipart([["a", "{{name}}"], ["b", "2"], ["c"]]);
    expect(await parts(codec)).toEqual([
      ["a", "Ada"],
      ["b", "2"],
    ]);
    expect(await parts(codec, { d: 4, c: "ü", b: undefined, a: null })).toEqual([
      ["a", ""],
      ["c", "ü"],
      ["d", "4"],
    ]);
  });

  test("files keep their bytes, names and types", async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
    const file = new File([bytes], 'a "quoted".bin', { type: "image/png" });
    const [[key, value] = []] = await parts(multipart([["file"]]), { file });
    expect(key).toBe("file");
    if (!(value instanceof File)) throw new Error("not a file");
    expect(value.type).toBe("image/png");
    expect(value.name).toBe('a "quoted".bin');
    expect(new Uint8Array(await value.arrayBuffer())).toEqual(bytes);
  });

  test("a Blob is a file of no type in particular", async () => {
    const received = await post(multipart(), { file: new Blob(["x"]) });
    expect(received.body.toString()).toContain(
      'Content-Disposition: form-data; name="file"; filename="blob"\r\nContent-Type: application/octet-stream\r\n\r\nx\r\n',
    );
  });

  test("lists repeat the field", async () => {
    const files = [new File(["1"], "1.txt"), new File(["2"], "2.txt")];
    const received = await parts(multipart([["files"]]), { files, tags: ["x", "y"] });
    expect(received.map(([key, value]) => [key, value instanceof File ? value.name : value])).toEqual([
      ["files", "1.txt"],
      ["files", "2.txt"],
      ["tags", "x"],
      ["tags", "y"],
    ]);
  });

  test("a part's own Content-Type", async () => {
    const received = await post(multipart([["meta", "{}", { contentType: "application/{{name}}" }]]));
    expect(received.body.toString()).toContain('name="meta"\r\nContent-Type: application/Ada\r\n\r\n{}\r\n');
  });

  test("nothing in a name ends it", async () => {
    const received = await post(multipart(), { 'a"\r\nX-Evil: 1': "v" });
    expect(received.body.toString()).toContain('name="a%22%0D%0AX-Evil: 1"\r\n\r\nv\r\n');
  });

  const MADE = "----[\\da-f-]{36}";

  test.each([
    ["of the operation", "multipart/form-data; charset=utf-8; boundary=mine", true],
    ["of the call", "multipart/mixed; boundary=mine", false],
    ["of the call, quoted", 'multipart/mixed; boundary="mine"; x=y', false],
  ])("a boundary %s is replaced, so that no value can hold it", async (_, contentType, isOwn) => {
    const value = '1\r\n--mine\r\nContent-Disposition: form-data; name="role"\r\n\r\nadmin\r\n--mine--';
    const operation = {
      name: "",
      method: "POST",
      url: server.url,
      body: multipart([], isOwn ? contentType : ""),
    };
    await createTransport({}).send(
      operation,
      { body: { a: value } },
      isOwn ? {} : { headers: { "content-type": contentType } },
    );
    const type = server.last.headers["content-type"] ?? "";
    const boundary = new RegExp(MADE).exec(type)?.[0] ?? "";
    expect(type).toBe(contentType.replace(/"?mine"?/, boundary));
    const parts = server.last.body.toString().split(`--${boundary}`);
    expect(parts).toEqual(["", `\r\nContent-Disposition: form-data; name="a"\r\n\r\n${value}\r\n`, "--\r\n"]);
  });

  test("a Content-Type without a boundary is replaced", async () => {
    const operation = { name: "", method: "POST", url: server.url, body: multipart([["a", "1"]]) };
    await createTransport({}).send(operation, {}, { headers: { "content-type": "multipart/mixed" } });
    expect(server.last.headers["content-type"]).toMatch(
      new RegExp(`^multipart/form-data; boundary=${MADE}$`),
    );
  });
});

describe("binary", () => {
  const bytes = Uint8Array.from([0, 255, 13, 10, 128]);

  test.each([
    ["Uint8Array", bytes],
    ["ArrayBuffer", bytes.buffer],
    ["Blob", new Blob([bytes])],
    ["a view of a larger buffer", Uint8Array.from([1, ...bytes, 1]).subarray(1, 6)],
  ])("%s", async (_, body) => {
    expect(new Uint8Array((await post(binary(), body)).body)).toEqual(bytes);
  });

  test("text", async () => {
    expect(await sent(binary(), "é")).toBe("é");
  });

  test("nothing given is no body", async () => {
    expect(await sent(binary())).toBe("");
  });
});

describe("graphql", () => {
  const query = "query Q($id: ID) { user(id: $id) { name } }";

  test("the saved query with the caller's variables", async () => {
    const received = await sent(graphql({ query, operationName: "Q" }), { variables: { id: "{{name}}" } });
    expect(JSON.parse(received)).toEqual({ query, operationName: "Q", variables: { id: "{{name}}" } });
  });

  test("the caller's query wins", async () => {
    expect(JSON.parse(await sent(graphql({ query }), { query: "{ me }" }))).toEqual({ query: "{ me }" });
  });

  test("saved text is filled in", async () => {
    const saved = { query: "{ user(name: {{name}}) }", variablesText: '{"id": {{name}}}' };
    expect(await sent(graphql(saved))).toBe('{"query":"{ user(name: Ada) }","variables":{"id": Ada}}');
  });

  test("saved variables give way to the caller's", async () => {
    const received = await sent(graphql({ query, variablesText: "{{oops}}" }), { variables: {} });
    expect(JSON.parse(received)).toEqual({ query, variables: {} });
  });
});

describe("offered", () => {
  const codec = offered("application/json", json());

  test("says the type with the body, and neither without", async () => {
    const { body, headers } = await post(codec, { a: 1 });
    expect([body.toString(), headers["content-type"]]).toEqual(['{"a":1}', "application/json"]);
    const without = await post(codec);
    expect(without.body).toHaveLength(0);
    expect(without.headers).not.toHaveProperty("content-type");
  });
});
