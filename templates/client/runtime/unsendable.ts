import { InputError } from "./errors.js";
import type { BodyCodec } from "./types.js";

/** In place of the body of a request that fetch cannot send; where there is a `body`, without it fetch can. */
export function unsendable(reason: string, body?: BodyCodec): BodyCodec {
  return {
    async encode(given, resolve, request) {
      if (body && (await body.encode(given, resolve, request)) === undefined) return undefined;
      throw new InputError(`${reason}; the curl script of the request can`, request.operation);
    },
  };
}
