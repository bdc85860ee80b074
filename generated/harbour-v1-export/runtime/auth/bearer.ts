// Part of the runtime of postman-codegen. Do not edit.
import type { AuthScheme } from "../types.js";
import { type Credential, credentialOf } from "./credential.js";

/** A bearer token. Without a token the request is left as it is, as in Postman. */
export function bearer(token: Credential): AuthScheme {
  return async (request) => {
    const value = await credentialOf(token, request);
    if (value) request.headers.set("Authorization", `Bearer ${value}`);
  };
}
