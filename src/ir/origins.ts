import { addTo } from "../groups.js";
import { FreeNames } from "../names/free.js";
import { camelCase } from "../names/spelling.js";
import { words } from "../names/words.js";
import { byCodeUnit } from "../order.js";
import type { OperationIr, UrlIr } from "./model.js";

/** A variable for an origin that stands in URLs as it is. */
export interface OriginVariable {
  key: string;
  value: string;
}

/** Up to the path. Names of hosts that are not ASCII, and credentials before one, are left where they are. */
const ORIGIN =
  /^(?:https?:\/\/(?:[\w.-]+|\[[\d:.a-f]+\])|[\w-]+(?:\.[\w-]+){1,126}|localhost)(?::\d+)?(?=\/|$)/i;

const BASE_URL = "baseUrl";

/**
 * Puts a variable in the place of each literal origin, so that a client or script can be sent to another server: `baseUrl`
 * for the one that most requests go to, `uploadExampleComUrl` for others, whatever their order. `names` are those that
 * variables have already.
 */
export function nameOrigins(
  operations: readonly OperationIr[],
  names: () => Iterable<string>,
): OriginVariable[] {
  const urls = new Map<string, UrlIr[]>();
  for (const { url } of operations) {
    const written = ORIGIN.exec(url.base)?.[0];
    if (written === undefined) continue;
    url.base = url.base.slice(written.length);
    addTo(urls, normal(written), url);
  }
  if (urls.size === 0) return [];
  const free = new FreeNames(names(), squashed);
  const isMain = (group: readonly UrlIr[]) => group.length * 2 > operations.length && !free.isTaken(BASE_URL);
  const ordered = [...urls].sort(([a], [b]) => byCodeUnit(a, b));
  return ordered.map(([origin, group]) => {
    const key = free.take(isMain(group) ? BASE_URL : hostName(origin));
    for (const url of group) url.base = `{{${key}}}${url.base}`;
    return { key, value: origin };
  });
}

/** As Postman sends it: without a protocol it is http, and case says nothing. */
function normal(origin: string): string {
  return (/^https?:/i.test(origin) ? origin : `http://${origin}`).toLowerCase();
}

/** Says all of the origin, so that one more of the same host takes no other's name. */
function hostName(origin: string): string {
  return camelCase([...words(origin.replace(/^https:/, "")), "url"]);
}

/** Names that only differ in how they are written would be taken for one another: `base_url`, `baseUrl`. */
function squashed(name: string): string {
  return name.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}
