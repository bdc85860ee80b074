// Part of the runtime of postman-codegen. Do not edit.
import { base64 } from "../credentials.js";
import { encodeText } from "../encode-text.js";
import { InputError } from "../errors.js";
import type { AuthRequest, AuthScheme } from "../types.js";
import type { Credential } from "./credential.js";
import { bodyBytes, type Hash, hashOf, hmac, isMultipart, now, randomText } from "./crypto.js";
import { isOn, optionReader } from "./options.js";

export interface Hawk {
  authId: Credential;
  authKey: Credential;
  /** `sha256`, or `sha1`. Default: sha256. */
  algorithm?: string;
  /** Default: a new one for each request. */
  nonce?: string;
  /** Seconds since 1970; default: now. */
  timestamp?: string;
  extraData?: string;
  app?: string;
  delegation?: string;
  /** The signature covers the body. */
  includePayloadHash?: string;
}

/** Hawk. https://github.com/mozilla/hawk/blob/main/API.md */
export function hawk(options: Hawk): AuthScheme {
  return async (request) => {
    const option = optionReader(options, request);
    const id = await option("authId");
    const key = await option("authKey");
    if (id === "" || key === "") return;
    const hash = hashNamed((await option("algorithm")) || "sha256", request);
    const timestamp = parseInt(await option("timestamp")) || now();
    const nonce = (await option("nonce")) || randomText(6);
    const ext = await option("extraData");
    const app = await option("app");
    const delegation = await option("delegation");
    const payload = isOn(await option("includePayloadHash")) ? await payloadHash(hash, request) : "";
    const { protocol, hostname, port, pathname, search } = new URL(request.url);
    const signed = [
      "hawk.1.header",
      timestamp,
      nonce,
      request.method,
      pathname + search,
      hostname,
      port || (protocol === "http:" ? 80 : 443),
      payload,
      ext.replace("\\", "\\\\").replace("\n", "\\n"),
      ...(app === "" ? [] : [app, delegation]),
      "",
    ].join("\n");
    const fields = {
      id,
      ts: timestamp,
      nonce,
      hash: payload,
      ext: ext.replace(/["\\]/g, "\\$&"),
      mac: base64(await hmac(hash, encodeText(key), encodeText(signed))),
      app,
      dlg: app === "" ? "" : delegation,
    };
    const given = Object.entries(fields).filter(([, value]) => value !== "");
    request.headers.set(
      "Authorization",
      `Hawk ${given.map(([name, value]) => `${name}="${value}"`).join(", ")}`,
    );
  };
}

function hashNamed(name: string, request: AuthRequest): Hash {
  if (name === "sha1") return "SHA-1";
  if (name === "sha256") return "SHA-256";
  throw new InputError(request, `Hawk has no algorithm ${JSON.stringify(name)}`);
}

async function payloadHash(hash: Hash, request: AuthRequest): Promise<string> {
  const body = await bodyBytes(request);
  if (body.length === 0 || isMultipart(request)) return "";
  const [type = ""] = (request.headers.get("content-type") ?? "").split(";");
  const framed = new Blob([`hawk.1.payload\n${type.trim().toLowerCase()}\n`, body, "\n"]);
  return base64(await hashOf(hash, new Uint8Array(await framed.arrayBuffer())));
}
