import { describe, expect, test, vi } from "vitest";

import { ApiError, NetworkError, TimeoutError } from "../../templates/client/runtime/errors.js";
import { withRetries } from "../../templates/client/runtime/retry.js";
import { type ClientOptions, createTransport } from "../../templates/client/runtime/transport.js";
import type { Operation, RequestContext } from "../../templates/client/runtime/types.js";
import { closedPort, never, useServer } from "./server.js";

const server = useServer();

/** So long that a test which waits for it runs out of time. */
const FOREVER = 2 ** 31 - 1;

function send(operation: Partial<Operation> = {}, options: ClientOptions = {}) {
  const transport = createTransport(
    { base: server.url },
    { retry: { delay: 1 }, ...options },
    { retry: withRetries },
  );
  return transport.send({ name: "folder/request", method: "GET", url: "{{base}}/", ...operation });
}

const busy = { status: 503 };
const fine = { headers: { "content-type": "text/plain" }, body: "fine" };

describe("statuses", () => {
  test.each([408, 429, 500, 502, 503, 504])("%i is tried again", async (status) => {
    server.script({ status, body: "later" }, fine);
    expect(await send()).toBe("fine");
    expect(server.received).toHaveLength(2);
  });

  test.each([400, 401, 404, 409])("%i is not", async (status) => {
    server.script({ status }, fine);
    await expect(send()).rejects.toMatchObject({ status });
    expect(server.received).toHaveLength(1);
  });

  test("two further attempts by default, and the last answer counts", async () => {
    server.script(busy, busy, { status: 500, headers: { "content-type": "text/plain" }, body: "last" }, fine);
    const error: unknown = await send().catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: 500, data: "last" });
    expect(server.received).toHaveLength(3);
  });
});

describe("the setting", () => {
  test.each([false, 0, { attempts: 0 }] as const)("%j: one attempt", async (retry) => {
    server.script(busy, fine);
    await expect(send({}, { retry })).rejects.toMatchObject({ status: 503 });
    expect(server.received).toHaveLength(1);
  });

  test("of a call wins over that of the client", async () => {
    server.script(busy, fine);
    const transport = createTransport({}, { retry: { delay: 1 } }, { retry: withRetries });
    const operation = { name: "folder/request", method: "GET", url: server.url };
    await expect(transport.send(operation, {}, { retry: false })).rejects.toMatchObject({ status: 503 });
    expect(server.received).toHaveLength(1);
  });

  test("that is no number means no further attempt", async () => {
    server.script(busy, busy, fine);
    await expect(send({}, { retry: Number.NaN })).rejects.toMatchObject({ status: 503 });
    await expect(send({}, { retry: { attempts: Number.NaN } })).rejects.toMatchObject({ status: 503 });
    expect(server.received).toHaveLength(2);
  });

  test("attempts are counted without the first", async () => {
    server.script(busy, busy, busy, fine);
    expect(await send({}, { retry: { attempts: 3, delay: 1 } })).toBe("fine");
    expect(server.received).toHaveLength(4);
  });
});

describe("Retry-After", () => {
  const patient = { delay: FOREVER, maxDelay: FOREVER };

  test.each(["0", "0.01", "-5", "Thu, 01 Jan 1970 00:00:00 GMT", "Sunday, 06-Nov-94 08:49:37 GMT"])(
    "%s goes before the delay, without a negative timer",
    async (after) => {
      const timers = vi.spyOn(globalThis, "setTimeout");
      server.script({ status: 429, headers: { "retry-after": after } }, fine);
      expect(await send({}, { retry: patient })).toBe("fine");
      expect(timers.mock.calls.filter(([, milliseconds = 0]) => milliseconds < 0)).toEqual([]);
      timers.mockRestore();
    },
  );

  test("as a date is waited for", async () => {
    const start = Date.now();
    // Dates have no fractions of seconds.
    const after = new Date(start + 2_000).toUTCString();
    server.script({ status: 503, headers: { "retry-after": after } }, fine);
    expect(await send({}, { retry: { delay: 1, maxDelay: FOREVER } })).toBe("fine");
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(after) - 20);
  });

  test("is capped by maxDelay", async () => {
    server.script({ status: 429, headers: { "retry-after": "86400" } }, fine);
    expect(await send({}, { retry: { delay: FOREVER, maxDelay: 1 } })).toBe("fine");
  });

  test.each(["", "soon"])("%j is ignored", async (after) => {
    server.script({ status: 429, headers: { "retry-after": after } }, fine);
    expect(await send({}, { retry: { delay: 1, maxDelay: FOREVER } })).toBe("fine");
  });

  test.each([2 ** 31 - 1, 2 ** 31, Infinity])("of more than a timer can wait for: %d", async (maxDelay) => {
    server.script({ ...busy, headers: { "Retry-After": "99999999" } }, fine);
    const signal = AbortSignal.timeout(200);
    const transport = createTransport({}, { retry: { maxDelay } }, { retry: withRetries });
    const operation = { name: "folder/request", method: "GET", url: server.url };
    await expect(transport.send(operation, {}, { signal })).rejects.toMatchObject({ name: "TimeoutError" });
    expect(server.received).toHaveLength(1);
  });

  test("the wait ends when the signal aborts", async () => {
    const controller = new AbortController();
    server.script({ status: 503, headers: { "retry-after": "86400" } }, fine);
    const reason = new Error("enough");
    // By the time that the answer has been handed to the hook, all that is left of the call is its wait.
    const onResponse = () => void setTimeout(() => controller.abort(reason), 20);
    const transport = createTransport({}, { retry: patient, onResponse }, { retry: withRetries });
    const operation = { name: "folder/request", method: "GET", url: server.url };
    await expect(transport.send(operation, {}, { signal: controller.signal })).rejects.toBe(reason);
    expect(server.received).toHaveLength(1);
  });
});

describe("methods", () => {
  test("of the setting take the place of the default ones", async () => {
    const retry = { delay: 1, methods: ["POST"] };
    server.script(busy, fine);
    expect(await send({ method: "POST" }, { retry })).toBe("fine");
    server.script(busy, fine);
    await expect(send({ method: "GET" }, { retry })).rejects.toMatchObject({ status: 503 });
    expect(server.received.map(({ method }) => method)).toEqual(["POST", "POST", "GET"]);
  });

  test.each(["PUT", "DELETE", "OPTIONS"])("%s is repeated", async (method) => {
    server.script(busy, fine);
    expect(await send({ method })).toBe("fine");
  });

  test.each(["POST", "PATCH"])("%s is not", async (method) => {
    server.script(busy, fine);
    await expect(send({ method })).rejects.toMatchObject({ status: 503 });
    expect(server.received).toHaveLength(1);
  });

  test("POST is not repeated after a lost connection either", async () => {
    server.script((response) => response.destroy(), fine);
    await expect(send({ method: "POST" })).rejects.toBeInstanceOf(NetworkError);
    expect(server.received).toHaveLength(1);
  });
});

describe("idempotency headers", () => {
  const names = [
    "Idempotency-Key",
    "X-Idempotency-Key",
    "opc-retry-token",
    "X-Request-Token",
    "Idempotence-Key",
  ];

  test.each(names)("with %s POST is repeated, with one value", async (name) => {
    server.script(busy, busy, fine);
    let made = 0;
    const options = { variables: { key: () => `key-${(made += 1)}` } };
    expect(await send({ method: "POST", headers: [[name, "{{key}}"]] }, options)).toBe("fine");
    expect(server.received.map(({ headers }) => headers[name.toLowerCase()])).toEqual(Array(3).fill("key-1"));
  });

  test("other computed values are made anew for each attempt", async () => {
    server.script(busy, fine);
    let made = 0;
    await send({ headers: [["X-Date", "{{now}}"]] }, { variables: { now: () => (made += 1) } });
    expect(server.received.map(({ headers }) => headers["x-date"])).toEqual(["1", "2"]);
  });

  test("calls do not share a value", async () => {
    let made = 0;
    const options = { variables: { key: () => (made += 1) } };
    const transport = createTransport({}, options, { retry: withRetries });
    const operation: Operation = {
      name: "folder/request",
      method: "POST",
      url: server.url,
      headers: [["Idempotency-Key", "{{key}}"]],
    };
    await transport.send(operation);
    await transport.send(operation);
    expect(server.received.map(({ headers }) => headers["idempotency-key"])).toEqual(["1", "2"]);
  });
});

test("a lost connection is tried again", async () => {
  server.script((response) => response.destroy(), fine);
  expect(await send()).toBe("fine");
  expect(server.received).toHaveLength(2);
});

test("a body that breaks off is tried again", async () => {
  server.script((response) => {
    response.writeHead(200, { "content-type": "text/plain", "content-length": "100" });
    response.write("begin", () => response.destroy());
  }, fine);
  expect(await send()).toBe("fine");
});

describe("hooks", () => {
  /** Notes what the hooks are called with. */
  function noting(seen: unknown[]): ClientOptions {
    return {
      onRequest: ({ attempt }) => void seen.push(["request", attempt]),
      onResponse: ({ status }, { attempt }) => void seen.push(["response", attempt, status]),
      onError: (error, { attempt }) => void seen.push(["error", attempt, (error as Error).name]),
    };
  }

  test("see every attempt and its number", async () => {
    server.script(busy, fine);
    const seen: unknown[] = [];
    await send({}, noting(seen));
    expect(seen).toEqual([
      ["request", 1],
      ["response", 1, 503],
      ["request", 2],
      ["response", 2, 200],
    ]);
  });

  test("see the attempts that get no answer, and why", async () => {
    server.script((response) => response.destroy(), never);
    const seen: unknown[] = [];
    await expect(send({}, { ...noting(seen), timeout: 100 })).rejects.toBeInstanceOf(TimeoutError);
    expect(seen).toEqual([
      ["request", 1],
      ["error", 1, "NetworkError"],
      ["request", 2],
      ["error", 2, "TimeoutError"],
    ]);
  });

  test("variables and auth see the number too", async () => {
    server.script(busy, fine);
    const seen: unknown[] = [];
    const options: ClientOptions = {
      variables: { v: ({ attempt }: RequestContext) => attempt },
      auth: ({ attempt }) => void seen.push(attempt),
    };
    await send({ headers: [["X-Attempt", "{{v}}"]] }, options);
    expect(seen).toEqual([1, 2]);
    expect(server.received.map(({ headers }) => headers["x-attempt"])).toEqual(["1", "2"]);
  });
});

test("a transport without the capability sends once", async () => {
  server.script(busy, fine);
  const transport = createTransport({}, { retry: { delay: 1 } });
  const operation = { name: "folder/request", method: "GET", url: server.url };
  await expect(transport.send(operation)).rejects.toMatchObject({ status: 503 });
  expect(server.received).toHaveLength(1);
});

test("a body is sent again", async () => {
  server.script(busy, fine);
  const data = new TextEncoder().encode("payload");
  await send({ method: "PUT", body: () => Promise.resolve(data) });
  expect(server.received.map(({ body }) => body.toString())).toEqual(["payload", "payload"]);
});

test("a server that stays away is a NetworkError in the end", async () => {
  let sent = 0;
  const call = send({ url: await closedPort() }, { onRequest: () => void (sent += 1) });
  await expect(call).rejects.toBeInstanceOf(NetworkError);
  expect(sent).toBe(3);
});
