// Part of the runtime of postman-codegen. Do not edit.
import type { AuthRequest, AuthScheme } from "../types.js";
import { base64 } from "../credentials.js";
import { credentialOf, type Credential } from "./credential.js";

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
  return {
    type: "edgegrid",
    async apply(request) {
      const option = (name: Exclude<keyof EdgeGrid, "accessToken" | "clientToken" | "clientSecret">) =>
        request.resolve(options[name] ?? "");
      const timestamp = (await option("timestamp")) || now();
      const nonce = (await option("nonce")) || crypto.randomUUID();
      const head =
        `EG1-HMAC-SHA256 client_token=${await credentialOf(options.clientToken, request)};` +
        `access_token=${await credentialOf(options.accessToken, request)};timestamp=${timestamp};nonce=${nonce};`;
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
      const key = await hmac(timestamp, await credentialOf(options.clientSecret, request));
      request.headers.set("Authorization", `${head}signature=${await hmac(signed, key)}`);
    },
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
async function bodyHash({ method, body, headers }: AuthRequest, longest: number): Promise<string> {
  const isMultipart = headers.get("content-type")?.startsWith("multipart/") ?? false;
  if (method !== "POST" || body === undefined || isMultipart) return "";
  const bytes = body instanceof Blob ? new Uint8Array(await body.arrayBuffer()) : body;
  if (bytes.length === 0) return "";
  return base64(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes.slice(0, longest))));
}

async function hmac(text: string, key: string): Promise<string> {
  const encoder = new TextEncoder();
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const imported = await crypto.subtle.importKey("raw", encoder.encode(key), algorithm, false, ["sign"]);
  return base64(new Uint8Array(await crypto.subtle.sign("HMAC", imported, encoder.encode(text))));
}
