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
  const other = packedKind(bytes) ?? textKind(source);
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

/** What else people give, each told by a JSON object or by a text that is none. The first that fits counts. */
interface Kind extends Elsewise {
  fits?: (json: Json) => boolean;
  sign?: RegExp;
}

const ENVIRONMENT: Kind = {
  what: "it is an environment or globals file",
  hint: "give it with --environment, beside a collection",
  fits: ({ values, environment }) => Array.isArray(values) || isRecord(environment),
  sign: /^values:/m,
};

const KINDS: readonly Kind[] = [
  ENVIRONMENT,
  {
    what: "it is an OpenAPI document",
    hint: "import it into Postman, which makes a collection of it, and export that",
    fits: ({ openapi, swagger }) => openapi !== undefined || swagger !== undefined,
    sign: /^["']?(?:openapi|swagger)["']?\s*:/m,
  },
  {
    what: "it is a HAR recording",
    hint: "import it into Postman and export the collection made of it",
    fits: ({ log }) => isRecord(log) && Array.isArray(log.entries),
  },
  {
    what: "it is an Insomnia export",
    hint: "import it into Postman and export the collection",
    fits: ({ _type, type, resources }) =>
      (_type === "export" && Array.isArray(resources)) || /\binsomnia\.rest\//.test(text(type) ?? ""),
    sign: /^(?:type:\s*["']?[\w.-]*insomnia\.rest\/|_type:\s*["']?export\b)/m,
  },
  {
    what: "it is a part of a Bruno collection",
    hint: "export the collection from Bruno as a Postman collection, and give that",
    fits: ({ version, type, item }) => version === "1" && type === "collection" && item === undefined,
    sign: /^meta \{$/m,
  },
];

/** A text that is no JSON and no markup, by what stands in it; a YAML file is of no use in any case. */
function textKind({ file, text: content }: JsonText): Elsewise | undefined {
  if (/^\s*[{[<]/.test(content)) return undefined;
  const isOfV3 = /^\$kind:/m.test(content);
  const kind = isOfV3 ? undefined : KINDS.find(({ sign }) => sign?.test(content));
  if (kind !== undefined || !/\.ya?ml$/i.test(file)) return kind;
  return {
    what: "a collection in YAML is a folder, and this is one file",
    hint: "give the folder that holds the collection's requests and its .resources",
  };
}

/** What a JSON value is that should be an environment. */
export function insteadOfEnvironment(value: unknown): Elsewise {
  const root = collectionRoot(value);
  if ("json" in root)
    return { what: "it is a collection", hint: "give it as an input, without --environment" };
  return KINDS.find(({ fits }) => isRecord(value) && fits?.(value)) ?? { what: "it has no list `values`" };
}

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
  const kind = KINDS.find(({ fits }) => fits?.(json));
  if (kind !== undefined) return kind;
  const { error } = json;
  if (isRecord(error) && (json.info === undefined || json.item === undefined)) return apiError(error);
  if (Array.isArray(json.collections))
    return {
      what: `it is an export of ${json.collections.length} collections at once`,
      hint: "export the collections one by one, or take them out of `collections` into a file each",
    };
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
