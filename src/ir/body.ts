import type { Body, FormPart, Param } from "../read/model.js";
import { fill, hasReference, type Lookup, soleReference } from "../template.js";
import { parseTemplateJson, stripComments } from "./json.js";
import type {
  BinaryBodyIr,
  BodyIr,
  FilePartIr,
  GraphqlBodyIr,
  ParameterIr,
  Template,
  TextBodyIr,
} from "./model.js";
import { LOST_NAME, parameter } from "./parameters.js";

/** Postman sends no body with these unless the request switches "body pruning" off. */
const BODILESS = new Set(["GET", "COPY", "HEAD", "PURGE", "UNLOCK"]);

const JSON_TYPE = /^application\/(?:\S+\+)?json/;

/** The facts by which Postman's runtime decides about a body. */
export interface BodyContext {
  method: string;
  /** Value of the request's own enabled Content-Type. */
  contentType: string | undefined;
  /** The request's own Content-Length, where that is a number. */
  contentLength: number | undefined;
  keepsBody: boolean;
  lookup: Lookup;
}

/**
 * The body as it will be sent; `undefined` where Postman sends none.
 * https://schema.postman.com/collection/json/v2.1.0/draft-07/docs/index.html (body)
 */
export function bodyIr(body: Body | undefined, context: BodyContext): BodyIr | undefined {
  if (!body || body.disabled || (BODILESS.has(context.method) && !context.keepsBody)) return undefined;
  switch (body.mode) {
    case "raw":
      return body.raw === "" ? undefined : rawBody(body.raw, body.language, context);
    case "urlencoded":
      return body.urlencoded.some(isEnabled) ? urlencodedBody(body.urlencoded) : undefined;
    case "formdata":
      return body.formdata.some(isEnabled) ? multipartBody(body.formdata, context.lookup) : undefined;
    case "file":
      return binaryBody(body, context.lookup);
    case "graphql":
      return graphqlBody(body, context.lookup);
  }
}

/** Methods whose requests have a body where nothing says that they have none. */
const USUALLY_WITH_BODY = new Set(["POST", "PUT", "PATCH"]);

/**
 * The body that a request can be sent with although Postman sends nothing: an upload for which no file is chosen, a form
 * whose fields are all switched off, JSON that is still to be written.
 */
export function offeredBody(body: Body | undefined, context: BodyContext): BodyIr | undefined {
  if (!body || body.disabled || BODILESS.has(context.method)) return undefined;
  switch (body.mode) {
    case "raw": {
      const isJson = body.language === "json" || JSON_TYPE.test(context.contentType ?? "");
      return body.raw === "" && isJson && USUALLY_WITH_BODY.has(context.method)
        ? { mode: "json", text: "" }
        : undefined;
    }
    case "urlencoded":
      return body.urlencoded.length > 0 ? urlencodedBody(body.urlencoded) : undefined;
    case "formdata":
      return body.formdata.length > 0 ? multipartBody(body.formdata, context.lookup) : undefined;
    case "file":
      return { mode: "binary" };
    case "graphql":
      return undefined;
  }
}

function isEnabled(param: Param): boolean {
  return !param.disabled;
}

function rawBody(raw: string, language: string | undefined, context: BodyContext): BodyIr {
  const text = stripsComments(language, context.contentType) ? stripComments(raw) : raw;
  const looksJson =
    /^\s*[[{"\d]|^\s*(?:true|false|null)\s*$/.test(text) && language !== "xml" && language !== "html";
  if (looksJson && soleReference(text.trim()) === undefined && isJsonBody(text, language, context)) {
    return { mode: "json", text };
  }
  return {
    mode: "text",
    ...cutText(text, context.contentLength),
    language: textLanguage(text, language),
    role: textRole(text),
  };
}

/** Postman sends a Content-Length as it was saved, however long the text has become: servers see no more of it. */
function cutText(text: string, length = Infinity): Pick<TextBodyIr, "text" | "uncut"> {
  const bytes = Buffer.from(text);
  if (bytes.length <= length || hasReference(text)) return { text };
  // Half a character at the end is left out.
  const start = new TextDecoder().decode(bytes.subarray(0, length), { stream: true });
  return { text: start, uncut: bytes.length };
}

/** Text without a declared type counts as JSON only when it is an object or a list; `42` may well be just text. */
function isJsonBody(
  text: string,
  language: string | undefined,
  { contentType, lookup }: BodyContext,
): boolean {
  const declared = language === "json" || JSON_TYPE.test(contentType ?? "");
  if (!declared && !/^\s*[[{]/.test(text)) return false;
  return parseTemplateJson(text, lookup) !== undefined;
}

/** Postman's own rule: by language where one is set, else by Content-Type, else not at all. */
function stripsComments(language: string | undefined, contentType: string | undefined): boolean {
  return language ? language === "json" : contentType !== undefined && JSON_TYPE.test(contentType);
}

function textLanguage(text: string, language: string | undefined): TextBodyIr["language"] {
  if (language === "xml" || language === "html" || language === "javascript" || language === "json")
    return language;
  return /^\s*<[?!a-zA-Z]/.test(text) ? "xml" : "text";
}

function textRole(text: string): TextBodyIr["role"] {
  return soleReference(text.trim()) === undefined ? "sample" : "variable";
}

function urlencodedBody(fields: readonly Param[]): BodyIr {
  return { mode: "urlencoded", fields: fields.filter((f) => f.key !== LOST_NAME).map(formField) };
}

function multipartBody(parts: readonly FormPart[], lookup: Lookup): BodyIr {
  return { mode: "multipart", parts: parts.map((part) => filePart(part, lookup)) };
}

function formField(param: Param): ParameterIr {
  // Forms send `key=` where a query would send `key`.
  return parameter({ ...param, value: param.value ?? "" }, param.key ? undefined : "constant");
}

function filePart(part: FormPart, lookup: Lookup): FilePartIr {
  const base = { ...formField(part), ...(part.contentType ? { contentType: part.contentType } : {}) };
  const named =
    part.fileName === undefined ? base : { ...base, fileName: part.fileName.split("/").pop() as string };
  if (part.type !== "file") return named;
  const paths = part.src ?? [];
  return { ...named, value: null, role: "sample", files: paths.map((path) => fileName(path, lookup)), paths };
}

function binaryBody(
  { src, content }: Extract<Body, { mode: "file" }>,
  lookup: Lookup,
): BinaryBodyIr | undefined {
  if (src) return { mode: "binary", file: fileName(src, lookup), path: src };
  return content ? { mode: "binary", content } : undefined;
}

/** The name of a file, without the folders of somebody else's machine. */
function fileName(path: Template, lookup: Lookup): string {
  return fill(path, lookup).split(/[\\/]/).pop() || "file";
}

function graphqlBody(
  { query, operationName, variables }: Extract<Body, { mode: "graphql" }>,
  lookup: Lookup,
): GraphqlBodyIr | undefined {
  if (query === undefined && operationName === undefined && variables === undefined) return undefined;
  const text = typeof variables === "object" ? JSON.stringify(variables) : variables;
  return {
    mode: "graphql",
    ...(query === undefined ? {} : { query }),
    ...(operationName === undefined ? {} : { operationName }),
    ...(text ? { [parseTemplateJson(text, lookup) ? "variables" : "variablesText"]: text } : {}),
  };
}
