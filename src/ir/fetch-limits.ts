import { shownName, TOKEN } from "./headers.js";
import type { OperationIr } from "./model.js";

/** Methods that the fetch standard forbids. */
const FORBIDDEN_METHODS = new Set(["CONNECT", "TRACE", "TRACK"]);

/** Methods that fetch sends, but without a body. */
export const FETCHED_BODILESS: ReadonlySet<string> = new Set(["GET", "HEAD"]);

/** Why `fetch` cannot send a request. */
export interface FetchLimit {
  kind: "method" | "host" | "body";
  reason: string;
  /** Whether the client sends the request all the same where it runs on Node. */
  onNode: boolean;
  /** `false` where HTTP itself has no such method. */
  isMethod?: false;
}

/** Why `fetch` cannot send a request as it is; undefined where it can. */
export function fetchLimit({ method, host, body }: OperationIr): FetchLimit | undefined {
  if (!TOKEN.test(method)) {
    return {
      kind: "method",
      reason: `HTTP has no method ${shownName(method)}`,
      onNode: false,
      isMethod: false,
    };
  }
  if (FORBIDDEN_METHODS.has(method)) {
    return { kind: "method", reason: `fetch cannot send ${method}`, onNode: method !== "CONNECT" };
  }
  if (host !== undefined) return { kind: "host", reason: "fetch cannot send a Host header", onNode: true };
  return body && FETCHED_BODILESS.has(method)
    ? { kind: "body", reason: `fetch cannot send a body with ${method}`, onNode: true }
    : undefined;
}
