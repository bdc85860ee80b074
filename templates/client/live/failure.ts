import type { Exchange, LiveRequest } from "./exchange.js";
import { mapTexts, plain } from "./plain.js";

/** Characters of a body that a failure shows. */
const MAX_SHOWN_BODY = 1000;

/** The shortest credential that is hidden: shorter texts stand everywhere. */
const MIN_HIDDEN = 4;

/**
 * A copy of an error for the report of a run: with the request and the response, and without what is a command to a
 * terminal or to a CI system. `secrets` are values that are shown as `***`.
 */
export function shownFailure(
  error: unknown,
  exchange: Exchange | undefined,
  secrets: readonly string[],
): Error {
  const hide = hider(secrets);
  const show = (text: string) => plain(hide(text));
  const { name, message, stack = "", ...details } = asError(error);
  const summary = exchange === undefined ? "" : `\n\n${exchangeText(exchange)}`;
  const shown = new Error(show(message + summary));
  const frames = stack.split("\n").filter((line) => /^ {4}at .*:\d+:\d+\)?$/.test(line));
  shown.name = plain(name);
  shown.stack = [`${shown.name}: ${shown.message}`, ...frames.map(plain)].join("\n");
  if (!("actual" in details)) return shown;
  return Object.assign(shown, {
    actual: mapTexts(details.actual, show),
    expected: mapTexts(details.expected, show),
  });
}

interface Details {
  name: string;
  message: string;
  stack?: string | undefined;
  actual?: unknown;
  expected?: unknown;
}

function asError(error: unknown): Details {
  if (!(error instanceof Error)) return { name: "Error", message: String(error) };
  const { name, message, stack } = error;
  const { actual, expected } = error as Details;
  return "actual" in error ? { name, message, stack, actual, expected } : { name, message, stack };
}

function hider(secrets: readonly string[]): (text: string) => string {
  const hidden = secrets.filter((secret) => secret.length >= MIN_HIDDEN);
  return (text) => hidden.reduce((shown, secret) => shown.replaceAll(secret, "***"), text);
}

/** Headers are left out: they carry the credentials. */
function exchangeText({ request, response }: Exchange): string {
  const body = (text: unknown) => {
    if (typeof text !== "string" || text === "") return "";
    return `\n${text.slice(0, MAX_SHOWN_BODY)}${text.length > MAX_SHOWN_BODY ? " …" : ""}`;
  };
  return [
    ...missingText(request),
    `Request: ${request.method} ${request.url}${body(request.body)}`,
    `Response: ${response.status} ${response.statusText}${body(response.text)}`,
  ].join("\n\n");
}

/** Names the variables that were sent as they stand, since they have no value. */
function missingText(request: LiveRequest): string[] {
  const sent = JSON.stringify([request.url, request.headers, request.body]);
  const names = Array.from(sent.matchAll(/(?:\{\{|%7B%7B)([^{}%]+?)(?:\}\}|%7D%7D)/g), ([, name]) => name);
  return names.length === 0 ? [] : [`Variables without a value: ${[...new Set(names)].join(", ")}`];
}
