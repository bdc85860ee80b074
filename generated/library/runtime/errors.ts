// Part of the runtime of postman-codegen. Do not edit.
/** What is said of a request in an error: nothing that may be secret. */
export interface RequestSummary {
  /** `folder/request`, as in the collection. */
  readonly operation: string;
  readonly method: string;
  /** Without user info, query and fragment. */
  readonly url: string;
}

/** What an error says of its request. */
class RequestError extends Error {
  readonly request: RequestSummary;

  constructor(request: RequestSummary, what: string, options?: ErrorOptions) {
    super(`${request.operation}: ${request.method} ${request.url} ${what}`, options);
    this.request = request;
  }
}

/** The server answered with a status that is not 2xx. */
export class ApiError<Data = unknown> extends RequestError {
  override readonly name = "ApiError";
  readonly status: number;
  /** The body, read by its Content-Type. */
  readonly data: Data;
  readonly headers: Headers;

  constructor(status: number, data: Data, headers: Headers, request: RequestSummary) {
    super(request, `answered ${status}`);
    this.status = status;
    this.data = data;
    this.headers = headers;
  }
}

/** The request or its answer did not get through. `cause` is what `fetch` said. */
export class NetworkError extends RequestError {
  override readonly name = "NetworkError";

  constructor(request: RequestSummary, cause: Error) {
    // Node's fetch says only "fetch failed" and keeps the reason one level down.
    const { message } = cause.cause instanceof Error ? cause.cause : cause;
    super(request, `failed: ${message}`, { cause });
  }
}

/** No complete answer within the time that a call has. */
export class TimeoutError extends RequestError {
  override readonly name = "TimeoutError";
  /** In milliseconds. */
  readonly timeout: number;

  constructor(request: RequestSummary, timeout: number) {
    super(request, `did not answer within ${timeout} ms`);
    this.timeout = timeout;
  }
}

/** What an error says of a request that was not sent. */
class OperationError extends Error {
  readonly operation: string;

  constructor(message: string, operation: string) {
    super(`${operation}: ${message}`);
    this.operation = operation;
  }
}

/** A variable of the collection that the request needs has no value. Nothing was sent. */
export class MissingVariableError extends OperationError {
  override readonly name = "MissingVariableError";
  readonly variable: string;

  constructor(variable: string, operation: string) {
    const name = JSON.stringify(variable);
    super(`the variable ${name} has no value: give it one in createClient({ variables })`, operation);
    this.variable = variable;
  }
}

/** The collection asks for a kind of auth that the client cannot do by itself. Nothing was sent. */
export class UnsupportedAuthError extends OperationError {
  override readonly name = "UnsupportedAuthError";
  readonly type: string;

  constructor(type: string, operation: string) {
    super(
      `its ${type} auth is not supported; sign it yourself with createClient({ auth: (request) => { ... } })`,
      operation,
    );
    this.type = type;
  }
}

/** The input of a call, or the request itself, cannot be sent. Nothing was sent. */
export class InputError extends OperationError {
  override readonly name = "InputError";
}
