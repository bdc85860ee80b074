// Part of the runtime of postman-codegen. Do not edit.
import { InputError } from "./errors.js";
import type { BodyCodec } from "./types.js";

/** In place of the body of a request that fetch cannot send; where there is a `body`, without it fetch can. */
export function unsendable(reason: string, body?: BodyCodec): BodyCodec {
  return async (given, resolve, request) => {
    if (body && (await body(given, resolve, request)) === undefined) return undefined;
    throw new InputError(request, `${reason}; the curl script of the request can`);
  };
}
