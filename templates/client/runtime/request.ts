import { basicCredentials, splitCredentials } from "./credentials.js";
import { InputError } from "./errors.js";
import { checkedHeaders, planHeaders } from "./headers.js";
import type { CallOptions, ClientOptions } from "./transport.js";
import type { AuthRequest, Operation, OperationInput } from "./types.js";
import { buildUrl } from "./url.js";
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
  const { name, auth } = operation;
  const method = operation.method.toUpperCase();
  const refuse = (what: string) =>
    new InputError(`fetch cannot send ${what}; the curl script of the request can`, name);
  if (operation.url === "") throw new InputError("the request has no URL in the collection", name);
  // The fetch standard forbids these.
  if (/^(?:CONNECT|TRACE|TRACK)$/.test(method)) throw refuse(method);

  const headers = checkedHeaders(name);
  const context = {
    operation: name,
    method,
    url: operation.url,
    headers,
    body: new Uint8Array(),
    variable: (variable: string) => resolve(`{{${variable}}}`),
  };
  const resolve = resolver(context, [input.variables, client.variables], defaults, dynamic);

  const templates = planHeaders(
    headers,
    client.headers,
    operation.headers ?? [],
    input.headers,
    call.headers,
  );
  const { url, pair } = splitCredentials(await buildUrl(operation, input, resolve));
  context.url = url;
  const contentType =
    headers.get("content-type") ?? templates.find(([header]) => /^content-type$/i.test(header))?.[1];
  const body = await operation.body?.encode(input.body, resolve, contentType);
  if (body?.data instanceof Uint8Array) context.body = body.data;
  if (body && /^(?:GET|HEAD)$/.test(method)) throw refuse(`a body with ${method}`);
  for (const [header, template] of templates) headers.append(await resolve(header), await resolve(template));
  if (body?.contentType !== undefined) headers.set("content-type", body.contentType);
  if (pair !== undefined && !headers.has("authorization")) {
    headers.set("authorization", basicCredentials(pair));
  }

  const request: AuthRequest = {
    operation: name,
    method,
    url,
    headers,
    body: body?.data,
    resolve,
    fetch: client.fetch ?? fetch,
  };
  if (auth !== false) {
    const scheme = client.auth ?? auth;
    await (typeof scheme === "function" ? scheme(request) : scheme?.apply(request));
  }
  await client.onRequest?.(request);
  return request;
}
