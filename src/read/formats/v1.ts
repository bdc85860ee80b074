import type transformerModule from "postman-collection-transformer";

import type { Report } from "../../diagnostics/diagnostic.js";
import type { CollectionJson } from "../normalize/collection.js";
import { isRecord, type Json, list, text } from "../normalize/values.js";
import type { JsonFormat } from "./format.js";

/**
 * v1, in which requests lie in one list and folders name them by id. Postman's own converter does each request and each
 * folder; the tree is put together here, since that converter drops what no `order` names and what shares its id with
 * another.
 * Format: https://schema.postman.com/collection/json/v1.0.0/draft-07/docs/index.html
 */
export const v1: JsonFormat = {
  kind: "json",
  detect: ({ requests, order, folders }) => {
    if (!Array.isArray(requests)) return false;
    return Array.isArray(order) || Array.isArray(folders) || requests.some((r) => isRecord(r) && "url" in r);
  },
  read: async (json, path, report) => {
    const { default: transformer } = await import("postman-collection-transformer");
    return new V1Reader(json, path, report, transformer).read();
  },
};

type Transformer = typeof transformerModule;

const OPTIONS = { inputVersion: "1.0.0", outputVersion: "2.1.0", retainIds: true };

interface V1Folder {
  json: Json;
  /** The folder in v2.1; its `item` is filled once all are known. */
  item: Json & { item: Json[] };
  parent?: V1Folder;
  folders: V1Folder[];
}

interface V1Request {
  json: Json;
  item: Json;
  isPlaced: boolean;
}

class V1Reader {
  private readonly json: Json;
  private readonly place: string;
  private readonly report: Report;
  private readonly transformer: Transformer;
  private readonly places = new Map<Json, string>();
  private readonly requests = new Map<string, V1Request[]>();
  private readonly folders = new Map<string, V1Folder>();

  constructor(json: Json, place: string, report: Report, transformer: Transformer) {
    this.json = json;
    this.place = place;
    this.report = report;
    this.transformer = transformer;
  }

  read(): CollectionJson {
    const { json, place, places } = this;
    this.readFolders();
    this.readRequests();
    const collection = this.convert({ ...json, requests: [], folders: [], order: [] });
    return { json: { name: json.name, ...collection, item: this.tree() }, place, format: "1.0", places };
  }

  private readFolders(): void {
    for (const [i, json] of list(this.json.folders).entries()) {
      if (!isRecord(json)) continue;
      const place = `${this.place}.folders[${i}]`;
      const converted = this.convert({
        requests: [],
        order: [],
        folders: [{ ...json, order: [], folders_order: [] }],
      });
      const [made] = list(converted?.item);
      const name = text(json.name) ?? "";
      if (converted === undefined) this.odd(place, `folder ${JSON.stringify(name)} is only read in part`);
      const item = { ...(isRecord(made) ? made : {}), name, item: [] };
      this.places.set(item, place);
      this.folders.set(idOf(json, `folder ${i}`), { json, item, folders: [] });
    }
  }

  private readRequests(): void {
    const saved = new Map(list(this.json.requests).flatMap((r) => (isRecord(r) ? [[idOf(r, ""), r]] : [])));
    for (const [i, json] of list(this.json.requests).entries()) {
      const place = `${this.place}.requests[${i}]`;
      const item = isRecord(json) ? this.convertRequest(json, saved) : undefined;
      if (!isRecord(json) || item === undefined) {
        const name = isRecord(json) ? (text(json.name) ?? "") : "";
        this.odd(place, `request ${JSON.stringify(name)} cannot be read and was left out`);
        continue;
      }
      this.places.set(item, place);
      const id = idOf(json, `request ${i}`);
      const known = this.requests.get(id);
      if (known === undefined) this.requests.set(id, [{ json, item, isPlaced: false }]);
      else {
        this.odd(place, `id ${JSON.stringify(id)} is also that of another request; both come out`);
        known.push({ json, item, isPlaced: false });
      }
    }
  }

  /** Saved responses may name the request that was sent by its id. */
  private convertRequest(json: Json, saved: ReadonlyMap<unknown, unknown>): Json | undefined {
    const responses = list(json.responses).filter(isRecord);
    const request = {
      ...json,
      // Those without an id would all be taken for one.
      responses: responses.map((response, i) => {
        const sent = response.requestObject ?? response.request;
        return {
          ...response,
          id: idOf(response, `response ${i}`),
          ...(saved.has(sent) ? { requestObject: saved.get(sent) } : {}),
        };
      }),
    };
    try {
      let item: unknown;
      this.transformer.convertSingle(request, OPTIONS, (_error, converted) => (item = converted));
      return isRecord(item) ? item : undefined;
    } catch {
      return undefined;
    }
  }

  /** The collection without its requests; nothing where the converter fails. */
  private convert(json: Json): Json | undefined {
    let collection: unknown;
    this.transformer.convert(json, OPTIONS, (_error, converted) => (collection = converted));
    return isRecord(collection) ? collection : undefined;
  }

  /** Folders before requests, each kind in its order; at the end what no order names. */
  private tree(): Json[] {
    const roots = this.rootFolders();
    for (const { json, item, folders } of this.folders.values()) {
      item.item = [...item.item, ...folders.map((f) => f.item), ...this.ordered(json)];
    }
    const items: Json[] = [...roots.map((f) => f.item), ...this.ordered(this.json)];
    this.placeRest(items);
    return items;
  }

  /** Puts folders into one another. Of those that hold each other in a circle, the first becomes a root. */
  private rootFolders(): V1Folder[] {
    for (const folder of this.folders.values()) {
      for (const inner of this.named(folder.json)) {
        if (inner.parent !== undefined) continue;
        inner.parent = folder;
        folder.folders.push(inner);
      }
    }
    const roots = new Set([...this.named(this.json), ...this.folders.values()].filter((f) => !f.parent));
    const reached = new Set<V1Folder>();
    for (const root of roots) reach(root, reached);
    for (const folder of this.folders.values()) {
      if (reached.has(folder)) continue;
      const { parent } = folder;
      if (parent !== undefined) parent.folders = parent.folders.filter((f) => f !== folder);
      roots.add(folder);
      reach(folder, reached);
    }
    return [...roots];
  }

  private named({ folders_order }: Json): V1Folder[] {
    return ids(folders_order).flatMap((id) => this.folders.get(id) ?? []);
  }

  private ordered({ order }: Json): Json[] {
    return ids(order).flatMap((id) => {
      const requests = (this.requests.get(id) ?? []).filter((r) => !r.isPlaced);
      return requests.map((request) => {
        request.isPlaced = true;
        return request.item;
      });
    });
  }

  /** Files whose `order` names nothing that is in them are common. */
  private placeRest(roots: Json[]): void {
    const rest = [...this.requests.values()].flat().filter((request) => !request.isPlaced);
    for (const { json, item } of rest) {
      const folder = this.folders.get(text(json.folder) ?? "");
      (folder?.item.item ?? roots).push(item);
    }
    const [first] = rest;
    if (first === undefined) return;
    const names = rest.map(({ json }) => JSON.stringify(text(json.name) ?? ""));
    this.report({
      severity: "info",
      code: "PC1008",
      message: `no order names ${shortList(names)}: they come last, in the order of the file`,
      place: { path: this.places.get(first.item) as string },
    });
  }

  private odd(path: string, message: string): void {
    this.report({
      severity: "warning",
      code: "PC1008",
      message,
      place: { path },
      hint: "import the collection into Postman and export it as v2.1, if this is not what you want",
    });
  }
}

function reach(root: V1Folder, reached: Set<V1Folder>): void {
  const open = [root];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    if (reached.has(folder)) continue;
    reached.add(folder);
    for (const below of folder.folders) open.push(below);
  }
}

function shortList(names: readonly string[]): string {
  return names.length <= 3
    ? names.join(", ")
    : `${names.slice(0, 3).join(", ")} and ${names.length - 3} more`;
}

function idOf(json: Json, fallback: string): string {
  return text(json.id) || fallback;
}

function ids(order: unknown): string[] {
  return list(order).flatMap((id) => text(id) ?? []);
}
