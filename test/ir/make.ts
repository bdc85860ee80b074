import { type ClientNames, clientNames } from "../../src/client-model/names.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { buildIr } from "../../src/ir/build.js";
import type { CollectionIr } from "../../src/ir/model.js";
import type {
  Collection,
  Environment,
  Folder,
  Item,
  Request,
  RequestItem,
  Url,
} from "../../src/read/model.js";

/** Short ways to write normalised collections in tests. */
export function url(parts: Partial<Url> = {}): Url {
  return { protocol: "https", host: ["api", "example", "com"], query: [], variables: [], ...parts };
}

export function request(
  name: string,
  parts: Partial<Request> = {},
  item: Partial<RequestItem> = {},
): RequestItem {
  return {
    kind: "request",
    name,
    request: { method: "GET", url: url({ path: ["things"] }), headers: [], ...parts },
    examples: [],
    behavior: {},
    place: "$.item[0]",
    ...item,
  };
}

export function folder(name: string, items: Item[], parts: Partial<Folder> = {}): Folder {
  return { kind: "folder", name, items, variables: [], place: "$.item[0]", ...parts };
}

export function collection(items: Item[], parts: Partial<Collection> = {}): Collection {
  return { name: "Test", format: "2.1", items, variables: [], ...parts };
}

export function build(
  input: Collection,
  environments: Environment[] = [],
): { ir: CollectionIr; collection: Collection; names: ClientNames; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const { ir, collection } = buildIr(input, {
    environments,
    sha256: "0",
    report: (d) => diagnostics.push(d),
  });
  return { ir, collection, names: clientNames(collection, ir), diagnostics };
}
