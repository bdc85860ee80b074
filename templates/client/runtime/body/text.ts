import type { BodyCodec, Template } from "../types.js";

/** A body of text, sent as it is. `template` is sent where the caller gives none. */
export function text(template?: Template): BodyCodec {
  return async (body, resolve) => (body === undefined ? template && resolve(template) : String(body));
}
