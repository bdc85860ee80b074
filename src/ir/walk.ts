import type { CollectionIr, FolderIr, OperationIr } from "./model.js";

/** The folder and all in it, outer ones first, in the order of the collection. Folders can be nested very deep. */
export function* everyFolder(root: FolderIr): Generator<FolderIr> {
  const open = [root];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    yield folder;
    for (let i = folder.folders.length - 1; i >= 0; i -= 1) open.push(folder.folders[i] as FolderIr);
  }
}

/** Returns a function that lists the operations directly in a folder. Call it once for all folders. */
export function operationsOf(ir: CollectionIr): (folder: FolderIr) => OperationIr[] {
  const byIndex = new Map(ir.operations.map((o) => [o.index, o]));
  return ({ operations }) => operations.map((index) => byIndex.get(index) as OperationIr);
}
