// Part of the runtime of postman-codegen. Do not edit.
import type { AuthRequest } from "../types.js";

export type Hash = "SHA-1" | "SHA-256" | "SHA-384" | "SHA-512";

export type Bytes = Uint8Array<ArrayBuffer>;

/** Returns the hash of the bytes. */
export async function hashOf(hash: Hash, data: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest(hash, data));
}

/** Signs the bytes with a key. https://www.rfc-editor.org/rfc/rfc2104 */
export async function hmac(hash: Hash, key: Bytes, data: Bytes): Promise<Bytes> {
  const imported = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", imported, data));
}

/** Writes bytes in lower-case hexadecimal digits. */
export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The bytes that a request sends; none where it has no body. */
export async function bodyBytes({ body }: AuthRequest): Promise<Bytes> {
  return body instanceof Uint8Array ? body : new Uint8Array(await new Blob([body ?? ""]).arrayBuffer());
}

/** Postman signs no forms that may hold files. */
export function isMultipart({ headers }: AuthRequest): boolean {
  return headers.get("content-type")?.startsWith("multipart/") ?? false;
}

/** Letters and digits that nobody can guess. */
export function randomText(length: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => (byte % 36).toString(36)).join(
    "",
  );
}

/** Seconds since 1970. */
export function now(): number {
  return Math.floor(Date.now() / 1000);
}
