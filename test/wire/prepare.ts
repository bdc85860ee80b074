import path from "node:path";

import type { Json, JsonObject } from "./json.js";
import { isObject, list, mapStrings, strings } from "./json.js";

/** A request of the collection with what the comparison has to know about it. */
export interface PreparedRequest {
  /** Also the id that Postman's runtime reports it with. */
  id: string;
  /** Position in document order, as in the manifest. */
  index: number;
  path: string[];
  /** Lower-case names of the headers that the request itself has switched on. */
  ownHeaders: ReadonlySet<string>;
  /** Some part of it is made anew for each request. */
  dynamic: boolean;
}

export interface Prepared {
  collection: JsonObject;
  environment: JsonObject;
  requests: PreparedRequest[];
  /** Base names of the files that the requests send. */
  files: string[];
}

const REFERENCE = /\{\{([^{}]*)\}\}/g;

/**
 * Makes a collection that Postman, the client and the scripts can all run against a loopback server. Hosts stay as they
 * are, since connections are diverted below HTTP, but `https` becomes `http`. Variables without a value get one, and the
 * literal credentials in `credentials` (value to variable) become variables, in bodies too, since generated files leave them
 * out.
 */
export function prepare(source: JsonObject, credentials: Readonly<Record<string, string>> = {}): Prepared {
  const secrets = new Map(Object.entries(credentials));
  const collection = withItems(source, (item) => ({
    ...item,
    ...(item.request === undefined ? {} : { request: prepareRequest(item.request, secrets) }),
  }));
  collection.variable = mapStrings(list(source.variable), withoutTls);
  const requests = [...numbered(collection)];
  return {
    collection,
    environment: environmentOf(unsetVariables(collection), secrets),
    requests: requests.map(({ item, names }, index) => describe(item, names, index)),
    files: [...new Set(requests.flatMap(({ item }) => filesOf(item)))].sort(),
  };
}

/** Also numbers the requests and drops scripts, which could change what is sent. */
function withItems(source: JsonObject, change: (item: JsonObject) => JsonObject): JsonObject {
  let next = 0;
  const visit = (node: JsonObject): JsonObject => {
    const rest = Object.fromEntries(Object.entries(node).filter(([key]) => key !== "event"));
    if (Array.isArray(rest.item)) return { ...rest, item: rest.item.filter(isObject).map(visit) };
    return rest.request === undefined ? rest : change({ ...rest, id: idOf(next++) });
  };
  return visit(source);
}

function idOf(index: number): string {
  return `wire-${index}`;
}

function prepareRequest(request: Json, secrets: ReadonlyMap<string, string>): Json {
  if (typeof request === "string") return withoutTls(request);
  if (!isObject(request)) return request;
  const reference = (text: string) => (secrets.has(text) ? `{{${secrets.get(text)}}}` : text);
  // A whole value, one in quotes, or the text of an XML element.
  const inBody = (text: string) =>
    reference(text).replace(/(?<=["'])[^"'\n]+(?=["'])|(?<=>)[^<>\n]+(?=<\/)/g, reference);
  return {
    ...request,
    ...(request.url === undefined ? {} : { url: mapStrings(plainUrl(request.url), reference) }),
    ...(request.auth === undefined ? {} : { auth: mapStrings(request.auth, reference) }),
    ...(request.header === undefined ? {} : { header: mapStrings(request.header, reference) }),
    ...(request.body === undefined ? {} : { body: mapStrings(request.body, inBody) }),
  };
}

function plainUrl(url: Json): Json {
  if (typeof url === "string") return withoutTls(url);
  if (!isObject(url)) return url;
  return {
    ...url,
    ...(typeof url.raw === "string" ? { raw: withoutTls(url.raw) } : {}),
    ...(typeof url.protocol === "string" ? { protocol: url.protocol.replace(/^https$/i, "http") } : {}),
  };
}

function withoutTls(text: string): string {
  return text.replace(/^(http)s(?=:\/\/)/i, "$1");
}

function* numbered(
  node: JsonObject,
  folders: string[] = [],
): Generator<{ item: JsonObject; names: string[] }> {
  for (const item of list(node.item).filter(isObject)) {
    const names = [...folders, typeof item.name === "string" ? item.name : ""];
    if (Array.isArray(item.item)) yield* numbered(item, names);
    else if (item.request !== undefined) yield { item, names };
  }
}

function describe(item: JsonObject, names: string[], index: number): PreparedRequest {
  const request = item.request ?? null;
  const ownHeaders = list(isObject(request) ? request.header : undefined)
    .filter(isObject)
    .filter((header) => header.disabled !== true && typeof header.key === "string")
    .map((header) => String(header.key).trim().toLowerCase());
  return {
    id: idOf(index),
    index,
    path: names,
    ownHeaders: new Set(ownHeaders),
    dynamic: [...strings(request)].some((text) => text.includes("{{$")),
  };
}

function filesOf(item: JsonObject): string[] {
  const body = isObject(item.request) && isObject(item.request.body) ? item.request.body : {};
  const sources = [
    ...list(body.formdata).map((part) => (isObject(part) ? (part.src ?? null) : null)),
    isObject(body.file) ? (body.file.src ?? null) : null,
  ];
  return sources.flatMap((src) => [...strings(src)]).map((name) => path.basename(name));
}

/** Names that some request refers to and that no enabled variable of the collection has. */
function unsetVariables(collection: JsonObject): string[] {
  const variables = list(collection.variable).filter(isObject);
  const set = new Set(variables.filter((v) => v.disabled !== true).map((v) => String(v.key)));
  const used = new Set<string>();
  for (const text of [...strings(variables), ...sentStrings(collection)]) {
    for (const [, name = ""] of text.matchAll(REFERENCE)) used.add(name);
  }
  return [...used].filter((name) => name !== "" && !name.startsWith("$") && !set.has(name)).sort();
}

/** All text that could become part of a request: names, descriptions and saved responses cannot. */
function* sentStrings(node: JsonObject): Generator<string> {
  yield* strings(node.auth ?? null);
  yield* strings(isObject(node.request) ? { ...node.request, description: null } : (node.request ?? null));
  for (const item of list(node.item).filter(isObject)) yield* sentStrings(item);
}

function environmentOf(unset: readonly string[], secrets: ReadonlyMap<string, string>): JsonObject {
  const values = new Map(
    unset.map((name, index) => [name, `v${index + 1}-${name.replace(/[^A-Za-z0-9]+/g, "-")}`]),
  );
  for (const [value, name] of secrets) values.set(name, value);
  return {
    id: "wire",
    name: "wire",
    values: [...values].map(([key, value]) => ({ key, value, enabled: true })),
    _postman_variable_scope: "environment",
  };
}

/** The value of every variable, by its name. */
export function variablesOf({
  collection,
  environment,
}: Pick<Prepared, "collection" | "environment">): Record<string, string> {
  const enabled = list(collection.variable)
    .filter(isObject)
    .filter((variable) => variable.disabled !== true);
  return Object.fromEntries([...pairs(enabled), ...pairs(list(environment.values))]);
}

/** The environment as plain names and values. */
export function valuesOf(environment: JsonObject): Record<string, string> {
  return Object.fromEntries(pairs(list(environment.values)));
}

function pairs(variables: readonly Json[]): [name: string, value: string][] {
  return variables.filter(isObject).map(({ key = "", value = "" }) => [String(key), String(value)]);
}
