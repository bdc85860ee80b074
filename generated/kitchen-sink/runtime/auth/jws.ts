// Part of the runtime of postman-codegen. Do not edit.
import { base64 } from "../credentials.js";
import { encodeText } from "../encode-text.js";
import { InputError } from "../errors.js";
import type { AuthRequest } from "../types.js";
import { type Bytes, type Hash, hmac } from "./crypto.js";
import { signWith } from "./private-key.js";

/** How a token is signed: with a shared secret, or with the private key of a pair. */
export type Key = { secret: Bytes } | { pem: string };

/** A signed JSON Web Token. https://www.rfc-editor.org/rfc/rfc7515 */
export async function signedToken(
  header: { readonly alg: string },
  payload: object,
  key: Key,
  request: AuthRequest,
): Promise<string> {
  const signed = [header, payload].map((part) => base64url(encodeText(JSON.stringify(part)))).join(".");
  return `${signed}.${base64url(await signature(header.alg, encodeText(signed), key, request))}`;
}

async function signature(alg: string, data: Bytes, key: Key, request: AuthRequest): Promise<Bytes> {
  const [, kind, size] = /^(HS|RS|PS|ES)(256|384|512)$/.exec(alg) ?? [];
  if (kind === undefined) throw new InputError(request, `a JWT cannot be signed with ${JSON.stringify(alg)}`);
  const hash = `SHA-${size}` as Hash;
  if ("secret" in key) return hmac(hash, key.secret, data);
  const bits = Number(size);
  const name = { RS: "RSASSA-PKCS1-v1_5", PS: "RSA-PSS", ES: "ECDSA" }[kind as "RS" | "PS" | "ES"];
  const algorithm =
    kind === "ES" ? { name, namedCurve: bits === 512 ? "P-521" : `P-${bits}` } : { name, hash };
  const parameters = kind === "PS" ? { name, saltLength: bits / 8 } : { name, hash };
  return signWith({ pem: key.pem, algorithm }, parameters, data, request);
}

function base64url(bytes: Uint8Array): string {
  return base64(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** The object that an option of a scheme holds as JSON; an empty one where it says nothing. */
export function jsonObject(text: string, what: string, request: AuthRequest): Record<string, unknown> {
  if (text.trim() === "") return {};
  const refusal = new InputError(request, `the ${what} of its JWT is no JSON object`);
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  } catch (cause) {
    refusal.cause = cause;
  }
  throw refusal;
}
