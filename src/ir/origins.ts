import type { OperationIr, UrlIr } from "./model.js";
import { freeName } from "../names/distinct.js";
import { camelCase } from "../names/spelling.js";
import { words } from "../names/words.js";

/** A variable for an origin that stands in URLs as it is. */
export interface OriginVariable {
  key: string;
  value: string;
}

/** Up to the path. Names of hosts that are not ASCII, and credentials before one, are left where they are. */
const ORIGIN = /^(?:https?:\/\/[\w.-]+|[\w-]+(?:\.[\w-]+)+|localhost)(?::\d+)?(?=\/|$)/i;

const BASE_URL = "baseUrl";

/**
 * Puts a variable in the place of each literal origin, so that a client or script can be sent to another server: `baseUrl`
 * for the one that most requests go to, `uploadExampleComUrl` for others. `names` are those that variables have already.
 */
export function nameOrigins(
  operations: readonly OperationIr[],
  names: () => Iterable<string>,
): OriginVariable[] {
  const urls = new Map<string, UrlIr[]>();
  for (const { url } of operations) {
    const origin = ORIGIN.exec(url.base)?.[0];
    if (origin === undefined) continue;
    const known = urls.get(origin);
    if (known) known.push(url);
    else urls.set(origin, [url]);
  }
  if (urls.size === 0) return [];
  const taken = new Set(Array.from(names(), squashed));
  const counts = new Map<string, number>();
  const isTaken = (name: string) => taken.has(squashed(name));
  const isMain = (group: readonly UrlIr[]) => group.length * 2 > operations.length && !isTaken(BASE_URL);
  return [...urls].map(([origin, group]) => {
    const key = freeName(isMain(group) ? BASE_URL : hostName(origin), isTaken, counts);
    taken.add(squashed(key));
    for (const url of group) url.base = `{{${key}}}${url.base.slice(origin.length)}`;
    return { key, value: origin };
  });
}

function hostName(origin: string): string {
  const host = origin.replace(/^(?:https?:\/\/)?(?:www\.)?/i, "");
  return camelCase([...words(host), "url"]);
}

/** Names that only differ in how they are written would be taken for one another: `base_url`, `baseUrl`. */
function squashed(name: string): string {
  return name.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}
