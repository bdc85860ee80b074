import type { Source } from "../source.js";
import { download } from "./download.js";

/** A file behind an http or https address. */
export function urlSource(input: string): Source {
  const file = shownUrl(input);
  return { file, explicit: true, load: () => download(input, { file }) };
}

/** The address without what may be a secret: user and password, query, fragment. */
export function shownUrl(input: string): string {
  if (!URL.canParse(input)) return input.replace(/:.*$/s, ":...");
  return input
    .replace(/^([a-z]+:\/*)[^/?#]*@/i, "$1")
    .replace(/[?#].*$/s, (rest) => (rest[0] === "?" ? "?..." : ""));
}
