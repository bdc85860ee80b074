// Part of the runtime of postman-codegen. Do not edit.
/** Text as the bytes that it is sent as. */
export function encodeText(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
