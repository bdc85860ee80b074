// Part of the runtime of postman-codegen. Do not edit.
import { InputError } from "./errors.js";
import { nodeFetch } from "./node-fetch.js";
import { nodeModule } from "./node-modules.js";
import type { AuthRequest, BodyCodec } from "./types.js";

/** The body of a GET or HEAD, which fetch cannot send. A call without a body uses fetch. */
export function bodyViaNode(body: BodyCodec): BodyCodec {
  return async (given, resolve, request) => {
    const encoded = await body(given, resolve, request);
    if (encoded !== undefined) sendViaNode(request, `fetch cannot send a body with ${request.method}`);
    return encoded;
  };
}

/** The body, if any, of a request that fetch cannot send for another reason. */
export function requestViaNode(reason: string, body?: BodyCodec): BodyCodec {
  return async (given, resolve, request) => {
    sendViaNode(request, reason);
    return body?.(given, resolve, request);
  };
}

/** Makes `nodeFetch` send the request, unless the caller gave a `fetch`. Throws an InputError where Node's modules are missing. */
function sendViaNode(request: AuthRequest, reason: string): void {
  if (request.fetch !== fetch) return;
  if (nodeModule("node:http") === undefined) {
    throw new InputError(request, `${reason}; Node since 20.16 and the curl script of the request can`);
  }
  request.fetch = nodeFetch;
}
