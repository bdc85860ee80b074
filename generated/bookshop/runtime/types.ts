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

/** A request of the collection as data; the executor does the rest. */
export interface Operation {
  /** `folder/request`, for messages. */
  readonly name: string;
  readonly method: string;
  /** All before the query, path parameters as `:name` or `{{name}}` segments. */
  readonly url: Template;
  /** Path parameters: what fills each when the caller gives nothing; `null` where the caller must give it. */
  readonly path?: Readonly<Record<string, Template | null>>;
  readonly query?: readonly Entry[];
  readonly headers?: readonly Entry[];
  readonly body?: BodyCodec;
  /** `false`: switched off in the collection, so that not even the client's own `auth` applies. */
  readonly auth?: AuthScheme | false;
  /** The URL is sent without percent-encoding. */
  readonly rawUrl?: true;
  readonly redirect?: "manual";
}

/** Turns the `body` of an input into what is sent. One module a kind, so that only those used are bundled. */
export interface BodyCodec {
  /** `contentType` is the one that the request asks for by itself. */
  encode(body: unknown, resolve: Resolve, contentType: string | undefined): Promise<EncodedBody | undefined>;
}

export interface EncodedBody {
  readonly data: Uint8Array<ArrayBuffer> | Blob;
  /** Replaces the operation's own Content-Type: a multipart boundary. */
  readonly contentType?: string;
}

/** Fills the variables of a template. Throws MissingVariableError. */
export type Resolve = (template: Template) => Promise<string>;

export interface AuthScheme {
  /** Postman's name of the kind. */
  readonly type: string;
  /** Adds the credentials to the request about to be sent. */
  apply(request: AuthRequest): void | Promise<void>;
}

/** The request as an auth scheme sees it, complete but for the credentials. */
export interface AuthRequest {
  readonly operation: string;
  readonly method: string;
  /** Absolute and encoded; a scheme may replace it (an API key in the query). */
  url: string;
  readonly headers: Headers;
  /** A scheme may replace it (OAuth 1 in a form). */
  body: Uint8Array<ArrayBuffer> | Blob | undefined;
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
