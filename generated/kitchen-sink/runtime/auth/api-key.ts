// Part of the runtime of postman-codegen. Do not edit.
import type { AuthScheme } from "../types.js";
import { type Credential, credentialOf } from "./credential.js";
import { withQuery } from "./query.js";
import { keptToOrigin } from "./redirects.js";

export interface ApiKey {
  /** Name of the header or of the query parameter. */
  key?: Credential;
  value?: Credential;
  /** `header`, or `query`. Default: header. */
  in?: string;
}

/** A key in a header or in the query. */
export function apiKey(options: ApiKey): AuthScheme {
  return async (request) => {
    const key = await credentialOf(options.key ?? "", request);
    const value = await credentialOf(options.value ?? "", request);
    if (key === "") return;
    if ((await request.resolve(options.in ?? "")) === "query")
      request.url = withQuery(request.url, key, value);
    else {
      request.headers.set(key, value);
      request.fetch = keptToOrigin(request.fetch, key);
    }
  };
}
