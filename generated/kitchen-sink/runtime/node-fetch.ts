// Part of the runtime of postman-codegen. Do not edit.
import { nodeModule, type NodeRequest, type NodeResponse, type NodeStream } from "./node-modules.js";
import { followRedirects } from "./redirects.js";
import type { Fetch } from "./types.js";

/** Responses with these never have a body. https://fetch.spec.whatwg.org/#null-body-status */
const BODILESS: readonly (number | undefined)[] = [204, 205, 304];

/** Headers that Node's own fetch adds to a request without them. */
const DEFAULT_HEADERS = { accept: "*/*", "accept-encoding": "gzip, deflate, br", "user-agent": "node" };

/**
 * A `fetch` on node:http and node:https, for Node, Deno and Bun. It also sends what the fetch standard forbids: a body
 * with GET or HEAD, a `Host` header, the method TRACE. A request's body is read into memory before it is sent, a
 * response's body is streamed. As with `fetch`, a failure of the network rejects with a TypeError that has a `cause`, an
 * abort with the signal's reason.
 */
export const nodeFetch: Fetch = async (url, init) => {
  if (init.redirect === "manual") return sendOnce(url, init);
  if (init.redirect !== "error") return followRedirects(sendOnce, url, init);
  const response = await sendOnce(url, init);
  if (response.status < 300 || !response.headers.has("location")) return response;
  await response.body?.cancel();
  throw failure(new Error("unexpected redirect"), null);
};

/** Sends one request and follows no redirect. */
async function sendOnce(address: string, init: RequestInit): Promise<Response> {
  const { method = "GET", signal = null } = init;
  const url = new URL(address);
  const http = nodeModule(url.protocol === "https:" ? "node:https" : "node:http");
  if (http === undefined || !/^https?:$/.test(url.protocol)) {
    throw failure(new Error(`${url.protocol} is not supported here`), signal);
  }
  const { headers, body } = await encoded(init);
  return new Promise((resolve, reject) => {
    let active: NodeRequest | NodeResponse | undefined;
    const abort = () => active?.destroy(signal?.reason as Error);
    const end = () => signal?.removeEventListener("abort", abort);
    const fail = (error: Error) => {
      end();
      reject(failure(error, signal) as Error);
    };
    if (signal?.aborted) return fail(signal.reason as Error);
    signal?.addEventListener("abort", abort);
    const request = http.request(url, { method, headers }, (response) => {
      active = response;
      response.on("close", end);
      // Errors reach the reader of the body. Without this listener they would end the process.
      response.on("error", () => undefined);
      try {
        resolve(responseOf(response, { method, address, signal }));
      } catch (error) {
        // A status that no Response can have.
        response.destroy();
        fail(error as Error);
      }
    });
    active = request;
    request.on("error", fail);
    request.end(body);
  });
}

/** Encodes headers and body. A Response knows each kind of body and its Content-Type. */
async function encoded(init: RequestInit): Promise<{ headers: Record<string, string>; body?: Uint8Array }> {
  const headers: Record<string, string> = { ...DEFAULT_HEADERS };
  const own = new Headers(init.headers);
  own.delete("content-length");
  own.forEach((value, name) => (headers[name] = value));
  if (init.body == null) return { headers };
  const content = new Response(init.body);
  const type = content.headers.get("content-type");
  if (type !== null) headers["content-type"] ??= type;
  const body = new Uint8Array(await content.arrayBuffer());
  headers["content-length"] = String(body.length);
  return { headers, body };
}

interface Sent {
  method: string;
  address: string;
  signal: AbortSignal | null;
}

function responseOf(incoming: NodeResponse, { method, address, signal }: Sent): Response {
  const { statusCode: status = 0, statusMessage: statusText = "", rawHeaders } = incoming;
  const headers = new Headers();
  for (let i = 1; i < rawHeaders.length; i += 2) {
    headers.append(rawHeaders[i - 1] as string, rawHeaders[i] as string);
  }
  const isBodiless = method === "HEAD" || BODILESS.includes(status);
  if (isBodiless) incoming.resume();
  const body = isBodiless ? null : webStream(decoded(incoming, headers), signal);
  const response = new Response(body, { status, statusText, headers });
  return Object.defineProperty(response, "url", { value: address });
}

/** Decodes content as fetch does. Content with an unknown coding stays as it is. */
function decoded(incoming: NodeResponse, headers: Headers): NodeStream {
  const codings = (headers.get("content-encoding") ?? "").toLowerCase().replace(/\s/g, "").split(",");
  const zlib = nodeModule("node:zlib");
  const stream = nodeModule("node:stream");
  if (!zlib || !stream || !codings.every((coding) => /^(?:(?:x-)?gzip|deflate|br)$/.test(coding)))
    return incoming;
  // Flushing at the end returns content that the server cut short, as browsers do.
  const { Z_SYNC_FLUSH, BROTLI_OPERATION_FLUSH } = zlib.constants;
  const decoders = codings
    .reverse()
    .map((coding) =>
      coding === "br"
        ? zlib.createBrotliDecompress({ flush: BROTLI_OPERATION_FLUSH, finishFlush: BROTLI_OPERATION_FLUSH })
        : zlib.createUnzip({ flush: Z_SYNC_FLUSH, finishFlush: Z_SYNC_FLUSH }),
    );
  // Errors reach the reader by the last stream.
  return stream.pipeline([incoming, ...decoders], () => undefined);
}

function webStream(source: NodeStream, signal: AbortSignal | null): ReadableStream<Uint8Array<ArrayBuffer>> {
  const chunks = source[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        controller.error(failure(error as Error, signal));
      }
    },
    cancel() {
      source.destroy();
    },
  });
}

/** The error that fetch would reject with. */
function failure(cause: Error, signal: AbortSignal | null): unknown {
  return signal?.aborted ? signal.reason : new TypeError("fetch failed", { cause });
}
