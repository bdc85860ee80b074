// Part of the runtime of postman-codegen. Do not edit.
import { basicCredentials } from "../credentials.js";
import type { AuthScheme } from "../types.js";
import { type Credential, credentialOf } from "./credential.js";

/** HTTP Basic. */
export function basic(username: Credential, password: Credential): AuthScheme {
  return async (request) => {
    const pair = `${await credentialOf(username, request)}:${await credentialOf(password, request)}`;
    request.headers.set("Authorization", basicCredentials(pair));
  };
}
