import type { Param, Url } from "../model.js";
import { postmanCollection } from "../postman.js";
import { normalizeParams } from "./params.js";
import { isRecord, optional, text, type Json } from "./values.js";
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

function parseUrl(raw: string): Url {
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
