// Part of the runtime of postman-codegen. Do not edit.
import { listOf } from "./entries.js";
import { InputError } from "./errors.js";
import type { Entry, Template } from "./types.js";

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
 * The caller's headers win over those of the operation, these over those of the client; names in any case. Sets the
 * literal ones, and gives what is still to be filled in, in the order in which that must happen.
 */
export function planHeaders(
  headers: Headers,
  client: object | undefined,
  entries: readonly Entry[],
  input: object | undefined,
  call: object | undefined,
): [name: string, template: Template][] {
  const isOwn = ([, template]: Entry) => template !== undefined;
  const winners = new Map<string, readonly [name: string, value: unknown]>();
  for (const [name, value] of [
    ...Object.entries(client ?? {}),
    ...entries.filter(isOwn).map(([name]) => [name, entries] as const),
    ...Object.entries(input ?? {}),
    ...Object.entries(call ?? {}),
  ]) {
    winners.set(name.toLowerCase(), [name, value]);
  }
  for (const [name, value] of winners.values()) {
    if (value !== entries) for (const text of listOf(value)) headers.append(name, String(text));
  }
  return (
    entries
      .filter((entry) => isOwn(entry) && winners.get(entry[0].toLowerCase())?.[1] === entries)
      .map(([name, template]): [string, Template] => [name, template ?? ""])
      // Signatures cover the other headers, so what carries them is filled in last.
      .sort(([a], [b]) => Number(isAuthorization(a)) - Number(isAuthorization(b)))
  );
}

function isAuthorization(name: string): boolean {
  return /^authorization$/i.test(name);
}
