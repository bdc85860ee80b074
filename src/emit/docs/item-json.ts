import { STATUS_CODES } from "node:http";

import { baseUrl } from "../../ir/url.js";
import { everyItem } from "../../read/items.js";
import type {
  Auth,
  Body,
  Collection,
  Example,
  FormPart,
  Param,
  Request,
  RequestItem,
  Url,
  Variable,
} from "../../read/model.js";

/**
 * The items of a collection as Postman v2.1 writes them, made from what was read: whatever format the collection had, and
 * without the credentials that have been taken out of it. By position in document order.
 * https://schema.postman.com/collection/json/v2.1.0/draft-07/docs/index.html
 */
export function requestItems(collection: Collection): RequestItem[] {
  return [...everyItem(collection.items)].filter((item) => item.kind === "request");
}

/** Returns a request with its saved responses as an item of a v2.1 collection. */
export function itemJson({ name, description, request, examples, behavior }: RequestItem): object {
  return defined({
    name,
    description,
    protocolProfileBehavior: Object.keys(behavior).length > 0 ? behavior : undefined,
    request: requestJson(request),
    response: examples.map(exampleJson),
  });
}

/** Returns a request as v2.1 collections have it. */
export function requestJson({ method, url, headers, body, auth, description }: Request): object {
  return defined({
    auth: auth && authJson(auth),
    method,
    header: headers.map(paramJson),
    body: body && bodyJson(body),
    url: url && urlJson(url),
    description,
  });
}

function defined(members: Record<string, unknown>): object {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

function authJson({ type, params }: Auth): object {
  const list = Object.entries(params).map(([key, value]) => ({ key, value, type: "string" }));
  return list.length === 0 ? { type } : { type, [type]: list };
}

function paramJson({ key, value, disabled, description }: Param): object {
  return defined({ key, value, disabled, description });
}

function partJson({ key, value, type, src, srcIsList, contentType, fileName, ...rest }: FormPart): object {
  const content = type === "file" ? { src: srcIsList ? src : (src?.[0] ?? null) } : { value };
  return defined({ key, ...content, type, contentType, fileName, ...rest });
}

function bodyJson(body: Body): object {
  const { disabled } = body;
  switch (body.mode) {
    case "raw": {
      const options = body.language === undefined ? undefined : { raw: { language: body.language } };
      return defined({ mode: "raw", raw: body.raw, options, disabled });
    }
    case "urlencoded":
      return defined({ mode: "urlencoded", urlencoded: body.urlencoded.map(paramJson), disabled });
    case "formdata":
      return defined({ mode: "formdata", formdata: body.formdata.map(partJson), disabled });
    case "file":
      return defined({ mode: "file", file: defined({ src: body.src, content: body.content }), disabled });
    case "graphql": {
      const { query, operationName, variables } = body;
      return defined({ mode: "graphql", graphql: defined({ query, operationName, variables }), disabled });
    }
  }
}

function urlJson(url: Url): object {
  const enabled = url.query.filter((p) => !p.disabled);
  const query = enabled
    .map(({ key, value }) => (value === null ? (key ?? "") : `${key ?? ""}=${value}`))
    .join("&");
  const list = <T>(items: readonly T[]) => (items.length > 0 ? items : undefined);
  return defined({
    raw: `${baseUrl(url)}${enabled.length > 0 ? `?${query}` : ""}${url.hash === undefined ? "" : `#${url.hash}`}`,
    protocol: url.protocol,
    auth: url.auth,
    host: url.host,
    port: url.port,
    path: url.path,
    query: list(url.query.map(paramJson)),
    hash: url.hash,
    variable: list(url.variables.map(variableJson)),
  });
}

function variableJson({ key, value, type, disabled, description }: Variable): object {
  return defined({ key, value, type, disabled, description });
}

function exampleJson({
  name,
  originalRequest,
  status,
  statusText,
  headers,
  body,
  language,
}: Example): object {
  return defined({
    name,
    originalRequest: originalRequest && requestJson(originalRequest),
    status: statusText ?? (status === undefined ? undefined : STATUS_CODES[status]),
    code: status,
    _postman_previewlanguage: language,
    header: headers.map(paramJson),
    cookie: [],
    body,
  });
}
