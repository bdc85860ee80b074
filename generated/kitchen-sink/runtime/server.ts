// Part of the runtime of postman-codegen. Do not edit.
import { MissingVariableError } from "./errors.js";
import type { Transport } from "./transport.js";
import type { Operation, PathCodec } from "./types.js";

/** All before the path: protocol, user, host and port. */
const ORIGIN = /^(?:[^/]*:\/\/+)?([^/?#@]*@)?[^/?#]*/;

/**
 * Sends requests to another server, `http://localhost:8080`: in the place of the protocol, host and port of each URL. The
 * variables that only these have need no values.
 */
export function withServer(transport: Transport, server: string | undefined): Transport {
  if (server === undefined) return transport;
  return {
    send: (operation, input, options) =>
      transport.send({ ...operation, path: pathAt(server, operation) }, input, options),
  };
}

function pathAt(server: string, { path }: Operation): PathCodec {
  return async (url, given, resolve, request) => {
    const [host = ""] = /^(?:[^/]*:\/\/+)?[^/]*/.exec(url) ?? [];
    const filled = await resolve(host).catch((error: unknown) => {
      if (error instanceof MissingVariableError) return "";
      throw error;
    });
    const [origin, user = ""] = ORIGIN.exec(filled) ?? [""];
    const base =
      server.replace(/\/$/, "").replace(/^(?:\w+:\/\/)?/, `$&${user}`) + filled.slice(origin.length);
    return (path ?? resolve)(base + url.slice(host.length), given, resolve, request);
  };
}
