// Part of the runtime of postman-codegen. Do not edit.
import { encodeText } from "../encode-text.js";
import { InputError } from "../errors.js";
import type { AuthScheme } from "../types.js";
import type { Credential } from "./credential.js";
import type { Bytes } from "./crypto.js";
import { jsonObject, type Key, signedToken } from "./jws.js";
import { isOn, optionReader } from "./options.js";
import { withQuery } from "./query.js";

export interface Jwt {
  /** `HS256`, `RS256`, `PS256`, `ES256`, or with 384 or 512. */
  algorithm: string;
  /** The claims, as JSON. */
  payload?: string;
  /** Further members of the token's header, as JSON. */
  header?: string;
  /** For `HS...`. */
  secret?: Credential;
  isSecretBase64Encoded?: string;
  /** For the others: PEM. */
  privateKey?: Credential;
  /** `header`, or `queryParam`. Default: header. */
  addTokenTo?: string;
  /** Stands before the token in the header; default `Bearer`. */
  headerPrefix?: string;
  /** Default: `token`. */
  queryParamKey?: string;
}

/** A JSON Web Token, signed for each request. */
export function jwt(options: Jwt): AuthScheme {
  return async (request) => {
    const option = optionReader(options, request);
    const alg = await option("algorithm");
    const key: Key = alg.startsWith("HS")
      ? { secret: secretOf(await option("secret"), isOn(await option("isSecretBase64Encoded"))) }
      : { pem: await option("privateKey") };
    if ("secret" in key && key.secret.length === 0) {
      throw new InputError(request, "the secret of its JWT is empty");
    }
    const header = { ...jsonObject(await option("header"), "header", request), alg };
    const payload = jsonObject(await option("payload"), "payload", request);
    const token = await signedToken(header, payload, key, request);
    if ((await option("addTokenTo")) === "queryParam") {
      request.url = withQuery(request.url, (await option("queryParamKey")) || "token", token);
      return;
    }
    const prefix = await request.resolve(options.headerPrefix ?? "Bearer");
    request.headers.set("Authorization", prefix === "" ? token : `${prefix} ${token}`);
  };
}

function secretOf(secret: string, isBase64: boolean): Bytes {
  if (!isBase64) return encodeText(secret);
  const standard = secret
    .replaceAll("-", "+")
    .replaceAll("_", "/")
    .replace(/[^A-Za-z0-9+/]/g, "");
  return Uint8Array.from(atob(standard), (c) => c.charCodeAt(0));
}
