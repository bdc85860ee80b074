// Part of the runtime of postman-codegen. Do not edit.
import type { AuthScheme } from "../types.js";
import { type Credential, credentialOf } from "./credential.js";
import { withQuery } from "./query.js";

export interface OAuth2 {
  /** The token, or a function that fetches one. */
  accessToken: Credential;
  /** `header`, or `queryParams` for `?access_token=`. Default: header. */
  addTokenTo?: string;
  /** Stands before the token in the header; default `Bearer`. */
  headerPrefix?: string;
  tokenType?: string;
}

/** A token got by OAuth 2.0. Without a token the request is left as it is, as in Postman. */
export function oauth2(options: OAuth2): AuthScheme {
  return async (request) => {
    const token = await credentialOf(options.accessToken, request);
    const type = await request.resolve(options.tokenType ?? "");
    if (token === "" || type.toLowerCase() === "mac") return;
    if ((await request.resolve(options.addTokenTo ?? "")) === "queryParams") {
      request.headers.delete("Authorization");
      request.url = withQuery(request.url, "access_token", token);
      return;
    }
    const prefix = (await request.resolve(options.headerPrefix ?? "Bearer")).trim();
    request.headers.set("Authorization", prefix === "" ? token : `${prefix} ${token}`);
  };
}
