import type { BodyCodec, Template } from "../types.js";

/** A body of text, sent as it is. `template` is sent where the caller gives none. */
export function text(template?: Template): BodyCodec {
  return {
    async encode(body, resolve) {
      if (body !== undefined) return String(body);
      return template === undefined ? undefined : resolve(template);
    },
  };
}
