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
const IDEMPOTENT = new Set([
  "GET",
  "HEAD",
  "OPTIONS",
  "PUT",
  "DELETE",
  "PROPFIND",
  "REPORT",
  "SEARCH",
  "LINK",
  "UNLINK",
]);

/** Headers by which a server recognises a request that it has seen. */
const IDEMPOTENCY_HEADER =
  /^(?:x-)?idempotency-?key$|(?:^|-)retry-token$|^(?:x-)?(?:client-)?request-?token$/i;

export function retryPolicy(setting: false | number | RetryOptions | undefined): RetryPolicy {
  const { attempts = 2, delay = 500, maxDelay = 30_000 } = typeof setting === "object" ? setting : {};
  if (setting === false) return { attempts: 0, delay, maxDelay };
  return { attempts: typeof setting === "number" ? setting : attempts, delay, maxDelay };
}

/** The headers by which a server tells that two requests are one. */
export function idempotencyHeaders(headers: Headers): [name: string, value: string][] {
  const found: [string, string][] = [];
  headers.forEach((value, name) => {
    if (IDEMPOTENCY_HEADER.test(name)) found.push([name, value]);
  });
  return found;
}

export function mayRepeat(method: string, headers: Headers): boolean {
  return IDEMPOTENT.has(method) || idempotencyHeaders(headers).length > 0;
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
  const asked = retryAfter(response?.headers.get("retry-after") ?? undefined);
  return Math.min(asked ?? Math.random() * delay * 2 ** attempt, maxDelay);
}

/** Seconds, or a date. */
function retryAfter(value: string | undefined): number | undefined {
  if (value === undefined || value.trim() === "") return undefined;
  const seconds = Number(value);
  const wait = Number.isNaN(seconds) ? Date.parse(value) - Date.now() : seconds * 1000;
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

/** Rejects with the reason of the signal when it is aborted first. */
export function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener("abort", stop, { once: true });
    if (signal?.aborted) stop();
  });
}
