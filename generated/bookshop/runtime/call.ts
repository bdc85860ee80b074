// Part of the runtime of postman-codegen. Do not edit.
import { ApiError, type RequestSummary } from "./errors.js";

/** Those that are registered: https://www.iana.org/assignments/http-status-codes. */
export type SuccessStatus = 200 | 201 | 202 | 203 | 204 | 205 | 206 | 207 | 208 | 226;

type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
type NumberOf<Text> = Text extends `${infer Value extends number}` ? Value : never;

/** All of them, registered or not: there are servers that answer 499 or 520. */
export type FailureStatus = NumberOf<`${3 | 4 | 5}${Digit}${Digit}`>;

/** Where no response was saved. */
export type NoResponses = Record<never, unknown>;

/** What an awaited call gives: the body of whichever success was saved. */
export type SuccessData<Responses> = [keyof Responses & SuccessStatus] extends [never]
  ? unknown
  : Responses[keyof Responses & SuccessStatus];

/** A name that is suggested, or any other. */
type NameOf<Known extends string> = Known | (string & Record<never, never>);

/** The headers of a response. Those that the saved responses show are suggested by name; any may be missing. */
export interface ResponseHeaders<Known extends string = never> extends Headers {
  get(name: NameOf<Known>): string | null;
  has(name: NameOf<Known>): boolean;
}

interface Answer<Status, Ok, Data, Header extends string> {
  readonly status: Status;
  /** Whether the status is 2xx. */
  readonly ok: Ok;
  readonly data: Data;
  readonly headers: ResponseHeaders<Header>;
  readonly response: Response;
}

/**
 * Every saved response, told apart by `status`. Any other success is taken for one of those saved, as where the call is
 * awaited; of any other failure nothing is known.
 */
export type Result<Responses, Header extends string = never> =
  | {
      [Status in keyof Responses]: Answer<
        Status,
        Status extends SuccessStatus ? true : false,
        Responses[Status],
        Header
      >;
    }[keyof Responses]
  | Answer<Exclude<SuccessStatus, keyof Responses>, true, SuccessData<Responses>, Header>
  | Answer<Exclude<FailureStatus, keyof Responses>, false, unknown, Header>;

/** What the executor got, before anyone asked how it should be given out. */
export type Outcome = readonly [answer: Answer<number, boolean, unknown, never>, request: RequestSummary];

/**
 * A request on its way. Awaited, it gives the body of a success and throws an ApiError for any other status.
 * `result()` throws for no status, `withResponse()` gives the headers too.
 */
export interface Call<Responses extends object = NoResponses, Header extends string = never> extends Promise<
  SuccessData<Responses>
> {
  /** The answer, whatever its status. */
  result(): Promise<Result<Responses, Header>>;
  /** The body of a success with the response that it came in. */
  withResponse(): Promise<{
    data: SuccessData<Responses>;
    response: Response;
    headers: ResponseHeaders<Header>;
    status: number;
  }>;
}

/** The ways in which an outcome is given out. Async functions throughout, so that the stacks of errors name the caller. */
export function callOf<Responses extends object>(outcome: Promise<Outcome>): Call<Responses> {
  const awaited = (async () => {
    const [answer, request] = await outcome;
    const { ok, status, data, headers } = answer;
    if (ok) return data;
    throw new ApiError(request, `answered ${status}`, { status, data, headers });
  })();
  const answer = async () => (await outcome)[0];
  const call: object = Object.assign(awaited, {
    // Whoever asks for these learns of a failure there.
    result: () => awaited.then(answer, answer),
    withResponse: () => awaited.then(answer),
  });
  return call as Call<Responses>;
}
