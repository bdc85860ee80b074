// Part of the runtime of postman-codegen. Do not edit.
import { InputError } from "./errors.js";
import type { AuthRequest, PathCodec, Template } from "./types.js";
import { own } from "./variables.js";

/**
 * Fills parameters, which are segments `:name` or `{{name}}`, and variables in the path of a URL. `parameters`: what fills
 * each when the caller gives nothing; `null` where the caller must give it.
 */
export function pathParameters(parameters: Readonly<Record<string, Template | null>> = {}): PathCodec {
  return async (url, given, resolve, request) => {
    const [host = ""] = /^(?:[^/]*:\/\/+)?[^/]*/.exec(url) ?? [];
    const filled = [await resolve(host)];
    for (const segment of url.slice(host.length).split("/").slice(1)) {
      const variable = /^:([^.]+)/.exec(segment)?.[1];
      const key = variable ?? /^\{\{([^{}]+)\}\}$/.exec(segment)?.[1];
      let template = segment;
      if (key !== undefined && Object.hasOwn(parameters, key)) {
        const suffix = variable === undefined ? "" : segment.slice(variable.length + 1);
        const value = own(given, key);
        if (value !== undefined) {
          filled.push(encodeSegment(String(value), key, request) + suffix);
          continue;
        }
        const fallback = parameters[key];
        if (fallback == null) throw refused(key, "is missing", request);
        template = fallback + suffix;
      }
      const text = await resolve(template);
      // Values of variables may hold more than one segment, as in Postman, but none that leads out of where they stand.
      if (text !== template && /(?:^|[/\\])(?:\.|%2e){2}(?:[/\\?#]|$)/i.test(text)) {
        throw new InputError(request, `the path cannot have the step ".." from ${JSON.stringify(template)}`);
      }
      filled.push(text);
    }
    return filled.join("/");
  };
}

/** What a caller gives arrives as it is, escapes included, and must not end its segment. */
function encodeSegment(text: string, key: string, request: AuthRequest): string {
  // No spelling of these can be sent: URL parsers take even their escapes for steps in the path.
  if (/^\.{0,2}$/.test(text)) throw refused(key, `cannot be ${JSON.stringify(text)}`, request);
  return text.replace(/[/\\?#%]/g, encodeURIComponent);
}

function refused(key: string, what: string, request: AuthRequest): InputError {
  return new InputError(request, `the path parameter ${JSON.stringify(key)} ${what}`);
}
