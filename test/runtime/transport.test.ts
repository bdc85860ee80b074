import type { ServerResponse } from "node:http";
import { inspect } from "node:util";

import { describe, expect, test, vi } from "vitest";

import { apiKey } from "../../templates/client/runtime/auth/api-key.js";
import { basic } from "../../templates/client/runtime/auth/basic.js";
import { bearer } from "../../templates/client/runtime/auth/bearer.js";
import { type OAuth2, oauth2 } from "../../templates/client/runtime/auth/oauth2.js";
import { unsupported } from "../../templates/client/runtime/auth/unsupported.js";
import { json } from "../../templates/client/runtime/body/json.js";
import {
  ApiError,
  InputError,
  MissingVariableError,
  NetworkError,
  ParseError,
  TimeoutError,
  UnsupportedAuthError,
} from "../../templates/client/runtime/errors.js";
import { queryParameters } from "../../templates/client/runtime/query.js";
import { withRetries } from "../../templates/client/runtime/retry.js";
import {
  type CallOptions,
  type ClientOptions,
  createTransport,
} from "../../templates/client/runtime/transport.js";
import type {
  AuthScheme,
  Operation,
  OperationInput,
  RequestContext,
} from "../../templates/client/runtime/types.js";
import { unsendable } from "../../templates/client/runtime/unsendable.js";
import { closedPort, never, useServer } from "./server.js";

const server = useServer();

interface Sending {
  operation?: Partial<Operation>;
  input?: OperationInput;
  client?: ClientOptions;
  call?: CallOptions;
  defaults?: Record<string, string>;
}

function send({ operation, input, client, call, defaults }: Sending = {}) {
  const transport = createTransport(
    { base: server.url, ...defaults },
    { retry: false, ...client },
    { retry: withRetries },
  );
  return transport.send(
    { name: "folder/request", method: "GET", url: "{{base}}/path", ...operation },
    input,
    call,
  );
}

function failureOf(sending: Sending): Promise<unknown> {
  return send(sending).then(
    () => undefined,
    (error: unknown) => error,
  );
}

function typed(type: string, body: string | Uint8Array, status = 200) {
  return { status, headers: { "content-type": type }, body };
}

describe("data", () => {
  test.each(["application/json", "application/problem+json; charset=utf-8", "TEXT/JSON"])(
    "%s is a value",
    async (type) => {
      server.script(typed(type, '{"a":[1,null]}'));
      expect(await send()).toEqual({ a: [1, null] });
    },
  );

  test.each(["text/plain", "text/html; charset=utf-8", "application/xml", "application/atom+xml"])(
    "%s is text",
    async (type) => {
      server.script(typed(type, "[é]"));
      expect(await send()).toBe("[é]");
    },
  );

  test("anything else is a Blob", async () => {
    const bytes = Uint8Array.from([0, 255, 128]);
    server.script(typed("image/png", bytes));
    const data = await send();
    if (!(data instanceof Blob)) throw new Error("not a Blob");
    expect(data.type).toBe("image/png");
    expect(new Uint8Array(await data.arrayBuffer())).toEqual(bytes);
  });

  test.each(["{oops", "<p>Sorry</p>", "OK"])("a success whose JSON is %s is a ParseError", async (text) => {
    server.script(typed("application/json", text, 201), typed("application/json", text, 201));
    const error = await failureOf({ client: { retry: { delay: 1 } } });
    expect(error).toBeInstanceOf(ParseError);
    expect(error).toMatchObject({ status: 201, text, request: { operation: "folder/request" } });
    expect((error as ParseError).headers.get("content-type")).toBe("application/json");
    await expect(send().result()).rejects.toBeInstanceOf(ParseError);
    expect(server.received).toHaveLength(2);
  });

  test("a ParseError tells no secrets of the URL", async () => {
    server.script(typed("application/json", "{"));
    const query = queryParameters([["key", "s3cret"]]);
    expect(inspect(await failureOf({ operation: { query } }))).not.toContain("s3cret");
  });

  test("a failure whose JSON is broken has the text", async () => {
    server.script(typed("application/json", "Bad gateway", 502));
    expect(await failureOf({})).toMatchObject({ name: "ApiError", status: 502, data: "Bad gateway" });
  });

  test.each([
    ["text/plain; charset=iso-8859-1", Uint8Array.of(0xe9), "é"],
    ['text/plain; charset="windows-1251"', Uint8Array.of(0xcf), "П"],
    ["application/json; charset=utf-16le", Uint8Array.of(0x22, 0, 0xe9, 0, 0x22, 0), "é"],
    ["text/html;charset=Shift_JIS", Uint8Array.of(0x83, 0x65), "テ"],
    ["text/plain; charset=UTF-8", Uint8Array.of(0xc3, 0xa9), "é"],
    ["text/plain; charset=nonsense", Uint8Array.of(0xc3, 0xa9), "é"],
    ["text/plain; charset=", Uint8Array.of(0xc3, 0xa9), "é"],
    ["text/plain", Uint8Array.of(0xef, 0xbb, 0xbf, 0xc3, 0xa9), "é"],
  ])("%s is decoded", async (type, bytes, text) => {
    server.script(typed(type, bytes));
    expect(await send()).toBe(text);
  });

  test("without a type, JSON is found out", async () => {
    server.script({ body: ' {"a":1}' }, { body: "plain" });
    expect(await send()).toEqual({ a: 1 });
    expect(await send()).toBe("plain");
  });

  test.each([
    { status: 204 },
    { status: 205 },
    typed("application/json", ""),
    typed("text/plain", ""),
    typed("image/png", ""),
  ])("nothing: %j", async (answer) => {
    server.script(answer);
    expect(await send()).toBeUndefined();
  });

  test("HEAD has none", async () => {
    server.script({ headers: { "content-type": "application/json", "content-length": "10" } });
    expect(await send({ operation: { method: "HEAD" } })).toBeUndefined();
  });
});

describe("a call", () => {
  test("withResponse gives the data and what it came in", async () => {
    server.script({ status: 201, headers: { "x-trace": "t", "content-type": "text/plain" }, body: "made" });
    const { data, status, headers, response } = await send().withResponse();
    expect(data).toBe("made");
    expect(status).toBe(201);
    expect(headers.get("x-trace")).toBe("t");
    expect(response).toBeInstanceOf(Response);
  });

  test("withResponse throws as awaiting does", async () => {
    server.script({ status: 404 });
    await expect(send().withResponse()).rejects.toBeInstanceOf(ApiError);
  });

  test.each([200, 302, 304, 400, 404, 500, 503])("result does not throw for %i", async (status) => {
    server.script(status === 304 ? { status } : typed("text/plain", "body", status));
    const result = await send({ operation: { init: { redirect: "manual" } } }).result();
    expect(result).toMatchObject({ status, ok: status === 200 });
    expect(result.data).toBe(status === 304 ? undefined : "body");
    expect(result.headers).toBe(result.response.headers);
  });

  test("result throws where there is no answer", async () => {
    await expect(send({ operation: { url: await closedPort() } }).result()).rejects.toBeInstanceOf(
      NetworkError,
    );
  });

  test("is sent once however often it is asked", async () => {
    server.script(typed("text/plain", "once"));
    const call = send();
    expect([await call, await call, (await call.result()).data]).toEqual(["once", "once", "once"]);
    expect(server.received).toHaveLength(1);
  });

  test("is a promise", async () => {
    server.script({ status: 404 }, typed("text/plain", "x"));
    let finished = false;
    expect(await send().catch(() => "caught")).toBe("caught");
    expect(await send().finally(() => (finished = true))).toBe("x");
    expect(finished).toBe(true);
    expect(await Promise.all([send()])).toEqual([undefined]);
  });
});

describe("failures", () => {
  /** The rejections that nobody had handled by the time that all was settled. */
  async function unhandled(during: () => unknown): Promise<unknown[]> {
    const found: unknown[] = [];
    const others = process.listeners("unhandledRejection");
    process.removeAllListeners("unhandledRejection").on("unhandledRejection", (e) => found.push(e));
    try {
      await during();
      await vi.waitFor(() => expect(server.received).not.toHaveLength(0));
      await new Promise((resolve) => setTimeout(resolve, 50));
    } finally {
      process.removeAllListeners("unhandledRejection");
      for (const other of others) process.on("unhandledRejection", other);
    }
    return found;
  }

  test("of a call that nobody awaits are unhandled, as those of any promise", async () => {
    server.script({ status: 500 }, { status: 500 });
    expect(await unhandled(() => void send())).toEqual([expect.any(ApiError)]);
    expect(await unhandled(() => void send().withResponse())).toEqual([expect.any(ApiError)]);
  });

  test.each<[string, (call: ReturnType<typeof send>) => unknown]>([
    ["result", (call) => call.result()],
    ["withResponse", (call) => call.withResponse().catch(() => undefined)],
    ["await", (call) => call.catch(() => undefined)],
  ])("are handled by who asks for them: %s", async (_, ask) => {
    server.script({ status: 500 });
    expect(await unhandled(() => ask(send()))).toEqual([]);
  });

  test("that were handled do not come back with `result()`", async () => {
    server.script({ status: 500 });
    const found = await unhandled(async () => {
      const call = send();
      expect(await call.catch(({ status }: ApiError) => status)).toBe(500);
      expect(await call.result()).toMatchObject({ status: 500 });
    });
    expect(found).toEqual([]);
  });

  async function businessFunction(ask: (call: ReturnType<typeof send>) => Promise<unknown>, url: string) {
    return { done: await ask(send({ operation: { url } })) };
  }

  test.each<[string, (call: ReturnType<typeof send>) => Promise<unknown>]>([
    ["await", (call) => call],
    ["result", (call) => call.result()],
    ["withResponse", (call) => call.withResponse()],
  ])("name the caller in their stacks: %s", async (way, ask) => {
    server.script({ status: 404 });
    const urls = [await closedPort(), ...(way === "result" ? [] : [server.url])];
    for (const url of urls) {
      const error: unknown = await businessFunction(ask, url).catch((e: unknown) => e);
      expect((error as Error).stack).toMatch(/at (?:async )?businessFunction/);
    }
  });
});

describe("ApiError", () => {
  test("has status, data and headers", async () => {
    server.script({
      status: 422,
      headers: { "content-type": "application/problem+json", "x-trace": "t" },
      body: '{"title":"no"}',
    });
    const error = await failureOf({});
    if (!(error instanceof ApiError)) throw new Error("not an ApiError");
    expect(error.status).toBe(422);
    expect(error.data).toEqual({ title: "no" });
    expect(error.headers.get("x-trace")).toBe("t");
    expect(error.message).toBe(`folder/request (GET ${server.url}/path): answered 422`);
  });

  test("tells no secrets", async () => {
    server.script({ status: 401 });
    const error = await failureOf({
      operation: {
        url: server.url.replace("://", "://user:s3cret@") + "/path",
        headers: [["X-Key", "s3cret"]],
        query: queryParameters([["key", "s3cret"]]),
        auth: bearer("s3cret"),
      },
    });
    if (!(error instanceof ApiError)) throw new Error("not an ApiError");
    expect(error.request).toEqual({ operation: "folder/request", method: "GET", url: `${server.url}/path` });
    expect(JSON.stringify([error, error.message, error.stack])).not.toContain("s3cret");
    expect(server.last.target).toContain("s3cret");
  });

  test("tells none of a URL that was not filled in either", async () => {
    const error = await failureOf({ operation: { url: "http://user:s3cret@{{gone}}/a//b@c?key=s3cret" } });
    expect(error).toBeInstanceOf(MissingVariableError);
    expect(error).toMatchObject({ request: { url: "http://{{gone}}/a//b@c" } });
    expect(JSON.stringify([error, String(error)])).not.toContain("s3cret");
  });
});

describe("no answer", () => {
  test("a closed port is a NetworkError with its cause", async () => {
    const url = await closedPort();
    const error = await failureOf({ operation: { url } });
    if (!(error instanceof NetworkError)) throw new Error("not a NetworkError");
    expect(error.request).toEqual({ operation: "folder/request", method: "GET", url: `${url}/` });
    expect(error.message).toContain("ECONNREFUSED");
    expect(error.cause).toBeInstanceOf(TypeError);
  });

  test("a connection that breaks is a NetworkError", async () => {
    server.script((response) => response.destroy());
    expect(await failureOf({})).toBeInstanceOf(NetworkError);
  });

  test.each([new Error("socket hang up"), "no Error at all", undefined])(
    "whatever fetch throws is a NetworkError: %s",
    async (thrown) => {
      let sent = 0;
      const refuse = () => {
        sent += 1;
        throw thrown;
      };
      const error = await failureOf({ client: { fetch: refuse, retry: { delay: 1 } } });
      expect(error).toBeInstanceOf(NetworkError);
      expect(error).toMatchObject({ cause: thrown, message: expect.stringContaining(String(thrown)) });
      expect(sent).toBe(3);
    },
  );

  test("so is what the body throws while it is read", async () => {
    const broken = new Error("broken pipe");
    const body = () =>
      new ReadableStream({
        pull: () => {
          throw broken;
        },
      });
    const answers = [new Response(body()), new Response("whole")];
    const fetch = () => Promise.resolve(answers.shift() as Response);
    expect(await failureOf({ client: { fetch } })).toMatchObject({ name: "NetworkError", cause: broken });
    answers.unshift(new Response(body()));
    expect(await send({ client: { fetch, retry: { delay: 1 } } })).toBe("whole");
  });

  test.each([
    ["never answers", never],
    ["begins an answer", (response: ServerResponse) => void response.writeHead(200).write("begin")],
  ])("a server that %s is a TimeoutError", async (_, answer) => {
    server.script(answer);
    const error = await failureOf({ call: { timeout: 50 } });
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ timeout: 50, request: { url: `${server.url}/path` } });
  });

  test("the timeout of the call wins over that of the client", async () => {
    server.script(never);
    const error = await failureOf({ client: { timeout: 40_000 }, call: { timeout: 50 } });
    expect(error).toMatchObject({ name: "TimeoutError", timeout: 50 });
  });

  test.each([0, Infinity])("%d is no limit", async (timeout) => {
    server.script((response) => void setTimeout(() => response.end(), 60));
    expect(await failureOf({ client: { timeout: 10 }, call: { timeout } })).toBeUndefined();
  });
});

describe("a signal", () => {
  const reason = new Error("changed my mind");

  test("aborted before: nothing is sent", async () => {
    expect(await failureOf({ call: { signal: AbortSignal.abort(reason) } })).toBe(reason);
    expect(server.received).toHaveLength(0);
  });

  test("aborted while the server keeps us waiting", async () => {
    const controller = new AbortController();
    server.script(() => controller.abort(reason));
    expect(await failureOf({ call: { signal: controller.signal } })).toBe(reason);
  });

  test("aborted within the body", async () => {
    const controller = new AbortController();
    server.script((response) => void response.writeHead(200).write("begin"));
    const client = { onResponse: () => controller.abort(reason) };
    expect(await failureOf({ client, call: { signal: controller.signal } })).toBe(reason);
  });

  test("aborted calls are not repeated", async () => {
    const controller = new AbortController();
    server.script(() => controller.abort(reason));
    const sending = { client: { retry: { delay: 1 } }, call: { signal: controller.signal } };
    expect(await failureOf(sending)).toBe(reason);
    expect(server.received).toHaveLength(1);
  });
});

describe("a signal that many calls share", () => {
  /** What Node warns of meanwhile. */
  async function warnings(during: () => Promise<unknown>): Promise<string[]> {
    const found: string[] = [];
    const note = ({ name }: Error) => found.push(name);
    process.on("warning", note);
    await during();
    await new Promise((resolve) => setTimeout(resolve, 20));
    process.off("warning", note);
    return found;
  }

  test("brings no warning", async () => {
    const { signal } = new AbortController();
    const found = await warnings(() =>
      Promise.all(Array.from({ length: 50 }, () => send({ call: { signal } }))),
    );
    expect(found).toEqual([]);
    expect(server.received).toHaveLength(50);
  });

  test("ends all of them", async () => {
    server.script(...Array.from({ length: 50 }, () => never));
    const controller = new AbortController();
    const reason = new Error("enough");
    const outcomes = Array.from({ length: 50 }, () => failureOf({ call: { signal: controller.signal } }));
    await vi.waitFor(() => expect(server.received).toHaveLength(50));
    controller.abort(reason);
    expect(await Promise.all(outcomes)).toEqual(Array(50).fill(reason));
  });
});

describe("what never settles", () => {
  const stuck = () => new Promise<never>(() => undefined);
  const parts: [string, Sending][] = [
    ["a variable", { operation: { headers: [["X-A", "{{v}}"]] }, client: { variables: { v: stuck } } }],
    ["auth", { client: { auth: stuck } }],
    ["onRequest", { client: { onRequest: stuck } }],
    ["onResponse", { client: { onResponse: stuck } }],
    ["fetch", { client: { fetch: stuck } }],
  ];

  test.each(parts)("%s ends with the timeout", async (_, sending) => {
    const error = await failureOf({ ...sending, call: { timeout: 50 } });
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ request: { operation: "folder/request", method: "GET" } });
  });

  test.each(parts)("%s ends with the signal", async (_, sending) => {
    const reason = new Error("enough");
    const controller = new AbortController();
    setTimeout(() => {
      controller.abort(reason);
    }, 50);
    expect(await failureOf({ ...sending, call: { signal: controller.signal } })).toBe(reason);
  });

  test("and settles after all sends nothing any more", async () => {
    let sent = 0;
    const fetch = () => {
      sent += 1;
      return Promise.resolve(new Response());
    };
    const v = () => new Promise<string>((resolve) => setTimeout(resolve, 60, "late"));
    const operation = { headers: [["X-A", "{{v}}"]] } as const;
    const error = await failureOf({ operation, client: { fetch, variables: { v } }, call: { timeout: 30 } });
    expect(error).toBeInstanceOf(TimeoutError);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(sent).toBe(0);
  });
});

describe("variables", () => {
  test.each<[string, Partial<Operation>]>([
    ["the URL", { url: "{{base}}/{{gone}}" }],
    ["the query", { query: queryParameters([["q", "{{gone}}"]]) }],
    ["a header", { headers: [["X-Gone", "{{gone}}"]] }],
    ["the body", { method: "POST", body: json("{{gone}}") }],
    ["the auth", { auth: bearer("{{gone}}") }],
    ["another variable", { headers: [["X-Gone", "{{deep}}"]] }],
  ])("one missing in %s is said before anything is sent", async (_, operation) => {
    const error = await failureOf({ operation, defaults: { deep: "{{gone}}" } });
    expect(error).toBeInstanceOf(MissingVariableError);
    expect(error).toMatchObject({ variable: "gone", request: { operation: "folder/request" } });
    expect(server.received).toHaveLength(0);
  });

  test("the call's win over the client's, these over the collection's", async () => {
    await send({
      operation: { headers: [["X-Values", "{{a}} {{b}} {{c}}"]] },
      defaults: { a: "default", b: "default", c: "default" },
      client: { variables: { b: "client", c: "client" } },
      input: { variables: { c: "call", b: undefined } },
    });
    expect(server.last.headers["x-values"]).toBe("default client call");
  });

  test("values of any kind, referring to others", async () => {
    await send({
      operation: { headers: [["X-Values", "{{n}} {{b}} {{ spaced name }} {{constructor}}"]] },
      client: { variables: { n: 0, b: false, " spaced name ": "<{{n}}>", constructor: "own" } },
    });
    expect(server.last.headers["x-values"]).toBe("0 false <0> own");
  });

  test("names from Object.prototype have no value", async () => {
    const error = await failureOf({ operation: { headers: [["X-A", "{{toString}}"]] } });
    expect(error).toBeInstanceOf(MissingVariableError);
  });

  test("values that refer to each other end in an error", async () => {
    const error = await failureOf({
      operation: { url: "{{base}}/{{a}}" },
      defaults: { a: "{{b}}", b: "{{a}}" },
    });
    expect(error).toBeInstanceOf(InputError);
  });

  test("unknown dynamic variables are sent as they stand", async () => {
    await send({ operation: { headers: [["X-A", "{{$unknown}}"]] } });
    expect(server.last.headers["x-a"]).toBe("{{$unknown}}");
  });

  test("functions see the request and other variables", async () => {
    let seen: unknown;
    const signature = async (request: RequestContext) => {
      const { operation, method, url, headers, body } = request;
      seen = {
        operation,
        method,
        url,
        given: headers.get("x-given"),
        first: headers.get("x-first"),
        body: Buffer.from(body).toString(),
        other: await request.variable("other"),
      };
      return "signed";
    };
    await send({
      operation: {
        method: "POST",
        query: queryParameters([["q", "1"]]),
        headers: [
          ["X-First", "{{other}}"],
          ["Authorization", "{{signature}}"],
        ],
        body: json('{"a":"{{other}}"}'),
      },
      client: { variables: { signature, other: () => Promise.resolve("{{deeper}}"), deeper: "o" } },
      input: { headers: { "X-Given": "g" } },
    });
    expect(seen).toEqual({
      operation: "folder/request",
      method: "POST",
      url: `${server.url}/path?q=1`,
      given: "g",
      first: "o",
      body: '{"a":"o"}',
      other: "o",
    });
    expect(server.last.headers.authorization).toBe("signed");
  });

  test("a function is called once however often it stands", async () => {
    let calls = 0;
    await send({
      operation: { headers: [["X-A", "{{n}}{{n}}"]], query: queryParameters([["n", "{{n}}"]]) },
      client: { variables: { n: () => (calls += 1) } },
    });
    expect(server.last.headers["x-a"]).toBe("11");
    expect(server.last.target).toBe("/path?n=1");
  });

  test("what a function throws comes through", async () => {
    const reason = new RangeError("no key");
    const variables = {
      key: () => {
        throw reason;
      },
    };
    expect(
      await failureOf({ operation: { query: queryParameters([["k", "{{key}}"]]) }, client: { variables } }),
    ).toBe(reason);
    expect(server.received).toHaveLength(0);
  });
});

describe("headers", () => {
  test("client < operation < input < call", async () => {
    await send({
      client: { headers: { "x-1": "client", "x-2": "client", "x-3": "client", "x-4": "client" } },
      operation: {
        headers: [
          ["X-2", "operation"],
          ["X-3", "operation"],
          ["X-4", "operation"],
        ],
      },
      input: { headers: { "X-3": "input", "X-4": "input" } },
      call: { headers: { "x-4": "call" } },
    });
    expect(server.last.headers).toMatchObject({
      "x-1": "client",
      "x-2": "operation",
      "x-3": "input",
      "x-4": "call",
    });
  });

  test("undefined leaves out what stands below", async () => {
    await send({
      client: { headers: { "X-1": "client" } },
      operation: { headers: [["X-2", "operation"]] },
      input: { headers: { "x-2": undefined } },
      call: { headers: { "x-1": undefined } },
    });
    expect(server.last.headers).not.toHaveProperty("x-1");
    expect(server.last.headers).not.toHaveProperty("x-2");
  });

  test("lists and repeated headers are joined", async () => {
    await send({
      operation: {
        headers: [
          ["X-A", "1"],
          ["X-A", "2"],
        ],
      },
      input: { headers: { "X-B": ["3", undefined, "4"] } },
    });
    expect(server.last.headers).toMatchObject({ "x-a": "1, 2", "x-b": "3, 4" });
  });

  test("templates are filled in, what the caller gives is not", async () => {
    await send({
      operation: { headers: [["X-A", "{{v}}"]] },
      input: { headers: { "X-B": "{{v}}" } },
      defaults: { v: "value" },
    });
    expect(server.last.headers).toMatchObject({ "x-a": "value", "x-b": "{{v}}" });
  });
});

describe("hooks", () => {
  test("onRequest sees the finished request and may change its headers", async () => {
    let seen: unknown;
    await send({
      operation: { auth: bearer("t"), query: queryParameters([["q", "1"]]) },
      client: {
        onRequest: ({ operation, method, url, headers }) => {
          seen = { operation, method, url, authorization: headers.get("authorization") };
          headers.set("x-hook", "1");
        },
      },
    });
    expect(seen).toEqual({
      operation: "folder/request",
      method: "GET",
      url: `${server.url}/path?q=1`,
      authorization: "Bearer t",
    });
    expect(server.last.headers["x-hook"]).toBe("1");
  });

  test("onResponse sees the answer and its request", async () => {
    server.script(typed("text/plain", "no", 404));
    let seen: unknown;
    const error = await failureOf({
      client: { onResponse: ({ status }, { operation }) => void (seen = [status, operation]) },
    });
    expect(seen).toEqual([404, "folder/request"]);
    expect(error).toMatchObject({ status: 404, data: "no" });
  });

  test("onRequest that throws keeps the request from being sent", async () => {
    const reason = new Error("not today");
    expect(await failureOf({ client: { onRequest: () => Promise.reject(reason) } })).toBe(reason);
    expect(server.received).toHaveLength(0);
  });

  test("a response that a hook refuses is hung up on", async () => {
    let hungUp: Promise<unknown> | undefined;
    server.script((response) => {
      response.write("begin");
      hungUp = new Promise((resolve) => response.on("close", resolve));
    });
    const refuse = () => {
      throw new RangeError("too long");
    };
    await expect(send({ client: { onResponse: refuse } })).rejects.toBeInstanceOf(RangeError);
    await hungUp;
  });

  test("onError gets headers also where the call was over before it began", async () => {
    const seen: unknown[] = [];
    const onError: ClientOptions["onError"] = (_, { headers }) => void seen.push([...headers]);
    const signal = AbortSignal.abort(new RangeError("over"));
    await expect(send({ client: { onError }, call: { signal } })).rejects.toBeInstanceOf(RangeError);
    expect(seen).toEqual([[]]);
  });

  test.each(["onRequest", "onResponse"])("what %s throws comes through, and once", async (hook) => {
    const mistake = new TypeError("undefined is not a function");
    let calls = 0;
    const client = {
      retry: { delay: 1 },
      [hook]: () => {
        calls += 1;
        throw mistake;
      },
    };
    expect(await failureOf({ client })).toBe(mistake);
    expect(calls).toBe(1);
  });

  test("a fetch of one's own", async () => {
    const fetches: string[] = [];
    const data = await send({
      client: {
        fetch: (url) => {
          fetches.push(url);
          return Promise.resolve(Response.json({ a: 1 }));
        },
      },
    });
    expect(data).toEqual({ a: 1 });
    expect(fetches).toEqual([`${server.url}/path`]);
    expect(server.received).toHaveLength(0);
  });

  test("the global fetch is called by itself, as that of browsers wants it", async () => {
    server.script(typed("text/plain", "fine"));
    const { fetch } = globalThis;
    vi.stubGlobal("fetch", function (this: unknown, ...args: Parameters<typeof fetch>) {
      if (this !== undefined && this !== globalThis) throw new TypeError("Illegal invocation");
      return fetch(...args);
    });
    try {
      expect(await send()).toBe("fine");
    } finally {
      vi.unstubAllGlobals();
    }
  });
});

describe("auth", () => {
  async function authorization(auth: AuthScheme): Promise<string | undefined> {
    await send({ operation: { auth }, defaults: { user: "ada", secret: "pä:ss" } });
    return server.last.headers.authorization;
  }

  test("basic", async () => {
    const expected = `Basic ${Buffer.from("ada:pä:ss").toString("base64")}`;
    expect(await authorization(basic("{{user}}", "{{secret}}"))).toBe(expected);
    expect(await authorization(basic("ada", () => Promise.resolve("pä:ss")))).toBe(expected);
  });

  test("bearer", async () => {
    expect(await authorization(bearer("{{user}}"))).toBe("Bearer ada");
    expect(await authorization(bearer(() => "made"))).toBe("Bearer made");
    expect(await authorization(bearer(""))).toBeUndefined();
  });

  test("an API key in a header", async () => {
    await send({ operation: { auth: apiKey({ key: "X-Key", value: "k" }) } });
    expect(server.last.headers["x-key"]).toBe("k");
  });

  test("an API key in the query replaces one that is there", async () => {
    const auth = apiKey({ key: "key", value: "{{v}}", in: "query" });
    await send({
      operation: {
        auth,
        query: queryParameters([
          ["key", "old"],
          ["q", "1"],
        ]),
      },
      defaults: { v: "a&b c" },
    });
    expect(server.last.target).toBe("/path?q=1&key=a%26b%20c");
  });

  test.each<[string, OAuth2, string | undefined]>([
    ["a token", { accessToken: "t" }, "Bearer t"],
    ["a function", { accessToken: () => Promise.resolve("t") }, "Bearer t"],
    ["a prefix", { accessToken: "t", headerPrefix: " Token " }, "Token t"],
    ["an empty prefix", { accessToken: "t", headerPrefix: "" }, "t"],
    ["no token", { accessToken: "" }, undefined],
    ["a MAC token", { accessToken: "t", tokenType: "MAC" }, undefined],
  ])("oauth2 with %s", async (_, options, expected) => {
    expect(await authorization(oauth2(options))).toBe(expected);
  });

  test("oauth2 in the query takes the header's place", async () => {
    await send({
      operation: { auth: oauth2({ accessToken: "t", addTokenTo: "queryParams" }) },
      client: { headers: { Authorization: "other" } },
    });
    expect(server.last.target).toBe("/path?access_token=t");
    expect(server.last.headers).not.toHaveProperty("authorization");
  });

  test("kinds that are not supported are not sent unsigned", async () => {
    const error = await failureOf({ operation: { auth: unsupported("hawk") } });
    expect(error).toBeInstanceOf(UnsupportedAuthError);
    expect(error).toMatchObject({ type: "hawk" });
    expect(server.received).toHaveLength(0);
  });

  test("the client's scheme goes before the operation's", async () => {
    await send({ operation: { auth: unsupported("hawk") }, client: { auth: bearer("client") } });
    expect(server.last.headers.authorization).toBe("Bearer client");
  });

  test("the client's hook signs the finished request", async () => {
    await send({
      operation: { method: "POST", body: json("{{v}}"), auth: bearer("operation") },
      client: {
        auth: async (request) => {
          const length = typeof request.body === "string" ? request.body.length : -1;
          request.headers.set("x-signature", `${request.method} ${length} ${await request.resolve("{{v}}")}`);
          request.url += "?signed=1";
        },
      },
      defaults: { v: "12345" },
    });
    expect(server.last.headers["x-signature"]).toBe("POST 5 12345");
    expect(server.last.headers).not.toHaveProperty("authorization");
    expect(server.last.target).toBe("/path?signed=1");
  });

  test("the client's does not touch operations without auth", async () => {
    await send({ operation: { auth: false }, client: { auth: bearer("client") } });
    expect(server.last.headers).not.toHaveProperty("authorization");
  });
});

describe("what fetch cannot send", () => {
  test("is refused", async () => {
    const body = unsendable("fetch cannot send TRACE");
    const error = await failureOf({ operation: { method: "TRACE", body } });
    expect(error).toBeInstanceOf(InputError);
    expect(String(error)).toContain(`folder/request (TRACE ${server.url}/path): fetch cannot send TRACE`);
    expect(server.received).toHaveLength(0);
  });

  test.each(["", "{{base}}:port/"])("a request to %j is refused", async (url) => {
    expect(await failureOf({ operation: { url } })).toBeInstanceOf(InputError);
  });
});

test("redirects are followed unless the operation says otherwise", async () => {
  const moved = { status: 302, headers: { location: "/there" } };
  server.script(moved, typed("text/plain", "there"), moved);
  expect(await send()).toBe("there");
  expect(await failureOf({ operation: { init: { redirect: "manual" } } })).toMatchObject({ status: 302 });
});

test("conditional writes carry no Pragma", async () => {
  const init = { cache: "force-cache" } as const;
  await send({ operation: { method: "PUT", headers: [["If-Match", '"1"']], init } });
  expect(server.last.headers["if-match"]).toBe('"1"');
  expect(server.last.headers).not.toHaveProperty("pragma");
});
