import type { Diagnostic, Place } from "../diagnostics/diagnostic.js";
import { sha256Of } from "../hash.js";
import { type CappedReport, capRepeats } from "./cap-repeats.js";
import { detectCollection, foreignFault } from "./formats/detect.js";
import { everyItem } from "./items.js";
import { decodeText, locator } from "./json.js";
import { excessFault, hasTooManyItems, MAX_ITEMS } from "./limits.js";
import type { Collection, Item } from "./model.js";
import { type CollectionJson, normalizeCollection } from "./normalize/collection.js";
import { type LoadedFolder, loadFault, type Source } from "./source.js";

export interface ReadResult {
  /** Absent where the source holds none that can be read; then `diagnostics` says why. */
  collection?: Collection;
  /** Of the bytes of the file, in hex; of a folder, over the paths and the hashes of its files. Empty: nothing was read. */
  sha256: string;
  /** The files that were read: the source itself, or the files of a folder with their paths below it. */
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
  let loaded: Uint8Array | LoadedFolder;
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
  const text = { file, text: decodeText(bytes) };
  const { collection: detected, diagnostics } = detectCollection(bytes, text, explicit);
  if (detected === undefined) return { sha256, files, diagnostics, locate: (path) => ({ file, path }) };
  parsed();
  const locate = locator(text);
  const capped = capRepeats(file, diagnostics);
  const v2 = await detected.format.read(detected.json, detected.path, capped.reportAt(locate));
  return { sha256, files, ...finish({ v2, file, locate, capped, diagnostics }), locate };
}

async function readFolder(
  { file, explicit }: Source,
  folder: LoadedFolder,
  parsed: () => void,
): Promise<ReadResult> {
  const { format } = folder;
  const files = folder.files.map(({ path, bytes }) => ({ path, sha256: sha256Of(bytes) }));
  const sha256 = sha256Of(files.map((f) => `${f.sha256} ${f.path}\n`).join(""));
  if (files.length === 0) {
    const description = `the folder holds no ${format.fileType}`;
    const fault = foreignFault({ description }, explicit, { file });
    return { sha256, files, diagnostics: [fault], locate: (path) => ({ file, path }) };
  }
  const diagnostics: Diagnostic[] = [];
  const capped = capRepeats(file, diagnostics);
  const { collection: v2, locate } = await format.read(folder, capped.report);
  parsed();
  return { sha256, files, ...finish({ v2, file, locate, capped, diagnostics }), locate };
}

/** A collection that was converted to v2.1, and what was reported on the way. */
interface Converted {
  v2: CollectionJson;
  file: string;
  locate: (path: string) => Place;
  /** Adds to `diagnostics`. */
  capped: CappedReport;
  diagnostics: Diagnostic[];
}

/**
 * Returns no collection if there are errors and no complete request: its output would replace that of the run before.
 */
function finish(converted: Converted): Pick<ReadResult, "collection" | "diagnostics"> {
  const { v2, file, locate, capped, diagnostics } = converted;
  if (hasTooManyItems(v2.json))
    return { diagnostics: [excessFault(file, `it holds more than ${MAX_ITEMS} folders and requests`)] };
  const collection = normalizeCollection(v2, capped.reportAt(locate));
  capped.finish();
  if (hasRequest(collection.items)) return { collection, diagnostics };
  const errors = diagnostics.filter((d) => d.severity === "error");
  if (errors.length > 0) return { diagnostics: errors };
  return { collection, diagnostics: [...diagnostics, noRequests(collection, locate(`${v2.place}.item`))] };
}

function hasRequest(items: readonly Item[]): boolean {
  for (const item of everyItem(items)) if (item.kind === "request") return true;
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
