import { itemList } from "../items.js";
import { isRecord, type Json } from "../normalize/values.js";
import type { JsonFormat } from "./format.js";

/** v2.0 and v2.1. Format: https://schema.postman.com/collection/json/v2.1.0/draft-07/docs/index.html */
export const v2: JsonFormat = {
  kind: "json",
  detect: (json) => Array.isArray(json.item) || hasItems(json) || isEmpty(json),
  read: (json, path) => ({ json, place: path }),
};

/** Looks into a list called `items`, since many other files have one. */
function hasItems(json: Json): boolean {
  const items = itemList(json)?.list ?? [];
  return items.some((i) => isRecord(i) && (i.request !== undefined || itemList(i) !== undefined));
}

function isEmpty({ item, info, requests }: Json): boolean {
  return item === null && isRecord(info) && requests === undefined;
}
