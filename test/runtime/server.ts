import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import { afterAll, beforeAll, beforeEach } from "vitest";

/** A request as it came in. */
export interface Received {
  method: string;
  /** Path and query, byte for byte. */
  target: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** What the server says; a function takes over the response, and need not end it. */
export type Answer = Reply | ((response: ServerResponse) => void);

interface Reply {
  status?: number;
  headers?: Record<string, string | string[]>;
  body?: string | Uint8Array;
}

/** Answers in the order of its script, then with empty 200s. */
export interface ScriptedServer {
  readonly url: string;
  readonly received: readonly Received[];
  readonly last: Received;
  script(...answers: Answer[]): void;
}

export const never: Answer = () => undefined;

/** A loopback server for the tests of one file, with its script and record cleared before each. */
export function useServer(): ScriptedServer {
  let received: Received[] = [];
  let answers: Answer[] = [];
  let url = "";
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method = "", url: target = "", headers } = request;
      received.push({ method, target, headers, body: Buffer.concat(chunks) });
      reply(answers.shift() ?? {}, response);
    });
  });
  // Longer than any test: a request on an idle connection fails if the server closes it at that moment.
  server.keepAliveTimeout = 600_000;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    received = [];
    answers = [];
  });
  afterAll(async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  });
  return {
    get url() {
      return url;
    },
    get received() {
      return received;
    },
    get last() {
      const last = received.at(-1);
      if (last === undefined) throw new Error("nothing was received");
      return last;
    },
    script(...next) {
      answers = next;
    },
  };
}

function reply(answer: Answer, response: ServerResponse): void {
  if (typeof answer === "function") return answer(response);
  response.writeHead(answer.status ?? 200, answer.headers);
  response.end(answer.body);
}

/** The address of a port on which nothing listens any more. */
export async function closedPort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}
