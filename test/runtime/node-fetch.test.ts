import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";

import { afterEach, describe, expect, test, vi } from "vitest";

import { binary } from "../../templates/client/runtime/body/binary.js";
import { json } from "../../templates/client/runtime/body/json.js";
import { InputError, NetworkError, TimeoutError } from "../../templates/client/runtime/errors.js";
import { nodeFetch } from "../../templates/client/runtime/node-fetch.js";
import { createTransport } from "../../templates/client/runtime/transport.js";
import type { BodyCodec, ClientOptions, Fetch } from "../../templates/client/runtime/types.js";
import { bodyViaNode, requestViaNode } from "../../templates/client/runtime/via-node.js";
import { closedPort, never, useServer } from "./server.js";

const server = useServer();
const other = useServer();

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}

afterEach(() => {
  vi.restoreAllMocks();
});

/** What fetch does, nodeFetch does too. */
describe.each<[name: string, send: Fetch]>([
  ["fetch", (url, init) => fetch(url, init)],
  ["nodeFetch", nodeFetch],
])("%s", (_, send) => {
  test("sends the method, the headers and the body", async () => {
    const response = await send(`${server.url}/a?b=%20c`, {
      method: "PUT",
      headers: { "X-One": "caf\u00e9", "Content-Type": "text/x" },
      body: "b\u00f6dy",
    });
    expect(server.last).toMatchObject({ method: "PUT", target: "/a?b=%20c" });
    expect(server.last.headers).toMatchObject({
      "x-one": "caf\u00e9",
      "content-type": "text/x",
      "content-length": "5",
      "user-agent": "node",
      accept: "*/*",
    });
    expect(server.last.body.toString()).toBe("b\u00f6dy");
    expect(response).toMatchObject({
      status: 200,
      ok: true,
      redirected: false,
      url: `${server.url}/a?b=%20c`,
    });
  });

  test("leaves alone a header that the request has itself", async () => {
    await send(server.url, {
      headers: { Accept: "text/plain", "User-Agent": "me", "Accept-Encoding": "identity" },
    });
    expect(server.last.headers).toMatchObject({
      accept: "text/plain",
      "user-agent": "me",
      "accept-encoding": "identity",
    });
  });

  test.each<[kind: string, body: NonNullable<RequestInit["body"]>, type: RegExp | undefined, sent: RegExp]>([
    ["text", "a", /^text\/plain;charset=UTF-8$/, /^a$/],
    ["bytes", Uint8Array.of(97, 98), undefined, /^ab$/],
    ["a buffer", Uint8Array.of(97, 98).buffer, undefined, /^ab$/],
    ["a Blob", new Blob(["a"], { type: "image/png" }), /^image\/png$/, /^a$/],
    ["a Blob without a type", new Blob(["a"]), undefined, /^a$/],
    [
      "parameters",
      new URLSearchParams({ a: "b c" }),
      /^application\/x-www-form-urlencoded;charset=UTF-8$/,
      /^a=b\+c$/,
    ],
    ["a form", formData(), /^multipart\/form-data; boundary=/, /name="f"; filename="n\.txt"[^]*content/],
  ])("sends %s with its type and length", async (_kind, body, type, sent) => {
    await send(server.url, { method: "POST", body });
    const { headers, body: received } = server.last;
    if (type === undefined) expect(headers).not.toHaveProperty("content-type");
    else expect(headers["content-type"]).toMatch(type);
    expect(headers["content-length"]).toBe(String(received.length));
    expect(received.toString()).toMatch(sent);
  });

  test("gives out every header of the response, and its status", async () => {
    server.script({ status: 418, headers: { "Set-Cookie": ["a=1", "b=2"], "X-A": "1" }, body: "tea" });
    const response = await send(server.url, {});
    expect(response).toMatchObject({ status: 418, ok: false, statusText: "I'm a Teapot" });
    expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    expect(response.headers.get("x-a")).toBe("1");
    expect(await response.text()).toBe("tea");
  });

  test.each([
    ["gzip", gzipSync],
    ["x-gzip", gzipSync],
    ["deflate", deflateSync],
    ["br", brotliCompressSync],
    ["gzip, br", (text: string) => brotliCompressSync(gzipSync(text))],
    ["unheard-of", (text: string) => Buffer.from(text)],
  ])("decodes %s", async (coding, encode) => {
    const text = "over and over and over again. ".repeat(100);
    server.script({ headers: { "Content-Encoding": coding }, body: encode(text) });
    const response = await send(server.url, {});
    expect(await response.text()).toBe(text);
    expect(response.headers.get("content-encoding")).toBe(coding);
  });

  test.each([204, 304])("has no body at %i", async (status) => {
    server.script({ status });
    expect((await send(server.url, {})).body).toBeNull();
  });

  test("has no body with HEAD, whatever the headers say", async () => {
    server.script({ headers: { "Content-Encoding": "gzip", "Content-Length": "100" } });
    const response = await send(server.url, { method: "HEAD" });
    expect(await response.text()).toBe("");
  });

  test("streams the body", async () => {
    let more = (): void => undefined;
    server.script((response) => {
      response.writeHead(200);
      response.write("first");
      more = () => response.end("second");
    });
    const reader = (await send(server.url, {})).body?.getReader();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe("first");
    more();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe("second");
    expect((await reader?.read())?.done).toBe(true);
  });

  test("ends the connection of a body that is not wanted", async () => {
    const closed = new Promise<void>((resolve) =>
      server.script((response) => {
        response.on("close", resolve);
        response.write("first");
      }),
    );
    await (await send(server.url, {})).body?.cancel();
    await closed;
  });

  test("rejects with a TypeError that has a cause", async () => {
    const error = await failureOf(send(await closedPort(), {}));
    expect(error).toBeInstanceOf(TypeError);
    expect((error as TypeError).cause).toMatchObject({ code: "ECONNREFUSED" });
    expect(await failureOf(send("ftp://127.0.0.1/", {}))).toBeInstanceOf(TypeError);
  });

  test("rejects where the body breaks off", async () => {
    server.script((response) => {
      response.writeHead(200, { "Content-Length": "100" });
      response.write("half", () => response.destroy());
    });
    const response = await send(server.url, {});
    expect(await failureOf(response.text())).toBeInstanceOf(TypeError);
  });

  test("rejects with the reason of the signal, before, while waiting and while reading", async () => {
    const reason = new RangeError("enough");
    expect(await failureOf(send(server.url, { signal: AbortSignal.abort(reason) }))).toBe(reason);
    expect(server.received).toHaveLength(0);

    server.script(never);
    const waiting = new AbortController();
    const waited = send(server.url, { signal: waiting.signal });
    setTimeout(() => waiting.abort(reason), 50);
    expect(await failureOf(waited)).toBe(reason);

    const reading = new AbortController();
    server.script((response) => response.write("half"));
    const response = await send(server.url, { signal: reading.signal });
    setTimeout(() => reading.abort(reason), 50);
    expect(await failureOf(response.text())).toBe(reason);
  });

  test("rejects with the reason where what it reads is compressed", async () => {
    const reason = new RangeError("enough");
    const controller = new AbortController();
    server.script((response) => {
      response.writeHead(200, { "Content-Encoding": "gzip" });
      response.write(gzipSync("half").subarray(0, 12));
    });
    const response = await send(server.url, { signal: controller.signal });
    setTimeout(() => controller.abort(reason), 50);
    expect(await failureOf(response.text())).toBe(reason);
  });

  test.each([
    [301, "POST", "GET", ""],
    [302, "POST", "GET", ""],
    [302, "DELETE", "DELETE", ""],
    [303, "PUT", "GET", ""],
    [307, "POST", "POST", "text"],
    [308, "PUT", "PUT", "text"],
  ])("follows a %i of a %s with %s", async (status, method, followed, body) => {
    server.script({ status, headers: { Location: "/second" } });
    const init = method === "DELETE" ? { method } : { method, body: new Blob(["text"], { type: "text/x" }) };
    const response = await send(`${server.url}/first`, init);
    expect(server.last).toMatchObject({ method: followed, target: "/second" });
    expect(server.last.body.toString()).toBe(body);
    expect(server.last.headers["content-type"]).toBe(body === "" ? undefined : "text/x");
    expect(response).toMatchObject({ redirected: true, url: `${server.url}/second` });
  });

  test("takes credentials to no other origin, nor back from there", async () => {
    server.script({ status: 302, headers: { Location: `${other.url}/there` } });
    other.script({ status: 302, headers: { Location: `${server.url}/back` } });
    await send(server.url, { headers: { Authorization: "a", Cookie: "b", "X-Kept": "c" } });
    for (const { headers } of [other.last, server.last]) {
      expect(headers).toMatchObject({ "x-kept": "c" });
      expect(headers).not.toHaveProperty("authorization");
      expect(headers).not.toHaveProperty("cookie");
    }
  });

  test("returns a redirect that it shall not follow, or rejects", async () => {
    server.script(
      { status: 302, headers: { Location: "/second" } },
      { status: 302, headers: { Location: "/second" } },
    );
    expect(await send(server.url, { redirect: "manual" })).toMatchObject({ status: 302 });
    expect(await failureOf(send(server.url, { redirect: "error" }))).toBeInstanceOf(TypeError);
    expect(server.received).toHaveLength(2);
    expect(await send(server.url, { redirect: "error" })).toMatchObject({ status: 200 });
  });

  test("gives up on redirects without end", async () => {
    server.script(...Array.from({ length: 30 }, () => ({ status: 302, headers: { Location: "/again" } })));
    expect(await failureOf(send(server.url, {}))).toBeInstanceOf(TypeError);
    expect(server.received).toHaveLength(21);
  });
});

function formData(): FormData {
  const form = new FormData();
  form.append("f", new File(["content"], "n.txt"));
  return form;
}

test("nodeFetch leaves no listener on a signal that outlives the call", async () => {
  const { signal } = new AbortController();
  const added = vi.spyOn(signal, "addEventListener");
  const removed = vi.spyOn(signal, "removeEventListener");
  for (let i = 0; i < 3; i += 1) await (await nodeFetch(server.url, { signal })).text();
  await vi.waitFor(() => expect(removed.mock.calls.length).toBeGreaterThanOrEqual(added.mock.calls.length));
});

describe("what only nodeFetch sends", () => {
  test.each(["GET", "HEAD", "TRACE"])("a body with %s", async (method) => {
    await nodeFetch(server.url, { method, body: "{}", headers: { "Content-Type": "application/json" } });
    expect(server.last).toMatchObject({ method });
    expect(server.last.headers).toMatchObject({ "content-type": "application/json", "content-length": "2" });
    expect(server.last.body.toString()).toBe("{}");
  });

  test("a Host header, but to no other origin", async () => {
    server.script(
      { status: 307, headers: { Location: "/second" } },
      { status: 307, headers: { Location: other.url } },
    );
    await nodeFetch(server.url, { headers: { Host: "tenant.example.com" } });
    expect(server.received.map(({ headers }) => headers.host)).toEqual([
      "tenant.example.com",
      "tenant.example.com",
    ]);
    expect(other.last.headers.host).toBe(new URL(other.url).host);
  });

  test("an answer with a status that no Response can have is a failure", async () => {
    server.script({ status: 999 });
    expect(await failureOf(nodeFetch(server.url, {}))).toBeInstanceOf(TypeError);
  });
});

describe("an operation that fetch cannot send", () => {
  const send = (method: string, body: BodyCodec, input: unknown, options: ClientOptions = {}) =>
    createTransport({ base: server.url }, { retry: false, ...options }).send(
      { name: "search", method, url: "{{base}}/", body },
      { body: input },
    );

  test.each(["GET", "HEAD"])("is sent on Node: a body with %s", async (method) => {
    await send(method, bodyViaNode(json()), { a: 1 });
    expect(server.last).toMatchObject({ method });
    expect(server.last.body.toString()).toBe('{"a":1}');
    await send(method, bodyViaNode(binary()), Uint8Array.of(97));
    expect(server.last.body.toString()).toBe("a");
  });

  test("is sent on Node: a method that fetch forbids", async () => {
    await send("TRACE", requestViaNode("fetch cannot send TRACE"), undefined);
    expect(server.last).toMatchObject({ method: "TRACE" });
  });

  test("has the timeout and the errors of any other", async () => {
    server.script(never);
    expect(await failureOf(send("GET", bodyViaNode(json()), {}, { timeout: 50 }))).toBeInstanceOf(
      TimeoutError,
    );
    const variables = { base: await closedPort() };
    const error = await failureOf(send("GET", bodyViaNode(json()), {}, { variables }));
    expect(error).toBeInstanceOf(NetworkError);
    expect((error as Error).message).toContain("ECONNREFUSED");
  });

  test("goes as it is to a fetch of the caller's own", async () => {
    const own = vi.fn<Fetch>(() => Promise.resolve(new Response("{}")));
    await send("GET", bodyViaNode(json()), { a: 1 }, { fetch: own });
    expect(own.mock.calls[0]?.[1]).toMatchObject({ method: "GET" });
    expect(await new Response(own.mock.calls[0]?.[1].body).text()).toBe('{"a":1}');
    expect(server.received).toHaveLength(0);
  });

  describe("in a browser", () => {
    const elsewhere = () => vi.spyOn(process, "getBuiltinModule").mockReturnValue(undefined);

    test("is refused before anything is sent, with the reason", async () => {
      elsewhere();
      const error = await failureOf(send("GET", bodyViaNode(json()), {}));
      expect(error).toBeInstanceOf(InputError);
      expect((error as Error).message).toContain(
        "fetch cannot send a body with GET; Node since 20.16 and the curl script",
      );
      expect(
        await failureOf(send("TRACE", requestViaNode("fetch cannot send TRACE"), undefined)),
      ).toBeInstanceOf(InputError);
      expect(server.received).toHaveLength(0);
    });

    test("is sent by fetch where it has no body", async () => {
      elsewhere();
      await send("GET", bodyViaNode(json()), undefined);
      expect(server.last).toMatchObject({ method: "GET" });
    });

    test("goes to a fetch of the caller's own", async () => {
      elsewhere();
      const own = vi.fn<Fetch>(() => Promise.resolve(new Response("{}")));
      await send("GET", bodyViaNode(json()), {}, { fetch: own });
      expect(own).toHaveBeenCalledOnce();
    });
  });
});
