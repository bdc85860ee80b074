import type { Param, Url, Variable } from "../read/model.js";
import { hasReference, pathVariable, soleReference } from "../template.js";
import { described } from "./description.js";
import type { ParameterIr, PathParameterIr, Template, UrlIr } from "./model.js";
import { parameter } from "./parameters.js";
import { pathIds, type VariablePositions } from "./path-ids.js";

/**
 * A URL as Postman's runtime puts it together from its parts: protocol, credentials, host, port, path, query. `variables`
 * says where other URLs of the collection have path variables.
 * https://schema.postman.com/collection/json/v2.1.0/draft-07/docs/index.html (url)
 */
export function urlIr(given: Url, variables?: VariablePositions): UrlIr {
  const url = withNamedIds(given, variables);
  return {
    base: baseUrl(url),
    path: pathParameters(url),
    query: queryIr(url),
    ...(url.hash === undefined ? {} : { hash: url.hash }),
  };
}

/** Returns the query parameters of a URL, disabled ones included. */
export function queryIr({ query }: Url): ParameterIr[] {
  return query.map(queryParameter);
}

/** All before the query, with what the collection has in it. */
export function baseUrl(url: Url): string {
  return authority(url) + (url.path ? `/${url.path.join("/")}` : "");
}

function authority({ protocol, auth, host, port }: Url): string {
  const scheme = protocol ? (protocol.endsWith("://") ? protocol : `${protocol}://`) : "";
  const user = [auth?.user, auth?.password].filter((part) => part !== undefined).join(":");
  const credentials = auth && (auth.user !== undefined || auth.password !== undefined) ? `${user}@` : "";
  return `${scheme}${credentials}${host.join(".")}${port === undefined ? "" : `:${port}`}`;
}

/** Whether a URL, or its template, goes anywhere. The client refuses one that does not, as Postman does. */
export function hasHost(url: string): boolean {
  return !/^\s*(?:\w+:[/\\]{2})?(?:[/\\]|$)/.test(url);
}

/** Characters that end a host, and references, whose names may have such a character. */
const HOST_STEP = /\{\{[^{}]+\}\}|[/\\]/g;

/** How many characters of a URL's template stand before its path: protocol, host and port, with the variables in them. */
export function hostEnd(base: string): number {
  // One regular expression for all of it would need a stack as long as the host.
  const [protocol = ""] = /^[^/]*:\/\/+/.exec(base) ?? [];
  HOST_STEP.lastIndex = protocol.length;
  for (let step = HOST_STEP.exec(base); step !== null; step = HOST_STEP.exec(base))
    if (step[0].length === 1) return step.index;
  return base.length;
}

/** With a path variable in the place of each id that stands in the path. */
function withNamedIds(url: Url, positions: VariablePositions | undefined): Url {
  const { path = [], variables } = url;
  const ids = pathIds(path, positions);
  if (ids.size === 0) return url;
  return {
    ...url,
    path: path.map((segment, i) => {
      const id = ids.get(i);
      return id ? `:${id.key}${id.suffix}` : segment;
    }),
    variables: [...Array.from(ids.values(), ({ key, value }) => ({ key, value })), ...variables],
  };
}

function pathParameters(url: Url): PathParameterIr[] {
  const host = authority({ ...url, path: [] });
  const found = new Map<string, PathParameterIr>();
  // Of several variables of one name, the first counts.
  const variables = new Map(url.variables.toReversed().map((variable) => [variable.key, variable]));
  for (const segment of url.path ?? []) {
    const variable = pathVariable(segment);
    const reference = soleReference(segment);
    const name = variable ?? reference;
    if (name === undefined || name === "" || found.has(name)) continue;
    if (variable !== undefined) found.set(name, declared(name, variables.get(name)));
    // A name that is also part of the host is one value for the whole client, not a parameter of the path.
    else if (!name.startsWith("$") && !host.includes(segment)) {
      found.set(name, { key: name, default: segment, sample: segment });
    }
  }
  return [...found.values()];
}

function declared(name: string, variable: Variable | undefined): PathParameterIr {
  const value = variable?.value;
  return {
    key: name,
    ...(value && hasReference(value) ? { default: value } : {}),
    // Postman leaves a segment without a value as it stands.
    sample: value || `:${name}`,
    ...described(variable?.description),
  };
}

function queryParameter(param: Param): ParameterIr {
  return parameter(param, param.key ? undefined : "constant");
}

/** The base with its path variables put in, as they were saved. */
export function filledBase({ base, path }: UrlIr): Template {
  const parameters = new Map(path.map((parameter) => [parameter.key, parameter]));
  return base
    .split("/")
    .map((segment) => fillSegment(segment, parameters))
    .join("/");
}

function fillSegment(segment: string, path: ReadonlyMap<string, PathParameterIr>): string {
  const key = pathVariable(segment);
  const parameter = key === undefined ? undefined : path.get(key);
  if (key === undefined || parameter === undefined) return segment;
  return (parameter.default ?? parameter.sample) + segment.slice(key.length + 1);
}
