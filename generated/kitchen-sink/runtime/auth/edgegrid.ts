// Part of the runtime of postman-codegen. Do not edit.
import { base64 } from "../credentials.js";
import { encodeText } from "../encode-text.js";
import type { AuthRequest, AuthScheme } from "../types.js";
import type { Credential } from "./credential.js";
import { bodyBytes, hashOf, hmac, isMultipart } from "./crypto.js";
import { optionReader } from "./options.js";

export interface EdgeGrid {
  accessToken: Credential;
  clientToken: Credential;
  clientSecret: Credential;
  /** Host that is signed for; default: that of the request. */
  baseURL?: string;
  /** Default: a new one for each request. */
  nonce?: string;
  /** `20240131T23:59:59+0000`; default: now. */
  timestamp?: string;
  /** Names of headers to sign as well, with commas between them. */
  headersToSign?: string;
  /** Bytes of the body that are signed, from its start; default 131,072. */
  maxBodySize?: string;
}

/** Akamai EdgeGrid. https://techdocs.akamai.com/developer/docs/authenticate-with-edgegrid */
export function edgegrid(options: EdgeGrid): AuthScheme {
  return async (request) => {
    const option = optionReader(options, request);
    const timestamp = (await option("timestamp")) || now();
    const nonce = (await option("nonce")) || crypto.randomUUID();
    const head =
      `EG1-HMAC-SHA256 client_token=${await option("clientToken")};` +
      `access_token=${await option("accessToken")};timestamp=${timestamp};nonce=${nonce};`;
    const { protocol, host, pathname, search } = new URL(request.url);
    const signed = [
      request.method,
      protocol.slice(0, -1),
      hostOf(await option("baseURL")) || host,
      pathname + search,
      signedHeaders(await option("headersToSign"), request.headers),
      await bodyHash(request, Number(await option("maxBodySize")) || 131_072),
      head,
    ].join("\t");
    const key = await sign(timestamp, await option("clientSecret"));
    request.headers.set("Authorization", `${head}signature=${await sign(signed, key)}`);
  };
}

function now(): string {
  return `${new Date().toISOString().slice(0, 19).replaceAll("-", "")}+0000`;
}

function hostOf(base: string): string {
  return /^(?:[^/]*:\/\/)?([^/?#]*)/.exec(base)?.[1] ?? "";
}

function signedHeaders(names: string, headers: Headers): string {
  return names
    .split(",")
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== "")
    .map((name): [string, string] => [name, headers.get(name)?.trim().replace(/\s+/g, " ") ?? ""])
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${name}:${value}`)
    .join("\t");
}

/** Only POST bodies are signed, and of these none that is multipart. */
async function bodyHash(request: AuthRequest, longest: number): Promise<string> {
  if (request.method !== "POST" || isMultipart(request)) return "";
  const bytes = await bodyBytes(request);
  return bytes.length === 0 ? "" : base64(await hashOf("SHA-256", bytes.slice(0, longest)));
}

async function sign(text: string, key: string): Promise<string> {
  return base64(await hmac("SHA-256", encodeText(key), encodeText(text)));
}
