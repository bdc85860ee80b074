import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { locator, parseJson, type JsonText } from "./json.js";
import { itemList } from "./normalize/collection.js";
import { isRecord, text, type Json } from "./normalize/values.js";

/** The object in a file that is the collection. */
export interface Root {
  json: Json;
  place: string;
  isV1: boolean;
}

export interface Found {
  /** Absent where the file is something else; then a diagnostic says what. */
  root?: Root;
  diagnostics: Diagnostic[];
}

/** Finds the collection in a file, or says what the file is instead. */
export function collectionJson(bytes: Uint8Array, source: JsonText, explicit: boolean): Found {
  const expected = explicit || COLLECTION_NAME.test(source.file);
  const other = packedKind(bytes) ?? yamlKind(source);
  if (other !== undefined) return { diagnostics: [elsewise(other, expected, { file: source.file })] };
  const { value, diagnostics } = parseJson(source);
  if (value === undefined) return { diagnostics };
  const root = collectionRoot(value);
  if ("json" in root) return { root, diagnostics };
  const isBroken = diagnostics.some((d) => d.severity === "error");
  // Something that was to be JSON, and no more can be said of it.
  if (isBroken && (expected || beginsAsCollection(source.text))) return { diagnostics };
  const what = elsewise(root, expected, locator(source)(root.place));
  // What is wrong in a file that is none of ours is nobody's business here, but a collection may be cut off early.
  return {
    diagnostics: expected || (isRecord(value) && isRecord(value.info)) ? [...diagnostics, what] : [what],
  };
}

/** What Postman calls its exports. A file of such a name that was only found in a folder should be a collection, too. */
const COLLECTION_NAME = /\.postman_collection(?:\.json)?$/i;

function beginsAsCollection(content: string): boolean {
  return /^\s*\{/.test(content) && /schema\.(?:get)?postman\.com\/json\/collection\//.test(content);
}

/** What a file is that is no collection, and what to do with it. */
export interface Elsewise {
  what: string;
  hint?: string;
}

const EXPORT_HINT =
  "a collection export has `info` and a list of requests in `item`; in Postman: Export > Collection v2.1";

/** A file that was only found in a folder may well be something else. */
export function elsewise(
  { what, hint }: Elsewise,
  explicit: boolean,
  place: Diagnostic["place"] & object,
): Diagnostic {
  return {
    severity: explicit ? "error" : "info",
    code: "PC1003",
    message: `not a Postman collection: ${what}`,
    place,
    hint: explicit ? (hint ?? EXPORT_HINT) : "passed over",
  };
}

function packedKind([first, second, third]: Uint8Array): Elsewise | undefined {
  if (first === 0x50 && second === 0x4b && (third ?? 0) <= 0x08)
    return { what: "it is a ZIP archive", hint: "unpack it and give the files in it" };
  if (first === 0x1f && second === 0x8b)
    return { what: "it is a gzip file", hint: "unpack it first: gunzip -c FILE | postman-codegen -" };
  return undefined;
}

function yamlKind({ file, text: content }: JsonText): Elsewise | undefined {
  if (!/\.ya?ml$/i.test(file) || /^\s*\{/.test(content)) return undefined;
  if (/^(?:openapi|swagger):/m.test(content)) return OPENAPI;
  if (/^values:/m.test(content) && !/^\$kind:/m.test(content)) return ENVIRONMENT;
  return {
    what: "a collection in YAML is a folder, and this is one file",
    hint: "give the folder that holds the collection's requests and its .resources",
  };
}

const OPENAPI: Elsewise = {
  what: "it is an OpenAPI document",
  hint: "import it into Postman, which makes a collection of it, and export that",
};

const ENVIRONMENT: Elsewise = {
  what: "it is an environment or globals file",
  hint: "give it with --environment, beside a collection",
};

/** The object that holds the items: the file itself, or what the Postman API wraps it in. */
function collectionRoot(value: unknown): Root | (Elsewise & { place: string }) {
  if (!isRecord(value)) return { what: "the file holds no JSON object", place: "$" };
  const wrapped = isRecord(value.collection) && !Array.isArray(value.item) ? value.collection : undefined;
  const json = wrapped ?? value;
  const place = wrapped ? "$.collection" : "$";
  if (Array.isArray(json.item) || hasItems(json)) return { json, place, isV1: false };
  if (isV1(json)) return { json, place, isV1: true };
  if (json.item === null && isRecord(json.info)) return { json, place, isV1: false };
  return { ...otherKind(json), place };
}

/** Many other files have a list called `items`. */
function hasItems(json: Json): boolean {
  const items = itemList(json)?.list ?? [];
  return items.some((i) => isRecord(i) && (i.request !== undefined || itemList(i) !== undefined));
}

function isV1({ requests, order, folders }: Json): boolean {
  if (!Array.isArray(requests)) return false;
  return Array.isArray(order) || Array.isArray(folders) || requests.some((r) => isRecord(r) && "url" in r);
}

function otherKind(json: Json): Elsewise {
  const { values, log, error } = json;
  if (Array.isArray(values) || isRecord(json.environment)) return ENVIRONMENT;
  if (json.openapi !== undefined || json.swagger !== undefined) return OPENAPI;
  if (isRecord(log) && Array.isArray(log.entries))
    return {
      what: "it is a HAR recording",
      hint: "import it into Postman and export the collection made of it",
    };
  if (isRecord(error) && (json.info === undefined || json.item === undefined)) return apiError(error);
  if (Array.isArray(json.collections))
    return {
      what: `it is an export of ${json.collections.length} collections at once`,
      hint: "export the collections one by one, or take them out of `collections` into a file each",
    };
  if (json._type === "export" && Array.isArray(json.resources))
    return { what: "it is an Insomnia export", hint: "import it into Postman and export the collection" };
  if (json.item !== undefined) return { what: "`item` is not a list" };
  return { what: "it has no list `item`" };
}

/** What the Postman API answers in place of a collection. */
function apiError({ name, message }: Json): Elsewise {
  const words = [name, message].flatMap((part) => text(part) ?? []).join(": ");
  return {
    what: `it is an error that the Postman API answered${words ? `: ${words.slice(0, 200)}` : ""}`,
    hint: "check the id of the collection and the API key, and fetch it again",
  };
}
