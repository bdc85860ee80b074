import { addTo } from "../../src/groups.js";
import type { PreparedRequest } from "./prepare.js";
import type { SentRequest } from "./recorder.js";

export interface Difference {
  /** `sent`: not exactly one request. */
  at: "sent" | "method" | "target" | "body" | `header:${string}`;
  postman: string | undefined;
  ours: string | undefined;
}

/**
 * What sent a request. A client is compared less strictly than a script: it writes its own white space in JSON, and fetch
 * sends each header once, so equal lines count once and the values of others are joined.
 */
export type Sender = "script" | "client";

/** What differs between a request of Postman's and one of ours; empty where they agree. */
export function differences(
  postman: SentRequest,
  ours: SentRequest,
  request: Pick<PreparedRequest, "ownHeaders" | "dynamic">,
  sender: Sender,
): Difference[] {
  const a = normalise(postman, request, sender);
  const b = normalise(ours, request, sender);
  const found: Difference[] = [];
  const compare = (at: Difference["at"], x: string | undefined, y: string | undefined) => {
    if (x !== y) found.push({ at, postman: x, ours: y });
  };
  compare("method", a.method, b.method);
  compare("target", a.target, b.target);
  for (const name of [...new Set([...a.headers.keys(), ...b.headers.keys()])].sort()) {
    compare(`header:${name}`, a.headers.get(name), b.headers.get(name));
  }
  if (sender === "script" || !sameJson(a.body, b.body)) compare("body", a.body, b.body);
  return found;
}

interface Normalised {
  method: string;
  target: string;
  /** The lines of one name are one text. */
  headers: Map<string, string>;
  body: string;
}

/** Says how bytes get across and nothing of what the collection says. */
const TRANSPORT: ReadonlySet<string> = new Set([
  "connection",
  "content-length",
  "expect",
  "keep-alive",
  "postman-token",
  "sec-fetch-mode",
  "te",
  "transfer-encoding",
]);

/** Each sender has its own default for these, which counts only where the collection has one. */
const PREFERENCES: ReadonlySet<string> = new Set([
  "accept",
  "accept-encoding",
  "accept-language",
  "cache-control",
  "user-agent",
]);

function normalise(
  sent: SentRequest,
  { ownHeaders, dynamic }: Pick<PreparedRequest, "ownHeaders" | "dynamic">,
  sender: Sender,
): Normalised {
  const lines = new Map<string, string[]>();
  let body = sent.body;
  for (const [key, value] of sent.headers) {
    const name = key.toLowerCase();
    if (TRANSPORT.has(name) || (PREFERENCES.has(name) && !ownHeaders.has(name))) continue;
    const boundary = name === "content-type" ? multipartBoundary(value) : undefined;
    if (boundary !== undefined) body = describeParts(body, boundary);
    const text = boundary === undefined ? value : value.replace(boundary, "BOUNDARY").replaceAll('"', "");
    addTo(lines, name, name === "host" ? text.toLowerCase() : text);
  }
  const mask = dynamic ? maskDynamic : (text: string) => text;
  return {
    method: sent.method,
    target: mask(sent.target),
    headers: new Map([...lines].map(([name, values]) => [name, mask(asOneText(values, sender))])),
    body: mask(body),
  };
}

function asOneText(values: readonly string[], sender: Sender): string {
  return sender === "script" ? values.join("\n") : [...new Set(values)].join(", ");
}

function multipartBoundary(contentType: string): string | undefined {
  return /^multipart\//i.test(contentType) ? /boundary="?([^";]+)"?/i.exec(contentType)?.[1] : undefined;
}

/** The parts one after another, their headers in order of name, so that only what they say is compared. */
function describeParts(body: string, boundary: string): string {
  const parts = `\r\n${body}`.split(`\r\n--${boundary}`).slice(1, -1);
  return parts
    .map((part) => {
      const end = part.indexOf("\r\n\r\n");
      const headers = part.slice(0, end).split("\r\n").filter(Boolean).map(partHeader).sort();
      return [...headers, "", part.slice(end + 4)].join("\n");
    })
    .join("\n--\n");
}

function partHeader(line: string): string {
  const colon = line.indexOf(":");
  return `${line.slice(0, colon).toLowerCase()}: ${line.slice(colon + 1).trim()}`;
}

/** What `{{$...}}` variables make, by its shape: two runs never agree on more. */
const DYNAMIC_SHAPES: readonly (readonly [RegExp, string])[] = [
  [/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g, "<uuid>"],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, "<date-time>"],
  [/\b1\d{9}\b/g, "1000000000"],
  [/(?<=randomInt=)\d{1,4}\b/g, "1"],
  [/(?<=randomBoolean=)(?:true|false)\b/g, "true"],
  [/(?<=randomFirstName=)[A-Z][A-Za-z.'-]+/g, "<first-name>"],
  [/(?<=randomEmail=)[^&@]+(?:@|%40)[\w.-]+/g, "<email>"],
];

function maskDynamic(text: string): string {
  return DYNAMIC_SHAPES.reduce((masked, [shape, name]) => masked.replace(shape, name), text);
}

function sameJson(a: string, b: string): boolean {
  const x = canonicalJson(a);
  return x !== undefined && x === canonicalJson(b);
}

function canonicalJson(body: string): string | undefined {
  try {
    return JSON.stringify(JSON.parse(Buffer.from(body, "latin1").toString("utf8")));
  } catch {
    return undefined;
  }
}
