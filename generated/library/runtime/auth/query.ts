// Part of the runtime of postman-codegen. Do not edit.
import { encodeParameter } from "../url.js";

/** The URL with a query parameter put in place of those of the same name. */
export function withQuery(url: string, key: string, value: string): string {
  const [base = "", query] = split(url, "?");
  const name = encodeParameter(key, null);
  const kept = (query ?? "").split("&").filter((part) => part !== "" && !isNamed(part, key, name));
  return `${base}?${[...kept, encodeParameter(key, value)].join("&")}`;
}

function isNamed(part: string, key: string, encoded: string): boolean {
  const [name] = split(part, "=");
  return name === key || name === encoded;
}

function split(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
