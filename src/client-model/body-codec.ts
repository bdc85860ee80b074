import { hasJsonType, isNamed, offeredType, ownContentType } from "../ir/headers.js";
import { parseTemplateJson } from "../ir/json.js";
import type { BodyIr, FilePartIr, MemberDefaultIr, OperationIr, ParameterIr } from "../ir/model.js";
import { entries, partEntries } from "./entries.js";
import { call, object } from "./expressions.js";
import { integerPaths, keptIntegers } from "./integers.js";
import { defaultsExpression, memberDefaults } from "./member-defaults.js";
import type { Expression } from "./model.js";

/**
 * The codec that turns the caller's body into bytes. Undefined for a request without a body. `isOptional`: a call without a
 * body sends what there is without the caller, at least an empty object.
 */
export function codecExpression(operation: OperationIr, isOptional: boolean): Expression {
  const { body, offeredBody, headers } = operation;
  if (body === undefined) return offeredBody && offeredCodec(offeredBody, headers);
  const integers = integersCodec(operation);
  const defaults = memberDefaults(body);
  const isEmpty = isOptional && body.mode === "json" && defaults.length === 0;
  if (isEmpty && integers === undefined) return call("json", "{}");
  const codec = integers ?? codecOf(body, headers);
  return isEmpty || defaults.length > 0 ? call("withDefaults", bodyDefaults(body, defaults), codec) : codec;
}

/** The variables of a GraphQL request are a member of its body. */
function bodyDefaults(body: BodyIr, defaults: readonly MemberDefaultIr[]): Expression {
  if (defaults.length === 0) return object({});
  const text = body.mode === "graphql" ? body.variables : body.mode === "json" ? body.text : undefined;
  const saved = parseTemplateJson(text ?? "", () => undefined)?.value ?? {};
  const members = defaultsExpression(defaults, saved);
  return body.mode === "graphql" ? object({ variables: members }) : members;
}

/** The codec of JSON whose integers keep their digits. */
function integersCodec(operation: OperationIr): Expression {
  const kept = operation.body?.mode === "json" ? keptIntegers(operation, "body") : [];
  return kept.length === 0 ? undefined : call("jsonIntegers", ...integerPaths(kept));
}

/** Where the request says nothing of a Content-Type, it is sent with the body only. */
function offeredCodec(body: BodyIr, headers: readonly ParameterIr[]): Expression {
  const codec = codecOf(body, headers);
  const type = offeredType(body);
  if (type === undefined || headers.some((h) => !h.disabled && isNamed(h, "content-type"))) return codec;
  return call("offered", type, codec);
}

function codecOf(body: BodyIr, headers: readonly ParameterIr[]): Expression {
  switch (body.mode) {
    case "json":
      return call("json");
    case "text":
      if (body.role !== "variable") return call("text");
      return call(hasJsonType(headers) ? "json" : "text", body.text);
    case "urlencoded": {
      const sent = entries(body.fields);
      return sent === undefined ? call("urlencoded") : call("urlencoded", sent);
    }
    case "multipart":
      return call("multipart", ...multipartArguments(body.parts, headers));
    case "binary":
      return call("binary");
    case "graphql": {
      const { query, operationName, variablesText } = body;
      return call("graphql", object({ query, operationName, variablesText }));
    }
  }
}

/** Includes the boundary if the collection sets one. */
function multipartArguments(parts: readonly FilePartIr[], headers: readonly ParameterIr[]): Expression[] {
  const own = ownContentType(headers);
  const sent = partEntries(parts);
  if (own === undefined || !/boundary=/i.test(own)) return sent === undefined ? [] : [sent];
  return [sent ?? [], own];
}
