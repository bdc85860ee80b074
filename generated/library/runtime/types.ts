// Part of the runtime of postman-codegen. Do not edit.
/** A value that a caller gives for a Postman variable: itself, or a function of the request about to be sent. */
export type VariableValue =
  | string
  | number
  | boolean
  | ((request: RequestContext) => string | number | boolean | Promise<string | number | boolean>);

/** What a variable function sees of the request. Each part is resolved when it is read. */
export interface RequestContext {
  /** `folder/request`, as in the collection. */
  readonly operation: string;
  /** 1 for the first attempt of a call. */
  readonly attempt: number;
  readonly method: string;
  readonly url: string;
  /** Headers known so far; those still to be computed are absent. */
  readonly headers: Headers;
  /** The bytes to be sent; empty where there is no body and for multipart bodies. */
  readonly body: Uint8Array;
  /** The value of another variable, computed first where it is a function itself. */
  variable(name: string): Promise<string>;
}

/** Text in which `{{name}}` stands for a variable, as in Postman. */
export type Template = string;

/** `[key]`: sent when the caller gives a value. `[key, template]`: sent unless the caller says otherwise; `null` is a key without a value. */
export type Entry = readonly [key: string] | readonly [key: string, value: Template | null];

/** Sent unless the caller says otherwise. */
export type Header = readonly [name: Template, value: Template];

/** A request of the collection as data; the executor does the rest. */
export interface Operation {
  /** `folder/request`, for messages. */
  readonly name: string;
  /** In capitals. */
  readonly method: string;
  /** All before the query. */
  readonly url: Template;
  /** Absent where the path has neither parameters nor variables. */
  readonly path?: PathCodec;
  readonly query?: QueryCodec;
  /** What signs the others comes last. */
  readonly headers?: readonly Header[];
  readonly body?: BodyCodec;
  /** `false`: switched off in the collection, so that not even the client's own `auth` applies. */
  readonly auth?: AuthScheme | false;
  /** Parses JSON in place of JSON.parse, which rounds long integers. */
  readonly parse?: (text: string, status: number) => unknown;
  /** What fetch is told besides. */
  readonly init?: { readonly redirect?: "manual"; readonly cache?: "force-cache" };
}

/*
 * What turns a part of the input into a part of the request, one module a kind, so that only those used are bundled.
 */

/** Fills the path of a URL, given with all that stands before the query. */
export type PathCodec = (
  url: Template,
  path: object | undefined,
  resolve: Resolve,
  request: AuthRequest,
) => Promise<string>;

/** Writes a query with its `?`; nothing where it is empty. */
export type QueryCodec = (query: object | undefined, resolve: Resolve) => Promise<string>;

/** Turns the `body` of an input into what is sent; `request` is what is known of it by then. */
export type BodyCodec = (
  body: unknown,
  resolve: Resolve,
  request: AuthRequest,
) => Promise<EncodedBody | undefined>;

/** Text is sent as UTF-8. */
export type EncodedBody = string | Uint8Array<ArrayBuffer> | Blob;

/** Fills the variables of a template. Throws MissingVariableError. */
export type Resolve = (template: Template) => Promise<string>;

/** Adds the credentials to the request about to be sent. */
export type AuthScheme = (request: AuthRequest) => void | Promise<void>;

/** The request as an auth scheme sees it, complete but for the credentials. */
export interface AuthRequest {
  readonly operation: string;
  /** 1 for the first attempt of a call. */
  readonly attempt: number;
  readonly method: string;
  /** Absolute and encoded; a scheme may replace it (an API key in the query). */
  url: string;
  readonly headers: Headers;
  /** A scheme may replace it (OAuth 1 in a form). */
  body: EncodedBody | undefined;
  /** Fills variables. */
  resolve: Resolve;
  /** What it is sent with; a scheme may replace it. */
  fetch: Fetch;
}

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** The grouped input of an operation, as the executor reads it; each operation has its own exact type. */
export interface OperationInput {
  path?: object;
  query?: object;
  headers?: object;
  body?: unknown;
  variables?: object;
}

/** While it is being made. */
export type Writable<Type> = { -readonly [Name in keyof Type]: Type[Name] };

/** A request about to be sent. Hooks may change its headers. */
export interface OutgoingRequest {
  readonly operation: string;
  /** 1 for the first attempt of a call. */
  readonly attempt: number;
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: EncodedBody | undefined;
}

export interface RetryOptions {
  /** Further attempts after the first; default 2. */
  attempts?: number;
  /** Milliseconds before the first further attempt, doubled each time; default 500. */
  delay?: number;
  /** Longest wait in milliseconds, that of Retry-After included; default 30,000. */
  maxDelay?: number;
  /** Methods whose requests may be sent again, in capitals; default GET, HEAD, OPTIONS, PUT and DELETE. */
  methods?: readonly string[];
}

export interface ClientOptions {
  /** Values of the collection's variables, for all calls. */
  variables?: object;
  /** Signs every request in place of what the collection says; requests that it switches auth off for are left alone. */
  auth?: AuthScheme;
  /** Sent with every request that does not set them itself. */
  headers?: Record<string, string | undefined>;
  /** In place of the global `fetch`. */
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** Milliseconds for one attempt, from its first function to the end of the body; default 60,000. 0: no limit. */
  timeout?: number;
  /** Further attempts after network errors and statuses 408, 429 and 5xx, where that is safe; default 2. */
  retry?: false | number | RetryOptions;
  /** Called with every attempt before it is sent. */
  onRequest?: (request: OutgoingRequest) => void | Promise<void>;
  /** Called with every response before its body is read. */
  onResponse?: (response: Response, request: OutgoingRequest) => void | Promise<void>;
  /** Called for every attempt that ends with an error in place of a response. It is not awaited. */
  onError?: (error: unknown, request: OutgoingRequest) => void;
}

export interface CallOptions {
  signal?: AbortSignal;
  /** As in the client's options, for this call. */
  timeout?: number;
  retry?: false | number | RetryOptions;
  /** Win over all others; `undefined` leaves a header out. */
  headers?: Record<string, string | undefined>;
}
