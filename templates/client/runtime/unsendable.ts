import { InputError } from "./errors.js";
import type { BodyCodec } from "./types.js";

/** In place of the body of a request that no client can send. */
export function unsendable(reason: string): BodyCodec {
  return (_body, _resolve, request) => {
    throw new InputError(request, `${reason}; the curl script of the request can`);
  };
}
