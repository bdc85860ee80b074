// Part of the runtime of postman-codegen. Do not edit.
import { listOf } from "./entries.js";
import { InputError } from "./errors.js";
import type { Header } from "./types.js";

/** Headers that refuse what would end one early, without showing the value: it may be a credential. */
export function checkedHeaders(operation: string): Headers {
  const headers = new Headers();
  const checked =
    (change: "append" | "set") =>
    (name: string, value: string): void => {
      try {
        Headers.prototype[change].call(headers, name, value);
      } catch {
        throw new InputError(`the header ${JSON.stringify(name)} cannot have that value`, operation);
      }
    };
  return Object.assign(headers, { append: checked("append"), set: checked("set") });
}

/**
 * The caller's headers win over those of the operation, these over those of the client; names in any case. Sets those
 * that are given, and gives the operation's that are still to be filled in.
 */
export function planHeaders(
  headers: Headers,
  client: object | undefined,
  own: readonly Header[],
  input: object | undefined,
  call: object | undefined,
): Header[] {
  const given = new Map<string, readonly [name: string, value: unknown]>();
  const give = (source: object = {}) => {
    for (const entry of Object.entries(source)) given.set(entry[0].toLowerCase(), entry);
  };
  give(client);
  for (const [name] of own) given.delete(name.toLowerCase());
  give(input);
  give(call);
  for (const [name, value] of given.values()) {
    for (const text of listOf(value)) headers.append(name, String(text));
  }
  return own.filter(([name]) => !given.has(name.toLowerCase()));
}
