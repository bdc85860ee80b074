import type { OperationModel } from "../../client-model/model.js";
import type { CollectionIr, FolderIr } from "../../ir/model.js";

/** What the file of a run has, in order: folders are opened and closed around their requests. */
export type RunPart = { open: FolderIr } | { close: FolderIr } | { operation: OperationModel };

/** The requests in the order of the collection, which may have folders nested very deep. */
export function runOrder(ir: CollectionIr, operations: readonly OperationModel[]): RunPart[] {
  const chains = folderChains(ir.root);
  const parts: RunPart[] = [];
  let open: readonly FolderIr[] = [];
  const moveTo = (chain: readonly FolderIr[]) => {
    const shared = open.findIndex((folder, i) => folder !== chain[i]);
    const kept = shared < 0 ? open.length : shared;
    for (const folder of open.slice(kept).reverse()) parts.push({ close: folder });
    for (const folder of chain.slice(kept)) parts.push({ open: folder });
    open = chain;
  };
  for (const operation of operations) {
    moveTo(chains.get(operation.operation.index) ?? []);
    parts.push({ operation });
  }
  moveTo([]);
  return parts;
}

/** The folders around each operation, outer ones first, without the collection itself. */
function folderChains(root: FolderIr): Map<number, readonly FolderIr[]> {
  const chains = new Map<number, readonly FolderIr[]>();
  const open: { folder: FolderIr; chain: readonly FolderIr[] }[] = [{ folder: root, chain: [] }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { folder, chain } = next;
    for (const index of folder.operations) chains.set(index, chain);
    for (const inner of folder.folders) open.push({ folder: inner, chain: [...chain, inner] });
  }
  return chains;
}
