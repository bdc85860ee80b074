import type { Report } from "../../diagnostics/diagnostic.js";
import { itemList } from "../items.js";
import type { Collection, CollectionFormat, Folder, Item, RequestItem, SavedScript } from "../model.js";
import { normalizeAuth } from "./auth.js";
import { normalizeExamples, normalizeRequest } from "./request.js";
import { normalizeScripts } from "./scripts.js";
import { description, isRecord, type Json, optional, text } from "./values.js";
import { normalizeVariables } from "./variables.js";

/** JSON in the shape of v2, and what is known of it besides. */
export interface CollectionJson {
  json: Json;
  /** Its JSON path in the file. */
  place: string;
  /** Of what it was made from; absent: v2, as the schema says. */
  format?: CollectionFormat;
  /** Places of the folders and requests that were made from something else. */
  places?: ReadonlyMap<Json, string>;
}

/** Turns the JSON of a collection into the one shape that the rest works with. */
export function normalizeCollection(source: CollectionJson, report: Report): Collection {
  const { json, place } = source;
  const info = isRecord(json.info) ? json.info : {};
  if (!isRecord(json.info)) report(odd(place, "there is no `info`, so that the collection has no name"));
  const items = new ItemReader(source, report).items();
  return {
    name: text(info.name)?.trim() || text(json.name)?.trim() || "Collection",
    ...optional("description", description(info.description) ?? description(json.description)),
    format: source.format ?? (/\/v2\.0/.test(text(info.schema) ?? "") ? "2.0" : "2.1"),
    items,
    variables: normalizeVariables(json.variable),
    ...optional("auth", normalizeAuth(json.auth)),
    ...scriptsOf(json, place, source.format === undefined),
  };
}

/** A list of items still to be read, and where they belong. */
interface Pending {
  list: readonly unknown[];
  place: string;
  behavior: Record<string, unknown>;
  into: Item[];
}

class ItemReader {
  private readonly source: CollectionJson;
  private readonly report: Report;

  constructor(source: CollectionJson, report: Report) {
    this.source = source;
    this.report = report;
  }

  /** With a list of what is left and not by recursion: nothing limits how deep folders lie in one another. */
  items(): Item[] {
    const { json: root, place: rootPlace } = this.source;
    const items: Item[] = [];
    const open = [this.pending(root, rootPlace, {}, items)];
    for (let pending = open.pop(); pending !== undefined; pending = open.pop()) {
      const { into, behavior } = pending;
      for (const [i, json] of pending.list.entries()) {
        const place = this.placeOf(json, `${pending.place}[${i}]`);
        if (!isRecord(json)) {
          this.odd(place, `expected a folder or a request, found ${json === null ? "null" : typeof json}`);
        } else if (itemList(json) !== undefined) {
          const folder = { ...folderOf(json, place), ...this.scriptsOf(json, place) };
          into.push(folder);
          open.push(this.pending(json, place, behavior, folder.items));
        } else if (json.request !== undefined) {
          this.checkRequest(json, place);
          into.push({ ...requestOf(json, place, behavior), ...this.scriptsOf(json, place) });
        } else {
          this.odd(place, `${JSON.stringify(text(json.name) ?? "")} is neither a folder nor a request`);
        }
      }
    }
    return items;
  }

  private pending(json: Json, place: string, inherited: Record<string, unknown>, into: Item[]): Pending {
    const { key, list } = itemList(json) ?? { key: "item", list: [] };
    if (key === "items") this.odd(`${place}.items`, "`items` is read as `item`");
    return { list, place: `${place}.${key}`, behavior: { ...inherited, ...behaviorOf(json) }, into };
  }

  private scriptsOf(json: Json, place: string): { scripts?: SavedScript[] } {
    return scriptsOf(json, place, this.source.format === undefined);
  }

  private placeOf(json: unknown, fallback: string): string {
    return this.source.places?.get(json as Json) ?? fallback;
  }

  private checkRequest(json: Json, place: string): void {
    const { request } = json;
    if (!isRecord(request)) {
      if (typeof request !== "string") this.odd(`${place}.request`, "expected a request or a URL");
      return;
    }
    const { method, url } = request;
    for (const [key, value] of Object.entries({
      name: json.name,
      "request.method": method,
      "request.url": url,
    }))
      if (typeof value === "number" || typeof value === "boolean")
        this.odd(`${place}.${key}`, `expected text, found ${String(value)}`);
  }

  private odd(path: string, message: string): void {
    this.report(odd(path, message));
  }
}

function odd(path: string, message: string): Parameters<Report>[0] {
  return {
    severity: "warning",
    code: "PC1008",
    message,
    place: { path },
    hint: "it was left out, or read as far as it goes",
  };
}

function folderOf(json: Json, place: string): Folder {
  return {
    kind: "folder",
    name: text(json.name) ?? "",
    ...optional("description", description(json.description)),
    items: [],
    ...optional("auth", normalizeAuth(json.auth)),
    variables: normalizeVariables(json.variable),
    place,
  };
}

function requestOf(json: Json, place: string, inherited: Record<string, unknown>): RequestItem {
  return {
    kind: "request",
    name: text(json.name) ?? "",
    ...optional("description", description(json.description)),
    request: normalizeRequest(json.request),
    examples: normalizeExamples(json.response),
    behavior: { ...inherited, ...behaviorOf(json) },
    place,
  };
}

/** Other formats than v2 have no `event`, so that only their owner has a place. */
function scriptsOf({ event }: Json, place: string, isV2: boolean): { scripts?: SavedScript[] } {
  const scripts = normalizeScripts(event, (i) => (isV2 ? `${place}.event[${i}].script` : place));
  return scripts.length === 0 ? {} : { scripts };
}

function behaviorOf({ protocolProfileBehavior }: Json): Record<string, unknown> {
  return isRecord(protocolProfileBehavior) ? protocolProfileBehavior : {};
}
