import { fill, type Lookup } from "../template.js";
import { isNamed } from "./headers.js";
import type { OperationIr, Template } from "./model.js";

/** The value of a request's own Host header. Undefined where it is empty or what the URL says, which is sent anyway. */
export function ownHost({ headers, url }: OperationIr, lookup: Lookup): Template | undefined {
  const value = headers.findLast((header) => !header.disabled && isNamed(header, "host"))?.value;
  if (!value) return undefined;
  const host = fill(value, lookup).toLowerCase();
  return host === "" || host === authority(fill(url.base, lookup)) ? undefined : value;
}

function authority(url: string): string {
  return /^(?:[a-z]+:\/\/)?(?:[^/@]*@)?([^/]*)/.exec(url.toLowerCase())?.[1] ?? "";
}
