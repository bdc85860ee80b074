import type { Url } from "postman-collection";
import urlEncoder from "postman-url-encoder";

import { sentCredentials } from "../../auth/kinds.js";
import { clientHeaders, isDefault } from "../../client-model/fields.js";
import { type KeptIntegers, keptIntegers } from "../../client-model/integers.js";
import { bodySample, exactBody, givenSegment, jsonOf } from "../../client-model/samples.js";
import { formEncode, objectOrder } from "../../ir/form.js";
import type {
  AuthIr,
  BodyIr,
  FilePartIr,
  JsonValue,
  OperationIr,
  ParameterIr,
  PathParameterIr,
} from "../../ir/model.js";
import { postmanCollection } from "../../read/postman.js";
import { fill, type Lookup, pathVariable } from "../../template.js";

/**
 * The request that must arrive when an operation is called with its sample. Postman's own libraries put the URL
 * together and encode it, so that the generated tests hold the client against Postman and not against itself.
 */
export interface RecordedRequest {
  method: string;
  /** Absolute, without the fragment. */
  url: string;
  /** Names in lower case. */
  headers: Record<string, string>;
  body?: RecordedBody;
}

export type RecordedBody =
  { json: JsonValue } | { text: string } | { file: string } | { parts: RecordedPart[] };

export type RecordedPart = { name: string; value: string } | { name: string; file: string };

/** Returns the request that Postman sends for that input. `values` gives every variable a value. */
export function recordedRequest(operation: OperationIr, input: JsonValue, values: Lookup): RecordedRequest {
  const { method, headers, host, auth } = operation;
  const sent = sentHeaders(headers, values);
  if (host !== undefined) sent.set("host", fill(host, values));
  const url = authorize(auth, values, sent, requestUrl(operation, values));
  const kept = keptIntegers(operation, "body");
  const body = operation.body && recordedBody(operation.body, input, values, kept);
  // A form without parts is not sent, nor is what says that there is one.
  if (operation.body?.mode === "multipart" && body === undefined) sent.delete("content-type");
  return {
    method,
    url: encodeUrl(url, operation.behavior.rawUrl === true),
    headers: Object.fromEntries([...sent].sort(([a], [b]) => (a < b ? -1 : 1))),
    ...(body ? { body } : {}),
  };
}

function sentHeaders(headers: readonly ParameterIr[], values: Lookup): Map<string, string> {
  const sent = new Map<string, string>();
  for (const h of clientHeaders(headers).filter((p) => !p.disabled)) {
    const value = fill(h.value ?? "", values);
    const key = fill(h.key, values).toLowerCase();
    sent.set(key, sent.has(key) ? `${sent.get(key)}, ${value}` : value);
  }
  return sent;
}

function requestUrl({ url }: OperationIr, values: Lookup): string {
  const path = new Map(url.path.map((parameter) => [parameter.key, parameter]));
  const segments = url.base.split("/").map((segment) => fillSegment(segment, path, values));
  const query = url.query.filter((p) => !p.disabled).map((p) => queryPart(p, values));
  return fill(segments.join("/"), values) + (query.length > 0 ? `?${query.join("&")}` : "");
}

function fillSegment(segment: string, path: ReadonlyMap<string, PathParameterIr>, values: Lookup): string {
  const key = pathVariable(segment);
  const parameter = key === undefined ? undefined : path.get(key);
  if (key === undefined || parameter === undefined) return segment;
  const value =
    parameter.default ?? encodeReserved(givenSegment(fill(parameter.sample, values)), /[/?#\\%]/g);
  return value + segment.slice(key.length + 1);
}

function queryPart(parameter: ParameterIr, values: Lookup): string {
  const { key, value } = parameter;
  if (isDefault(parameter)) return fill(unparse(key, value), values);
  const given = value === null ? null : encodeReserved(fill(value, values), /[&#+]|%(?![\da-f]{2})/gi);
  return unparse(encodeReserved(key, /[&#+=]|%(?![\da-f]{2})/gi), given);
}

function unparse(key: string, value: string | null): string {
  if (/[&#=]/.test(key) || /[&#]/.test(value ?? "")) {
    return postmanCollection().QueryParam.unparseSingle({ key, value });
  }
  return value === null ? key : `${key}=${value}`;
}

function encodeReserved(text: string, reserved: RegExp): string {
  return text.replace(reserved, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** As Postman encodes it, and fetch then spells it: hosts in lower case, no steps in the path. */
function encodeUrl(url: Url | string, raw: boolean): string {
  const node = urlEncoder.toNodeUrl(url, raw);
  const href = node.href.slice(0, node.hash === null ? undefined : -node.hash.length);
  return URL.canParse(href) ? normalized(href) : href;
}

/** In the spelling of `URL`, but for `^`: in a path newer parsers escape it, older ones and Postman do not. */
function normalized(href: string): string {
  const dashes = Array.from(href.matchAll(/caret(-*)/g), ([, found = ""]) => found.length);
  const mask = `caret${"-".repeat(1 + dashes.reduce((a, b) => Math.max(a, b), 0))}`;
  return new URL(href.replaceAll("^", mask)).href.replaceAll(mask, "^");
}

/** Postman sends what stands before the host as Basic auth, unless the request has credentials of its own. */
function takeUserInfo(url: Url, headers: Map<string, string>): void {
  const { user, password } = url.auth ?? {};
  if (user === undefined) return;
  delete url.auth;
  if (headers.has("authorization")) return;
  headers.set("authorization", basic(`${user}:${password ?? ""}`));
}

function basic(pair: string): string {
  return `Basic ${Buffer.from(pair).toString("base64")}`;
}

/**
 * Adds the credentials as Postman's runtime does, which takes away what would conflict. Returns the URL, which only has to
 * be taken apart where it has something to do with credentials.
 */
function authorize(auth: AuthIr, values: Lookup, headers: Map<string, string>, text: string): Url | string {
  const filled = (template: string) => fill(template, values);
  const { header, query, user, removes } = sentCredentials(auth, filled) ?? {};
  if (removes !== undefined) headers.delete(removes);
  if (user !== undefined) headers.set("authorization", basic(filled(user)));
  if (header) headers.set(filled(header.key).toLowerCase(), filled(header.value));
  if (!query && !text.includes("@")) return text;
  const url = new (postmanCollection().Url)(text);
  if (query) replaceQuery(url, filled(query.key), filled(query.value));
  takeUserInfo(url, headers);
  return url;
}

function replaceQuery(url: Url, key: string, value: string): void {
  url.removeQueryParams([key]);
  url.addQueryParams([{ key, value }]);
}

function recordedBody(
  body: BodyIr,
  input: JsonValue,
  values: Lookup,
  kept: readonly KeptIntegers[],
): RecordedBody | undefined {
  switch (body.mode) {
    case "json":
      return kept.length > 0
        ? { text: exactBody(body, values, kept) }
        : { json: jsonOf(bodySample(body.text, values, []) ?? null) };
    case "text":
      return { text: fill(body.text, values) };
    case "urlencoded":
      return {
        text: urlencoded(
          body.fields.filter((f) => !f.disabled),
          values,
        ),
      };
    case "multipart":
      return partsBody(body.parts.filter((p) => !p.disabled).flatMap((p) => recordedParts(p, values)));
    case "binary":
      return { file: body.file ?? "file" };
    case "graphql": {
      const variables =
        body.variables === undefined
          ? member(member(input, "body"), "variables")
          : jsonOf(bodySample(body.variables, values, []) ?? null);
      const json = {
        ...(body.query === undefined ? {} : { query: fill(body.query, values) }),
        ...(body.operationName === undefined ? {} : { operationName: fill(body.operationName, values) }),
        ...(variables === undefined ? {} : { variables }),
      };
      if (body.variablesText === undefined) return { json };
      const text = fill(body.variablesText, values);
      return { text: `${JSON.stringify(json).slice(0, -1)},"variables":${text}}` };
    }
  }
}

function member(value: JsonValue | undefined, key: string): JsonValue | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return value[key];
}

function urlencoded(fields: readonly ParameterIr[], values: Lookup): string {
  const key = (field: ParameterIr) => fill(field.key, values);
  return objectOrder(fields, key)
    .map((field) => `${formEncode(key(field))}=${formEncode(fill(field.value ?? "", values))}`)
    .join("&");
}

/** A form without parts is no body: files that nobody chose are left out. */
function partsBody(parts: RecordedPart[]): RecordedBody | undefined {
  return parts.length > 0 ? { parts } : undefined;
}

function recordedParts(part: FilePartIr, values: Lookup): RecordedPart[] {
  const name = fill(part.key, values);
  if (part.files) return part.files.map((file) => ({ name, file }));
  return [{ name, value: fill(part.value ?? "", values) }];
}
