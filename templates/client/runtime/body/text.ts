import type { BodyCodec, Template } from "../types.js";
import { encodeText } from "./encode-text.js";

/** A body of text, sent as it is. `template` is sent where the caller gives none. */
export function text(template?: Template): BodyCodec {
  return {
    async encode(body, resolve) {
      if (body !== undefined) return encodeText(String(body));
      return template === undefined ? undefined : encodeText(await resolve(template));
    },
  };
}
