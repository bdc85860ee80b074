// Part of the runtime of postman-codegen. Do not edit.
/** As bytes, for which `fetch` adds no Content-Type of its own. */
export function encodeText(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
