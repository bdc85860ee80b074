import { encodeText } from "./body/encode-text.js";
import { fillEntries } from "./entries.js";
import { InputError } from "./errors.js";
import type { Operation, OperationInput, Resolve } from "./types.js";
import { own } from "./variables.js";

/** Everything of `source` is kept but control characters, what is not ASCII, and the characters listed. */
function encoderOf(listed: string): (text: string) => string {
  const escaped = listed.replace(/[\\\]^-]/g, "\\$&");
  const reserved = new RegExp(`[\\0-\\x1f\\x7f${escaped}]|[^\\0-\\x7f]+`, "g");
  return (text) => text.replace(reserved, percentEncode);
}

function percentEncode(text: string): string {
  return Array.from(encodeText(text), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join(
    "",
  );
}

/** What Postman encodes in the path and in the query of a URL. An escape that is there already stays. */
const encodePath = /* @__PURE__ */ encoderOf(' "<>`#?{}');
const encodeQuery = /* @__PURE__ */ encoderOf(" \"#'<>");

/** What a caller gives must not end its segment or its parameter. */
const encodePathValue = /* @__PURE__ */ encoderOf("/\\?#");
const encodeQueryValue = /* @__PURE__ */ encoderOf("&#+");
const encodeQueryKey = /* @__PURE__ */ encoderOf("&#+=");

/** A `%` that begins no escape would garble the text behind it. */
function encodeLonePercent(text: string): string {
  return text.replace(/%(?![\da-f]{2})/gi, "%25");
}

/** The URL to fetch: parameters and variables filled in, then taken apart and encoded as Postman does it. */
export async function buildUrl(
  operation: Operation,
  input: OperationInput,
  resolve: Resolve,
): Promise<string> {
  const { url, rawUrl } = operation;
  const host = /^(?:[^/]*:\/\/+)?[^/]*/.exec(url)?.[0] ?? "";
  const segments: string[] = [];
  for (const segment of url.slice(host.length).split("/")) {
    segments.push(await fillSegment(segment, operation, input.path, resolve));
  }
  const base = (await resolve(host)) + segments.join("/");
  const query = await queryOf(operation, input.query, resolve);
  const text = query === "" ? base : `${base}?${query}`;
  if (rawUrl !== true) return encodeUrl(text);
  return text.includes("://") ? text : `http://${text}`;
}

async function fillSegment(
  segment: string,
  { path = {}, name }: Operation,
  given: object | undefined,
  resolve: Resolve,
): Promise<string> {
  const variable = /^:([^.]+)/.exec(segment)?.[1];
  const key = variable ?? /^\{\{([^{}]+)\}\}$/.exec(segment)?.[1];
  let template = segment;
  if (key !== undefined && Object.hasOwn(path, key)) {
    const suffix = variable === undefined ? "" : segment.slice(variable.length + 1);
    const refuse = (what: string) =>
      new InputError(`the path parameter ${JSON.stringify(key)} ${what}`, name);
    const value = own(given, key);
    if (value !== undefined) {
      const text = String(value);
      // No spelling of these can be sent: URL parsers take even their escapes for steps in the path.
      if (/^(?:\.|%2e){0,2}$/i.test(text)) throw refuse(`cannot be ${JSON.stringify(text)}`);
      return encodeLonePercent(encodePathValue(text)) + suffix;
    }
    const fallback = path[key];
    if (fallback == null) throw refuse("is missing");
    template = fallback + suffix;
  }
  const text = await resolve(template);
  // Values of variables may hold more than one segment, as in Postman, but none that leads out of where they stand.
  if (text !== template && /(?:^|[/\\])(?:\.|%2e){2}(?:[/\\?#]|$)/i.test(text)) {
    throw new InputError(`the path cannot have the step ".." from ${JSON.stringify(template)}`, name);
  }
  return text;
}

async function queryOf(
  { query = [] }: Operation,
  given: object | undefined,
  resolve: Resolve,
): Promise<string> {
  const parts: string[] = [];
  for (const { key, value, template } of fillEntries(query, given)) {
    const isGiven = template === undefined;
    const name = isGiven
      ? encodeLonePercent(encodeQueryKey(key))
      : await resolve(escapeOutside(key, /\{\{[^{}]+\}\}|[&#=]/g));
    const text = isGiven ? value : template;
    if (text === null) parts.push(name);
    else if (isGiven) parts.push(`${name}=${encodeLonePercent(encodeQueryValue(String(text)))}`);
    else parts.push(`${name}=${await resolve(escapeOutside(template as string, /\{\{[^{}]+\}\}|[&#]/g))}`);
  }
  return parts.join("&");
}

/** A query parameter as Postman encodes one that is added to a finished URL. */
export function encodeParameter(key: string, value: string | null): string {
  const name = encodeQuery(key.replace(/[&#=]/g, percentEncode));
  return value === null ? name : `${name}=${encodeQuery(value.replace(/[&#]/g, percentEncode))}`;
}

/** Postman escapes what would end a parameter in its text, but not in the values of variables. */
function escapeOutside(template: string, reserved: RegExp): string {
  return template.replace(reserved, (found) => (found.length > 1 ? found : percentEncode(found)));
}

/** Takes a URL apart as Postman does, which never fails, and encodes each part by its own rules. */
export function encodeUrl(text: string): string {
  const [, address = "", query = ""] = /^([^?#]*)(\?[^#]*)?/.exec(text.trimStart()) ?? [];
  const [, protocol = "http", authority = "", path = ""] =
    /^(?:(.*?):\/\/+)?([^/]*)(.*)/s.exec(address.replaceAll("\\", "/")) ?? [];
  return `${protocol.toLowerCase()}://${authority}${encodePath(path || "/")}${encodeQuery(query)}`;
}
