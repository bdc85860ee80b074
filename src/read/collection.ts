import { createHash } from "node:crypto";
import type { Diagnostic, Place, Report } from "../diagnostics/diagnostic.js";
import { ioFault, type Source } from "./inputs.js";
import { decodeText, locator, parseJson } from "./json.js";
import { excessFault, hasTooManyItems, MOST_ITEMS } from "./limits.js";
import type { Collection } from "./model.js";
import { normalizeCollection } from "./normalize/collection.js";
import { isRecord, type Json } from "./normalize/values.js";

export interface ReadResult {
  /** Absent where the file is none that can be read; then `diagnostics` says why. */
  collection?: Collection;
  /** Of the bytes of the file, in hex. */
  sha256: string;
  diagnostics: Diagnostic[];
  /** Line and column of a JSON path in the file. */
  locate: (path: string) => Place;
}

/** Reads one file. Never throws for what is in it. */
export async function readCollection(source: Source): Promise<ReadResult> {
  const { file } = source;
  const nowhere = (path: string) => ({ file, path });
  const bytes = await source.load().catch((error: unknown) => error as NodeJS.ErrnoException);
  if (bytes instanceof Error) return { sha256: "", diagnostics: [ioFault(file, bytes)], locate: nowhere };
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const text = { file, text: decodeText(bytes) };
  const parsed = parseJson(text);
  if ("fault" in parsed) return { sha256, diagnostics: [parsed.fault], locate: nowhere };
  const locate = locator(text);
  const diagnostics: Diagnostic[] = [];
  let untold = 0;
  const report: Report = (d) => {
    if (diagnostics.length < MOST_TOLD) diagnostics.push({ ...d, place: locate(d.place?.path ?? "$") });
    else untold += 1;
  };
  const root = collectionRoot(parsed.value, source.explicit, report);
  if (root === undefined) return { sha256, diagnostics, locate };
  if (hasTooManyItems(root.items)) {
    const fault = excessFault(file, `it holds more than ${MOST_ITEMS} folders and requests`);
    return { sha256, diagnostics: [fault], locate };
  }
  const collection = normalizeCollection(root.json, root.place, report);
  if (untold > 0) diagnostics.push(andMore(file, untold));
  return { collection, sha256, diagnostics, locate };
}

/** A file with more faults than this is not one that somebody mends fault by fault. */
const MOST_TOLD = 200;

function andMore(file: string, count: number): Diagnostic {
  const message = `and ${count} more of this kind`;
  return { severity: "warning", code: "PC1008", message, place: { file } };
}

/** The object that holds the items: the file itself, or what the Postman API wraps it in. */
function collectionRoot(
  value: unknown,
  explicit: boolean,
  report: Report,
): { json: Json; items: readonly unknown[]; place: string } | undefined {
  if (!isRecord(value)) return refuse("the file holds no JSON object", explicit, report);
  const wrapped = isRecord(value.collection) && !Array.isArray(value.item) ? value.collection : undefined;
  const json = wrapped ?? value;
  const place = wrapped ? "$.collection" : "$";
  if (Array.isArray(json.item)) return { json, items: json.item, place };
  if (Array.isArray(json.requests)) return refuseV1(place, report);
  if (json.item === null && isRecord(json.info)) return { json, items: [], place };
  return refuse(whatElse(json), explicit, report, place);
}

function refuseV1(place: string, report: Report): undefined {
  report({
    severity: "error",
    code: "PC1004",
    message: "collections in the v1 format cannot be read yet",
    place: { path: place },
    hint: "import it into Postman and export it as v2.1",
  });
}

/** A file that was only found in a folder may well be something else. */
function refuse(what: string, explicit: boolean, report: Report, place = "$"): undefined {
  report({
    severity: explicit ? "error" : "info",
    code: "PC1003",
    message: `not a Postman collection: ${what}`,
    place: { path: place },
    hint: explicit
      ? "a collection export has `info` and a list of requests in `item`; in Postman: Export > Collection v2.1"
      : "passed over",
  });
}

function whatElse(json: Json): string {
  if (Array.isArray(json.values)) return "it is an environment or globals file, which goes to --environment";
  if (json.openapi !== undefined || json.swagger !== undefined) return "it is an OpenAPI document";
  if (json.item !== undefined) return "`item` is not a list";
  return "it has no list `item`";
}
