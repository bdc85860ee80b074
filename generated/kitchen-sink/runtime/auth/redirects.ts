// Part of the runtime of postman-codegen. Do not edit.
import { followRedirects } from "../redirects.js";
import type { Fetch } from "../types.js";

/**
 * Follows redirects as fetch does, but takes a header away too when one leads to another origin. Browsers let nobody see
 * where a redirect leads: there fetch follows, and the other server must allow the header by CORS.
 */
export function keptToOrigin(send: Fetch, header: string): Fetch {
  return (url, init) =>
    init.redirect === "manual" || "location" in globalThis
      ? send(url, init)
      : followRedirects(send, url, init, [header]);
}
