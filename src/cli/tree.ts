import { printable } from "../diagnostics/printable.js";
import type { CollectionIr, FolderIr, OperationIr } from "../ir/model.js";
import { operationsOf } from "../ir/walk.js";
import type { Style } from "./style.js";

/** A collection for people: folders as a tree, a line a request. */
export function tree(ir: CollectionIr, style: Style): string {
  const operationsIn = operationsOf(ir);
  const width = Math.max(0, ...methodLengths(ir.operations));
  const lines = [style.bold(printable(ir.name))];
  const visit = (folder: FolderIr, indent: string) => {
    for (const operation of operationsIn(folder)) {
      lines.push(`${indent}${requestLine(operation, width, style)}`);
    }
    for (const child of folder.folders) {
      lines.push(`${indent}${style.bold(printable(child.name))}/`);
      visit(child, `${indent}  `);
    }
  };
  visit(ir.root, "  ");
  return lines.map((line) => `${line}\n`).join("");
}

function requestLine({ method, name, url }: OperationIr, width: number, style: Style): string {
  return `${style.green(printable(method).padEnd(width))} ${printable(name)}  ${style.dim(printable(url.base))}`.trimEnd();
}

/** Methods that somebody made up may be long; they do not push the others away. */
function methodLengths(operations: readonly OperationIr[]): number[] {
  return [...new Set(operations.map((o) => Math.min(o.method.length, 7)))];
}
