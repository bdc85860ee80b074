import type { Diagnostic, Place, Report } from "../diagnostics/diagnostic.js";
import { sha256Of } from "../hash.js";
import { counted } from "./counted.js";
import { decodeText, locator } from "./json.js";
import { excessFault, hasTooManyItems, MOST_ITEMS } from "./limits.js";
import type { Collection, Item } from "./model.js";
import { normalizeCollection, type CollectionJson } from "./normalize/collection.js";
import { loadFault, type FolderFile, type Source } from "./source.js";
import { fromV1 } from "./v1.js";
import { readV3 } from "./v3/collection.js";
import { collectionJson, elsewise, type Root } from "./what.js";

export interface ReadResult {
  /** Absent where the source holds none that can be read; then `diagnostics` says why. */
  collection?: Collection;
  /** Of the bytes of the file, in hex; of a folder, over the paths and the hashes of its files. Empty: nothing was read. */
  sha256: string;
  /** What was read: the source itself, or the files of a folder with their paths below it. */
  files: { path: string; sha256: string }[];
  diagnostics: Diagnostic[];
  /** File, line and column of a place in the collection. */
  locate: (path: string) => Place;
}

/**
 * Reads one source. Never throws for what is in it. Calls `parsed` once all of the source was read, and what is left is to
 * make a collection of it.
 */
export async function readCollection(
  source: Source,
  parsed: () => void = () => undefined,
): Promise<ReadResult> {
  const { file } = source;
  let loaded: Uint8Array | FolderFile[];
  try {
    loaded = await source.load();
  } catch (error) {
    const locate = (path: string) => ({ file, path });
    return { sha256: "", files: [], diagnostics: [loadFault(file, error)], locate };
  }
  return loaded instanceof Uint8Array ? readFile(source, loaded, parsed) : readFolder(source, loaded, parsed);
}

async function readFile(
  { file, explicit }: Source,
  bytes: Uint8Array,
  parsed: () => void,
): Promise<ReadResult> {
  const sha256 = sha256Of(bytes);
  const files = [{ path: file, sha256 }];
  const result = { sha256, files };
  const text = { file, text: decodeText(bytes) };
  const found = collectionJson(bytes, text, explicit);
  if (found.root === undefined)
    return { ...result, diagnostics: found.diagnostics, locate: (path) => ({ file, path }) };
  parsed();
  const locate = locator(text);
  const diagnostics = [...found.diagnostics];
  const { reportAt, finish } = counted(file, diagnostics);
  const report = reportAt(locate);
  const v2 = await inV2Shape(found.root, report);
  if (hasTooManyItems(v2.json)) return { ...result, diagnostics: [tooMany(file)], locate };
  const collection = normalizeCollection(v2, report);
  finish();
  if (hasRequest(collection.items)) return { ...result, collection, diagnostics, locate };
  // Without a whole request nothing is made: it would take the place of what was made before.
  const errors = diagnostics.filter((d) => d.severity === "error");
  if (errors.length > 0) return { ...result, diagnostics: errors, locate };
  diagnostics.push(noRequests(collection, locate(`${found.root.place}.item`)));
  return { ...result, collection, diagnostics, locate };
}

function tooMany(file: string): Diagnostic {
  return excessFault(file, `it holds more than ${MOST_ITEMS} folders and requests`);
}

function hasRequest(items: readonly Item[]): boolean {
  const open = [...items];
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    if (item.kind === "request") return true;
    open.push(...item.items);
  }
  return false;
}

function noRequests({ name }: Collection, place: Place): Diagnostic {
  return {
    severity: "warning",
    code: "PC1007",
    message: `collection ${JSON.stringify(name)} has no requests`,
    place,
    hint: "nothing can be called; was the right collection exported?",
  };
}

async function inV2Shape({ json, place, isV1 }: Root, report: Report): Promise<CollectionJson> {
  return isV1 ? fromV1(json, place, report) : { json, place };
}

async function readFolder(
  source: Source,
  loaded: readonly FolderFile[],
  parsed: () => void,
): Promise<ReadResult> {
  const { file, name, explicit } = source;
  const files = loaded.map(({ path, bytes }) => ({ path, sha256: sha256Of(bytes) }));
  const sha256 = sha256Of(files.map((f) => `${f.sha256} ${f.path}\n`).join(""));
  if (files.length === 0) {
    const what = elsewise({ what: "the folder holds no YAML file" }, explicit, { file });
    return { sha256, files, diagnostics: [what], locate: (path) => ({ file, path }) };
  }
  const diagnostics: Diagnostic[] = [];
  const told = counted(file, diagnostics);
  const v3 = await readV3({ folder: file, name: name ?? "", files: loaded }, told.report);
  parsed();
  if (hasTooManyItems(v3.collection.json))
    return { sha256, files, diagnostics: [tooMany(file)], locate: v3.locate };
  const collection = normalizeCollection(v3.collection, told.reportAt(v3.locate));
  told.finish();
  if (!hasRequest(collection.items)) {
    const errors = diagnostics.filter((d) => d.severity === "error");
    if (errors.length > 0) return { sha256, files, diagnostics: errors, locate: v3.locate };
    diagnostics.push(noRequests(collection, v3.locate("$")));
  }
  return { collection, sha256, files, diagnostics, locate: v3.locate };
}
