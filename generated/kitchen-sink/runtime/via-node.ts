// Part of the runtime of postman-codegen. Do not edit.
import { InputError } from "./errors.js";
import { nodeFetch } from "./node-fetch.js";
import { nodeModule } from "./node-modules.js";
import type { AuthRequest, BodyCodec } from "./types.js";

/** The body of a GET or HEAD, which fetch cannot send. A call without a body needs nothing but fetch. */
export function bodyViaNode(body: BodyCodec): BodyCodec {
  return async (given, resolve, request) => {
    const encoded = await body(given, resolve, request);
    if (encoded !== undefined) sendViaNode(request, `fetch cannot send a body with ${request.method}`);
    return encoded;
  };
}

/** For a request that fetch cannot send for another reason, whatever its body. */
export function requestViaNode(reason: string, body?: BodyCodec): BodyCodec {
  return async (given, resolve, request) => {
    sendViaNode(request, reason);
    return body?.(given, resolve, request);
  };
}

/** A `fetch` that the caller gave gets the request as it is. Throws an InputError where neither that nor Node is there. */
function sendViaNode(request: AuthRequest, reason: string): void {
  if (request.fetch !== fetch) return;
  if (nodeModule("node:http") === undefined) {
    throw new InputError(request, `${reason}; Node since 20.16 and the curl script of the request can`);
  }
  request.fetch = nodeFetch;
}
