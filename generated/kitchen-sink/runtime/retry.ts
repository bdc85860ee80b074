// Part of the runtime of postman-codegen. Do not edit.
export interface RetryOptions {
  /** Further attempts after the first; default 2. */
  attempts?: number;
  /** Milliseconds before the first further attempt, doubled each time; default 500. */
  delay?: number;
  /** Longest wait in milliseconds, that of Retry-After included; default 30,000. */
  maxDelay?: number;
}

export type RetryPolicy = Required<RetryOptions>;

/** Methods that may be sent twice with the effect of once. */
const IDEMPOTENT = /^(?:GET|HEAD|OPTIONS|PUT|DELETE|PROPFIND|REPORT|SEARCH|(?:UN)?LINK)$/;

/** Headers by which a server recognises a request that it has seen. */
const IDEMPOTENCY_HEADER =
  /^(?:x-)?idempotency-?key$|(?:^|-)retry-token$|^(?:x-)?(?:client-)?request-?token$/i;

export function retryPolicy(setting: false | number | RetryOptions | undefined): RetryPolicy {
  const {
    attempts = 2,
    delay = 500,
    maxDelay = 30_000,
  } = typeof setting === "object" ? setting : { attempts: setting === false ? 0 : setting };
  return { attempts, delay, maxDelay };
}

/**
 * Whether a request may be sent again. `kept` are its headers by which a server tells that two requests are one: those
 * of the first attempt, with which all go out.
 */
export function mayRepeat(method: string, headers: Headers, kept: Map<string, string>): boolean {
  headers.forEach((value, name) => {
    if (!IDEMPOTENCY_HEADER.test(name)) return;
    if (!kept.has(name)) kept.set(name, value);
    headers.set(name, kept.get(name) ?? value);
  });
  return IDEMPOTENT.test(method) || kept.size > 0;
}

export function isTransient(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

/** Milliseconds to wait: what the server asks for, else a random share of a delay that doubles. */
export function waitBefore(
  attempt: number,
  { delay, maxDelay }: RetryPolicy,
  response: Response | undefined,
): number {
  const asked = retryAfter(response?.headers.get("retry-after"));
  return Math.min(Number.isNaN(asked) ? Math.random() * delay * 2 ** attempt : Math.max(0, asked), maxDelay);
}

/** Seconds, or a date; not a number where it is neither. */
function retryAfter(value: string | null | undefined): number {
  if (!value) return NaN;
  const seconds = Number(value);
  return Number.isNaN(seconds) ? Date.parse(value) - Date.now() : seconds * 1000;
}
