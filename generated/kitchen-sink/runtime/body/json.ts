// Part of the runtime of postman-codegen. Do not edit.
import type { BodyCodec, Template } from "../types.js";

/** A JSON body. `template` is sent where the caller gives none. */
export function json(template?: Template): BodyCodec {
  return async (body, resolve) => (body === undefined ? template && resolve(template) : JSON.stringify(body));
}
