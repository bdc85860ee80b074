// Part of the runtime of postman-codegen. Do not edit.
import { callOf, type Call, type NoResponses, type Outcome } from "./call.js";
import { NetworkError, TimeoutError } from "./errors.js";
import { prepare } from "./request.js";
import { readBody } from "./response.js";
import { isTransient, mayRepeat, retryPolicy, waitBefore, type RetryOptions } from "./retry.js";
import { setAlarm, sleep } from "./timing.js";
import type { AuthRequest, AuthScheme, Operation, OperationInput } from "./types.js";
import type { DynamicVariables } from "./variables.js";

export type { RetryOptions } from "./retry.js";

/** A request about to be sent. Hooks may change its headers. */
export interface OutgoingRequest {
  readonly operation: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer> | Blob | undefined;
}

export interface ClientOptions {
  /** Values of the collection's variables, for all calls. */
  variables?: object;
  /** Signs every request in place of what the collection says; requests that it switches auth off for are left alone. */
  auth?: AuthScheme | ((request: AuthRequest) => void | Promise<void>);
  /** Sent with every request that does not set them itself. */
  headers?: Record<string, string | undefined>;
  /** In place of the global `fetch`. */
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** Milliseconds that an attempt may take, its body included; default 60,000. 0: no limit. */
  timeout?: number;
  /** Further attempts after network errors and statuses 408, 429 and 5xx, where that is safe; default 2. */
  retry?: false | number | RetryOptions;
  /** Called with every attempt before it is sent. */
  onRequest?: (request: OutgoingRequest) => void | Promise<void>;
  /** Called with every response before its body is read. */
  onResponse?: (response: Response, request: OutgoingRequest) => void | Promise<void>;
}

export interface CallOptions {
  signal?: AbortSignal;
  /** As in the client's options, for this call. */
  timeout?: number;
  retry?: false | number | RetryOptions;
  /** Win over all others; `undefined` leaves a header out. */
  headers?: Record<string, string | undefined>;
}

/** What operations are sent with. */
export interface Transport {
  send<Responses extends object = NoResponses, Header extends string = never>(
    operation: Operation,
    input?: OperationInput,
    options?: CallOptions,
  ): Call<Responses, Header>;
}

/** `defaults` are the values that the collection gives its variables; `dynamic` makes Postman's `$` variables. */
export function createTransport(
  defaults: Readonly<Record<string, string>>,
  options: ClientOptions = {},
  dynamic?: DynamicVariables,
): Transport {
  return {
    send: (operation, input = {}, callOptions = {}) =>
      callOf(
        run(operation, options, callOptions, () =>
          prepare(operation, input, options, callOptions, defaults, dynamic),
        ),
      ),
  };
}

/** One call, with all its attempts. */
async function run(
  operation: Operation,
  client: ClientOptions,
  call: CallOptions,
  prepareAttempt: () => Promise<AuthRequest>,
): Promise<Outcome> {
  const policy = retryPolicy(call.retry ?? client.retry);
  const idempotency = new Map<string, string>();
  for (let attempt = 0; ; attempt += 1) {
    call.signal?.throwIfAborted();
    const request = await prepareAttempt();
    const isRepeatable = mayRepeat(request.method, request.headers, idempotency);
    const isLast = attempt >= policy.attempts || !isRepeatable;
    let answer: Response | undefined;
    try {
      const outcome = await exchange(request, isLast, operation, client, call);
      if ("data" in outcome) return outcome;
      answer = outcome.response;
    } catch (error) {
      if (isLast || !(error instanceof NetworkError)) throw error;
    }
    await sleep(waitBefore(attempt, policy, answer), call.signal);
  }
}

/** One attempt. Gives no data where the answer is one to try again after. */
async function exchange(
  request: AuthRequest,
  isLast: boolean,
  saved: Operation,
  client: ClientOptions,
  call: CallOptions,
): Promise<Outcome | { response: Response }> {
  const { operation, method, url, headers, body = null, fetch: send } = request;
  const summary = {
    operation,
    method,
    url: url.replace(/[?#].*/s, "").replace(/^([^/]*:\/\/)[^/]*@/, "$1"),
  };
  const timeout = call.timeout ?? client.timeout ?? 60_000;
  const controller = new AbortController();
  let isLate = false;
  const off = setAlarm(timeout > 0 ? timeout : Infinity, call.signal, (late) => {
    isLate = late;
    controller.abort(call.signal?.reason);
  });
  try {
    const response = await send(url, {
      method,
      headers,
      body,
      redirect: saved.redirect ?? "follow",
      signal: controller.signal,
      ...(changesConditionally(method, headers) ? { cache: "force-cache" } : {}),
    });
    await client.onResponse?.(response, request);
    if (isLast || !isTransient(response.status)) {
      return { response, data: await readBody(response), request: summary };
    }
    await response.body?.cancel();
    return { response };
  } catch (error) {
    if (isLate) throw new TimeoutError(summary, timeout);
    call.signal?.throwIfAborted();
    throw error instanceof TypeError ? new NetworkError(summary, error) : error;
  } finally {
    off();
  }
}

/**
 * fetch makes conditional requests go past its cache by adding `Pragma: no-cache`, unless it is told to use the cache;
 * for a request that changes something it never does, so that being told so only keeps the header out.
 */
function changesConditionally(method: string, headers: Headers): boolean {
  return (
    !/^(?:GET|HEAD)$/.test(method) &&
    ["match", "none-match", "modified-since", "unmodified-since", "range"].some((name) =>
      headers.has(`if-${name}`),
    )
  );
}
