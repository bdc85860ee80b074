import type { ClientModel, ModuleModel, NamedOperation, OperationModel } from "../../client-model/model.js";
import type { OperationIr } from "../../ir/model.js";
import { hostEnd } from "../../ir/url.js";

/** Where the pages are and how they hang together. Paths are relative to the `docs` folder. */
export interface Page {
  model: OperationModel;
  /** That of the folder it stands in. */
  module: ModuleModel;
  /** Modules of the folders around it from the outside in, the collection itself left out. */
  ancestors: readonly ModuleModel[];
  path: string;
}

export interface Site {
  /** In the order of the collection. */
  folders: { module: ModuleModel; parent: number; depth: number }[];
  pages: Page[];
}

/** Without recursion: folders can be nested very deep. The order is that of the tree, where requests come before folders. */
export function buildSite({ modules }: ClientModel): Site {
  const moduleOf = new Map(modules.map((module) => [module.folder, module]));
  const site: Site = { folders: [], pages: [] };
  type Visit = { module: ModuleModel; parent: number; ancestors: readonly ModuleModel[] };
  const open: Visit[] = modules.slice(0, 1).map((module) => ({ module, parent: -1, ancestors: [] }));
  for (let visit = open.pop(); visit !== undefined; visit = open.pop()) {
    const { module, parent, ancestors } = visit;
    const number = site.folders.length;
    site.folders.push({ module, parent, depth: ancestors.length });
    for (const model of module.operations) {
      site.pages.push({ model, module, ancestors, path: pagePath(model) });
    }
    for (const folder of module.folder.folders.toReversed()) {
      const child = moduleOf.get(folder) as ModuleModel;
      open.push({ module: child, parent: number, ancestors: [...ancestors, child] });
    }
  }
  return site;
}

function pagePath({ names }: NamedOperation): string {
  return `items/${names.file}.html`;
}

/** The id of a folder on the index. */
export function anchorOf({ names }: ModuleModel): string {
  return `folder-${names.file}`;
}

/** The URL without what is the same everywhere: `/users/:id`. */
export function shortPath({ url }: OperationIr): string {
  return url.base.slice(hostEnd(url.base)) || "/";
}
