import { FETCHED_BODILESS, fetchLimit } from "../ir/fetch-limits.js";
import { isNamed } from "../ir/headers.js";
import type { OperationIr, ParameterIr } from "../ir/model.js";
import { codecExpression } from "./body-codec.js";
import { entries, entry } from "./entries.js";
import { call, object, objectOf } from "./expressions.js";
import { clientHeaders, isDefault } from "./fields.js";
import { integerPaths, keptIntegers } from "./integers.js";
import type { Expression, InputModel, RequestModel } from "./model.js";
import { schemeExpression } from "./scheme.js";
import { examplesByStatus } from "./type-roots.js";

/** The request as the runtime gets it. */
export function requestModel(operation: OperationIr, input: InputModel): RequestModel {
  return {
    name: operation.path.join("/"),
    method: operation.method,
    url: operation.url.base,
    path: pathCodec(operation),
    query: queryCodec(operation, input.query.length > 0),
    headers: sentHeaders(operation),
    body: bodyExpression(operation, input),
    auth: schemeExpression(operation.auth),
    parse: integerParser(operation),
    init: fetchOptions(operation),
  };
}

/** Absent where nothing beyond the host is to be filled in. */
function pathCodec({ url }: OperationIr): Expression {
  const path = url.base.replace(/^(?:[^/]*:\/\/+)?[^/]*/, "");
  if (url.path.length === 0) return path.includes("{{") ? call("pathParameters") : undefined;
  return call("pathParameters", objectOf(url.path.map((p) => [p.key, p.default ?? null])));
}

/** A parameter without a name is sent, but nobody can give another value for it. `takesQuery`: a caller can give parameters. */
function queryCodec({ url }: OperationIr, takesQuery: boolean): Expression {
  const sent = entries(url.query);
  if (sent === undefined) return takesQuery ? call("queryParameters") : undefined;
  return call("queryParameters", sent);
}

/** Those that are sent unless the caller says otherwise. The one that signs the others comes last. */
function sentHeaders({ headers, host, body }: OperationIr): Expression {
  const sent = clientHeaders(headers).filter(isDefault);
  // The module of multipart bodies makes the boundary, and so the Content-Type.
  const own = sent.filter((h) => body?.mode !== "multipart" || !isNamed(h, "content-type"));
  const signs = (h: ParameterIr) => isNamed(h, "authorization");
  const lines = [...own.filter((h) => !signs(h)), ...own.filter(signs)].map(entry);
  if (host !== undefined) lines.unshift(["Host", host]);
  return lines.length === 0 ? undefined : lines;
}

/** A request that fetch cannot send imports a module of its own, so other clients do not carry it. */
function bodyExpression(operation: OperationIr, { body }: InputModel): Expression {
  const isOptional = body?.required === false && !FETCHED_BODILESS.has(operation.method);
  const codec = codecExpression(operation, isOptional);
  const limit = fetchLimit(operation);
  if (limit === undefined) return codec;
  if (!limit.onNode) return call("unsendable", limit.reason);
  if (limit.kind === "body") return call("bodyViaNode", codec);
  return codec === undefined
    ? call("requestViaNode", limit.reason)
    : call("requestViaNode", limit.reason, codec);
}

/** Absent where numbers may be rounded. */
function integerParser(operation: OperationIr): Expression {
  const statuses = [...examplesByStatus(operation).keys()].flatMap((status): [number, Expression][] => {
    const kept = keptIntegers(operation, `response.${status}`);
    return kept.length === 0 ? [] : [[status, integerPaths(kept)]];
  });
  return statuses.length === 0 ? undefined : call("integerParser", objectOf(statuses));
}

/**
 * A conditional request makes fetch add `Pragma: no-cache`, which `force-cache` prevents. Requests that change something never
 * use the cache, so it has no other effect on them.
 */
function fetchOptions({ method, headers, behavior }: OperationIr): Expression {
  const isConditional = headers.some((h) =>
    /^if-(?:match|none-match|modified-since|unmodified-since|range)$/i.test(h.key),
  );
  const options = object({
    redirect: behavior.manualRedirect ? "manual" : undefined,
    cache: isConditional && !FETCHED_BODILESS.has(method) ? "force-cache" : undefined,
  });
  return options.members.length === 0 ? undefined : options;
}
