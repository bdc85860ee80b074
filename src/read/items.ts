import type { Item } from "./model.js";
import type { Json } from "./normalize/values.js";

/** The list of items of a folder or collection in a file, under its own name or the one that people write by mistake. */
export function itemList(json: Json): { key: "item" | "items"; list: unknown[] } | undefined {
  if (Array.isArray(json.item)) return { key: "item", list: json.item };
  return Array.isArray(json.items) && json.request === undefined
    ? { key: "items", list: json.items }
    : undefined;
}

/** All folders and requests, depth first, in document order. Without recursion: folders can be nested very deep. */
export function* everyItem(items: readonly Item[]): Generator<Item> {
  const open = [...items].reverse();
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    yield item;
    if (item.kind === "folder")
      for (let i = item.items.length - 1; i >= 0; i -= 1) open.push(item.items[i] as Item);
  }
}
