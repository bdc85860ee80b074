import type { Example, Request } from "../model.js";
import { normalizeAuth } from "./auth.js";
import { normalizeBody } from "./body.js";
import { normalizeHeaders } from "./params.js";
import { normalizeUrl } from "./url.js";
import { description, isRecord, optional, text, type Json } from "./values.js";

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

export function normalizeExamples(value: unknown): Example[] {
  return (Array.isArray(value) ? value : []).filter(isRecord).map(example);
}

function example(json: Json): Example {
  const { originalRequest } = json;
  const hasRequest = isRecord(originalRequest) || typeof originalRequest === "string";
  return {
    name: text(json.name) ?? "",
    ...(hasRequest ? { originalRequest: normalizeRequest(originalRequest) } : {}),
    ...optional("status", statusCode(json.code)),
    ...optional("statusText", text(json.status)),
    headers: normalizeHeaders(json.header),
    ...optional("body", text(json.body)),
    ...optional("language", text(json._postman_previewlanguage)),
  };
}

function statusCode(value: unknown): number | undefined {
  const code = Number(text(value)?.trim() || Number.NaN);
  return Number.isInteger(code) && code >= 100 && code <= 999 ? code : undefined;
}
