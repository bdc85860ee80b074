import type { Report } from "../../diagnostics/diagnostic.js";
import type { Collection, Folder, Item, RequestItem } from "../model.js";
import { normalizeAuth } from "./auth.js";
import { normalizeExamples, normalizeRequest } from "./request.js";
import { description, isRecord, optional, text, type Json } from "./values.js";
import { normalizeVariables } from "./variables.js";

/** Turns the JSON of a v2 collection into the one shape that the rest works with. `place` is its JSON path. */
export function normalizeCollection(json: Json, place: string, report: Report): Collection {
  const info = isRecord(json.info) ? json.info : {};
  const items = normalizeItems(json, place, report);
  const collection: Collection = {
    name: text(info.name)?.trim() || text(json.name)?.trim() || "Collection",
    ...optional("description", description(info.description) ?? description(json.description)),
    format: /\/v2\.0/.test(text(info.schema) ?? "") ? "2.0" : "2.1",
    items,
    variables: normalizeVariables(json.variable),
    ...optional("auth", normalizeAuth(json.auth)),
  };
  if (!hasRequest(items)) {
    report({
      severity: "warning",
      code: "PC1007",
      message: `collection ${JSON.stringify(collection.name)} has no requests`,
      place: { path: `${place}.item` },
      hint: "nothing can be called; was the right collection exported?",
    });
  }
  return collection;
}

function hasRequest(items: readonly Item[]): boolean {
  const open = [...items];
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    if (item.kind === "request") return true;
    open.push(...item.items);
  }
  return false;
}

/** A list of items still to be read, and where they belong. */
interface Pending {
  list: readonly unknown[];
  place: string;
  behavior: Record<string, unknown>;
  into: Item[];
}

/** With a list of what is left and not by recursion: nothing limits how deep folders lie in one another. */
function normalizeItems(root: Json, rootPlace: string, report: Report): Item[] {
  const items: Item[] = [];
  const list = Array.isArray(root.item) ? root.item : [];
  const open: Pending[] = [{ list, place: `${rootPlace}.item`, behavior: behaviorOf(root), into: items }];
  for (let pending = open.pop(); pending !== undefined; pending = open.pop()) {
    const { into } = pending;
    for (const [i, json] of pending.list.entries()) {
      const place = `${pending.place}[${i}]`;
      if (!isRecord(json)) {
        report(odd(place, `expected a folder or a request, found ${json === null ? "null" : typeof json}`));
      } else if (Array.isArray(json.item)) {
        const folder = folderOf(json, place);
        into.push(folder);
        const behavior = { ...pending.behavior, ...behaviorOf(json) };
        open.push({ list: json.item, place: `${place}.item`, behavior, into: folder.items });
      } else if (json.request !== undefined) {
        if (!isRecord(json.request) && typeof json.request !== "string") {
          report(odd(`${place}.request`, "expected a request or a URL"));
        }
        into.push(requestOf(json, place, pending.behavior));
      } else {
        report(odd(place, `${JSON.stringify(text(json.name) ?? "")} is neither a folder nor a request`));
      }
    }
  }
  return items;
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

function behaviorOf({ protocolProfileBehavior }: Json): Record<string, unknown> {
  return isRecord(protocolProfileBehavior) ? protocolProfileBehavior : {};
}
