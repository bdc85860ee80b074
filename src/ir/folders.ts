import { everyItem } from "../read/items.js";
import type { Collection, Folder, Item, RequestItem } from "../read/model.js";
import { requestAuths } from "./auth.js";
import { described } from "./description.js";
import type { AuthIr, FolderIr } from "./model.js";

/** A request with what it has from the folders around it. */
export interface Located {
  item: RequestItem;
  auth: AuthIr;
  path: string[];
}

/** A request, or a folder with a request somewhere in it. */
export interface NumberedItem {
  item: Item;
  path: string[];
  /** Among the requests from 0, among the folders from 1: the collection itself is folder 0. */
  index: number;
}

/** The items that code is made for, in document order. Their numbers are those of operations and folders in the IR. */
export function* numberedItems(items: readonly Item[]): Generator<NumberedItem> {
  const inhabited = foldersWithRequests(items);
  const outerPath = new Map<Item, readonly string[]>();
  let folders = 1;
  let requests = 0;
  for (const item of everyItem(items)) {
    if (item.kind === "folder" && !inhabited.has(item)) continue;
    const path = [...(outerPath.get(item) ?? []), displayName(item)];
    if (item.kind === "folder") for (const child of item.items) outerPath.set(child, path);
    yield { item, path, index: item.kind === "folder" ? folders++ : requests++ };
  }
}

/** Lays out the tree of folders and lists the requests in document order. Folders without requests are left out. */
export function layOut(collection: Collection): { root: FolderIr; requests: Located[] } {
  const auths = requestAuths(collection);
  const requests: Located[] = [];
  const root: FolderIr = {
    index: 0,
    name: collection.name,
    path: [],
    ...described(collection.description),
    folders: [],
    operations: [],
  };
  const folderOf = new Map<Item, FolderIr>(collection.items.map((item) => [item, root]));
  for (const { item, path, index } of numberedItems(collection.items)) {
    const parent = folderOf.get(item) as FolderIr;
    if (item.kind === "folder") {
      const folder = folderIr(item, index, path);
      parent.folders.push(folder);
      for (const child of item.items) folderOf.set(child, folder);
    } else {
      parent.operations.push(index);
      requests.push({ item, auth: auths.get(item) as AuthIr, path });
    }
  }
  return { root, requests };
}

function folderIr({ description, name }: Folder, index: number, path: string[]): FolderIr {
  return { index, name, path, ...described(description), folders: [], operations: [] };
}

/** A nameless request is called by what it does: `GET /users`. */
export function displayName(item: Item): string {
  if (item.name.trim() !== "" || item.kind === "folder") return item.name;
  const { method, url } = item.request;
  return `${method} /${(url?.path ?? []).join("/")}`;
}

/** The folders in which a request stands, however deep. */
export function foldersWithRequests(items: readonly Item[]): ReadonlySet<Folder> {
  const outsideIn: Folder[] = [];
  for (const item of everyItem(items)) if (item.kind === "folder") outsideIn.push(item);
  const found = new Set<Folder>();
  for (const folder of outsideIn.reverse()) {
    if (folder.items.some((item) => item.kind === "request" || found.has(item))) found.add(folder);
  }
  return found;
}

/** The same tree with only some operations left. */
export function pruneOperations(folder: FolderIr, keep: (index: number) => boolean): FolderIr {
  return {
    ...folder,
    operations: folder.operations.filter(keep),
    folders: folder.folders
      .map((child) => pruneOperations(child, keep))
      .filter((child) => child.operations.length > 0 || child.folders.length > 0),
  };
}
