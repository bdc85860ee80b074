// Part of the runtime of postman-codegen. Do not edit.
import type { Fetch } from "../types.js";

/** As many as fetch itself follows. */
const MOST_REDIRECTS = 20;

/** What says something about the body, and goes with it. */
const OF_THE_BODY = ["content-encoding", "content-language", "content-location", "content-type"];

/** Those that fetch takes away by itself. */
const CREDENTIALS = ["authorization", "cookie", "proxy-authorization"];

/**
 * Follows redirects as fetch does, but takes a header away too when one leads to another origin. Browsers let nobody see
 * where a redirect leads: there fetch follows, and the other server must allow the header by CORS.
 */
export function keptToOrigin(send: Fetch, header: string): Fetch {
  return async (first, init) => {
    if (init.redirect === "manual" || "location" in globalThis) return send(first, init);
    let url = first;
    let next = init;
    for (let count = 0; count <= MOST_REDIRECTS; count += 1) {
      const response = await send(url, { ...next, redirect: "manual" });
      const target = targetOf(response, url);
      if (target === undefined) return response;
      await response.body?.cancel();
      next = redirected(next, response.status);
      if (target.origin !== new URL(url).origin) {
        const headers = new Headers(next.headers);
        for (const name of [header, ...CREDENTIALS]) headers.delete(name);
        return send(target.href, { ...next, headers });
      }
      url = target.href;
    }
    throw new TypeError("too many redirects");
  };
}

function targetOf({ status, headers }: Response, url: string): URL | undefined {
  const location = headers.get("location");
  if (location === null || ![301, 302, 303, 307, 308].includes(status)) return undefined;
  const target = new URL(location, url);
  if (!/^https?:$/.test(target.protocol)) throw new TypeError("a redirect to something else than HTTP");
  return target;
}

/** https://fetch.spec.whatwg.org/#http-redirect-fetch */
function redirected(init: RequestInit, status: number): RequestInit {
  const method = init.method ?? "GET";
  const becomesGet = status === 303 ? !/^(?:GET|HEAD)$/.test(method) : status < 303 && method === "POST";
  if (!becomesGet) return init;
  const headers = new Headers(init.headers);
  for (const name of OF_THE_BODY) headers.delete(name);
  return { ...init, method: "GET", headers, body: null };
}
