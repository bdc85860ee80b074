// Part of the runtime of postman-codegen. Do not edit.
import { ParseError, type RequestSummary } from "./errors.js";
import type { Operation } from "./types.js";

const TEXT_TYPE = /^(text|application\/([^;]*\+)?xml\b|[^;]*(json|script|urlencoded|graphql|yaml|sql))/i;

/**
 * Reads a body by its Content-Type: JSON as its value, text as a string, anything else as a Blob, no body as
 * `undefined`. Throws a ParseError if the JSON of a success is broken; that of a failure comes as the text that it is.
 */
export async function readBody(
  response: Response,
  request: RequestSummary,
  { parse = (json) => JSON.parse(json) as unknown }: Pick<Operation, "parse"> = {},
): Promise<unknown> {
  const { ok, status, headers } = response;
  const type = headers.get("Content-Type") ?? "";
  const bytes = await response.arrayBuffer();
  if (!bytes.byteLength) return undefined;
  if (type && !TEXT_TYPE.test(type)) return new Blob([bytes], { type });
  let decoder = new TextDecoder();
  try {
    decoder = new TextDecoder(/charset="?([^";]+)/i.exec(type)?.[1]);
  } catch {
    // No charset of this name is known: UTF-8 is the best guess.
  }
  const text = decoder.decode(bytes);
  // Text without a type may be JSON as well.
  if (/^[^;]*[/+]json *([;,]|$)|^\s*[[{]/i.test(type || text)) {
    try {
      return parse(text, status);
    } catch {
      if (ok && type) throw new ParseError(request, "answered with broken JSON", { status, text, headers });
    }
  }
  return text;
}
