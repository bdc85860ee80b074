// Part of the runtime of postman-codegen. Do not edit.
import { callOf, type Call, type NoResponses, type Outcome } from "./call.js";
import { InputError, NetworkError, TimeoutError } from "./errors.js";
import { prepare } from "./request.js";
import { readBody } from "./response.js";
import { IDEMPOTENCY_KEY, IDEMPOTENT } from "./retry.js";
import { setAlarm } from "./timing.js";
import type { AuthRequest, CallOptions, ClientOptions, Operation, OperationInput } from "./types.js";
import type { DynamicVariables } from "./variables.js";

export type { RetryOptions } from "./retry.js";
export type { CallOptions, ClientOptions, OutgoingRequest } from "./types.js";

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
  client: ClientOptions = {},
  dynamic?: DynamicVariables,
): Transport {
  return {
    send: <Responses extends object>(
      operation: Operation,
      input: OperationInput = {},
      call: CallOptions = {},
    ) =>
      callOf<Responses>(
        run(operation, client, call, () => prepare(operation, input, client, call, defaults, dynamic)),
      ),
  };
}

/** One call, with all its attempts. */
async function run(
  { init }: Operation,
  client: ClientOptions,
  { signal, timeout = client.timeout ?? 60_000, retry = client.retry ?? {} }: CallOptions,
  prepareAttempt: () => Promise<AuthRequest>,
): Promise<Outcome> {
  const {
    attempts = 2,
    delay = 500,
    maxDelay = 30_000,
  } = typeof retry === "object" ? retry : { attempts: Number(retry) };
  const keys = new Map<string, string>();
  for (let attempt = 0; ; attempt += 1) {
    signal?.throwIfAborted();
    const request = await prepareAttempt();
    const { method, url, headers, body = null, fetch: send } = request;
    for (const [name, value] of keys) headers.set(name, value);
    const isLast = () => {
      headers.forEach((value, name) => IDEMPOTENCY_KEY.test(name) && keys.set(name, value));
      return attempt >= attempts || !(keys.size || IDEMPOTENT.test(method));
    };
    let wait = Math.random() * delay * 2 ** attempt;
    const controller = new AbortController();
    let off = setAlarm(timeout || Infinity, signal, () => {
      controller.abort(
        signal?.reason ?? new TimeoutError(request, `did not answer within ${timeout} ms`, { timeout }),
      );
    });
    // An error of the hook is the caller's own, whatever its class; all else is of the network, whatever a fetch throws, but
    // for what an auth scheme refuses to answer.
    let isHooked = false;
    try {
      // To text that has no Content-Type fetch would give one, and bytes Node 20 cannot send a second time, where a 307 or
      // 308 wants them. A Blob takes long to be read.
      const isWrapped = typeof body === "string" ? !headers.has("Content-Type") : body instanceof Uint8Array;
      // By itself: the fetch of browsers refuses to be a method of something else.
      const response = await send(url, {
        ...init,
        method,
        headers,
        body: isWrapped ? new Blob([body as string | Uint8Array<ArrayBuffer>]) : body,
        signal: controller.signal,
      });
      isHooked = true;
      await client.onResponse?.(response, request);
      isHooked = false;
      const data = await readBody(response);
      const { status, ok, headers: answered } = response;
      if ((status < 500 && status !== 408 && status !== 429) || isLast()) {
        return [{ status, ok, data, headers: answered, response }, request];
      }
      // In seconds, or as a date, which 0 is too: one long past.
      const asked = answered.get("Retry-After") ?? "";
      wait = Number(asked) * 1000 || Date.parse(asked) - Date.now() || wait;
    } catch (error) {
      controller.signal.throwIfAborted();
      if (isHooked || error instanceof InputError) throw error;
      if (isLast()) {
        // Node's fetch says only "fetch failed" and keeps the reason one level down.
        const said = error as Error;
        throw new NetworkError(request, `failed: ${said?.cause ?? said}`, { cause: said });
      }
    } finally {
      off();
    }
    await new Promise<void>((ring) => (off = setAlarm(Math.min(wait, maxDelay), signal, ring)));
    off();
  }
}
