// Part of the runtime of postman-codegen. Do not edit.
import { InputError } from "./errors.js";
import type { AuthRequest, Header, Writable } from "./types.js";

/** Headers that refuse what would end one early, without showing the value: it may be a credential. */
export function checkedHeaders(request: AuthRequest): Headers {
  const headers: Writable<Headers> = new Headers();
  for (const change of ["append", "set"] as const) {
    headers[change] = (name: string, value: string) => {
      try {
        Headers.prototype[change].call(headers, name, value);
      } catch {
        throw new InputError(request, `the header ${JSON.stringify(name)} cannot have that value`);
      }
    };
  }
  return headers;
}

/**
 * The caller's headers, of which the later win, win over those of the operation, these over those of the client; names in any
 * case. Sets those that are given, and returns the operation's that are still to be filled in.
 */
export function planHeaders(
  headers: Headers,
  client: object | undefined,
  own: readonly Header[],
  caller: readonly (object | undefined)[],
): Header[] {
  const given = new Map<string, readonly [name: string, value: unknown]>();
  const give = (source: object = {}) => {
    for (const entry of Object.entries(source)) given.set(entry[0].toLowerCase(), entry);
  };
  give(client);
  for (const [name] of own) given.delete(name.toLowerCase());
  for (const source of caller) give(source);
  for (const [name, value] of given.values()) {
    for (const text of [value].flat()) if (text !== undefined) headers.append(name, text as string);
  }
  return own.filter(([name]) => !given.has(name.toLowerCase()));
}
