// Part of the runtime of postman-codegen. Do not edit.
import { InputError } from "../errors.js";
import type { AuthRequest } from "../types.js";
import type { Bytes, Hash } from "./crypto.js";

/** A private key in PEM, as PKCS #8 or, for RSA, PKCS #1; or its base64 alone. */
export interface PrivateKey {
  pem: string;
  /** What kind of key it is, in the words of WebCrypto. */
  algorithm: { name: string; hash: Hash } | { name: string; namedCurve: string };
}

/** The signature of `data`. `parameters` are those of WebCrypto's `sign`. */
export async function signWith(
  { pem, algorithm }: PrivateKey,
  parameters: { name: string; saltLength: number } | { name: string; hash: Hash },
  data: Bytes,
  request: AuthRequest,
): Promise<Bytes> {
  try {
    const der = Uint8Array.from(atob(pem.replace(/-----[^-]*-----|\s/g, "")), (c) => c.charCodeAt(0));
    const pkcs8 = isPkcs1(der) ? wrapped(der) : der;
    const key = await crypto.subtle.importKey("pkcs8", pkcs8, algorithm, false, ["sign"]);
    return new Uint8Array(await crypto.subtle.sign(parameters, key, data));
  } catch (cause) {
    const error = new InputError(request, "its private key is none that can be used (PEM, PKCS #8)");
    error.cause = cause;
    throw error;
  }
}

const INTEGER = 0x02;
const OCTETS = 0x04;
const SEQUENCE = 0x30;

/** Behind the version, PKCS #8 has a sequence that names the algorithm, PKCS #1 the modulus. */
function isPkcs1(der: Uint8Array): boolean {
  const [, length = 0] = der;
  const start = length < 0x80 ? 2 : 2 + (length & 0x7f);
  return der[start] === INTEGER && der[start + 3] === INTEGER;
}

const RSA = [SEQUENCE, 13, 6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1, 5, 0];

function wrapped(pkcs1: Uint8Array): Uint8Array<ArrayBuffer> {
  return element(SEQUENCE, [INTEGER, 1, 0, ...RSA, ...element(OCTETS, pkcs1)]);
}

function element(tag: number, content: ArrayLike<number>): Uint8Array<ArrayBuffer> {
  const { length } = content;
  const size = length < 0x80 ? [length] : [0x82, length >> 8, length & 0xff];
  return Uint8Array.from([tag, ...size, ...Array.from(content)]);
}
