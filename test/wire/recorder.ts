import type { AddressInfo } from "node:net";
import net from "node:net";

/** A request as it was on the wire: nothing decoded, nothing sorted. */
export interface SentRequest {
  method: string;
  /** The target of the request line, byte for byte. */
  target: string;
  headers: [name: string, value: string][];
  /** One character a byte. */
  body: string;
}

/** Fetch may not set `Host`; the client's lane says in this header which host was meant. */
export const MEANT_HOST = "x-wire-host";

const RESPONSE_BODY = "{}";

/**
 * A loopback server that records every request and answers `200 {}`. It reads HTTP by itself, because Node's own server
 * turns unknown methods away and Postman sends them.
 */
export class Recorder {
  private readonly server: net.Server;
  private readonly sockets = new Set<net.Socket>();
  private seen: SentRequest[] = [];

  private constructor() {
    this.server = net.createServer((socket) => this.serve(socket));
  }

  static async start(): Promise<Recorder> {
    const recorder = new Recorder();
    await new Promise<void>((resolve) => recorder.server.listen(0, "127.0.0.1", resolve));
    return recorder;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** What arrived since the last call. */
  take(): SentRequest[] {
    const seen = this.seen;
    this.seen = [];
    return seen;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private serve(socket: net.Socket): void {
    let pending = "";
    let continued = false;
    this.sockets.add(socket);
    socket.setEncoding("latin1");
    socket.on("error", () => socket.destroy());
    socket.on("close", () => this.sockets.delete(socket));
    socket.on("data", (chunk: string) => {
      pending += chunk;
      for (;;) {
        const head = parseHead(pending);
        if (!head) return;
        const body = readBody(head);
        if (!body) {
          if (!continued && expectsContinue(head)) {
            continued = true;
            socket.write("HTTP/1.1 100 Continue\r\n\r\n");
          }
          return;
        }
        pending = body.rest;
        continued = false;
        this.seen.push(toSent(head, body.text));
        socket.write(response(head.method));
        if (header(head, "connection") === "close") socket.end();
      }
    });
  }
}

interface Head {
  method: string;
  target: string;
  headers: [string, string][];
  /** All that came after the empty line so far. */
  rest: string;
}

function parseHead(text: string): Head | undefined {
  const end = text.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const [requestLine = "", ...lines] = text.slice(0, end).split("\r\n");
  const [method = "", ...target] = requestLine.split(" ").slice(0, -1);
  return {
    method,
    target: target.join(" "),
    headers: lines.map((line): [string, string] => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon), line.slice(colon + 1).trim()];
    }),
    rest: text.slice(end + 4),
  };
}

function header(head: Head, name: string): string {
  return head.headers.find(([key]) => key.toLowerCase() === name)?.[1].toLowerCase() ?? "";
}

function expectsContinue(head: Head): boolean {
  return header(head, "expect") === "100-continue";
}

/** The whole body and what follows it; nothing while some of it is still to come. */
function readBody(head: Head): { text: string; rest: string } | undefined {
  if (header(head, "transfer-encoding").includes("chunked")) return readChunks(head.rest);
  const length = Number(header(head, "content-length") || 0);
  if (head.rest.length < length) return undefined;
  return { text: head.rest.slice(0, length), rest: head.rest.slice(length) };
}

function readChunks(text: string): { text: string; rest: string } | undefined {
  const chunks: string[] = [];
  for (let at = 0; ;) {
    const lineEnd = text.indexOf("\r\n", at);
    if (lineEnd < 0) return undefined;
    const size = Number.parseInt(text.slice(at, lineEnd), 16);
    const start = lineEnd + 2;
    if (text.length < start + size + 2) return undefined;
    if (size === 0) return { text: chunks.join(""), rest: text.slice(start + 2) };
    chunks.push(text.slice(start, start + size));
    at = start + size + 2;
  }
}

function toSent(head: Head, body: string): SentRequest {
  const meant = head.headers.find(([name]) => name.toLowerCase() === MEANT_HOST)?.[1];
  const headers = head.headers
    .filter(([name]) => name.toLowerCase() !== MEANT_HOST)
    .map(([name, value]): [string, string] =>
      meant !== undefined && name.toLowerCase() === "host" ? [name, meant] : [name, value],
    );
  return { method: head.method, target: head.target, headers, body };
}

function response(method: string): string {
  const head = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${RESPONSE_BODY.length}\r\n\r\n`;
  return method === "HEAD" ? head : head + RESPONSE_BODY;
}
