// Part of the runtime of postman-codegen. Do not edit.
import { checkedHeaders, planHeaders } from "./headers.js";
import type { CallOptions, ClientOptions } from "./transport.js";
import type { AuthRequest, Operation, OperationInput } from "./types.js";
import { buildUrl, takeCredentials } from "./url.js";
import { resolver, type DynamicVariables } from "./variables.js";

/** Fills everything in: the URL, the body, the headers, and last what signs them. */
export async function prepare(
  operation: Operation,
  input: OperationInput,
  client: ClientOptions,
  call: CallOptions,
  defaults: Readonly<Record<string, string>>,
  dynamic: DynamicVariables | undefined,
): Promise<AuthRequest> {
  const { name, method } = operation;
  const headers = checkedHeaders(name);
  const resolve = resolver(() => request, [input.variables, client.variables, defaults], dynamic);
  const request: AuthRequest = {
    operation: name,
    method,
    url: operation.url,
    headers,
    body: undefined,
    resolve,
    fetch: client.fetch ?? fetch,
  };

  const own = planHeaders(headers, client.headers, operation.headers ?? [], input.headers, call.headers);
  const url = await buildUrl(operation, input, resolve);
  const basic = takeCredentials(url);
  request.url = url.href;
  request.body = await operation.body?.encode(input.body, resolve, request);
  for (const [key, template] of own) headers.append(await resolve(key), await resolve(template));
  if (basic !== undefined && !headers.has("authorization")) headers.set("authorization", basic);

  if (operation.auth !== false) {
    const auth = client.auth ?? operation.auth;
    await (typeof auth === "function" ? auth(request) : auth?.apply(request));
  }
  await client.onRequest?.(request);
  return request;
}
