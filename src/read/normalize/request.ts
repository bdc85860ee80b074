import type { Example, Request } from "../model.js";
import { normalizeAuth } from "./auth.js";
import { normalizeBody } from "./body.js";
import { normalizeHeaders } from "./params.js";
import { normalizeUrl } from "./url.js";
import { description, isRecord, type Json, optional, text } from "./values.js";

/** A request, or only its URL as text. */
export function normalizeRequest(value: unknown): Request {
  if (typeof value === "string")
    return { method: "GET", ...optional("url", normalizeUrl(value)), headers: [] };
  const json = isRecord(value) ? value : {};
  return {
    method: text(json.method)?.trim() || "GET",
    ...optional("url", normalizeUrl(json.url)),
    headers: normalizeHeaders(json.header),
    ...optional("body", normalizeBody(json.body)),
    ...optional("auth", normalizeAuth(json.auth)),
    ...optional("description", description(json.description)),
  };
}

/** Returns the saved responses of a request. */
export function normalizeExamples(value: unknown): Example[] {
  return (Array.isArray(value) ? value : []).filter(isRecord).map(example);
}

function example(json: Json): Example {
  const { originalRequest } = json;
  const hasRequest = isRecord(originalRequest) || typeof originalRequest === "string";
  return {
    name: text(json.name) ?? "",
    ...(hasRequest ? { originalRequest: normalizeRequest(originalRequest) } : {}),
    ...optional(
      "status",
      statusCode(json.code) ?? STATUS_OF_TEXT.get(text(json.status)?.toLowerCase() ?? ""),
    ),
    ...optional("statusText", text(json.status)),
    headers: normalizeHeaders(json.header),
    ...optional("body", text(json.body)),
    ...optional("language", text(json._postman_previewlanguage)),
  };
}

/** For responses that were saved with nothing but the text. https://www.iana.org/assignments/http-status-codes */
const STATUS_OF_TEXT: ReadonlyMap<string, number> = new Map([
  ["ok", 200],
  ["created", 201],
  ["accepted", 202],
  ["no content", 204],
  ["bad request", 400],
  ["unauthorized", 401],
  ["forbidden", 403],
  ["not found", 404],
  ["method not allowed", 405],
  ["conflict", 409],
  ["unprocessable entity", 422],
  ["too many requests", 429],
  ["internal server error", 500],
  ["bad gateway", 502],
  ["service unavailable", 503],
  ["gateway timeout", 504],
]);

function statusCode(value: unknown): number | undefined {
  const code = Number(text(value)?.trim() || Number.NaN);
  return Number.isInteger(code) && code >= 100 && code <= 999 ? code : undefined;
}
