import type { InferredTypes } from "../../infer/model.js";
import type { AuthIr, BodyIr, ExampleIr, FilePartIr, OperationIr, ParameterIr } from "../../ir/model.js";
import { isSupported, lacksCredential, sentParameters } from "../../ir/auth.js";
import { fetchLimit, FETCHED_BODILESS } from "../../ir/fetch-limits.js";
import { hasJsonType, isNamed, offeredType, ownContentType } from "../../ir/headers.js";
import { schemeFunction } from "../../ir/taken.js";
import { objectOrder } from "../../ir/form.js";
import { clientHeaders, inputModel, isDefault } from "../../client-model/fields.js";
import { keptIntegers, type KeptIntegers } from "../../client-model/integers.js";
import { docComment, isReserved, objectLiteral, stringLiteral } from "../../typescript.js";
import type { ModuleImports } from "./imports.js";
import { inputDeclaration } from "./input-type.js";
import { isReadable } from "../../client-model/samples.js";
import { responseHeaderNames } from "../../client-model/response-headers.js";
import { examplesByStatus, responseRootId } from "../../client-model/type-roots.js";
import type { FieldOverrides } from "../../config/overrides.js";

/** What the template of a resource module needs of one operation; every text is finished TypeScript. */
export interface OperationView {
  doc: string;
  /** Name inside the module. */
  local: string;
  /** Name outside, where it differs, else empty: `delete` cannot be declared, but can be exported. */
  exported: string;
  inputType: string;
  inputOptional: boolean;
  inputDeclaration: string;
  /** Type arguments, or nothing where no response was saved: `<CreateBackupResponses, "etag">` of the call that comes back. */
  callArguments: string;
  /** `<CreateBackupResponses>`, said rather than left to be inferred, which would take the compiler longer. */
  sendArguments: string;
  responsesDeclaration: string;
  spec: string;
}

export function operationView(
  operation: OperationIr,
  types: InferredTypes,
  imports: ModuleImports,
  overrides: FieldOverrides,
): OperationView {
  const { names } = operation;
  const local = isReserved(names.fn) || imports.isReservedName(names.fn) ? `${names.fn}_` : names.fn;
  const model = inputModel(operation);
  const input = inputDeclaration(operation, model, types, imports, overrides);
  const responses = responsesDeclaration(operation, types, imports);
  return {
    doc: docComment(operation.description, `\`${operation.method} ${display(operation)}\``),
    local,
    exported: local === names.fn ? "" : names.fn,
    inputType: input.type,
    inputOptional: input.optional,
    inputDeclaration: input.text,
    callArguments:
      responses === "" ? "" : `<${[`${names.type}Responses`, ...headerNames(operation)].join(", ")}>`,
    sendArguments: responses === "" ? "" : `<${names.type}Responses>`,
    responsesDeclaration: responses,
    spec: operationLiteral(operation, model.query.length > 0, imports),
  };
}

/** The second type argument of `Call`, where there is one. */
function headerNames(operation: OperationIr): string[] {
  const names = responseHeaderNames(operation).map(stringLiteral);
  return names.length === 0 ? [] : [names.join(" | ")];
}

function display({ url }: OperationIr): string {
  return url.base.replace(/[`\r\n]/g, " ");
}

function responsesDeclaration(operation: OperationIr, types: InferredTypes, imports: ModuleImports): string {
  const members = Array.from(
    examplesByStatus(operation),
    ([status, examples]) => `  ${status}: ${responseType(operation, { status, examples }, types, imports)};`,
  );
  if (members.length === 0) return "";
  return `export interface ${operation.names.type}Responses {\n${members.join("\n")}\n}`;
}

function responseType(
  operation: OperationIr,
  { status, examples }: { status: number; examples: readonly ExampleIr[] },
  types: InferredTypes,
  imports: ModuleImports,
): string {
  const id = responseRootId(operation, status);
  const hasSamples = examples.some(isReadable);
  if (!hasSamples && types.expressions.has(id)) return imports.inferred(types, id);
  if (examples.every(({ kind }) => kind === "empty")) return emptyType(operation, status);
  if (operation.method === "HEAD" && examples.every(({ body }) => body === undefined)) return "undefined";
  const parts = new Set(examples.flatMap(partOfType));
  if (hasSamples) parts.add(imports.inferred(types, id));
  return parts.size === 0 || parts.has("unknown") ? "unknown" : [...parts].join(" | ");
}

/** What a saved response adds to the type of its status beside the type of the JSON. */
function partOfType(example: ExampleIr): string[] {
  const { kind, body, status = 0 } = example;
  if (kind === "empty") return ["undefined"];
  if (kind === "binary") return ["Blob"];
  if (kind === "text") return ["string"];
  // The client throws for a success that is not JSON, and gives the text of a failure, such as "Not found".
  const isText = body !== undefined && !/^\s*[[{]/.test(body) && !isReadable(example);
  return isText && status >= 300 ? ["string"] : [];
}

/** Nobody cares to save the body of an error or a redirect: that none was saved does not mean that none comes. */
function emptyType({ method }: OperationIr, status: number): string {
  const isEmpty = (status >= 200 && status < 300) || status === 304 || method === "HEAD";
  return isEmpty ? "undefined" : "unknown";
}

/** The request as data, in the order in which a reader meets it on the wire. */
function operationLiteral(operation: OperationIr, takesQuery: boolean, imports: ModuleImports): string {
  const { url, auth } = operation;
  return objectLiteral({
    name: stringLiteral(operation.path.join("/")),
    method: stringLiteral(operation.method),
    url: stringLiteral(url.base),
    path: pathLiteral(operation, imports),
    query: queryLiteral(operation, takesQuery, imports),
    headers: headersLiteral(operation),
    body: bodyLiteral(operation, imports),
    auth: authLiteral(auth, imports),
    parse: parserLiteral(operation, imports),
    init: initLiteral(operation),
  });
}

/** What has no name is sent, but nobody can give another value for it. */
function queryLiteral({ url }: OperationIr, takesQuery: boolean, imports: ModuleImports): string | undefined {
  const sent = entries(url.query);
  return takesQuery || sent !== undefined
    ? `${imports.runtime("queryParameters")}(${sent ?? ""})`
    : undefined;
}

/** Absent where numbers may be rounded. */
function parserLiteral(operation: OperationIr, imports: ModuleImports): string | undefined {
  const places = [...examplesByStatus(operation).keys()].flatMap((status) => {
    const kept = keptIntegers(operation, `response.${status}`);
    return kept.length === 0 ? [] : [`${status}: [${kept.map(integerPlace).join(", ")}]`];
  });
  return places.length === 0 ? undefined : `${imports.runtime("integerParser")}({ ${places.join(", ")} })`;
}

/** As the runtime writes it: `["bigint", "items", 0, "id"]`. */
function integerPlace({ as, steps }: KeptIntegers): string {
  const written = steps.map((step) => {
    if (step.kind === "key") return stringLiteral(step.key);
    return step.kind === "element" ? "0" : "null";
  });
  return `[${[stringLiteral(as), ...written].join(", ")}]`;
}

/** Absent where nothing beyond the host is to be filled in. */
function pathLiteral({ url }: OperationIr, imports: ModuleImports): string | undefined {
  const path = url.base.replace(/^(?:[^/]*:\/\/+)?[^/]*/, "");
  if (url.path.length === 0 && !path.includes("{{")) return undefined;
  const parameters = objectLiteral(
    Object.fromEntries(
      url.path.map((p) => [p.key, p.default === undefined ? "null" : stringLiteral(p.default)]),
    ),
  );
  return `${imports.runtime("pathParameters")}(${url.path.length === 0 ? "" : parameters})`;
}

/** Those that are sent unless the caller says otherwise; what signs the others comes last. */
function headersLiteral({ headers, host, body }: OperationIr): string | undefined {
  const sent = clientHeaders(headers).filter(isDefault);
  // The parts of a multipart body are told apart by what its own module makes up.
  const own = sent.filter((h) => body?.mode !== "multipart" || !isNamed(h, "content-type"));
  const signs = (h: ParameterIr) => isNamed(h, "authorization");
  const entries = [...own.filter((h) => !signs(h)), ...own.filter(signs)].map(entry);
  if (host !== undefined) entries.unshift(`["Host", ${stringLiteral(host)}]`);
  return entries.length === 0 ? undefined : `[${entries.join(", ")}]`;
}

/** Names without a default matter only for their place, which an object of the caller may not be able to say. */
function entries(parameters: readonly ParameterIr[]): string | undefined {
  const enabled = parameters.filter((p) => !p.disabled);
  if (!enabled.some(isDefault) && keepsOrder(enabled)) return undefined;
  return `[${enabled.map(entry).join(", ")}]`;
}

/** Whether an object with these keys holds its values in the same order. */
function keepsOrder(parameters: readonly ParameterIr[]): boolean {
  return objectOrder(parameters, (p) => p.key).every((p, i) => p === parameters[i]);
}

function entry(parameter: ParameterIr): string {
  const { key, value } = parameter;
  if (!isDefault(parameter)) return `[${stringLiteral(key)}]`;
  return `[${stringLiteral(key)}, ${value === null ? "null" : stringLiteral(value)}]`;
}

/** What fetch cannot send goes by a module of its own, which other clients need not carry. */
function bodyLiteral(operation: OperationIr, imports: ModuleImports): string | undefined {
  const { body, offeredBody, headers } = operation;
  const codec = body
    ? (integersLiteral(operation, imports) ?? codecLiteral(body, headers, imports))
    : offeredBody && offeredLiteral(offeredBody, headers, imports);
  const limit = fetchLimit(operation);
  if (limit === undefined) return codec;
  const reason = stringLiteral(limit.reason);
  if (!limit.onNode) return `${imports.runtime("unsendable")}(${reason})`;
  if (limit.kind === "body") return `${imports.runtime("bodyViaNode")}(${codec})`;
  return `${imports.runtime("requestViaNode")}(${codec === undefined ? reason : `${reason}, ${codec}`})`;
}

/** The codec of JSON whose integers keep their digits. */
function integersLiteral(operation: OperationIr, imports: ModuleImports): string | undefined {
  const kept = operation.body?.mode === "json" ? keptIntegers(operation, "body") : [];
  return kept.length === 0
    ? undefined
    : `${imports.runtime("jsonIntegers")}(${kept.map(integerPlace).join(", ")})`;
}

/** Where the request says nothing of a type, it is said with the body only. */
function offeredLiteral(body: BodyIr, headers: readonly ParameterIr[], imports: ModuleImports): string {
  const codec = codecLiteral(body, headers, imports);
  const type = offeredType(body);
  if (type === undefined || headers.some((h) => !h.disabled && isNamed(h, "content-type"))) return codec;
  return `${imports.runtime("offered")}(${stringLiteral(type)}, ${codec})`;
}

/**
 * fetch makes conditional requests go past its cache by adding `Pragma: no-cache`, unless it is told to use the cache;
 * for a request that changes something it never does, so that being told so only keeps the header out.
 */
function initLiteral({ method, headers, behavior }: OperationIr): string | undefined {
  const isConditional = headers.some((h) =>
    /^if-(?:match|none-match|modified-since|unmodified-since|range)$/i.test(h.key),
  );
  const init = objectLiteral({
    redirect: behavior.manualRedirect ? '"manual"' : undefined,
    cache: isConditional && !FETCHED_BODILESS.has(method) ? '"force-cache"' : undefined,
  });
  return init === "{}" ? undefined : init;
}

function codecLiteral(body: BodyIr, headers: readonly ParameterIr[], imports: ModuleImports): string {
  switch (body.mode) {
    case "json":
      return `${imports.runtime("json")}()`;
    case "text": {
      if (body.role !== "variable") return `${imports.runtime("text")}()`;
      const codec = hasJsonType(headers) ? "json" : "text";
      return `${imports.runtime(codec)}(${stringLiteral(body.text)})`;
    }
    case "urlencoded":
      return `${imports.runtime("urlencoded")}(${entries(body.fields) ?? ""})`;
    case "multipart":
      return `${imports.runtime("multipart")}(${multipartArguments(body.parts, headers)})`;
    case "binary":
      return `${imports.runtime("binary")}()`;
    case "graphql":
      return `${imports.runtime("graphql")}(${objectLiteral({
        query: body.query === undefined ? undefined : stringLiteral(body.query),
        operationName: body.operationName === undefined ? undefined : stringLiteral(body.operationName),
        variablesText: body.variablesText === undefined ? undefined : stringLiteral(body.variablesText),
      })})`;
  }
}

/** The boundary that the collection chose, if it did, comes along. */
function multipartArguments(list: readonly FilePartIr[], headers: readonly ParameterIr[]): string {
  const own = ownContentType(headers);
  const written = parts(list);
  if (own === undefined || !/boundary=/i.test(own)) return written ?? "";
  return `${written ?? "[]"}, ${stringLiteral(own)}`;
}

function parts(list: readonly FilePartIr[]): string | undefined {
  const enabled = list.filter((p) => !p.disabled);
  if (!enabled.some((p) => isDefault(p) || p.contentType !== undefined) && keepsOrder(enabled))
    return undefined;
  return `[${enabled.map(part).join(", ")}]`;
}

function part(p: FilePartIr): string {
  if (p.contentType === undefined) return entry(p);
  const value = isDefault(p) ? stringLiteral(p.value ?? "") : "undefined";
  return `[${stringLiteral(p.key)}, ${value}, { contentType: ${stringLiteral(p.contentType)} }]`;
}

function authLiteral(auth: AuthIr, imports: ModuleImports): string | undefined {
  if (auth.type === "none") return undefined;
  if (auth.type === "noauth") return "false";
  if (!isSupported(auth)) return `${imports.runtime("unsupported")}(${stringLiteral(auth.type)})`;
  if (lacksCredential(auth)) return undefined;
  const { params, type } = auth;
  switch (type) {
    case "basic":
      return `${imports.runtime("basic")}(${stringLiteral(params.username ?? "")}, ${stringLiteral(params.password ?? "")})`;
    case "bearer":
      return `${imports.runtime("bearer")}(${stringLiteral(params.token ?? "")})`;
    default: {
      const given = sentParameters(type).flatMap((key) =>
        params[key] === undefined || isIdle(key, params[key])
          ? []
          : [[key, stringLiteral(params[key])] as const],
      );
      return `${imports.runtime(schemeFunction(type))}(${objectLiteral(Object.fromEntries(given))})`;
    }
  }
}

/** Postman writes every field of its form down. An empty one means what no field means, but for this one. */
function isIdle(key: string, value: string): boolean {
  return value === "" && key !== "headerPrefix";
}
