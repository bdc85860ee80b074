// Part of the runtime of postman-codegen. Do not edit.
import { encodeText } from "./encode-text.js";

/** `Basic` credentials of `user:password`. https://www.rfc-editor.org/rfc/rfc7617 */
export function basicCredentials(pair: string): string {
  return `Basic ${base64(encodeText(pair))}`;
}

/** Writes bytes in base64. */
export function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
