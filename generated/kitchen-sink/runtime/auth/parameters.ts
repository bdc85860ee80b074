// Part of the runtime of postman-codegen. Do not edit.
import { encodeComponent } from "../body/encode-component.js";

/** A parameter of a query or of a form, decoded. `null`: it has a name and no more. */
export type Parameter = readonly [name: string, value: string | null];

/** Reads a query or a form, without the `?`. */
export function parametersOf(text: string): Parameter[] {
  return text
    .split("&")
    .filter((part) => part !== "")
    .map((part) => {
      const at = part.indexOf("=");
      return at < 0 ? [decode(part), null] : [decode(part.slice(0, at)), decode(part.slice(at + 1))];
    });
}

/** Everything is encoded that may be, which servers that check a signature do as well. */
export function written(parameters: readonly Parameter[]): string {
  return parameters
    .map(([name, value]) =>
      value === null ? encodeComponent(name) : `${encodeComponent(name)}=${encodeComponent(value)}`,
    )
    .join("&");
}

/** In the order in which both sides sign them. */
export function canonical(parameters: readonly Parameter[]): string {
  return parameters
    .map(([name, value]) => [encodeComponent(name), encodeComponent(value ?? "")] as const)
    .sort(([a, x], [b, y]) => (a === b ? compare(x, y) : compare(a, b)))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

/** Compares texts by code unit, as signatures sort them. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** As servers read it; what is no escape stays. */
export function decode(text: string): string {
  const spaced = text.replaceAll("+", " ");
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

/** A URL in front of its `?`, and behind it. */
export function splitQuery(url: string): [base: string, query: string] {
  const at = url.indexOf("?");
  return at < 0 ? [url, ""] : [url.slice(0, at), url.slice(at + 1)];
}
