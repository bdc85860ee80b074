import type { QueryParamJson } from "postman-collection";

import type { DiagnosticCode } from "../../../diagnostics/diagnostic.js";
import { isRecord, type Json, list, optional, text } from "../../normalize/values.js";
import type { Path } from "../../path.js";
import { postmanCollection } from "../../postman.js";

/** Something in a file of the collection that its owner should know of. */
export interface Problem {
  path: Path;
  message: string;
  code?: DiagnosticCode;
  hint?: string;
}

export interface Shaped<T> {
  json: T;
  problems: Problem[];
}

/** A definition.yaml as a folder of v2.1, without its name and its items. */
export function folderJson(yaml: Json): Shaped<Json> {
  const problems: Problem[] = [];
  const json = {
    ...optional("description", yaml.description ?? undefined),
    ...optional("auth", authJson(yaml.auth, problems)),
    variable: parameters(yaml.variables),
    ...optional("protocolProfileBehavior", behaviorJson(yaml.settings)),
    ...optional("event", eventsJson(yaml.scripts)),
  };
  return { json, problems };
}

/** A `.request.yaml` as an item of v2.1; nothing where it is no HTTP request. */
export function requestJson(yaml: Json, name: string): Shaped<Json | undefined> {
  const kind = text(yaml.$kind) ?? "http-request";
  if (kind !== "http-request" && kind !== "graphql-request")
    return { json: undefined, problems: [otherProtocol(kind, name)] };
  const problems: Problem[] = [];
  const json = {
    name,
    request: {
      ...messageJson(kind === "graphql-request" ? asHttp(yaml) : yaml, problems),
      ...optional("auth", authJson(yaml.auth, problems)),
      ...optional("description", yaml.description ?? undefined),
    },
    ...optional("protocolProfileBehavior", behaviorJson(yaml.settings)),
    ...optional("event", eventsJson(yaml.scripts)),
  };
  return { json, problems };
}

/** `beforeRequest`, in folders `http:beforeRequest`; scripts of other protocols and languages never run for HTTP requests. */
const SCRIPT_TYPE = /^(?:http:)?(beforeRequest|afterResponse)$/;

function eventsJson(scripts: unknown): Json[] | undefined {
  const events = list(scripts).flatMap((script): Json[] => {
    if (!isRecord(script)) return [];
    const [, type] = SCRIPT_TYPE.exec(text(script.type) ?? "") ?? [];
    if (type === undefined) return [];
    const listen = type === "beforeRequest" ? "prerequest" : "test";
    return [{ listen, script: { exec: text(script.code) }, ...optional("disabled", script.disabled) }];
  });
  return events.length === 0 ? undefined : events;
}

function otherProtocol(kind: string, name: string): Problem {
  return {
    path: ["$kind"],
    message: `request ${JSON.stringify(name)} is of the kind ${JSON.stringify(kind)}, which is not HTTP; it was left out`,
    code: "PC1004",
    hint: "only HTTP and GraphQL requests have a client, a script and tests",
  };
}

/** GraphQL has a kind of its own, and is sent as a POST with the query in the body. */
function asHttp(yaml: Json): Json {
  const { query, variables, operationName, body } = yaml;
  const content = { query, variables, operationName };
  return { method: "POST", ...yaml, body: query === undefined ? body : { type: "graphql", content } };
}

/** An `.example.yaml` as a saved response of v2.1. */
export function exampleJson(yaml: Json, name: string): Json {
  const response = isRecord(yaml.response) ? yaml.response : yaml;
  const request = [yaml.request, yaml.originalRequest].find(isRecord);
  const body = isRecord(response.body) ? response.body : { content: response.body };
  return {
    name,
    ...(request === undefined ? {} : { originalRequest: messageJson(request, []) }),
    code: response.statusCode ?? response.code,
    status: response.statusText ?? (response === yaml ? undefined : response.status),
    header: parameters(response.headers),
    body: text(body.content),
    ...optional("_postman_previewlanguage", text(body.type)),
  };
}

/** Converts the parts that a request and the request of an example have in common. */
function messageJson(yaml: Json, problems: Problem[]): Json {
  return {
    ...optional("method", yaml.method ?? undefined),
    ...optional("url", urlJson(yaml)),
    header: parameters(yaml.headers),
    ...optional("body", bodyJson(yaml.body, problems)),
  };
}

/** The query of the URL is often said again in `queryParams`, with descriptions; what only the URL has stays. */
function urlJson({ url, queryParams, pathVariables }: Json): Json | undefined {
  const raw = text(url);
  if (raw === undefined || raw.trim() === "") return undefined;
  const parsed = postmanCollection().Url.parse(raw);
  const variables = parameters(pathVariables);
  return {
    ...parsed,
    query: mergedQuery(parsed.query ?? [], parameters(queryParams)),
    variable: variables.length > 0 ? variables : parsed.variable,
  };
}

function mergedQuery(inUrl: readonly QueryParamJson[], listed: readonly Json[]): object[] {
  const names = new Set(listed.map(({ key }) => text(key) ?? null));
  return [...inUrl.filter(({ key }) => !names.has(key)), ...listed];
}

/** A list of `{key, value}`, a map of names to values, or a list of such maps. */
function parameters(value: unknown): Json[] {
  if (Array.isArray(value))
    return value.filter(isRecord).flatMap((entry) => ("key" in entry ? [entry] : parameters(entry)));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, one]): Json[] => {
    if (Array.isArray(one)) return one.map((each: unknown) => ({ key, value: each }));
    return [isRecord(one) ? { ...one, key } : { key, value: one }];
  });
}

/** Kinds of body that are text, by the language that v2.1 gives them. */
const LANGUAGES = new Set(["json", "text", "xml", "html", "javascript"]);

function bodyJson(value: unknown, problems: Problem[]): Json | undefined {
  if (value === undefined || value === null) return undefined;
  const body = isRecord(value) ? value : { content: value };
  const type = text(body.type);
  const { content, disabled } = body;
  const shape = (mode: string, more: Json) => ({ mode, ...more, ...optional("disabled", disabled) });
  switch (type) {
    case "none":
      return undefined;
    case "urlencoded":
      return shape("urlencoded", { urlencoded: parameters(content) });
    case "formdata":
      return shape("formdata", { formdata: parameters(content) });
    case "file":
      return shape("file", { file: isRecord(content) ? content : { src: content ?? body.src } });
    case "graphql":
      return shape("graphql", { graphql: content });
  }
  const raw = text(content) ?? "";
  if (type === undefined) return shape("raw", { raw });
  const isKnown = LANGUAGES.has(type);
  if (!isKnown) {
    const message = `body of the unknown type ${JSON.stringify(type)}; read as text`;
    problems.push({ path: ["body", "type"], message });
  }
  return shape("raw", { raw, options: { raw: { language: isKnown ? type : "text" } } });
}

/** One auth, or a list of which Postman takes one by rules that we do not know: the first. An empty list inherits. */
function authJson(value: unknown, problems: Problem[]): Json | undefined {
  const all = Array.isArray(value)
    ? value.filter(isRecord)
    : [typeof value === "string" ? { type: value } : value];
  const [first, ...more] = all;
  if (more.length > 0)
    problems.push({
      path: ["auth"],
      message: `there are ${all.length} kinds of auth; the first is used`,
      hint: "pass `auth` to createClient for another one",
    });
  const type = isRecord(first) ? text(first.type) : undefined;
  if (!isRecord(first) || type === undefined || type === "inherit") return undefined;
  return { type, [type]: parameters(first.credentials) };
}

/** `settings` are what v2.1 calls protocolProfileBehavior, but for the headers switched off, which are a list here. */
function behaviorJson(settings: unknown): Json | undefined {
  if (!isRecord(settings)) return undefined;
  const { disabledSystemHeaders: headers, ...rest } = settings;
  if (!Array.isArray(headers)) return settings;
  const disabledSystemHeaders = Object.fromEntries(headers.map((name: unknown) => [String(name), true]));
  return { ...rest, disabledSystemHeaders };
}
