// Part of the runtime of postman-codegen. Do not edit.
import { encodeText } from "../body/encode-text.js";
import { base64 } from "../credentials.js";
import { InputError } from "../errors.js";
import { hmac, type Bytes, type Hash } from "./crypto.js";
import { privateKey } from "./private-key.js";

/** How a token is signed: with a shared secret, or with the private key of a pair. */
export type Key = { secret: Bytes } | { pem: string };

/** A signed JSON Web Token. https://www.rfc-editor.org/rfc/rfc7515 */
export async function signedToken(
  header: { readonly alg: string },
  payload: object,
  key: Key,
  operation: string,
): Promise<string> {
  const signed = [header, payload].map((part) => base64url(encodeText(JSON.stringify(part)))).join(".");
  return `${signed}.${base64url(await signature(header.alg, encodeText(signed), key, operation))}`;
}

async function signature(alg: string, data: Bytes, key: Key, operation: string): Promise<Bytes> {
  const [, kind, size] = /^(HS|RS|PS|ES)(256|384|512)$/.exec(alg) ?? [];
  if (kind === undefined)
    throw new InputError(`a JWT cannot be signed with ${JSON.stringify(alg)}`, operation);
  const hash = `SHA-${size}` as Hash;
  if ("secret" in key) return hmac(hash, key.secret, data);
  const [algorithm, parameters] = algorithms(kind, Number(size), hash);
  const imported = await privateKey(key.pem, algorithm, operation);
  return new Uint8Array(await crypto.subtle.sign(parameters, imported, data));
}

function algorithms(
  kind: string,
  bits: number,
  hash: Hash,
): [RsaHashedImportParams | EcKeyImportParams, AlgorithmIdentifier | RsaPssParams | EcdsaParams] {
  if (kind === "RS") return [{ name: "RSASSA-PKCS1-v1_5", hash }, "RSASSA-PKCS1-v1_5"];
  if (kind === "PS")
    return [
      { name: "RSA-PSS", hash },
      { name: "RSA-PSS", saltLength: bits / 8 },
    ];
  return [
    { name: "ECDSA", namedCurve: bits === 512 ? "P-521" : `P-${bits}` },
    { name: "ECDSA", hash },
  ];
}

function base64url(bytes: Uint8Array): string {
  return base64(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** The object that an option of a scheme holds as JSON; an empty one where it says nothing. */
export function jsonObject(text: string, what: string, operation: string): Record<string, unknown> {
  if (text.trim() === "") return {};
  const refusal = new InputError(`the ${what} of its JWT is no JSON object`, operation);
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  } catch (cause) {
    refusal.cause = cause;
  }
  throw refusal;
}
