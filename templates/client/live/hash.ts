import { createHash, createHmac } from "node:crypto";

/** The hash of a text in UTF-8, or its HMAC if there is a key, which is what `crypto-js` makes of it in a script. */
export function hash(
  algorithm: "md5" | "sha1" | "sha256" | "sha512",
  encoding: "hex" | "base64",
  text: unknown,
  key?: unknown,
): string {
  const hasher = key === undefined ? createHash(algorithm) : createHmac(algorithm, String(key));
  return hasher.update(String(text)).digest(encoding);
}
