import { SourceError } from "../source.js";

export interface DownloadOptions {
  /** Its name in messages, without credentials. */
  file: string;
  /** Sent to the first server only, not to one that it redirects to. */
  headers?: Record<string, string>;
  /** Advice for the user, by status. */
  hints?: Readonly<Record<number, string>>;
  limits?: Partial<DownloadLimits>;
}

export interface DownloadLimits {
  /** Of the body, unpacked. */
  bytes: number;
  /** For all of it, redirects included. */
  milliseconds: number;
  redirects: number;
}

const LIMITS: DownloadLimits = { bytes: 64 * 1024 * 1024, milliseconds: 30_000, redirects: 5 };

/** The body behind an address, whatever its content type. Rejects with a SourceError. */
export async function download(address: string, options: DownloadOptions): Promise<Uint8Array> {
  const limits = { ...LIMITS, ...options.limits };
  const signal = AbortSignal.timeout(limits.milliseconds);
  try {
    const response = await follow(address, options, limits, signal);
    return await body(response, options.file, limits.bytes);
  } catch (error) {
    if (error instanceof SourceError) throw error;
    throw refusal(options.file, ...reason(error, limits));
  }
}

/** Follows redirects by hand: what is secret must not reach another server. */
async function follow(
  address: string,
  { file, headers = {}, hints = {} }: DownloadOptions,
  limits: DownloadLimits,
  signal: AbortSignal,
): Promise<Response> {
  const first = parseUrl(address, file);
  let url = first;
  for (let hops = 0; hops <= limits.redirects; hops += 1) {
    const own = url.origin === first.origin ? { ...headers, ...credentials(first) } : {};
    const response = await fetch(withoutCredentials(url), {
      headers: { accept: "application/json, */*;q=0.5", ...own },
      redirect: "manual",
      signal,
    });
    const target = response.headers.get("location");
    if (response.status < 300 || response.status > 399 || target === null)
      return checked(response, file, hints);
    await response.body?.cancel();
    url = parseUrl(new URL(target, url).href, file);
  }
  throw refusal(
    file,
    `redirected more than ${limits.redirects} times`,
    "give the address that it ends up at",
  );
}

function parseUrl(address: string, file: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url !== undefined && (url.protocol === "http:" || url.protocol === "https:")) return url;
  throw refusal(file, "the address is not a valid http or https one", "check the address");
}

/** fetch takes no address with a user in it. */
function withoutCredentials(url: URL): URL {
  const bare = new URL(url);
  bare.username = "";
  bare.password = "";
  return bare;
}

function credentials({ username, password }: URL): Record<string, string> {
  if (username === "" && password === "") return {};
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { authorization: `Basic ${Buffer.from(pair).toString("base64")}` };
}

/** How to get at what servers refuse, by status. */
const HINTS: Readonly<Record<number, string>> = {
  401: "it needs a login: put user:password@ before the host, or download it yourself and give the file",
  403: "it may need a login: put user:password@ before the host, or download it yourself and give the file",
  404: "check the address",
  410: "check the address",
  429: "the server takes no more requests for now: try again later",
};

async function checked(
  response: Response,
  file: string,
  hints: Readonly<Record<number, string>>,
): Promise<Response> {
  const { status, statusText } = response;
  if (response.ok) return response;
  await response.body?.cancel();
  const fallback =
    status >= 500 ? "the server has a fault: try again later" : "open the address in a browser to see why";
  throw refusal(
    file,
    `the server answered ${[status, statusText].filter(Boolean).join(" ")}`,
    hints[status] ?? HINTS[status] ?? fallback,
  );
}

/** fetch has unpacked it already, so that a small answer that unpacks to a huge one stops here too. */
async function body(response: Response, file: string, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > most) {
      await reader?.cancel();
      const limit = `${Math.floor(most / 1024 / 1024)} MiB`;
      throw refusal(file, `it is larger than ${limit}`, "download it yourself and give the file");
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}

function reason(error: unknown, limits: DownloadLimits): [what: string, hint: string] {
  const { name, message, cause } = error as Error & { cause?: NodeJS.ErrnoException };
  if (name === "TimeoutError")
    return [
      `no answer within ${limits.milliseconds / 1000} seconds`,
      "try again, or download it yourself and give the file",
    ];
  const reasons: Readonly<Record<string, string>> = {
    ENOTFOUND: "there is no such host",
    EAI_AGAIN: "the name of the host cannot be looked up",
    ECONNREFUSED: "the connection was refused",
    ECONNRESET: "the connection was cut",
    UND_ERR_SOCKET: "the connection was cut",
  };
  const what = reasons[cause?.code ?? ""] ?? cause?.message ?? message;
  return [what, "check the address and the network"];
}

function refusal(file: string, what: string, hint: string): SourceError {
  return new SourceError({
    severity: "error",
    code: "PC1010",
    message: `cannot be downloaded: ${what}`,
    place: { file },
    hint,
  });
}
