import type { Diagnostic, Place } from "../../diagnostics/diagnostic.js";
import { type JsonText, locator, parseJson } from "../json.js";
import { isRecord, type Json } from "../normalize/values.js";
import type { ForeignFile, JsonFormat } from "./format.js";
import { FOREIGN_FORMATS, JSON_FORMATS } from "./list.js";
import { unwrap } from "./wrapped.js";

/** A collection that was found in a file, not yet read. */
export interface DetectedCollection {
  format: JsonFormat;
  json: Json;
  /** Its JSON path in the file. */
  path: string;
}

export interface Detection {
  /** Absent where the file is something else; then a diagnostic says what. */
  collection?: DetectedCollection;
  diagnostics: Diagnostic[];
}

/** Finds the collection in a file. `isExplicit`: the user named the file, so it is an error if there is none. */
export function detectCollection(bytes: Uint8Array, source: JsonText, isExplicit: boolean): Detection {
  const isExpected = isExplicit || COLLECTION_NAME.test(source.file);
  const other = foreignBytes(bytes) ?? foreignText(source);
  if (other !== undefined) return { diagnostics: [foreignFault(other, isExpected, { file: source.file })] };
  const { value, diagnostics } = parseJson(source);
  if (value === undefined) return { diagnostics };
  const collection = collectionIn(value);
  if (collection !== undefined) return { collection, diagnostics };
  const isBroken = diagnostics.some((d) => d.severity === "error");
  // Broken JSON, of which no more can be said.
  if (isBroken && (isExpected || beginsAsCollection(source.text))) return { diagnostics };
  const path = isRecord(value) ? unwrap(value).path : "$";
  const fault = foreignFault(foreignJson(value), isExpected, locator(source)(path));
  // Faults in the JSON of a foreign file do not matter to the user, but a collection may be cut off early.
  const isOurs = isExpected || (isRecord(value) && isRecord(value.info));
  return { diagnostics: isOurs ? [...diagnostics, fault] : [fault] };
}

/** Names that Postman gives its exports. Such a file should be a collection even if it was only found in a folder. */
const COLLECTION_NAME = /\.postman_collection(?:\.json)?$/i;

function beginsAsCollection(content: string): boolean {
  return /^\s*\{/.test(content) && /schema\.(?:get)?postman\.com\/json\/collection\//.test(content);
}

const EXPORT_HINT =
  "a collection export has `info` and a list of requests in `item`; in Postman: Export > Collection v2.1";

/** Returns the diagnostic for a file that holds no collection: an error only where one was expected. */
export function foreignFault(
  { description, hint }: ForeignFile,
  isExpected: boolean,
  place: Place,
): Diagnostic {
  return {
    severity: isExpected ? "error" : "info",
    code: "PC1003",
    message: `not a Postman collection: ${description}`,
    place,
    hint: isExpected ? (hint ?? EXPORT_HINT) : "passed over",
  };
}

/** Says what a JSON value is that should be an environment. */
export function describeNonEnvironment(value: unknown): ForeignFile {
  if (collectionIn(value) !== undefined)
    return { description: "it is a collection", hint: "give it as an input, without --environment" };
  return (isRecord(value) ? foreignFormat(value) : undefined) ?? { description: "it has no list `values`" };
}

function collectionIn(value: unknown): DetectedCollection | undefined {
  if (!isRecord(value)) return undefined;
  const { json, path } = unwrap(value);
  const format = JSON_FORMATS.find(({ detect }) => detect(json));
  return format && { format, json, path };
}

function foreignBytes(bytes: Uint8Array): ForeignFile | undefined {
  return FOREIGN_FORMATS.find(({ detectBytes }) => detectBytes?.(bytes))?.describe({});
}

function foreignText({ file, text }: JsonText): ForeignFile | undefined {
  const isJsonOrMarkup = /^\s*[{[<]/.test(text);
  if (isJsonOrMarkup) return undefined;
  return FOREIGN_FORMATS.find(({ detectText }) => detectText?.(text, file))?.describe({});
}

function foreignJson(value: unknown): ForeignFile {
  if (!isRecord(value)) return { description: "the file holds no JSON object" };
  const { json } = unwrap(value);
  return (
    foreignFormat(json) ?? {
      description: json.item === undefined ? "it has no list `item`" : "`item` is not a list",
    }
  );
}

function foreignFormat(json: Json): ForeignFile | undefined {
  return FOREIGN_FORMATS.find(({ detectJson }) => detectJson?.(json))?.describe(json);
}
