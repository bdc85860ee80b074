import type { Example } from "../read/model.js";
import { ownContentLength, ownContentType } from "./headers.js";
import type { ExampleIr, ExampleRequestIr } from "./model.js";

/** The parts of the builder that the examples of one request need. */
export interface ExampleContext {
  request(original: NonNullable<Example["originalRequest"]>): ExampleRequestIr;
}

/** A saved response as a client will read it. */
export function exampleIr(example: Example, context: ExampleContext): ExampleIr {
  const { name, status, originalRequest } = example;
  // Reading text takes a byte order mark away.
  const body = example.body?.replace(/^\ufeff/, "");
  return {
    name,
    ...(status === undefined ? {} : { status }),
    headers: example.headers
      .filter((h) => h.key && !h.disabled)
      .map((h): [string, string] => [h.key as string, h.value ?? ""]),
    ...(body ? { body } : {}),
    kind: contentKind(example),
    ...(originalRequest ? { request: context.request(originalRequest) } : {}),
  };
}

/** Statuses whose responses have no body, whatever was saved with them. */
const BODILESS_STATUS = new Set([204, 205, 304]);

/** Postman keeps no bodies of pictures and archives, and drops others that are large: the Content-Type tells what comes. */
function contentKind({ status, body, headers, language }: Example): ExampleIr["kind"] {
  if (status !== undefined && BODILESS_STATUS.has(status)) return "empty";
  const type = ownContentType(headers)?.toLowerCase();
  const kind = type ? kindOfType(type) : undefined;
  if (body) return kind ?? (language === "json" || looksJson(body) ? "json" : "text");
  return kind === undefined || kind === "text" || ownContentLength(headers) === 0 ? "empty" : kind;
}

/** Must agree with templates/client/runtime/response.ts, which reads the real ones. */
function kindOfType(type: string): ExampleIr["kind"] {
  if (/^[^;]*[/+]json *(?:[;,]|$)/.test(type)) return "json";
  const isText =
    /^(?:text|application\/(?:[^;]*\+)?xml\b|[^;]*(?:json|script|urlencoded|graphql|yaml|sql))/.test(type);
  return isText ? "text" : "binary";
}

function looksJson(body: string): boolean {
  return /^\s*[[{]/.test(body);
}
