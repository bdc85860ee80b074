import type { AddressInfo } from "node:net";
import { createServer, type Server, type Socket } from "node:net";

import { afterEach, describe, expect, test } from "vitest";

import { apiKey } from "../../templates/client/runtime/auth/api-key.js";
import { bearer } from "../../templates/client/runtime/auth/bearer.js";
import { binary, type BinaryBody } from "../../templates/client/runtime/body/binary.js";
import { text } from "../../templates/client/runtime/body/text.js";
import { InputError, NetworkError, TimeoutError } from "../../templates/client/runtime/errors.js";
import { pathParameters } from "../../templates/client/runtime/path.js";
import { withRetries } from "../../templates/client/runtime/retry.js";
import {
  type CallOptions,
  type ClientOptions,
  createTransport,
} from "../../templates/client/runtime/transport.js";
import type { Header, Operation, OperationInput } from "../../templates/client/runtime/types.js";
import { useServer } from "./server.js";

/** The client against callers who pass on what strangers gave them, and against servers that break HTTP. */

const server = useServer();
const other = useServer();

function send(
  operation: Partial<Operation>,
  input: OperationInput = {},
  client: ClientOptions = {},
  call: CallOptions = {},
) {
  const transport = createTransport(
    { base: server.url },
    { retry: false, ...client },
    { retry: withRetries },
  );
  return transport.send({ name: "f/r", method: "GET", url: "{{base}}/path", ...operation }, input, call);
}

function failureOf(sending: PromiseLike<unknown>): Promise<unknown> {
  return Promise.resolve(sending).then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe("header injection", () => {
  const injection = "s3cret\r\nX-Injected: 1";

  test.each<[string, Partial<Operation>, OperationInput, ClientOptions, CallOptions]>([
    ["an input", {}, { headers: { "X-A": injection } }, {}, {}],
    ["a call's option", {}, {}, {}, { headers: { "X-A": injection } }],
    ["a client's option", {}, {}, { headers: { "X-A": injection } }, {}],
    ["a variable", { headers: [["X-A", "{{v}}"]] }, { variables: { v: injection } }, {}, {}],
    ["a function", { headers: [["X-A", "{{v}}"]] }, {}, { variables: { v: () => injection } }, {}],
    ["a credential", { auth: bearer("{{v}}") }, { variables: { v: injection } }, {}, {}],
    ["a name", {}, { headers: { "X-A: 1\r\nX-Injected": "1" } }, {}, {}],
  ])("from %s is refused before anything is sent, and its value not shown", async (_, ...args) => {
    const error = await failureOf(send(...args));
    expect(error).toBeInstanceOf(InputError);
    expect(String(error)).not.toContain("s3cret");
    expect(server.received).toEqual([]);
  });
});

describe("path traversal", () => {
  const steps = ["..", "."];

  test.each(steps)("a path parameter %s is refused", async (id) => {
    const error = await failureOf(
      send({ url: "{{base}}/a/:id/b", path: pathParameters({ id: null }) }, { path: { id } }),
    );
    expect(error).toBeInstanceOf(InputError);
    expect(server.received).toEqual([]);
  });

  test.each(["../admin", "..\\admin", "a/../../admin", "%2e%2e", "%2e%2e/admin", "..%2Fadmin", "..%5Cadmin"])(
    "a path parameter %s stays one segment",
    async (id) => {
      await send({ url: "{{base}}/a/:id/b", path: pathParameters({ id: null }) }, { path: { id } });
      expect(server.last.target.split("/")).toHaveLength(4);
      expect(server.last.target).toMatch(/^\/a\/[^/\\]+\/b$/);
      expect(decodeURIComponent(server.last.target)).toBe(`/a/${id}/b`);
    },
  );

  test.each(["..", "../admin", "x/../../admin", "%2e%2e/admin", "..\\admin", "..?x", "..#x"])(
    "a variable %s in the path is refused",
    async (v) => {
      for (const url of ["{{base}}/a/{{v}}/b", "{{base}}/a/x{{n}}{{v}}"]) {
        const given = { v, n: "/" };
        const error = await failureOf(send({ url, path: pathParameters() }, { variables: given }));
        expect(error).toBeInstanceOf(InputError);
      }
      expect(server.received).toEqual([]);
    },
  );

  test("a variable may still hold several segments", async () => {
    await send({ url: "{{base}}/{{v}}/b", path: pathParameters() }, { variables: { v: "api/v2.1..3" } });
    expect(server.last.target).toBe("/api/v2.1..3/b");
  });
});

test("variables that double without end are an error, not a full memory", async () => {
  const error = await failureOf(
    send({ url: "{{base}}/{{v}}" }, { variables: { v: "{{v}}{{v}}{{v}}{{v}}" } }),
  );
  expect(error).toBeInstanceOf(InputError);
});

/** A server that writes bytes of its own choice, and may leave the connection open. */
let raw: Server | undefined;
const sockets = new Set<Socket>();

async function rawServer(answer: (socket: Socket, count: number) => void): Promise<string> {
  let count = 0;
  raw = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("data", () => {
      answer(socket, (count += 1));
    });
  });
  const listening = raw;
  await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
}

afterEach(() => {
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  raw?.close();
  raw = undefined;
});

const head = (...lines: string[]) => ["HTTP/1.1 200 OK", "Connection: close", ...lines, "", ""].join("\r\n");

describe("servers that break HTTP", () => {
  const get = (base: string, client: ClientOptions = {}, call: CallOptions = {}) =>
    send({ url: `${base}/x` }, {}, client, call);

  test.each([
    ["a connection closed in the middle of a body", head("Content-Length: 100") + "short"],
    ["a chunk that is none", head("Transfer-Encoding: chunked") + "zz\r\n"],
    ["a status line that is none", "HELLO\r\n\r\n"],
    ["a connection closed without a word", ""],
  ])("%s is a NetworkError", async (_, bytes) => {
    const base = await rawServer((socket) => socket.end(bytes));
    expect(await failureOf(get(base))).toBeInstanceOf(NetworkError);
  });

  test("bytes behind the length that was given are not part of the body", async () => {
    const base = await rawServer((socket) =>
      socket.end(`${head("Content-Type: text/plain", "Content-Length: 2")}okEVIL`),
    );
    const outcome = await Promise.resolve(get(base)).catch((error: unknown) => error);
    if (!(outcome instanceof NetworkError)) expect(outcome).toBe("ok");
  });

  test("a body with a 204 is no body", async () => {
    const base = await rawServer((socket) =>
      socket.end("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\nEVIL"),
    );
    expect(await get(base)).toBeUndefined();
  });

  test("an answer of 1xx comes before the real one", async () => {
    const base = await rawServer((socket) =>
      socket.end(
        `HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n${head("Content-Type: text/plain", "Content-Length: 2")}ok`,
      ),
    );
    expect(await get(base)).toBe("ok");
  });

  test("a half-closed connection that stays silent ends with the timeout", async () => {
    const base = await rawServer(() => undefined);
    expect(await failureOf(get(base, { timeout: 100 }))).toBeInstanceOf(TimeoutError);
  });

  test("the timeout covers the body, however slowly it drips", async () => {
    const base = await rawServer((socket) => {
      socket.write(head("Content-Type: application/json"));
      const drip = setInterval(() => socket.write(" "), 20);
      socket.on("close", () => {
        clearInterval(drip);
      });
    });
    expect(await failureOf(get(base, { timeout: 200 }))).toBeInstanceOf(TimeoutError);
  });

  test("an endless body ends with the timeout too", async () => {
    const base = await rawServer((socket) => {
      socket.write(head("Content-Type: text/plain"));
      const chunk = "x".repeat(1000);
      const pour = setInterval(() => socket.write(chunk), 1);
      socket.on("close", () => {
        clearInterval(pour);
      });
    });
    expect(await failureOf(get(base, { timeout: 200 }))).toBeInstanceOf(TimeoutError);
  });

  test.each(["timeout", "signal"])(
    "an endless body that comes as fast as it can is let go by %s",
    async (by) => {
      let poured = 0;
      let closed: Promise<unknown> = Promise.resolve();
      const base = await rawServer((socket) => {
        socket.write(head("Content-Type: application/json"));
        const chunk = Buffer.alloc(65_536, "[");
        const pour = () => {
          while (!socket.destroyed && socket.write(chunk)) poured += chunk.length;
          poured += chunk.length;
        };
        closed = new Promise((resolve) => socket.on("close", resolve));
        socket.on("drain", pour);
        pour();
      });
      const controller = new AbortController();
      setTimeout(() => {
        controller.abort(new Error("enough"));
      }, 150);
      const outcome =
        by === "timeout" ? get(base, { timeout: 150 }) : get(base, {}, { signal: controller.signal });
      const error = await failureOf(outcome);
      if (by === "timeout") expect(error).toBeInstanceOf(TimeoutError);
      else expect(error).toMatchObject({ message: "enough" });
      // The client hangs up, so that the server has nobody to pour to: nothing more is kept.
      await closed;
      const until = poured;
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(poured).toBe(until);
      expect(poured).toBeGreaterThan(65_536);
    },
  );

  test.each(["1e9", "99999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT", "Infinity"])(
    "Retry-After: %s waits no longer than asked for, and an abort ends it",
    async (after) => {
      const busy = { status: 503, headers: { "retry-after": after } };
      server.script(busy, { status: 200, body: "ok" });
      await send({}, {}, { retry: { attempts: 1, maxDelay: 10 } });
      expect(server.received).toHaveLength(2);
      server.script(busy);
      const controller = new AbortController();
      const waiting = failureOf(send({}, {}, { retry: 1 }, { signal: controller.signal }));
      await new Promise((resolve) => setTimeout(resolve, 50));
      controller.abort(new Error("enough"));
      expect(await waiting).toMatchObject({ message: "enough" });
      expect(server.received).toHaveLength(3);
    },
  );

  test.each([
    ["application/json", '{"__proto__":{"evil":1}}', JSON.parse('{"__proto__":{"evil":1}}') as unknown],
    ["text/html", "<p>", "<p>"],
    ["nonsense;;;", "{}", undefined],
  ])("%s with %s is read for what it is", async (type, body, expected) => {
    server.script({ headers: { "content-type": type }, body });
    const data = await send({});
    if (expected === undefined) expect(data).toBeInstanceOf(Blob);
    else expect(data).toEqual(expected);
    expect(({} as { evil?: number }).evil).toBeUndefined();
  });
});

describe("a redirect", () => {
  const auth = apiKey({ key: "X-Api-Key", value: "k3y" });
  const to = (location: string, status = 302) => ({ status, headers: { Location: location } });
  const keys = (received: typeof server.received) => received.map(({ headers }) => headers["x-api-key"]);

  test.each([301, 302, 303, 307, 308])("%i to another origin leaves the API key behind", async (status) => {
    server.script(to(`${other.url}/there`, status));
    await send({
      auth,
      headers: [
        ["Authorization", "a"],
        ["Cookie", "b"],
        ["X-Kept", "c"],
      ],
    });
    expect(keys(server.received)).toEqual(["k3y"]);
    expect(keys(other.received)).toEqual([undefined]);
    expect(other.last.headers).toMatchObject({ "x-kept": "c" });
    expect(other.last.headers).not.toHaveProperty("authorization");
    expect(other.last.headers).not.toHaveProperty("cookie");
  });

  test("within the origin keeps it, and one that leaves later does not", async () => {
    server.script(to("/second"), to(`${server.url}/third`), to(`${other.url}/there`));
    other.script(to(`${server.url}/back`));
    await send({ auth });
    expect(server.received.map(({ target }) => target)).toEqual(["/path", "/second", "/third", "/back"]);
    expect(keys(server.received)).toEqual(["k3y", "k3y", "k3y", undefined]);
    expect(keys(other.received)).toEqual([undefined]);
  });

  test.each([
    [302, "GET", ""],
    [303, "GET", ""],
    [307, "POST", "text"],
    [308, "POST", "text"],
  ])("%i of a POST is a %s, as the fetch standard has it", async (status, method, body) => {
    const post = { method: "POST", body: text(), headers: [["Content-Type", "text/plain"]] as const };
    server.script(to("/second", status));
    await send({ ...post, auth }, { body: "text" });
    expect(server.last).toMatchObject({ method, target: "/second" });
    expect(server.last.body.toString()).toBe(body);
    expect(server.last.headers["content-type"]).toBe(body === "" ? undefined : "text/plain");
  });

  test.each<[status: number, kind: string, body: BinaryBody, headers: Header[]]>(
    [307, 308].flatMap((status): [number, string, BinaryBody, Header[]][] => [
      [status, "text", "text", [["Content-Type", "text/plain"]]],
      [status, "text without a type", "text", []],
      [status, "bytes", Uint8Array.of(0, 255, 128, 1), []],
    ]),
  )("%i of a POST without an API key sends %s again too", async (status, _, body, headers) => {
    server.script(to(`${other.url}/there`, status));
    await send({ method: "POST", body: binary(), headers }, { body });
    expect(other.last).toMatchObject({ method: "POST", target: "/there" });
    expect(other.last.body).toEqual(Buffer.from(body as string));
    expect(other.last.headers["content-length"]).toBe("4");
    expect(other.last.headers["content-type"]).toBe(headers[0]?.[1]);
  });

  test("without end, or to something that is not HTTP, is a network error", async () => {
    server.script(...Array.from({ length: 30 }, () => to("/again")));
    expect(await failureOf(send({ auth }))).toBeInstanceOf(NetworkError);
    expect(server.received.length).toBe(21);
    server.script(to("data:text/plain,x"));
    expect(await failureOf(send({ auth }))).toBeInstanceOf(NetworkError);
  });

  test("to a URL with credentials is followed without them", async () => {
    server.script(to(`${other.url.replace("//", "//user:pass@")}/there`));
    await send({ auth });
    expect(other.last).toMatchObject({ target: "/there" });
    expect(other.last.headers).not.toHaveProperty("authorization");
  });

  test("is returned where the operation asks for that", async () => {
    server.script(to("/second"));
    expect(await failureOf(send({ auth, init: { redirect: "manual" } }))).toMatchObject({ status: 302 });
    expect(server.received.length).toBe(1);
  });
});
