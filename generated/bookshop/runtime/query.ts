// Part of the runtime of postman-codegen. Do not edit.
import { fillEntries } from "./entries.js";
import type { Entry, QueryCodec } from "./types.js";

/** The query of a URL: the entries of the collection in their order, then what else the caller gives; lists repeat. */
export function queryParameters(entries: readonly Entry[] = []): QueryCodec {
  return async (given, resolve) => {
    const parts: string[] = [];
    for (const { key, value, template } of fillEntries(entries, given)) {
      const isGiven = template === undefined;
      const name = isGiven
        ? key.replace(/[&#+=]|%(?![\da-f]{2})/gi, encodeURIComponent)
        : await resolve(escapeOutside(key, /\{\{[^{}]+\}\}|[&#=]/g));
      if (value === null || template === null) parts.push(name);
      else if (isGiven) parts.push(`${name}=${encodeValue(String(value))}`);
      else parts.push(`${name}=${await resolve(escapeOutside(template, /\{\{[^{}]+\}\}|[&#]/g))}`);
    }
    return parts.length === 0 ? "" : `?${parts.join("&")}`;
  };
}

/** What a caller gives must not end its parameter, and a `%` that begins no escape would garble the text behind it. */
function encodeValue(text: string): string {
  return text.replace(/[&#+]|%(?![\da-f]{2})/gi, encodeURIComponent);
}

/** Postman escapes what would end a parameter in its text, but not in the values of variables. */
function escapeOutside(template: string, reserved: RegExp): string {
  return template.replace(reserved, (found) => (found.length > 1 ? found : encodeURIComponent(found)));
}
