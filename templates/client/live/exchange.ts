import { STATUS_CODES } from "node:http";

import type { Json } from "./variables.js";

/** A request as the client is about to send it. */
export interface SentRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: unknown;
}

/** A request and its answer, in the terms in which the scripts of a collection speak of them. */
export interface Exchange {
  readonly request: LiveRequest;
  readonly response: LiveResponse;
}

/** The request that was sent, with its variables filled in. */
export interface LiveRequest {
  readonly method: Json;
  readonly url: Json;
  readonly host: Json;
  readonly path: Json;
  readonly query: Json;
  readonly headers: Json;
  /** The text of a body; undefined where it is none. */
  readonly body: Json;
  /** The fields of a form by name. */
  readonly fields: Json;
}

/** The response; a part of it that is not there fails when it is read. */
export interface LiveResponse {
  readonly status: Json;
  /** `Not Found` */
  readonly statusText: Json;
  readonly text: Json;
  /** Milliseconds. */
  readonly time: Json;
  /** Bytes of the body. */
  readonly size: Json;
  /** Values by name in lower case. */
  readonly headers: Json;
  /** Values by name. */
  readonly cookies: Json;
}

/** What scripts see of a request. */
export function liveRequest({ method, url, headers, body }: SentRequest): LiveRequest {
  const { host, pathname, searchParams } = new URL(url);
  const text =
    typeof body === "string" ? body : body instanceof Uint8Array ? new TextDecoder().decode(body) : undefined;
  const isForm = headers.get("Content-Type")?.startsWith("application/x-www-form-urlencoded");
  return {
    method,
    url,
    host,
    path: pathname,
    query: Object.fromEntries(searchParams),
    headers: Object.fromEntries(headers),
    body: isForm ? undefined : text,
    fields: isForm ? Object.fromEntries(new URLSearchParams(text)) : undefined,
  };
}

/** What scripts see of a response whose body was read. */
export function liveResponse(response: Response, bytes: ArrayBuffer, time: number): LiveResponse {
  const { status, statusText, headers } = response;
  return {
    status,
    statusText: statusText || STATUS_CODES[status] || "",
    text: new TextDecoder().decode(bytes),
    time,
    size: bytes.byteLength,
    headers: Object.fromEntries(headers),
    cookies: Object.fromEntries(headers.getSetCookie().map(cookiePair)),
  };
}

function cookiePair(line: string): [name: string, value: string] {
  const [pair = ""] = line.split(";", 1);
  const at = pair.indexOf("=");
  return at < 0 ? [pair.trim(), ""] : [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
}
