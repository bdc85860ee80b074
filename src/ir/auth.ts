import type { AuthIr } from "../auth/kind.js";
import type { Auth, Collection, Item, RequestItem } from "../read/model.js";

/** The auth of each request: its own, or that of the nearest of the folders around it that has one, or of the collection. */
export function requestAuths(collection: Collection): ReadonlyMap<RequestItem, AuthIr> {
  const auths = new Map<RequestItem, AuthIr>();
  type Level = { items: readonly Item[]; auth?: Auth | undefined };
  const open: Level[] = [collection];
  for (let level = open.pop(); level !== undefined; level = open.pop()) {
    for (const item of level.items) {
      if (item.kind === "folder") open.push({ items: item.items, auth: item.auth ?? level.auth });
      else auths.set(item, authIr(item.request.auth ?? level.auth));
    }
  }
  return auths;
}

function authIr(auth: Auth | undefined): AuthIr {
  return auth ? { type: auth.type, params: { ...auth.params } } : { type: "none", params: {} };
}
