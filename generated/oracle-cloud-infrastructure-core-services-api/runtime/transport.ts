// Part of the runtime of postman-codegen. Do not edit.
import { Call, type NoResponses, type Outcome } from "./call.js";
import { basicCredentials, splitCredentials } from "./credentials.js";
import { InputError, NetworkError, TimeoutError, type RequestSummary } from "./errors.js";
import { planHeaders, resolveTemplates, type HeaderPlan } from "./headers.js";
import { readBody } from "./response.js";
import {
  idempotencyHeaders,
  isTransient,
  mayRepeat,
  retryPolicy,
  sleep,
  waitBefore,
  type RetryOptions,
} from "./retry.js";
import type {
  AuthRequest,
  AuthScheme,
  EncodedBody,
  Fetch,
  Operation,
  OperationInput,
  RequestContext,
} from "./types.js";
import { buildUrl } from "./url.js";
import { VariableScope, type DynamicVariables } from "./variables.js";

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
  fetch?: Fetch;
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
      new Call(new Execution(operation, input, options, callOptions, defaults, dynamic).run()),
  };
}

/** Methods that the fetch standard forbids. */
const FORBIDDEN = new Set(["CONNECT", "TRACE", "TRACK"]);

/** One call, with all its attempts. */
class Execution {
  readonly #operation: Operation;
  readonly #input: OperationInput;
  readonly #options: ClientOptions;
  readonly #callOptions: CallOptions;
  readonly #variables: VariableScope;
  readonly #method: string;
  /** Sent alike in every attempt, so that the server can tell that they are one. */
  readonly #idempotency = new Map<string, string>();
  #send: Fetch = fetch;

  constructor(
    operation: Operation,
    input: OperationInput,
    options: ClientOptions,
    callOptions: CallOptions,
    defaults: Readonly<Record<string, string>>,
    dynamic: DynamicVariables | undefined,
  ) {
    this.#operation = operation;
    this.#input = input;
    this.#options = options;
    this.#callOptions = callOptions;
    this.#method = operation.method.toUpperCase();
    const given = [input.variables ?? {}, options.variables ?? {}];
    this.#variables = new VariableScope({ operation: operation.name, given, defaults, dynamic });
  }

  async run(): Promise<Outcome> {
    const { signal } = this.#callOptions;
    const policy = retryPolicy(this.#callOptions.retry ?? this.#options.retry);
    for (let attempt = 0; ; attempt += 1) {
      signal?.throwIfAborted();
      const request = await this.#prepare();
      const isLast = attempt >= policy.attempts || !mayRepeat(this.#method, request.headers);
      try {
        const outcome = await this.#attempt(request, isLast);
        if (outcome.data !== DISCARDED) return outcome;
        await sleep(waitBefore(attempt, policy, outcome.response), signal);
      } catch (error) {
        if (isLast || !(error instanceof NetworkError)) throw error;
        await sleep(waitBefore(attempt, policy, undefined), signal);
      }
    }
  }

  /** Fills everything in: the URL, the body, the headers, and last what signs them. */
  async #prepare(): Promise<OutgoingRequest> {
    const operation = this.#operation;
    const { auth } = this.#options;
    this.#refuseUnsendable();
    const headers = checkedHeaders(operation.name);
    const plan = planHeaders(
      this.#options.headers,
      operation.headers ?? [],
      this.#input.headers,
      this.#callOptions.headers,
    );
    const draft = { operation: operation.name, method: this.#method, url: operation.url, headers };
    const context = new Draft(draft, this.#variables);
    this.#variables.attempt(context);
    const resolve = this.#variables.resolve.bind(this.#variables);
    for (const [name, value] of plan.literals) headers.append(name, value);
    const { url, pair } = splitCredentials(await buildUrl(operation, this.#input, resolve));
    context.url = url;
    const body = await operation.body?.encode(this.#input.body, resolve, contentTypeOf(plan));
    context.body = body?.data instanceof Uint8Array ? body.data : NO_BYTES;
    this.#refuseBody(body);
    await resolveTemplates(plan.templates, headers, resolve);
    if (body?.contentType !== undefined) headers.set("content-type", body.contentType);
    if (pair !== undefined && !headers.has("authorization"))
      headers.set("authorization", basicCredentials(pair));
    const request = { ...draft, url, body: body?.data };
    const signed = { ...request, resolve, fetch: this.#options.fetch ?? fetch };
    await this.#authorize(auth, signed);
    request.url = signed.url;
    this.#send = signed.fetch;
    this.#keepIdempotency(headers);
    await this.#options.onRequest?.(request);
    return request;
  }

  #refuseUnsendable(): void {
    const { name, url } = this.#operation;
    if (url === "") throw new InputError("the request has no URL in the collection", name);
    if (FORBIDDEN.has(this.#method)) {
      throw new InputError(`fetch cannot send ${this.#method}; the curl script of the request can`, name);
    }
  }

  #refuseBody(body: EncodedBody | undefined): void {
    if (body === undefined || (this.#method !== "GET" && this.#method !== "HEAD")) return;
    throw new InputError(
      `fetch cannot send a body with ${this.#method}; the curl script of the request can`,
      this.#operation.name,
    );
  }

  async #authorize(hook: ClientOptions["auth"], request: AuthRequest): Promise<void> {
    const { auth } = this.#operation;
    if (auth === false) return;
    if (typeof hook === "function") await hook(request);
    else await (hook ?? auth)?.apply(request);
  }

  #keepIdempotency(headers: Headers): void {
    for (const [name, value] of idempotencyHeaders(headers)) {
      const first = this.#idempotency.get(name) ?? value;
      this.#idempotency.set(name, first);
      headers.set(name, first);
    }
  }

  /** The outcome, with DISCARDED as its data where the answer is one to try again after. */
  async #attempt(request: OutgoingRequest, isLast: boolean): Promise<Outcome> {
    const timeout = this.#callOptions.timeout ?? this.#options.timeout ?? 60_000;
    const deadline = new Deadline(timeout, this.#callOptions.signal);
    const summary = summaryOf(request);
    try {
      const response = await this.#fetch(request, deadline.signal);
      await this.#options.onResponse?.(response, request);
      if (!isLast && isTransient(response.status)) {
        await response.body?.cancel();
        return { response, data: DISCARDED, request: summary };
      }
      return { response, data: await readBody(response, this.#method), request: summary };
    } catch (error) {
      if (deadline.passed) throw new TimeoutError(summary, timeout);
      this.#callOptions.signal?.throwIfAborted();
      throw error instanceof TypeError ? new NetworkError(summary, error) : error;
    } finally {
      deadline.clear();
    }
  }

  #fetch({ url, method, headers, body }: OutgoingRequest, signal: AbortSignal): Promise<Response> {
    const { redirect } = this.#operation;
    return this.#send(url, {
      method,
      headers,
      signal,
      ...(body === undefined ? {} : { body }),
      ...(redirect === undefined ? {} : { redirect }),
      ...(changesConditionally(method, headers) ? { cache: "force-cache" } : {}),
    });
  }
}

/**
 * fetch makes conditional requests go past its cache by adding `Pragma: no-cache`, unless it is told to use the cache;
 * for a request that changes something it never does, so that being told so only keeps the header out.
 */
function changesConditionally(method: string, headers: Headers): boolean {
  const isSafe = method === "GET" || method === "HEAD";
  return (
    !isSafe &&
    ["if-match", "if-none-match", "if-modified-since", "if-unmodified-since", "if-range"].some((name) =>
      headers.has(name),
    )
  );
}

/** Data of a response that nobody will see. */
const DISCARDED = Symbol("discarded");

const NO_BYTES = new Uint8Array();

/** The request as functions of variables see it while it is being put together. */
class Draft implements RequestContext {
  readonly operation: string;
  readonly method: string;
  readonly headers: Headers;
  url: string;
  body: Uint8Array = NO_BYTES;
  readonly #variables: VariableScope;

  constructor(
    request: { operation: string; method: string; url: string; headers: Headers },
    variables: VariableScope,
  ) {
    this.operation = request.operation;
    this.method = request.method;
    this.url = request.url;
    this.headers = request.headers;
    this.#variables = variables;
  }

  async variable(name: string): Promise<string> {
    return this.#variables.resolve(`{{${name}}}`);
  }
}

/** Headers that refuse what would end one early, without showing the value: it may be a credential. */
function checkedHeaders(operation: string): Headers {
  const headers = new Headers();
  for (const change of ["append", "set"] as const) {
    headers[change] = (name, value) => {
      try {
        Headers.prototype[change].call(headers, name, value);
      } catch {
        throw new InputError(`the header ${JSON.stringify(name)} cannot have that value`, operation);
      }
    };
  }
  return headers;
}

function contentTypeOf({ literals, templates }: HeaderPlan): string | undefined {
  return [...literals, ...templates].find(([name]) => name.toLowerCase() === "content-type")?.[1];
}

/** Aborts when time is up or when the caller's signal does. */
class Deadline {
  readonly #controller = new AbortController();
  readonly #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #outer: AbortSignal | undefined;
  passed = false;

  constructor(milliseconds: number, outer: AbortSignal | undefined) {
    this.#outer = outer;
    outer?.addEventListener("abort", this.#follow, { once: true });
    if (milliseconds > 0 && Number.isFinite(milliseconds)) {
      this.#timer = setTimeout(() => {
        this.passed = true;
        this.#controller.abort();
      }, milliseconds);
    }
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#outer?.removeEventListener("abort", this.#follow);
  }

  readonly #follow = (): void => {
    this.#controller.abort(this.#outer?.reason);
  };
}

function summaryOf({ operation, method, url }: OutgoingRequest): RequestSummary {
  return { operation, method, url: url.replace(/[?#].*/s, "").replace(/^([^/]*:\/\/)[^/]*@/, "$1") };
}
