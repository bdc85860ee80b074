import type mimeTypes from "mime-types";

import { onDemand } from "../package.js";
import type { Param } from "../read/model.js";
import { hasReference } from "../template.js";
import type { BodyIr, ParameterIr, ParameterRole } from "./model.js";
import { LOST_NAME, parameter } from "./parameters.js";

/** Content-Type that Postman adds by the language of a raw body. */
const LANGUAGE_TYPES: ReadonlyMap<string, string> = new Map([
  ["html", "text/html"],
  ["text", "text/plain"],
  ["json", "application/json"],
  ["javascript", "application/javascript"],
  ["xml", "application/xml"],
]);

const NEGOTIATION = new Set(["content-type", "accept"]);

/** These say which operation is meant, of many at one address. */
const SELECTORS = new Set(["soapaction", "x-amz-target"]);

/** Returns a header as a parameter of the operation. */
export function headerParameter(header: Param): ParameterIr {
  const key = (header.key ?? "").trim();
  const value = header.value ?? "";
  return parameter({ ...header, key, value }, hasReference(value) ? undefined : fixedRole(key.toLowerCase()));
}

function fixedRole(name: string): ParameterRole | undefined {
  if (NEGOTIATION.has(name)) return "negotiation";
  return SELECTORS.has(name) ? "constant" : undefined;
}

/** Of enabled headers whose names differ by case only, Postman sends the last one; those spelled the same it sends all. */
export function sentSpellings(headers: readonly ParameterIr[]): ParameterIr[] {
  const enabled = headers.filter((h) => !h.disabled);
  const spelling = new Map(enabled.map(({ key }) => [key.toLowerCase(), key]));
  return headers.filter(
    (h) => h.disabled || (h.key !== LOST_NAME && spelling.get(h.key.toLowerCase()) === h.key),
  );
}

export interface ContentTypeRule {
  body: BodyIr | undefined;
  /** `options.raw.language`. */
  language: string | undefined;
  /** The request has Postman's own Content-Type switched off. */
  disabled: boolean;
}

/** The headers as sent: Postman's automatic Content-Type added, or put in place of one that does not fit a form. */
export function withContentType(
  headers: ParameterIr[],
  { body, language, disabled }: ContentTypeRule,
): ParameterIr[] {
  const own = headers.filter(isOwnType);
  const type = automaticType(body, language, own.at(-1)?.value ?? undefined);
  if (type === undefined || (own.length > 0 && !isForm(body))) return headers;
  if (disabled) return headers;
  const kept = isForm(body) ? headers.filter((h) => h.disabled || !isContentType(h)) : headers;
  return [...kept, { key: "Content-Type", value: type, role: "negotiation", automatic: true }];
}

/**
 * Content-Type that Postman would add to a body of which it has nothing to send. That of a multipart one is made with the body,
 * that of a file is the caller's.
 */
export function offeredType(body: BodyIr): string | undefined {
  return body.mode === "multipart" ? undefined : automaticType(body, "json", undefined);
}

/** Senders set these for each connection by themselves, and `fetch` refuses them from callers. */
const CONNECTION_HEADERS = new Set(
  "connection content-length expect keep-alive te trailer transfer-encoding upgrade".split(" "),
);

/** Whether a header belongs to the connection, so that neither clients nor scripts send it. */
export function isOfConnection({ key }: { key: string }): boolean {
  return CONNECTION_HEADERS.has(key.toLowerCase());
}

/** A name of a header or method. https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2 */
export const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;

/** Why HTTP cannot carry a header, given with its variables filled in; undefined where it can. White space around a value is not sent. */
export function headerFault(name: string, value: string): string | undefined {
  if (!TOKEN.test(name)) return "its name is not valid";
  const [fault] = /[^\t\n\r\x20-\x7e\x80-\xff]/.exec(value) ?? [];
  if (fault !== undefined) {
    return `its value has ${fault > "\xff" ? "a character beyond Latin-1" : "a control character"}`;
  }
  return /[\n\r]/.test(value.trim()) ? "its value has more than one line" : undefined;
}

/** Characters of a name that a message shows. */
const MAX_SHOWN_NAME = 100;

/** Quotes the name of a header, a method or a request for a message, and cuts a long one. */
export function shownName(name: string): string {
  return JSON.stringify(name.length > MAX_SHOWN_NAME ? `${name.slice(0, MAX_SHOWN_NAME)}…` : name);
}

/** Whether a header has that name, which is given in lower case: the case of names does not count. */
export function isNamed({ key }: { key: string | null }, name: string): boolean {
  return key?.toLowerCase() === name;
}

/** Value of the Content-Type that a message itself states. */
export function ownContentType(headers: readonly Param[]): string | undefined {
  return headers.find(isOwnType)?.value ?? undefined;
}

/** Whether a request says that its body is JSON. */
export function hasJsonType(headers: readonly ParameterIr[]): boolean {
  return headers.some((h) => isOwnType(h) && /\bjson\b/.test(h.value ?? ""));
}

/** Bytes that the request itself says its body has; a variable says nothing before it is filled in. */
export function ownContentLength(headers: readonly Param[]): number | undefined {
  const own = headers.find((h) => !h.disabled && h.key?.trim().toLowerCase() === "content-length");
  return /^\d+$/.test(own?.value ?? "") ? Number(own?.value) : undefined;
}

function isOwnType(header: Pick<Param, "key" | "disabled">): boolean {
  return !header.disabled && isContentType(header);
}

function isContentType(header: Pick<Param, "key">): boolean {
  return isNamed(header, "content-type");
}

function isForm(body: BodyIr | undefined): boolean {
  return body?.mode === "urlencoded" || body?.mode === "multipart";
}

function automaticType(body: BodyIr | undefined, language: string | undefined, own: string | undefined) {
  switch (body?.mode) {
    case undefined:
      return undefined;
    case "json":
    case "text":
      return LANGUAGE_TYPES.get(language ?? "text") ?? "text/plain";
    case "graphql":
      return "application/json";
    case "urlencoded":
      return /^application\/x-www-form-urlencoded\b/.test(own ?? "")
        ? undefined
        : "application/x-www-form-urlencoded";
    case "multipart":
      return /^multipart\/form-data;.*boundary=./.test(own ?? "") ? undefined : "multipart/form-data";
    case "binary":
      return body.file === undefined ? undefined : fileType(body.file);
  }
}

const mime = onDemand<typeof mimeTypes>("mime-types");

/** Content-Type that Postman gives a file, by its name. */
export function fileType(name: string): string {
  return knownFileType(name) ?? "application/octet-stream";
}

/** The same, where the name tells it. */
export function knownFileType(name: string): string | undefined {
  return mime().lookup(name) || undefined;
}
