// Part of the runtime of postman-codegen. Do not edit.
import { InputError } from "./errors.js";
import type { Entry, Operation, Resolve } from "./types.js";

/** Everything of `source` is kept but control characters, what is not ASCII, and the characters listed. */
function encoderOf(listed: string): (text: string) => string {
  const escaped = listed.replace(/[\\\]^-]/g, "\\$&");
  const reserved = new RegExp(`[\\0-\\x1f\\x7f${escaped}]|[^\\0-\\x7f]+`, "g");
  return (text) => text.replace(reserved, percentEncode);
}

function percentEncode(text: string): string {
  return Array.from(
    new TextEncoder().encode(text),
    (byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`,
  ).join("");
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
  input: { path?: object | undefined; query?: object | undefined },
  resolve: Resolve,
): Promise<string> {
  const base = await resolveBase(operation, input.path ?? {}, resolve);
  const query = await queryParts(operation.query ?? [], input.query ?? {}, resolve);
  const text = query.length > 0 ? `${base}?${query.join("&")}` : base;
  return operation.rawUrl === true ? withProtocol(text) : encodeUrl(text);
}

async function resolveBase(operation: Operation, given: object, resolve: Resolve): Promise<string> {
  const { path = {}, url, name } = operation;
  const host = /^(?:[^/]*:\/\/+)?[^/]*/.exec(url)?.[0] ?? "";
  const segments: string[] = [];
  for (const segment of url.slice(host.length).split("/")) {
    segments.push(await fillSegment(segment, path, given, resolve, name));
  }
  return (await resolve(host)) + segments.join("/");
}

async function fillSegment(
  segment: string,
  path: NonNullable<Operation["path"]>,
  given: object,
  resolve: Resolve,
  operation: string,
): Promise<string> {
  const variable = /^:([^.]+)/.exec(segment)?.[1];
  const key = variable ?? /^\{\{([^{}]+)\}\}$/.exec(segment)?.[1];
  const filled = async (template: string) => checkSteps(template, await resolve(template), operation);
  if (key === undefined || !Object.hasOwn(path, key)) return filled(segment);
  const suffix = variable === undefined ? "" : segment.slice(variable.length + 1);
  const value = Object.hasOwn(given, key) ? (given as Record<string, unknown>)[key] : undefined;
  if (value !== undefined) return pathValue(key, value, operation) + suffix;
  const fallback = path[key];
  if (fallback == null)
    throw new InputError(`the path parameter ${JSON.stringify(key)} is missing`, operation);
  return filled(fallback + suffix);
}

/** Values of variables may hold more than one segment, as in Postman, but none that leads out of where they stand. */
function checkSteps(template: string, text: string, operation: string): string {
  if (text !== template && /(?:^|[/\\])(?:\.|%2e){2}(?:[/\\?#]|$)/i.test(text)) {
    throw new InputError(`the path cannot have the step ".." from ${JSON.stringify(template)}`, operation);
  }
  return text;
}

function pathValue(key: string, value: unknown, operation: string): string {
  const text = String(value);
  // No spelling of these can be sent: URL parsers take even their escapes for steps in the path.
  if (/^(?:\.|%2e){0,2}$/i.test(text)) {
    throw new InputError(
      `the path parameter ${JSON.stringify(key)} cannot be ${JSON.stringify(text)}`,
      operation,
    );
  }
  return encodeLonePercent(encodePathValue(text));
}

/** Parameters in the order of the collection, then those that it does not know. */
async function queryParts(entries: readonly Entry[], given: object, resolve: Resolve): Promise<string[]> {
  const left = new Map(Object.entries(given).map(([key, value]: [string, unknown]) => [key, listOf(value)]));
  const lastOf = new Map(entries.map(([key], i) => [key, i]));
  const parts: string[] = [];
  for (const [i, entry] of entries.entries()) {
    const [key, template] = entry;
    const values = left.get(key);
    if (values === undefined) {
      if (template !== undefined) parts.push(await templatePart(key, template, resolve));
    } else {
      const taken = lastOf.get(key) === i ? values.splice(0) : values.splice(0, 1);
      parts.push(...taken.map((value) => valuePart(key, value)));
    }
  }
  for (const [key, values] of left) parts.push(...values.map((value) => valuePart(key, value)));
  return parts;
}

function listOf(value: unknown): unknown[] {
  return (Array.isArray(value) ? [...(value as unknown[])] : [value]).filter((item) => item !== undefined);
}

function valuePart(key: string, value: unknown): string {
  const name = encodeLonePercent(encodeQueryKey(key));
  return value === null ? name : `${name}=${encodeLonePercent(encodeQueryValue(String(value)))}`;
}

/** A query parameter as Postman encodes one that is added to a finished URL. */
export function encodeParameter(key: string, value: string | null): string {
  const name = encodeQuery(key.replace(/[&#=]/g, percentEncode));
  return value === null ? name : `${name}=${encodeQuery(value.replace(/[&#]/g, percentEncode))}`;
}

/** Postman escapes what would end a parameter in its text, but not in the values of variables. */
async function templatePart(key: string, template: string | null, resolve: Resolve): Promise<string> {
  const name = await resolve(escapeOutside(key, /[&#=]/g));
  return template === null ? name : `${name}=${await resolve(escapeOutside(template, /[&#]/g))}`;
}

function escapeOutside(template: string, reserved: RegExp): string {
  return template
    .split(/(\{\{[^{}]+\}\})/)
    .map((part, i) => (i % 2 === 1 ? part : part.replace(reserved, percentEncode)))
    .join("");
}

function withProtocol(url: string): string {
  return url.includes("://") ? url : `http://${url}`;
}

/** Takes a URL apart as Postman does, which never fails, and encodes each part by its own rules. */
export function encodeUrl(text: string): string {
  const [whole = ""] = text.trimStart().split("#", 1);
  const question = whole.indexOf("?");
  const query = question < 0 ? "" : `?${encodeQuery(whole.slice(question + 1))}`;
  const rest = (question < 0 ? whole : whole.slice(0, question)).replaceAll("\\", "/");
  const [, protocol = "http", address = ""] = /^(?:(.*?):\/\/+)?(.*)/s.exec(rest) ?? [];
  const slash = address.indexOf("/");
  const authority = slash < 0 ? address : address.slice(0, slash);
  const path = slash < 0 ? "/" : encodePath(address.slice(slash));
  return `${protocol.toLowerCase()}://${authority}${path}${query}`;
}
