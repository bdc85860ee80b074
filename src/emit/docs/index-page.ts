import type { CollectionIr } from "../../ir/model.js";
import type { Markdown } from "./markdown.js";
import { anchorOf, type Page, shortPath, type Site } from "./site.js";

/** The view of the index. `...Html` is finished HTML, all else is text. */
export interface IndexView {
  name: string;
  descriptionHtml: string;
  count: number;
  /** Whether a variable has a description. */
  described: boolean;
  variables: { name: string; value: string; secret: boolean; descriptionHtml: string }[];
  /** Every folder with its requests, the collection itself first. */
  folders: FolderView[];
}

interface FolderView {
  id: string;
  name: string;
  /** Names of the folders around it. */
  around: string[];
  descriptionHtml: string;
  items: { name: string; method: string; path: string; href: string }[];
}

/** Returns the view of the index: the collection, its variables, and the requests by folder. */
export function indexView(ir: CollectionIr, { folders, pages }: Site, markdown: Markdown): IndexView {
  const byFolder = new Map<object, Page[]>(folders.map(({ module }) => [module, []]));
  for (const page of pages) byFolder.get(page.module)?.push(page);
  const variables = ir.variables.filter((v) => !v.dynamic);
  return {
    name: ir.name,
    descriptionHtml: markdown.html(ir.description, 1),
    count: pages.length,
    described: variables.some((v) => v.description !== undefined),
    variables: variables.map(({ name, value, secret, description }) => ({
      name,
      value: value ?? "",
      secret: secret === true,
      descriptionHtml: markdown.html(description, 2),
    })),
    folders: folders.map(({ module, depth }) => ({
      id: anchorOf(module),
      name: depth === 0 ? "" : module.folder.name,
      around: module.folder.path.slice(0, -1),
      descriptionHtml: depth === 0 ? "" : markdown.html(module.folder.description, 3),
      items: (byFolder.get(module) ?? []).map(({ model: { operation }, path }) => ({
        name: operation.name,
        method: operation.method,
        path: shortPath(operation),
        href: path,
      })),
    })),
  };
}
