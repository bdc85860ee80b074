import type { ClientModel, ModuleModel, OperationModel } from "../../client-model/model.js";
import type { FolderIr, OperationIr } from "../../ir/model.js";
import { hostEnd } from "../../ir/url.js";

/** Where the pages are and how they hang together. Paths are relative to the `docs` folder. */
export interface Page {
  operation: OperationIr;
  model: OperationModel;
  folder: FolderIr;
  /** The module of the folder. */
  module: ModuleModel;
  /** The folders around it from the outside in, the collection itself left out. */
  ancestors: readonly FolderIr[];
  path: string;
}

export interface Site {
  /** In the order of the collection. */
  folders: { folder: FolderIr; parent: number; depth: number }[];
  pages: Page[];
}

/** Without recursion: folders can be nested very deep. The order is that of the tree, where requests come before folders. */
export function layOutSite({ ir, modules }: ClientModel): Site {
  const moduleOf = new Map(modules.map((module) => [module.folder, module]));
  const site: Site = { folders: [], pages: [] };
  type Visit = { folder: FolderIr; parent: number; ancestors: readonly FolderIr[] };
  const open: Visit[] = [{ folder: ir.root, parent: -1, ancestors: [] }];
  for (let visit = open.pop(); visit !== undefined; visit = open.pop()) {
    const { folder, parent, ancestors } = visit;
    const number = site.folders.length;
    site.folders.push({ folder, parent, depth: ancestors.length });
    const module = moduleOf.get(folder) as ModuleModel;
    for (const model of module.operations) {
      const { operation } = model;
      site.pages.push({ operation, model, folder, module, ancestors, path: pagePath(operation) });
    }
    for (let i = folder.folders.length - 1; i >= 0; i -= 1) {
      const child = folder.folders[i] as FolderIr;
      open.push({ folder: child, parent: number, ancestors: [...ancestors, child] });
    }
  }
  return site;
}

function pagePath({ names }: OperationIr): string {
  return `items/${names.file}.html`;
}

/** The id of a folder on the index. */
export function anchorOf({ names }: FolderIr): string {
  return `folder-${names.file}`;
}

/** The URL without what is the same everywhere: `/users/:id`. */
export function shortPath({ url }: OperationIr): string {
  return url.base.slice(hostEnd(url.base)) || "/";
}
