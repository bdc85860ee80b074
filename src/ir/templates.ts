import { sentTemplates } from "../auth/kinds.js";
import { isOfConnection } from "./headers.js";
import type { BodyIr, FilePartIr, OperationIr, ParameterIr } from "./model.js";

/** All text of a request that is sent and may refer to variables. */
export function* templates({ url, headers, body, auth }: OperationIr): Generator<string> {
  yield url.base;
  for (const p of url.path) yield p.sample;
  yield* parameterTemplates([...url.query, ...headers]);
  yield* sentTemplates(auth);
  switch (body?.mode) {
    case "json":
    case "text":
      return yield body.text;
    case "urlencoded":
      return yield* parameterTemplates(body.fields);
    case "multipart":
      return yield* partTemplates(body.parts);
    case "binary":
      return yield body.path ?? body.content ?? "";
    case "graphql":
      yield body.query ?? "";
      yield body.operationName ?? "";
      yield body.variables ?? body.variablesText ?? "";
  }
}

function* partTemplates(parts: readonly FilePartIr[]): Generator<string> {
  yield* parameterTemplates(parts);
  for (const { disabled, paths = [], fileName = "", contentType = "" } of parts)
    if (!disabled) yield* [...paths, fileName, contentType];
}

function* parameterTemplates(parameters: readonly ParameterIr[]): Generator<string> {
  for (const { key, value, disabled } of parameters) {
    if (disabled) continue;
    yield key;
    yield value ?? "";
  }
}

/** The text of a request that a client sends by itself: without the samples, whose values the caller gives. */
export function* filledTemplates({ url, headers, body, auth }: OperationIr): Generator<string> {
  yield url.base;
  for (const p of url.path) yield p.default ?? "";
  // The connection has headers of its own, such as Content-Length.
  const own = headers.filter((h) => !isOfConnection(h));
  yield* parameterTemplates([...url.query, ...own].map(withoutSample));
  yield* sentTemplates(auth);
  if (body !== undefined) yield* filledBodyTemplates(body);
}

function* filledBodyTemplates(body: BodyIr): Generator<string> {
  switch (body.mode) {
    case "json":
      return yield* (body.defaults ?? []).map(({ json }) => json);
    case "text":
      return yield body.role === "variable" ? body.text : "";
    case "urlencoded":
      return yield* parameterTemplates(body.fields.map(withoutSample));
    case "multipart":
      yield* parameterTemplates(body.parts.map(withoutSample));
      return yield* body.parts.filter((p) => !p.disabled).map(({ contentType = "" }) => contentType);
    case "binary":
      return;
    case "graphql":
      yield body.query ?? "";
      yield body.operationName ?? "";
      yield body.variablesText ?? "";
      yield* (body.defaults ?? []).map(({ json }) => json);
  }
}

function withoutSample(parameter: ParameterIr): ParameterIr {
  return parameter.role === "sample" ? { ...parameter, value: null } : parameter;
}
