import { describe, expect, test } from "vitest";
import { ApiError, NetworkError } from "../../templates/client/runtime/errors.js";
import { createTransport, type ClientOptions } from "../../templates/client/runtime/transport.js";
import type { Operation } from "../../templates/client/runtime/types.js";
import { closedPort, useServer } from "./server.js";

const server = useServer();

/** So long that a test which waits for it runs out of time. */
const FOREVER = 2 ** 31 - 1;

function send(operation: Partial<Operation> = {}, options: ClientOptions = {}) {
  const transport = createTransport({ base: server.url }, { retry: { delay: 1 }, ...options });
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
    const transport = createTransport({}, { retry: { delay: 1 } });
    const operation = { name: "folder/request", method: "GET", url: server.url };
    await expect(transport.send(operation, {}, { retry: false })).rejects.toMatchObject({ status: 503 });
    expect(server.received).toHaveLength(1);
  });

  test("attempts are counted without the first", async () => {
    server.script(busy, busy, busy, fine);
    expect(await send({}, { retry: { attempts: 3, delay: 1 } })).toBe("fine");
    expect(server.received).toHaveLength(4);
  });
});

describe("Retry-After", () => {
  const patient = { delay: FOREVER, maxDelay: FOREVER };

  test.each(["0", "0.01", "Thu, 01 Jan 1970 00:00:00 GMT"])("%s goes before the delay", async (after) => {
    server.script({ status: 429, headers: { "retry-after": after } }, fine);
    expect(await send({}, { retry: patient })).toBe("fine");
  });

  test("is capped by maxDelay", async () => {
    server.script({ status: 429, headers: { "retry-after": "86400" } }, fine);
    expect(await send({}, { retry: { delay: FOREVER, maxDelay: 1 } })).toBe("fine");
  });

  test.each(["", "soon"])("%j is ignored", async (after) => {
    server.script({ status: 429, headers: { "retry-after": after } }, fine);
    expect(await send({}, { retry: { delay: 1, maxDelay: FOREVER } })).toBe("fine");
  });

  test("the wait ends when the signal aborts", async () => {
    const controller = new AbortController();
    server.script({ status: 503, headers: { "retry-after": "86400" } }, fine);
    const reason = new Error("enough");
    // By the time that the answer has been handed to the hook, all that is left of the call is its wait.
    const onResponse = () => void setTimeout(() => controller.abort(reason), 20);
    const transport = createTransport({}, { retry: patient, onResponse });
    const operation = { name: "folder/request", method: "GET", url: server.url };
    await expect(transport.send(operation, {}, { signal: controller.signal })).rejects.toBe(reason);
    expect(server.received).toHaveLength(1);
  });
});

describe("methods", () => {
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
    const transport = createTransport({}, options);
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

test("hooks see every attempt", async () => {
  server.script(busy, fine);
  const seen: unknown[] = [];
  await send(
    {},
    { onRequest: ({ method }) => void seen.push(method), onResponse: ({ status }) => void seen.push(status) },
  );
  expect(seen).toEqual(["GET", 503, "GET", 200]);
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
