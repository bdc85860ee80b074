import type { Param, Url } from "../model.js";
import { postmanCollection } from "../postman.js";
import { normalizeParams } from "./params.js";
import { isRecord, type Json, optional, text } from "./values.js";
import { normalizeVariables } from "./variables.js";

/**
 * Postman's own class splits text; the parts of an object are taken as they are, as its runtime does. `raw` counts only
 * where there is nothing else.
 */
export function normalizeUrl(value: unknown): Url | undefined {
  if (typeof value === "string") return value.trim() === "" ? undefined : parseUrl(value);
  if (!isRecord(value)) return undefined;
  const hasParts = ["host", "path", "protocol", "query"].some(
    (key) => value[key] !== undefined && value[key] !== null,
  );
  const raw = text(value.raw);
  if (hasParts) return urlFromParts(value);
  return raw === undefined || raw.trim() === ""
    ? undefined
    : { ...parseUrl(raw), variables: normalizeVariables(value.variable) };
}

/** A reference that Postman's parser keeps whole: `{{}}` too, but no name with `=`, at which it splits a query. */
const REFERENCE = /\{\{[^{}=]*\}\}/g;

/** Postman's parser takes time that grows with the square of the number of references. */
const MAX_REFERENCES = 1_000;

/** A URL as Postman's own class splits its text. */
function parseUrl(raw: string): Url {
  const references = raw.match(REFERENCE) ?? [];
  return references.length <= MAX_REFERENCES ? splitUrl(raw) : splitLongUrl(raw, references);
}

/** Splits a URL with stand-ins for its references, which hold no character that ends a part. */
function splitLongUrl(raw: string, references: readonly string[]): Url {
  const mark = unusedCharacter(raw);
  let count = 0;
  const url = splitUrl(raw.replace(REFERENCE, () => `${mark}${count++}${mark}`));
  const standIn = new RegExp(`${mark}(\\d+)${mark}`, "g");
  return mapTexts(url, (text) =>
    text.replace(standIn, (_, index: string) => references[Number(index)] ?? ""),
  );
}

const PRIVATE_USE = 0xe000;

/** A character of Unicode's private area that the text does not have. */
function unusedCharacter(text: string): string {
  const used = new Set(text);
  let code = PRIVATE_USE;
  while (used.has(String.fromCharCode(code))) code += 1;
  return String.fromCharCode(code);
}

/** A copy of plain data with each text in it changed. */
function mapTexts<T>(value: T, change: (text: string) => string): T {
  if (typeof value === "string") return change(value) as T;
  if (Array.isArray(value)) return value.map((element: unknown) => mapTexts(element, change)) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, mapTexts(member as unknown, change)]),
  ) as T;
}

function splitUrl(raw: string): Url {
  const { protocol, auth, host, port, path, query, hash, variable } = postmanCollection().Url.parse(raw);
  return {
    ...optional("protocol", protocol),
    ...optional("auth", auth && credentials(auth)),
    host: host ?? [],
    ...optional("port", port),
    ...optional("path", path),
    query: (query ?? []).map(({ key, value }) => ({ key, value })),
    ...optional("hash", hash),
    variables: normalizeVariables(variable),
  };
}

function urlFromParts(json: Json): Url {
  return {
    ...optional("protocol", text(json.protocol) || undefined),
    ...optional("auth", isRecord(json.auth) ? credentials(json.auth) : undefined),
    host: hostSegments(json.host),
    ...optional("port", text(json.port)),
    ...optional("path", pathSegments(json.path)),
    query: normalizeQuery(json.query),
    ...optional("hash", text(json.hash)),
    variables: normalizeVariables(json.variable),
  };
}

function credentials({ user, password }: { user?: unknown; password?: unknown }): NonNullable<Url["auth"]> {
  return { ...optional("user", text(user)), ...optional("password", text(password)) };
}

function hostSegments(value: unknown): string[] {
  return (typeof value === "string" ? splitHost(value) : segments(value, ".")) ?? [];
}

/** At the dots that are not in the name of a variable. As a regular expression, this takes quadratic time. */
function splitHost(host: string): string[] {
  const found = [""];
  const append = (text: string) => (found[found.length - 1] += text);
  for (const [i, part] of host.split("{").entries()) {
    const end = Math.max(0, part.lastIndexOf("}}"));
    append((i > 0 ? "{" : "") + part.slice(0, end));
    const [first = "", ...others] = part.slice(end).split(".");
    append(first);
    for (const other of others) found.push(other);
  }
  return found;
}

function segments(value: unknown, separator: string): string[] | undefined {
  if (typeof value === "string") return value.split(separator);
  return Array.isArray(value) ? value.map(segment) : undefined;
}

/** Segments are texts, or objects with a `value` in some old exports. */
function segment(value: unknown): string {
  return text(isRecord(value) ? value.value : value) ?? "";
}

function pathSegments(value: unknown): string[] | undefined {
  if (typeof value !== "string") return segments(value, "/");
  if (value === "") return undefined;
  return value === "/" ? [""] : value.replace(/^\//, "").split("/");
}

function normalizeQuery(value: unknown): Param[] {
  return normalizeParams(value, parseQuery);
}

/** As Postman splits the text of a query or a form. */
export function parseQuery(query: string): Param[] {
  const params = postmanCollection().QueryParam.parse(query);
  return params.map(({ key, value }) => ({ key, value }));
}
