// Part of postman-codegen. Do not edit.
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, METHODS, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { ApiError } from "../runtime/errors.js";
import { createTransport, type Transport } from "../runtime/transport.js";

/** What tests/fixtures/*.json hold. `{"$file": name}` stands for a file of that name where a body can hold files. */
interface Fixture {
  operation: string[];
  input: { body?: unknown };
  variables?: Record<string, string>;
  auth?: "hook";
  request?: RecordedRequest;
  unsendable?: string;
  nodeOnly?: string;
  responses: SavedResponse[];
}

interface RecordedRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: RecordedBody;
}

type RecordedBody =
  | { json: unknown }
  | { text: string }
  | { file: string }
  | { parts: { name: string; value?: string; file?: string }[] };

interface SavedResponse {
  name: string;
  status: number | null;
  headers: Record<string, string | string[]>;
  body: unknown;
  /** Its Content-Type says that `body` is JSON, and it is not. */
  broken?: true;
  /** The JSON as it is served, where `body` has integers as strings of digits. */
  text?: string;
}

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

type AnyOperation = (transport: Transport, input: never) => AnyCall;

/** What any call can do, whatever its types. */
interface AnyCall extends PromiseLike<unknown> {
  result(): Promise<{ status: number; data: unknown }>;
}

interface Arrived {
  method: string;
  target: string;
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer>;
}

/**
 * Makes the function that tests one operation: against the recorded request, with every saved response. `fixturePath` is
 * seen from the test file, which vitest names: code that compiles to CommonJS cannot say `import.meta`. `send` is given
 * where `fetch` cannot send the request.
 */
export function operationTester(
  variableDefaults: Readonly<Record<string, string>>,
): (name: string, operation: AnyOperation, fixturePath: string, send?: Fetch) => void {
  const loopback = new Loopback();
  beforeAll(() => loopback.start());
  afterAll(() => loopback.stop());

  const folder = dirname(expect.getState().testPath ?? "");

  return (name, operation, fixturePath, send = fetch) => {
    const fixture = JSON.parse(readFileSync(join(folder, fixturePath), "utf8")) as Fixture;
    const call = () => {
      const transport = createTransport(variableDefaults, {
        variables: fixture.variables ?? {},
        fetch: loopback.fetchWith(send),
        retry: false,
        ...(fixture.auth === "hook" ? { auth: () => undefined } : {}),
      });
      return operation(transport, inputOf(fixture) as never);
    };

    describe(name, () => {
      if (fixture.unsendable !== undefined) {
        test(`is refused: ${plain(fixture.unsendable)}`, () =>
          plainly(async () => {
            await expect(call().result()).rejects.toThrow();
          }));
        return;
      }
      const recorded = fixture.request as RecordedRequest;
      const responses = fixture.responses.filter(isServable);
      for (const saved of responses.length > 0 ? responses : [NOTHING_SAVED]) {
        test(`${plain(saved.name).replace(/\s+/g, " ")} (${saved.status})`, () =>
          plainly(async () => {
            loopback.answer(saved);
            if (isRefused(saved, recorded.method)) {
              await expect(call().result()).rejects.toMatchObject({ name: "ParseError", text: saved.body });
            } else {
              const result = await call().result();
              expect(result.status).toBe(saved.status);
              await expectData(result.data, saved, recorded.method);
              await expectOutcome(call(), saved);
            }
            expect(await summary(loopback, recorded)).toEqual(await expectation(recorded));
          }));
      }
    });
  };
}

const NOTHING_SAVED: SavedResponse = {
  name: "no saved response",
  status: 200,
  headers: { "content-type": "application/json" },
  body: {},
};

/** Text in which nothing is a command to a CI system that reads the log, nor to a terminal. */
function plain(text: string): string {
  return text
    .replace(/#(?=#[\w.-]*\[)/g, "# ")
    .replace(/^([^\S\n\r\u2028\u2029]*):(?=:)/gm, "$1: ")
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, "\uFFFD");
}

/** A failure shows the message of an error, and what differs; the collection has its part in all of these. */
async function plainly(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    throw error instanceof Error ? plainError(error) : error;
  }
}

function plainError(error: Error & { actual?: unknown; expected?: unknown }): Error {
  const { name, message, stack = "" } = error;
  const shown = new Error(plain(message));
  const frames = stack.split("\n").filter((line) => /^ {4}at .*:\d+:\d+\)?$/.test(line));
  shown.name = plain(name);
  shown.stack = [`${shown.name}: ${shown.message}`, ...frames.map(plain)].join("\n");
  if (!("actual" in error)) return shown;
  return Object.assign(shown, { actual: plainValue(error.actual), expected: plainValue(error.expected) });
}

function plainValue(value: unknown): unknown {
  if (typeof value === "string") return plain(value);
  if (Array.isArray(value)) return value.map(plainValue);
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Error) return plainValue({ name: value.name, message: value.message });
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [plain(key), plainValue(member)]));
}

/** An HTTP server can answer with final statuses only. */
function isServable({ status }: SavedResponse): boolean {
  return status !== null && status >= 200 && status <= 599;
}

/** The client throws a ParseError for it. */
function isRefused({ broken, status }: SavedResponse, method: string): boolean {
  return broken === true && (status as number) < 300 && method !== "HEAD";
}

/** What a caller who awaits the call gets: the data, or an ApiError. */
async function expectOutcome(call: AnyCall, saved: SavedResponse): Promise<void> {
  const status = saved.status as number;
  if (status < 300) {
    await expect(call.then(() => "resolved")).resolves.toBe("resolved");
    return;
  }
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ApiError);
  expect((error as ApiError).status).toBe(status);
}

async function expectData(data: unknown, saved: SavedResponse, method: string): Promise<void> {
  const empty = saved.body === null || saved.body === "" || method === "HEAD" || isBodiless(saved.status);
  if (empty) expect(data).toBeUndefined();
  else if (data instanceof Blob) expect(await data.text()).toBe(payload(saved).toString());
  else expect(saved.text === undefined ? data : withDigits(data)).toEqual(saved.body);
}

/** The value with a string of digits for each bigint, as fixtures have them. */
function withDigits(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, member: unknown) => (typeof member === "bigint" ? String(member) : member)),
  );
}

function isBodiless(status: number | null): boolean {
  return status === 204 || status === 205 || status === 304;
}

/** What arrived, in the form in which it was recorded. */
async function summary(loopback: Loopback, recorded: RecordedRequest): Promise<unknown> {
  const { arrived, origin } = loopback;
  if (arrived === undefined) throw new Error("no request arrived");
  return {
    method: arrived.method,
    url: origin + arrived.target,
    headers: comparable(arrived.headers, recorded),
    body: await bodySummary(arrived),
  };
}

async function expectation(recorded: RecordedRequest): Promise<unknown> {
  const { method, url, headers, body } = recorded;
  // As this parser spells it: not all of them escape `^`. Postman sends a `?` with nothing behind it, Node's fetch does not.
  const { origin, pathname, search } = new URL(url);
  return {
    method,
    url: origin + pathname + search,
    headers: comparable(headers, recorded),
    body: await recordedSummary(body),
  };
}

/** Set by the connection or by fetch itself; compared only where the request sets them. */
const TRANSPORT_HEADERS = new Set(
  (
    "accept accept-encoding accept-language cache-control connection content-length host keep-alive pragma " +
    "sec-fetch-mode sec-fetch-site te transfer-encoding user-agent"
  ).split(" "),
);

function comparable(headers: Record<string, string>, recorded: RecordedRequest): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => Object.hasOwn(recorded.headers, name) || !TRANSPORT_HEADERS.has(name))
      .map(([name, value]): [string, string] => [name, withoutBoundary(value.trim())])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function withoutBoundary(value: string): string {
  return /^multipart\//i.test(value) ? (value.split(";")[0] as string) : value;
}

async function bodySummary({ headers, body }: Arrived): Promise<unknown> {
  if (body.length === 0) return undefined;
  const type = headers["content-type"] ?? "";
  if (/^multipart\/form-data/i.test(type)) {
    const form = await new Response(body, { headers: { "content-type": type } }).formData();
    const parts: [name: string, content: string][] = [];
    form.forEach((value, name) =>
      parts.push([name, typeof value === "string" ? value : `file ${value.name}`]),
    );
    return parts;
  }
  return asText(new TextDecoder().decode(body));
}

async function recordedSummary(body: RecordedBody | undefined): Promise<unknown> {
  if (body === undefined) return undefined;
  if ("json" in body) return asText(JSON.stringify(body.json));
  if ("text" in body) return body.text === "" ? undefined : asText(body.text);
  if ("file" in body) return asText(contentOf(body.file));
  return body.parts.map(({ name, value, file }) => [name, value ?? `file ${file}`]);
}

/** JSON is compared by value: the client writes its own white space. */
function asText(text: string): unknown {
  try {
    // Long integers are compared digit by digit.
    const exact = text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g, (token) =>
      /^-?\d{16,}$/.test(token) ? `"${token}"` : token,
    );
    return { json: JSON.parse(exact) as unknown };
  } catch {
    return { text };
  }
}

function payload({ body, broken, headers, text }: SavedResponse): Buffer {
  if (text !== undefined) return Buffer.from(text);
  const isJson = broken !== true && Object.entries(headers).some(isJsonType);
  return Buffer.from(typeof body === "string" && !isJson ? body : JSON.stringify(body));
}

function isJsonType([name, value]: [string, string | string[]]): boolean {
  return /^content-type$/i.test(name) && /^[^;]*[/+]json *([;,]|$)/i.test(String(value));
}

function contentOf(file: string): string {
  return `content of ${file}`;
}

/** The input with its files: a binary body is one, a form has them among its parts. */
function inputOf({ input, request: { body } = {} as RecordedRequest }: Fixture): object {
  if (body !== undefined && "file" in body) return { ...input, body: fileOr(input.body) };
  if (body === undefined || !("parts" in body)) return input;
  const parts = Object.entries(input.body ?? {}).map(([name, value]: [string, unknown]) => [
    name,
    Array.isArray(value) ? value.map(fileOr) : fileOr(value),
  ]);
  return { ...input, body: Object.fromEntries(parts) as object };
}

function fileOr(value: unknown): unknown {
  const { $file: file } = Object(value) as { $file?: unknown };
  return typeof file === "string" ? new File([contentOf(file)], file) : value;
}

/** Describes the length of the message or the connection, and so belongs to the server that sends it. */
const SERVER_HEADERS = new Set(
  "connection content-encoding content-length date keep-alive trailer transfer-encoding upgrade".split(" "),
);

/** Answers every request with the saved response and remembers what arrived. */
class Loopback {
  arrived: Arrived | undefined;
  /** Where the client meant to send the last request. */
  origin = "";
  private method = "";
  private server: Server | undefined;
  private saved: SavedResponse = NOTHING_SAVED;

  async start(): Promise<void> {
    const server = createServer((request, response) => void this.handle(request, response));
    // Longer than any run: a request on an idle connection fails if the server closes it at that moment.
    server.keepAliveTimeout = 600_000;
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    this.server = server;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  answer(saved: SavedResponse): void {
    this.saved = saved;
    this.arrived = undefined;
  }

  /** Sends to the loopback server what is meant for any other. */
  fetchWith(send: Fetch): Fetch {
    return (url, init) => {
      const { port } = this.server?.address() as AddressInfo;
      const meant = new URL(url);
      this.origin = meant.origin;
      this.method = init.method ?? "GET";
      // Node's server hangs up on methods that it does not know.
      const method = METHODS.includes(this.method) ? this.method : "POST";
      return send(`http://127.0.0.1:${port}${meant.pathname}${meant.search}`, {
        ...init,
        method,
        redirect: "manual",
      });
    };
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    this.arrived = {
      method: this.method,
      target: request.url ?? "",
      headers: Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      ),
      body: Uint8Array.from(Buffer.concat(chunks)),
    };
    const { status, headers, body } = this.saved;
    response.statusCode = status as number;
    for (const [name, value] of Object.entries(headers)) setHeader(response, name, value);
    response.end(body === null || isBodiless(status) ? undefined : payload(this.saved));
  }
}

/** Saved headers are text that somebody typed: what HTTP cannot carry is left out. */
function setHeader(response: ServerResponse, name: string, value: string | string[]): void {
  if (SERVER_HEADERS.has(name.toLowerCase())) return;
  // The body is served as UTF-8.
  const isType = typeof value === "string" && name.toLowerCase() === "content-type";
  try {
    response.setHeader(name, isType ? value.replace(/(charset=)[^;,]+/i, "$1utf-8") : value);
  } catch {
    return;
  }
}
