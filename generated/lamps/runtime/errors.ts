// Part of the runtime of postman-codegen. Do not edit.
/** What is said of a request in an error: nothing that may be secret. */
export interface RequestSummary {
  /** `folder/request`, as in the collection. */
  readonly operation: string;
  readonly method: string;
  /** Without user info, query and fragment; with variables not yet filled in where the error came before that. */
  readonly url: string;
}

type Failure = Error & { readonly request: RequestSummary };

/** How errors are made: of their request, what is to be said of it, and what they tell besides. */
interface FailureClass {
  new (request: RequestSummary, what: string): Failure;
  new <Fields>(request: RequestSummary, what: string, fields: Fields): Failure & Readonly<Fields>;
}

/** One class in code and many in types, so that each costs a bundle no more than its name. */
const RequestError = class extends Error {
  readonly request: RequestSummary;

  constructor({ operation, method, url }: RequestSummary, what: string, fields?: object) {
    const address = url.replace(/(?<=:\/\/)[^/]*@|\?.*/gs, "");
    super(`${operation} (${method} ${address}): ${what}`);
    this.request = { operation, method, url: address };
    Object.assign(this, fields);
  }
} as FailureClass;

/** The server answered with a status that is not 2xx. */
export class ApiError extends RequestError<{
  status: number;
  /** The body, read by its Content-Type. */
  data: unknown;
  headers: Headers;
}> {
  override readonly name = "ApiError";
}

/** The server sent a success with broken JSON. */
export class ParseError extends RequestError<{
  status: number;
  /** The body as it came. */
  text: string;
  headers: Headers;
}> {
  override readonly name = "ParseError";
}

/** The request or its answer did not get through. `cause` is what `fetch` said. */
export class NetworkError extends RequestError<{ cause: Error }> {
  override readonly name = "NetworkError";
}

/** No complete answer within the time that a call has. */
export class TimeoutError extends RequestError<{
  /** In milliseconds. */
  timeout: number;
}> {
  override readonly name = "TimeoutError";
}

/** A variable of the collection that the request needs has no value. Nothing was sent. */
export class MissingVariableError extends RequestError<{ variable: string }> {
  override readonly name = "MissingVariableError";
}

/** The collection asks for a kind of auth that the client cannot do by itself. Nothing was sent. */
export class UnsupportedAuthError extends RequestError<{ type: string }> {
  override readonly name = "UnsupportedAuthError";
}

/** The input of a call, or the request itself, cannot be sent. Nothing was sent. */
export class InputError extends RequestError {
  override readonly name = "InputError";
}
