import { InputError } from "./errors.js";
import type { Operation, OperationInput, Resolve } from "./types.js";

/** The URL to fetch: parameters and variables filled in, and encoded as `URL` does it, which is how Postman does it. */
export async function buildUrl(
  { name, url, path, query }: Operation,
  input: OperationInput,
  resolve: Resolve,
): Promise<URL> {
  const base = path ? await path.fill(url, input.path, resolve, name) : await resolve(url);
  const search = await query?.encode(input.query, resolve);
  try {
    return new URL(absolute(search ? `${base}?${search}` : base));
  } catch {
    throw new InputError("its URL is not valid", name);
  }
}

/** With HTTP where there is no protocol; and Postman sends the white space that `URL` would leave out. */
function absolute(text: string): string {
  const sent = text
    .trimStart()
    .replace(/#.*/s, "")
    .replace(/[\0- ]/g, encodeURIComponent);
  return /^\w+:[/\\]{2}/.test(sent) ? sent : `http://${sent}`;
}

/** Takes `user:password@` out of a URL, where fetch refuses it, as `Basic` credentials. */
export function takeCredentials(url: URL): string | undefined {
  const { username, password } = url;
  if (username === "" && password === "") return undefined;
  url.username = url.password = "";
  const bytes = `${username}:${password}`.replace(/%([\da-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
  return `Basic ${btoa(bytes)}`;
}
