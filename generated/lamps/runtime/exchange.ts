// Part of the runtime of postman-codegen. Do not edit.
import type { Outcome } from "./call.js";
import { InputError, NetworkError, ParseError } from "./errors.js";
import { readBody } from "./response.js";
import type { AuthRequest, ClientOptions, Operation } from "./types.js";

/** Sends a complete request and reads the response. */
export async function exchange(
  request: AuthRequest,
  operation: Operation,
  client: ClientOptions,
  signal: AbortSignal,
): Promise<Outcome> {
  // A variable or auth scheme may have settled after the call has ended.
  signal.throwIfAborted();
  const { method, url, headers, body = null, fetch: send } = request;
  // To text that has no Content-Type fetch would give one, and bytes Node 20 cannot send a second time, where a 307 or
  // 308 wants them. A Blob takes long to be read.
  const isWrapped = typeof body === "string" ? !headers.has("Content-Type") : body instanceof Uint8Array;
  const response = await overNetwork(request, () =>
    // By itself: the fetch of browsers refuses to be a method of something else.
    send(url, {
      ...operation.init,
      method,
      headers,
      body: isWrapped ? new Blob([body as string | Uint8Array<ArrayBuffer>]) : body,
      signal,
    }),
  );
  // An error of the hook is the caller's own, whatever its class.
  await client.onResponse?.(response, request);
  const data = await overNetwork(request, () => readBody(response, request, operation));
  const { status, ok, headers: answered } = response;
  return [{ status, ok, data, headers: answered, response }, request];
}

/** Turns what `work` throws into a NetworkError, except the errors of auth schemes and parsers. */
async function overNetwork<Result>(request: AuthRequest, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof InputError || thrown instanceof ParseError) throw thrown;
    // Node's fetch says only "fetch failed" and keeps the reason one level down.
    const cause = thrown as Error;
    throw new NetworkError(request, `failed: ${cause?.cause ?? cause}`, { cause });
  }
}
