// Part of the runtime of postman-codegen. Do not edit.
import { planHeaders } from "./headers.js";
import type {
  AuthRequest,
  CallOptions,
  ClientOptions,
  Operation,
  OperationInput,
  Writable,
} from "./types.js";
import { parseUrl } from "./url.js";

/** Fills everything in: the URL, the body, the headers, and last what signs them. */
export async function prepare(
  request: Writable<AuthRequest>,
  operation: Operation,
  client: ClientOptions,
  { input, call }: { readonly input: OperationInput; readonly call: CallOptions },
): Promise<void> {
  const { resolve, headers } = request;
  const own = planHeaders(headers, client.headers, operation.headers ?? [], [input.headers, call.headers]);

  const base = await (operation.path ?? resolve)(operation.url, input.path, resolve, request);
  const search = (await operation.query?.(input.query, resolve)) ?? "";
  const url = parseUrl(base + search, request);
  // fetch refuses these in a URL. Postman takes them for Basic auth.
  const { username, password } = url;
  if (username + password) url.username = url.password = "";
  request.url = url.href;

  request.body = await operation.body?.(input.body, resolve, request);
  for (const [key, value] of own) headers.append(await resolve(key), await resolve(value));
  if (username + password && !headers.has("Authorization")) {
    // It decodes to bytes, which are what Basic auth encodes, and leaves alone what is no escape.
    headers.set("Authorization", `Basic ${btoa(unescape(`${username}:${password}`))}`);
  }
  if (operation.auth !== false) await (client.auth ?? operation.auth)?.(request);
  await client.onRequest?.(request);
}
