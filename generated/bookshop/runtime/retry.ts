// Part of the runtime of postman-codegen. Do not edit.
import type { Outcome } from "./call.js";
import { NetworkError } from "./errors.js";
import { sleep } from "./timing.js";
import type { RetryOptions } from "./types.js";

/** Methods that may be sent twice with the effect of once. https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2 */
const IDEMPOTENT = ["GET", "HEAD", "OPTIONS", "PUT", "DELETE"];

/** Headers by which a server recognises a request that it has seen. */
const IDEMPOTENCY_KEY = /(idempotenc[ye]-?key|(retry|request)-?token)$/;

/** Sends one attempt of a call. `count` is 1 for the first; `keepKeys` gives idempotency headers their first values. */
export type Attempt = (count: number, keepKeys?: (headers: Headers) => void) => Promise<Outcome>;

/** Sends a call in one or more attempts. `signal` belongs to this call alone. */
export type Retry = (
  method: string,
  options: false | number | RetryOptions | undefined,
  signal: AbortSignal,
  attempt: Attempt,
) => Promise<Outcome>;

/**
 * Sends a request again after a NetworkError and the statuses 408, 429 and 5xx, if it may be sent twice. Returns the last
 * outcome.
 */
export const withRetries: Retry = async (method, options = {}, signal, attempt) => {
  const {
    attempts = 2,
    delay = 500,
    maxDelay = 30_000,
    methods = IDEMPOTENT,
  } = typeof options === "object" ? options : { attempts: Number(options) };
  const keys: Record<string, string> = {};
  let isSafe = methods.includes(method);
  const keepKeys = (headers: Headers) => {
    headers.forEach((value, name) => {
      if (!IDEMPOTENCY_KEY.test(name)) return;
      headers.set(name, (keys[name] ??= value));
      isSafe = true;
    });
  };
  for (let count = 1; ; count += 1) {
    const outcome = attempt(count, keepKeys);
    let after: string | null = null;
    try {
      const [{ status, headers }] = await outcome;
      if (status < 500 && status !== 408 && status !== 429) return outcome;
      after = headers.get("Retry-After");
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error;
    }
    // Written so that NaN ends it too.
    if (!(count <= attempts) || !isSafe) return outcome;
    const wait = askedWait(after) ?? Math.random() * delay * 2 ** (count - 1);
    await sleep(Math.min(wait, maxDelay), signal);
  }
};

/** Milliseconds until the time in a `Retry-After` header, which is seconds or a date; undefined if it is neither. */
function askedWait(header: string | null): number | undefined {
  if (!header) return undefined;
  const [wait] = [Number(header) * 1000, Date.parse(header) - Date.now()].filter((ms) => !isNaN(ms));
  return wait === undefined ? undefined : Math.max(0, wait);
}
