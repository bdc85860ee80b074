// Part of the runtime of postman-codegen. Do not edit.
import type { Fetch } from "./types.js";

/** The limit of fetch itself. */
const MAX_REDIRECTS = 20;

/** Headers that describe the body, and go with it. */
const BODY_HEADERS = ["content-encoding", "content-language", "content-location", "content-type"];

/** Headers that fetch itself does not send to another origin. */
const ORIGIN_HEADERS = ["authorization", "cookie", "host", "proxy-authorization"];

/**
 * Follows redirects as fetch does, with a function that sends one request and follows none. `secret` names further headers
 * that no other origin may get.
 */
export async function followRedirects(
  send: Fetch,
  first: string,
  init: RequestInit,
  secret: readonly string[] = [],
): Promise<Response> {
  let url = first;
  let next: RequestInit = { ...init, redirect: "manual" };
  for (let count = 0; count <= MAX_REDIRECTS; count += 1) {
    const response = await send(url, next);
    const target = targetOf(response, url);
    if (target === undefined) {
      return count === 0 ? response : Object.defineProperty(response, "redirected", { value: true });
    }
    await response.body?.cancel();
    next = redirected(next, response.status);
    if (target.origin !== new URL(url).origin) {
      next = { ...next, headers: without(next.headers, [...ORIGIN_HEADERS, ...secret]) };
    }
    url = target.href;
  }
  throw new TypeError("too many redirects");
}

function targetOf({ status, headers }: Response, url: string): URL | undefined {
  const location = headers.get("location");
  if (location === null || ![301, 302, 303, 307, 308].includes(status)) return undefined;
  const target = new URL(location, url);
  if (!/^https?:$/.test(target.protocol)) throw new TypeError("a redirect to something else than HTTP");
  // fetch refuses a URL with them, and who redirects chooses no credentials.
  target.username = target.password = "";
  return target;
}

/** https://fetch.spec.whatwg.org/#http-redirect-fetch */
function redirected(init: RequestInit, status: number): RequestInit {
  const method = init.method ?? "GET";
  const becomesGet = status === 303 ? !/^(?:GET|HEAD)$/.test(method) : status < 303 && method === "POST";
  if (!becomesGet) return init;
  return { ...init, method: "GET", headers: without(init.headers, BODY_HEADERS), body: null };
}

function without(headers: RequestInit["headers"], names: readonly string[]): Headers {
  const left = new Headers(headers);
  for (const name of names) left.delete(name);
  return left;
}
