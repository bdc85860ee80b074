import type { Item } from "../read/model.js";

/** Depth first, in document order, without recursion: folders can be nested very deep. */
export function forEachItem(items: readonly Item[], visit: (item: Item) => void): void {
  const open = [...items].reverse();
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    visit(item);
    if (item.kind === "folder")
      for (let i = item.items.length - 1; i >= 0; i -= 1) open.push(item.items[i] as Item);
  }
}
