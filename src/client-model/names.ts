import { posix } from "node:path";

import { schemeFunctions } from "../auth/kinds.js";
import { sha256Of } from "../hash.js";
import { displayName, foldersWithRequests, numberedItems } from "../ir/folders.js";
import type { CollectionIr, OperationIr } from "../ir/model.js";
import { pathIds } from "../ir/path-ids.js";
import { distinctWords } from "../names/distinct.js";
import { camelCase, fileStem, pascalCase } from "../names/spelling.js";
import { allWords, titleWords, words } from "../names/words.js";
import type { Collection, Item, RequestItem } from "../read/model.js";
import { pathVariable, soleReference } from "../template.js";
import type { FolderNames, NamedCollection, NamedOperation, OperationNames } from "./model.js";
import { entryValues, NEVER_EXPORTED } from "./reserved-names.js";

/** Names of all folders and operations of a collection, by their `index`. */
export interface ClientNames {
  folders: readonly FolderNames[];
  operations: readonly OperationNames[];
}

/** A name that the user's configuration gives to the item of a path. */
export type NameOf = (path: readonly string[]) => string | undefined;

/** Names folders and operations. The names depend on what items are called and hold, not on their order. */
export function clientNames(
  collection: Collection,
  ir: CollectionIr,
  nameOf: NameOf = () => undefined,
): ClientNames {
  const inhabited = foldersWithRequests(collection.items);
  const reservedAtRoot = new Set([
    ...NEVER_EXPORTED,
    ...entryValues(schemeFunctions(ir.operations.map(({ auth }) => auth))),
  ]);
  const root: FolderNames = { accessor: [], file: "index" };
  const folders = [root];
  const operations: OperationNames[] = [];
  const ownNames = new Map<Item, OwnName>();
  const nameItems = (all: readonly Item[], path: readonly string[], parent: FolderNames) => {
    const items = all.filter((item) => item.kind === "request" || inhabited.has(item));
    const reserved = path.length === 0 ? reservedAtRoot : NEVER_EXPORTED;
    const names = siblingNames(items, reserved, (item) => nameOf([...path, displayName(item)]));
    for (const item of items) ownNames.set(item, { parent, own: names.get(item) as readonly string[] });
  };
  nameItems(collection.items, [], root);
  for (const { item, path, index } of numberedItems(collection.items)) {
    const { parent, own } = ownNames.get(item) as OwnName;
    if (item.kind === "folder") {
      const folder = (folders[index] = folderNames(parent, own));
      nameItems(item.items, path, folder);
    } else operations[index] = operationNames(parent, own);
  }
  return { folders, operations };
}

/** The words that name an item among its siblings, and the folder that it stands in. */
interface OwnName {
  own: readonly string[];
  parent: FolderNames;
}

function siblingNames(
  items: readonly Item[],
  reserved: ReadonlySet<string>,
  nameOf: (item: Item) => string | undefined,
): Map<Item, readonly string[]> {
  return distinctWords(items, {
    wordsOf: (item) => itemWords(item, nameOf(item)),
    detailsOf: (item) => (item.kind === "request" ? [...allWords(item.name), ...urlWords(item)] : []),
    methodOf: (item) => (item.kind === "request" ? words(item.request.method)[0] : undefined),
    sampleOf: (item) => (item.kind === "request" ? numbersIn(item) : []),
    tieBreak: contentKey,
    taken: reserved,
  });
}

/** Matches a name that is empty or an address. Such a name says less than the method and the path. */
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

/** The operations of an IR, which may lack some of the collection's, with their names. */
export function withNames(ir: CollectionIr, names: ClientNames): NamedCollection {
  return { ir, operations: ir.operations.map((operation) => withName(operation, names)) };
}

/** An operation with its names. */
export function withName(operation: OperationIr, names: ClientNames): NamedOperation {
  return { operation, names: names.operations[operation.index] as OperationNames };
}

function operationNames(folder: FolderNames, own: readonly string[]): OperationNames {
  const fn = camelCase(own);
  return { accessor: [...folder.accessor, fn], fn, type: pascalCase(own), file: join(folder, fileStem(own)) };
}

/** Longest name of a file without what a target adds to it, in characters: Windows allows 260 for all of a path. */
const MAX_FILE = 140;

/** Longest beginning of a stem that stands before a hash, in characters. */
const MAX_HASHED = 20;
const HASH = 12;

/** Longest path of a folder in which things have files, so that there is room for a hash. */
const MAX_FOLDER = MAX_FILE - "/".length - MAX_HASHED - "_".length - HASH;

/**
 * The file of something in a folder. Where its path grows too long, the outermost folders stay, and a hash of the whole
 * path stands for the others; no stem has anything behind a `_`. It always lies below the folder in which the module of
 * `folder` lies, which imports from there.
 */
function join(folder: FolderNames, stem: string): string {
  if (folder.accessor.length === 0) return stem;
  const whole = `${folder.file}/${stem}`;
  const hasRoom = folder.file.length <= MAX_FOLDER;
  if (hasRoom && whole.length <= MAX_FILE) return whole;
  const hash = sha256Of(JSON.stringify([folder.accessor, stem])).slice(0, HASH);
  const begin = stem.length <= MAX_HASHED ? stem : stem.slice(0, MAX_HASHED).replace(/-[^-]*$/, "");
  return `${hasRoom ? folder.file : posix.dirname(folder.file)}/${begin}_${hash}`;
}
