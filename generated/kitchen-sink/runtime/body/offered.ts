// Part of the runtime of postman-codegen. Do not edit.
import type { BodyCodec } from "../types.js";

/** A body that is sent only where the caller gives one; so is what says its type. */
export function offered(contentType: string, codec: BodyCodec): BodyCodec {
  return async (body, resolve, request) => {
    const encoded = await codec(body, resolve, request);
    if (encoded !== undefined && !request.headers.has("Content-Type")) {
      request.headers.set("Content-Type", contentType);
    }
    return encoded;
  };
}
