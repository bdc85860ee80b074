// Part of the runtime of postman-codegen. Do not edit.
import { callOf, type Call, type NoResponses, type Outcome } from "./call.js";
import { NetworkError, TimeoutError } from "./errors.js";
import { prepare } from "./request.js";
import { readBody } from "./response.js";
import { isTransient, mayRepeat, retryAfter, type RetryOptions } from "./retry.js";
import { setAlarm, sleep } from "./timing.js";
import type { AuthRequest, AuthScheme, EncodedBody, Operation, OperationInput } from "./types.js";
import type { DynamicVariables } from "./variables.js";

export type { RetryOptions } from "./retry.js";

/** A request about to be sent. Hooks may change its headers. */
export interface OutgoingRequest {
  readonly operation: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: EncodedBody | undefined;
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
  /** `input` is an OperationInput; each operation has its own exact type of it. */
  send<Responses extends object = NoResponses>(
    operation: Operation,
    input?: object,
    options?: CallOptions,
  ): Call<Responses>;
}

/** `defaults` are the values that the collection gives its variables; `dynamic` makes Postman's `$` variables. */
export function createTransport(
  defaults: Readonly<Record<string, string>>,
  options: ClientOptions = {},
  dynamic?: DynamicVariables,
): Transport {
  return {
    send<Responses extends object>(
      operation: Operation,
      input: OperationInput = {},
      call: CallOptions = {},
    ): Call<Responses> {
      const prepared = () => prepare(operation, input, options, call, defaults, dynamic);
      return callOf<Responses>(run(operation.init, options, call, prepared));
    },
  };
}

/** One call, with all its attempts. */
async function run(
  init: Operation["init"],
  client: ClientOptions,
  call: CallOptions,
  prepareAttempt: () => Promise<AuthRequest>,
): Promise<Outcome> {
  const { signal, retry = client.retry } = call;
  const {
    attempts = 2,
    delay = 500,
    maxDelay = 30_000,
  } = typeof retry === "object" ? retry : { attempts: retry === false ? 0 : retry };
  const keys = new Map<string, string>();
  for (let attempt = 0; ; attempt += 1) {
    const request = await prepareAttempt();
    signal?.throwIfAborted();
    for (const [name, value] of keys) request.headers.set(name, value);
    const isLast = () => attempt >= attempts || !mayRepeat(request, keys);
    const outcome = await exchange(request, init, client, call).catch((error: unknown) => {
      if (!(error instanceof NetworkError) || isLast()) throw error;
    });
    if (outcome && (!isTransient(outcome.answer.status) || isLast())) return outcome;
    const asked = retryAfter(outcome?.answer.headers);
    const wait = Number.isNaN(asked) ? Math.random() * delay * 2 ** attempt : Math.max(0, asked);
    await sleep(Math.min(wait, maxDelay), signal);
  }
}

/** One attempt. */
async function exchange(
  request: AuthRequest,
  init: Operation["init"],
  client: ClientOptions,
  { signal, timeout = client.timeout ?? 60_000 }: CallOptions,
): Promise<Outcome> {
  const { operation, method, url, headers, body = null, fetch: send } = request;
  const [address = ""] = url.split("?", 1);
  const summary = { operation, method, url: address };
  const controller = new AbortController();
  const off = setAlarm(timeout || Infinity, signal, () => {
    controller.abort(signal?.aborted ? signal.reason : new TimeoutError(summary, timeout));
  });
  try {
    // To text that has no Content-Type fetch would give one, and bytes Node 20 cannot send a second time, where a 307 or
    // 308 wants them. A Blob takes long to be read.
    const isWrapped = typeof body === "string" ? !headers.has("content-type") : body instanceof Uint8Array;
    const sent = isWrapped ? new Blob([body as string | Uint8Array<ArrayBuffer>]) : body;
    const response = await send(url, { ...init, method, headers, body: sent, signal: controller.signal });
    await client.onResponse?.(response, request);
    const { status, ok, headers: answered } = response;
    const answer = { status, ok, data: await readBody(response), headers: answered, response };
    return { answer, request: summary };
  } catch (error) {
    controller.signal.throwIfAborted();
    throw error instanceof TypeError ? new NetworkError(summary, error) : error;
  } finally {
    off();
  }
}
