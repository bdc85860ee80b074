import type { Source } from "../source.js";
import { download } from "./download.js";

/** A file behind an http or https address. */
export function urlSource(input: string): Source {
  const file = shownUrl(input);
  return { file, explicit: true, load: () => download(input, { file }) };
}

/** The address without what may be a secret: user and password, query, fragment. */
export function shownUrl(input: string): string {
  const scheme = input.slice(0, input.indexOf(":"));
  if (!URL.canParse(input)) return `${scheme}:...`;
  const { protocol, host, pathname, search } = new URL(input);
  return `${protocol}//${host}${pathname}${search === "" ? "" : "?..."}`;
}
