/** Credentials in the parts of a URL. */
import type { Url } from "../../read/model.js";
import { splitReferences } from "../../template.js";
import { type Range, tokensIn } from "./shapes.js";

export interface HostPieces {
  scheme: string;
  user: string;
  password?: string;
  rest: string;
}

/** A host at the marks around its credentials; none where it has no credentials. Marks in names of variables do not count. */
export function splitHost(host: string): HostPieces | undefined {
  if (!host.includes("@")) return undefined;
  const pieces = splitReferences(host);
  const bare = pieces.map(({ text, name }) => (name === undefined ? text : "x".repeat(text.length))).join("");
  const scheme = /^[^:/@]*:\/\//.exec(bare)?.[0].length ?? 0;
  const end = scheme + bare.slice(scheme).replace(/\/.*/s, "").lastIndexOf("@");
  if (end < scheme) return undefined;
  const colon = bare.slice(0, end).indexOf(":", scheme);
  return {
    scheme: host.slice(0, scheme),
    user: host.slice(scheme, colon < 0 ? end : colon),
    ...(colon < 0 ? {} : { password: host.slice(colon + 1, end) }),
    rest: host.slice(end + 1),
  };
}

/** Where in which segments of a path tokens are. Of one that goes over several, as that of a webhook, the last has the secret. */
export function tokensInPath({
  protocol = "https",
  host,
  path = [],
}: Url): { segment: number; range: Range }[] {
  const base = `${protocol}://${host.join(".")}`;
  let offset = base.length;
  const starts = path.map((segment) => {
    const start = offset + 1;
    offset = start + segment.length;
    return start;
  });
  return tokensIn([base, ...path].join("/")).flatMap(({ start, end }) => {
    const segment = starts.findLastIndex((at) => at < end);
    const at = starts[segment];
    if (at === undefined) return [];
    return [{ segment, range: { start: Math.max(start - at, 0), end: end - at } }];
  });
}
