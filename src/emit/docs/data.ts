import type { OperationIr } from "../../ir/model.js";
import { anchorOf, shortPath, type Site } from "./site.js";

/** Longest description that is searched, in characters. */
const MAX_DESCRIPTION = 1000;

/** The tree of the collection, which every page loads: a script, since pages opened from disk cannot fetch. */
export function treeScript({ folders, pages }: Site): string {
  const numbers = new Map(folders.map(({ module }, i) => [module, i]));
  return script({
    folders: folders.map(({ module, parent }) => [module.folder.name, parent, anchorOf(module)]),
    items: pages.map(({ model: { operation }, module, path }) => [
      operation.name,
      operation.method,
      shortPath(operation),
      numbers.get(module),
      path,
    ]),
  });
}

/** Descriptions and parameter names for the search, loaded when somebody begins to search. */
export function descriptionsScript({ pages }: Site): string {
  return script({ descriptions: pages.map(({ model }) => searched(model.operation)) });
}

function searched({ description, url, headers }: OperationIr): string {
  const names = [...url.path, ...url.query, ...headers].map(({ key }) => key).join(" ");
  return `${(description ?? "").slice(0, MAX_DESCRIPTION)} ${names}`.replace(/\s+/g, " ").trim();
}

/** One entry a line, so that a change of one shows as one. Nothing in it can end a script or begin a tag. */
function script(data: Record<string, readonly unknown[]>): string {
  const members = Object.entries(data).map(
    ([name, entries]) => `${name}: [\n${entries.map((entry) => `${json(entry)},\n`).join("")}],\n`,
  );
  return `globalThis.postmanDocs = Object.assign(globalThis.postmanDocs ?? {}, {\n${members.join("")}});\n`;
}

function json(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u007f-\u009f\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
