export interface RetryOptions {
  /** Further attempts after the first; default 2. */
  attempts?: number;
  /** Milliseconds before the first further attempt, doubled each time; default 500. */
  delay?: number;
  /** Longest wait in milliseconds, that of Retry-After included; default 30,000. */
  maxDelay?: number;
}

/** Methods that may be sent twice with the effect of once. https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2 */
export const IDEMPOTENT = /^(GET|HEAD|OPTIONS|PUT|DELETE)$/;

/** Headers by which a server recognises a request that it has seen. */
export const IDEMPOTENCY_KEY = /(idempotenc[ye]-?key|(retry|request)-?token)$/;
