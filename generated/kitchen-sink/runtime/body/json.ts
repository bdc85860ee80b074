// Part of the runtime of postman-codegen. Do not edit.
import type { BodyCodec, Template } from "../types.js";

/** A JSON body. `template` is sent where the caller gives none. */
export function json(template?: Template): BodyCodec {
  return {
    async encode(body, resolve) {
      if (body !== undefined) return JSON.stringify(body);
      return template === undefined ? undefined : resolve(template);
    },
  };
}
