// Part of the runtime of postman-codegen. Do not edit.
import type { AuthRequest } from "./types.js";

export interface RetryOptions {
  /** Further attempts after the first; default 2. */
  attempts?: number;
  /** Milliseconds before the first further attempt, doubled each time; default 500. */
  delay?: number;
  /** Longest wait in milliseconds, that of Retry-After included; default 30,000. */
  maxDelay?: number;
}

/** Methods that may be sent twice with the effect of once. https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2 */
const IDEMPOTENT = /^(?:GET|HEAD|OPTIONS|PUT|DELETE)$/;

/** Headers by which a server recognises a request that it has seen. */
const IDEMPOTENCY_KEY = /idempoten(?:cy|ce)-?key$|(?:retry|request)-?token$/;

/** Whether a request may be sent again. Keeps the headers by which the server then tells that it is the same one. */
export function mayRepeat({ method, headers }: AuthRequest, keys: Map<string, string>): boolean {
  headers.forEach((value, name) => {
    if (IDEMPOTENCY_KEY.test(name)) keys.set(name, value);
  });
  return IDEMPOTENT.test(method) || keys.size > 0;
}

export function isTransient(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

/** Milliseconds that the server asks to wait, in seconds or as a date; not a number where it says neither. */
export function retryAfter(headers: Headers | undefined): number {
  const value = headers?.get("retry-after") || NaN;
  const seconds = Number(value);
  return Number.isNaN(seconds) ? Date.parse(String(value)) - Date.now() : seconds * 1000;
}
