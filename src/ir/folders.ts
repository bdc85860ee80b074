import { posix } from "node:path";
import { sha256Of } from "../hash.js";
import type { Collection, Folder, Item, RequestItem } from "../read/model.js";
import { requestAuths, schemeKinds } from "./auth.js";
import { described } from "./description.js";
import { everyItem } from "../read/items.js";
import type { AuthIr, FolderIr, FolderNames, OperationNames } from "./model.js";
import { distinctWords } from "../names/distinct.js";
import { camelCase, fileStem, pascalCase } from "../names/spelling.js";
import { allWords, titleWords, words } from "../names/words.js";
import { pathIds } from "./path-ids.js";
import { entryValues, NEVER_EXPORTED } from "./taken.js";
import { pathVariable, soleReference } from "./template.js";

/** A request with what it has from the folders around it. */
export interface Located {
  item: RequestItem;
  auth: AuthIr;
  path: string[];
  names: OperationNames;
}

/** A name that the user's configuration gives. */
export type NameOf = (path: readonly string[]) => string | undefined;

/** Lays out the tree of folders, names everything in it and hands each request out in document order. */
export function layOut(
  collection: Collection,
  nameOf: NameOf = () => undefined,
): { root: FolderIr; requests: Located[] } {
  const requests: Located[] = [];
  const inhabited = foldersWithRequests(collection.items);
  const isEmpty = (item: Item) => item.kind === "folder" && !inhabited.has(item);
  const root: FolderIr = {
    name: collection.name,
    path: [],
    ...described(collection.description),
    names: { accessor: [], file: "index" },
    folders: [],
    operations: [],
  };
  const auths = requestAuths(collection);
  const takenAtRoot = new Set([...NEVER_EXPORTED, ...entryValues(schemeKinds(auths.values()))]);
  type Frame = {
    folder: FolderIr;
    names: Map<Item, readonly string[]>;
    items: readonly Item[];
    next: number;
  };
  const frame = (folder: FolderIr, all: readonly Item[]): Frame => {
    const items = all.filter((item) => !isEmpty(item));
    return {
      folder,
      items,
      names: siblingNames(items, folder === root ? takenAtRoot : NEVER_EXPORTED, (item) =>
        nameOf([...folder.path, displayName(item)]),
      ),
      next: 0,
    };
  };
  const stack = [frame(root, collection.items)];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const item = top.items[top.next];
    if (item === undefined) {
      stack.pop();
      continue;
    }
    top.next += 1;
    const own = top.names.get(item) as readonly string[];
    const path = [...top.folder.path, displayName(item)];
    if (item.kind === "folder") {
      const folder = folderIr(item, path, folderNames(top.folder.names, own));
      top.folder.folders.push(folder);
      stack.push(frame(folder, item.items));
    } else {
      top.folder.operations.push(requests.length);
      const auth = auths.get(item) as AuthIr;
      requests.push({ item, auth, path, names: operationNames(top.folder.names, own) });
    }
  }
  return { root, requests };
}

function folderIr({ description, name }: Folder, path: string[], names: FolderNames): FolderIr {
  return { name, path, ...described(description), names, folders: [], operations: [] };
}

/** A nameless request is called by what it does: `GET /users`. */
export function displayName(item: Item): string {
  if (item.name.trim() !== "" || item.kind === "folder") return item.name;
  const { method, url } = item.request;
  return `${method} /${(url?.path ?? []).join("/")}`;
}

function siblingNames(
  items: readonly Item[],
  taken: ReadonlySet<string>,
  nameOf: (item: Item) => string | undefined,
): Map<Item, readonly string[]> {
  return distinctWords(items, {
    wordsOf: (item) => itemWords(item, nameOf(item)),
    detailsOf: (item) => (item.kind === "request" ? [...allWords(item.name), ...urlWords(item)] : []),
    methodOf: (item) => (item.kind === "request" ? words(item.request.method)[0] : undefined),
    sampleOf: (item) => (item.kind === "request" ? numbersIn(item) : []),
    tieBreak: contentKey,
    taken,
  });
}

/** What is empty, or begins like this, is an address; it says less than the method with the path. */
const ADDRESS = /^\s*(?:$|https?:\/\/|\/|\{\{[^{}]+\}\}\/)/i;

function itemWords(item: Item, given: string | undefined): readonly string[] {
  if (given !== undefined) return words(given);
  const isAddress = item.kind === "request" && ADDRESS.test(item.name);
  const own = isAddress
    ? words([item.request.method, ...urlWords(item)].join(" "))
    : titleWords(displayName(item));
  return own.length > 0 ? own : [item.kind];
}

/** Words of the path that a request asks for, `["users", "by", "id"]`; of its host where it has no path. */
function urlWords(item: RequestItem): string[] {
  const { path = [], host = [] } = item.request.url ?? {};
  const ids = pathIds(path);
  const inPath = path.flatMap((segment, i) => {
    const isGiven = ids.has(i) || pathVariable(segment) !== undefined || soleReference(segment) !== undefined;
    const own = ids.has(i) ? ["id"] : allWords(segment);
    return isGiven && i === path.length - 1 ? ["by", ...own] : own;
  });
  return inPath.length > 0 ? inPath : host.flatMap(allWords);
}

/** The ids in its path, where they can be read. */
function numbersIn(item: RequestItem): string[] {
  return [...pathIds(item.request.url?.path ?? []).values()].flatMap(({ value }) =>
    /^\d+$/.test(value) ? [value] : [],
  );
}

/** Tells two items of the same name apart by what they hold, wherever they stand. */
function contentKey(item: Item): string {
  return JSON.stringify(item, (key, value: unknown) => (key === "place" ? undefined : value));
}

function folderNames(parent: FolderNames, own: readonly string[]): FolderNames {
  return {
    accessor: [...parent.accessor, camelCase(own)],
    file: join(parent, moduleStem(own)),
  };
}

/** `index` is the module of the collection itself. */
function moduleStem(own: readonly string[]): string {
  const stem = fileStem(own);
  return stem === "index" ? "index_" : stem;
}

function operationNames(folder: FolderNames, own: readonly string[]): OperationNames {
  const fn = camelCase(own);
  return { accessor: [...folder.accessor, fn], fn, type: pascalCase(own), file: join(folder, fileStem(own)) };
}

/** Longest name of a file without what a target adds to it, in characters: Windows allows 260 for all of a path. */
const LONGEST_FILE = 140;

/** Longest beginning of a stem that stands before a hash, in characters. */
const LONGEST_HASHED = 20;
const HASH = 12;

/** Longest path of a folder in which things have files, so that there is room for a hash. */
const LONGEST_FOLDER = LONGEST_FILE - "/".length - LONGEST_HASHED - "_".length - HASH;

/**
 * The file of something in a folder. Where its path grows too long, the outermost folders stay, and a hash of the whole
 * path stands for the others; no stem has anything behind a `_`. It always lies below the folder in which the module of
 * `folder` lies, which imports from there.
 */
function join(folder: FolderNames, stem: string): string {
  if (folder.accessor.length === 0) return stem;
  const whole = `${folder.file}/${stem}`;
  const hasRoom = folder.file.length <= LONGEST_FOLDER;
  if (hasRoom && whole.length <= LONGEST_FILE) return whole;
  const hash = sha256Of(JSON.stringify([folder.accessor, stem])).slice(0, HASH);
  const begin = stem.length <= LONGEST_HASHED ? stem : stem.slice(0, LONGEST_HASHED).replace(/-[^-]*$/, "");
  return `${hasRoom ? folder.file : posix.dirname(folder.file)}/${begin}_${hash}`;
}

/** Others have no module, and take no name from anybody. */
function foldersWithRequests(items: readonly Item[]): ReadonlySet<Folder> {
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
