// Part of the runtime of postman-codegen. Do not edit.
import { type Call, callOf, type NoResponses } from "./call.js";
import { TimeoutError } from "./errors.js";
import { exchange } from "./exchange.js";
import { checkedHeaders } from "./headers.js";
import { prepare } from "./request.js";
import type { Attempt, Retry } from "./retry.js";
import { withDeadline } from "./timing.js";
import type {
  AuthRequest,
  CallOptions,
  ClientOptions,
  Operation,
  OperationInput,
  Writable,
} from "./types.js";
import { type DynamicVariables, resolver } from "./variables.js";

export type { CallOptions, ClientOptions, OutgoingRequest, RetryOptions } from "./types.js";

/** What operations are sent with. */
export interface Transport {
  /** `input` is an OperationInput; each operation has its own exact type of it. */
  send<Responses extends object = NoResponses>(
    operation: Operation,
    input?: object,
    options?: CallOptions,
  ): Call<Responses>;
}

/** Parts of the runtime that only some apps need. `createClient` passes those that its collection may need. */
export interface Capabilities {
  /** Makes Postman's `$` variables. */
  dynamic?: DynamicVariables;
  /** Sends failed requests again; without it the `retry` options have no effect. */
  retry?: Retry;
}

/** `defaults` are the values that the collection gives its variables. */
export function createTransport(
  defaults: Readonly<Record<string, string>>,
  client: ClientOptions = {},
  { dynamic, retry }: Capabilities = {},
): Transport {
  return {
    send: <Responses extends object>(
      operation: Operation,
      input: OperationInput = {},
      call: CallOptions = {},
    ) => {
      const { name, method, url } = operation;
      const { timeout = client.timeout ?? 60_000 } = call;
      // A signal of its own: Node warns if many calls listen to one.
      const signal = call.signal ? AbortSignal.any([call.signal]) : new AbortController().signal;
      const attempt: Attempt = async (count, keepKeys) => {
        const request = {
          operation: name,
          attempt: count,
          method,
          url,
          fetch: client.fetch ?? fetch,
        } as Writable<AuthRequest>;
        request.headers = checkedHeaders(request);
        request.resolve = resolver(request, [input.variables, client.variables, defaults], dynamic);
        const timeoutError = () =>
          new TimeoutError(request, `did not answer within ${timeout} ms`, { timeout });
        try {
          return await withDeadline(timeout || Infinity, signal, timeoutError, async (ended) => {
            await prepare(request, operation, client, { input, call });
            keepKeys?.(request.headers);
            return exchange(request, operation, client, ended);
          });
        } catch (error) {
          client.onError?.(error, request);
          throw error;
        }
      };
      return callOf<Responses>(
        retry ? retry(method, call.retry ?? client.retry, signal, attempt) : attempt(1),
      );
    },
  };
}
