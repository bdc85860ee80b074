// Part of the runtime of postman-codegen. Do not edit.
import { InputError } from "./errors.js";
import type { AuthRequest } from "./types.js";

/**
 * The URL that a filled template stands for, with HTTP where it names no protocol and without its fragment. `URL` encodes
 * as Postman does, but leaves out white space that Postman sends, and would take the first step of the path for a host that
 * is missing, as where a variable is empty.
 */
export function parseUrl(text: string, request: AuthRequest): URL {
  const absolute = text
    .replace(/^\s+|#.*/gs, "")
    .replace(/[\0- ]/g, encodeURIComponent)
    .replace(/^(\w+:[/\\]{2})?([/\\]?)/, (_, scheme = "http://", path: string) => path || scheme);
  try {
    return new URL(absolute);
  } catch {
    throw new InputError(request, "its URL is not valid");
  }
}
