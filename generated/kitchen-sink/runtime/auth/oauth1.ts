// Part of the runtime of postman-codegen. Do not edit.
import { encodeComponent } from "../body/encode-component.js";
import { base64 } from "../credentials.js";
import { encodeText } from "../encode-text.js";
import { InputError } from "../errors.js";
import type { AuthRequest, AuthScheme } from "../types.js";
import type { Credential } from "./credential.js";
import { bodyBytes, type Hash, hashOf, hmac, isMultipart, now, randomText } from "./crypto.js";
import { isOn, optionReader } from "./options.js";
import { canonical, type Parameter, parametersOf, splitQuery, written } from "./parameters.js";
import { signWith } from "./private-key.js";

export interface OAuth1 {
  consumerKey: Credential;
  /** For all methods but `RSA-...`. */
  consumerSecret?: Credential;
  token?: Credential;
  tokenSecret?: Credential;
  /** For `RSA-...`: PEM. */
  privateKey?: Credential;
  /** `HMAC-SHA1`, `HMAC-SHA256`, `HMAC-SHA512`, `RSA-SHA1` and so on, `PLAINTEXT`. Default: HMAC-SHA1. */
  signatureMethod?: string;
  callback?: string;
  verifier?: string;
  /** Seconds since 1970; default: now. */
  timestamp?: string;
  /** Default: a new one for each request. */
  nonce?: string;
  version?: string;
  realm?: string;
  /** In the `Authorization` header; else in the form of a POST or PUT, else in the query. */
  addParamsToHeader?: string;
  addEmptyParamsToSign?: string;
  includeBodyHash?: string;
  /** Values stand in the header as they are, without percent-encoding. */
  disableHeaderEncoding?: string;
}

/** OAuth 1.0a. https://www.rfc-editor.org/rfc/rfc5849 */
export function oauth1(options: OAuth1): AuthScheme {
  return async (request) => {
    const option = optionReader(options, request);
    const consumerKey = await option("consumerKey");
    const method = (await option("signatureMethod")) || "HMAC-SHA1";
    const secret = await option(method.startsWith("RSA") ? "privateKey" : "consumerSecret");
    if (consumerKey === "" || secret === "") return;

    const isForm = isFormRequest(request);
    const form = isForm ? withoutOAuth(parametersOf(new TextDecoder().decode(await bodyBytes(request)))) : [];
    const [base, text] = splitQuery(request.url);
    const query = withoutOAuth(parametersOf(text));
    const own: Parameter[] = [
      ["oauth_consumer_key", consumerKey],
      ["oauth_token", await option("token")],
      ["oauth_signature_method", method],
      ["oauth_timestamp", (await option("timestamp")) || String(now())],
      ["oauth_nonce", (await option("nonce")) || randomText(11)],
      ["oauth_version", await option("version")],
    ];
    const hash = /-SHA(\d+)$/.exec(method)?.[1];
    const extensions: Parameter[] = [
      [
        "oauth_body_hash",
        isForm || isMultipart(request) || hash === undefined || !isOn(await option("includeBodyHash"))
          ? ""
          : base64(await hashOf(`SHA-${hash}` as Hash, await bodyBytes(request))),
      ],
      ["oauth_callback", await option("callback")],
      ["oauth_verifier", await option("verifier")],
    ];
    const sendsEmpty = isOn(await option("addEmptyParamsToSign"));
    const added: Parameter[] = [
      ...own.filter(([, value]) => sendsEmpty || value?.trim() !== ""),
      ...extensions.filter(([, value]) => value?.trim() !== ""),
    ];
    const signed = [request.method, addressOf(base), canonical([...query, ...added, ...form])]
      .map(encodeComponent)
      .join("&");
    added.push([
      "oauth_signature",
      await signature(request, method, signed, [secret, await option("tokenSecret")]),
    ]);

    request.headers.delete("Authorization");
    let sent = query;
    if (isOn(await option("addParamsToHeader"))) {
      const encode = isOn(await option("disableHeaderEncoding")) ? (text: string) => text : encodeComponent;
      request.headers.set("Authorization", headerOf(await option("realm"), added, encode));
    } else if (isForm && /^(?:PUT|POST)$/.test(request.method)) {
      request.body = written([...form, ...added]);
    } else sent = [...query, ...added];
    request.url = sent.length === 0 ? base : `${base}?${written(sent)}`;
  };
}

function isFormRequest({ headers, body }: AuthRequest): boolean {
  const type = headers.get("content-type") ?? "";
  return body !== undefined && /^application\/x-www-form-urlencoded\b/i.test(type);
}

/** Without what an earlier signature left behind. */
function withoutOAuth(pairs: Parameter[]): Parameter[] {
  return pairs.filter(
    ([name]) =>
      !/^oauth_(?:consumer_key|token|signature(?:_method)?|timestamp|nonce|version|callback|verifier|body_hash)$/.test(
        name,
      ),
  );
}

function addressOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}

/** The signature of a text. `secret` is the consumer's, or the private key. */
async function signature(
  request: AuthRequest,
  method: string,
  text: string,
  [secret, tokenSecret]: readonly [secret: string, tokenSecret: string],
): Promise<string> {
  const key = `${encodeComponent(secret)}&${encodeComponent(tokenSecret)}`;
  if (method === "PLAINTEXT") return key;
  const [, kind, size] = /^(HMAC|RSA)-SHA(1|256|512)$/.exec(method) ?? [];
  if (kind === undefined) {
    throw new InputError(request, `the signature method ${JSON.stringify(method)} is not supported`);
  }
  const hash = `SHA-${size}` as Hash;
  if (kind === "HMAC") return base64(await hmac(hash, encodeText(key), encodeText(text)));
  const algorithm = { name: "RSASSA-PKCS1-v1_5", hash };
  return base64(await signWith({ pem: secret, algorithm }, algorithm, encodeText(text), request));
}

function headerOf(realm: string, pairs: readonly Parameter[], encode: (text: string) => string): string {
  const parts = [["realm", realm.trim() && realm] as const, ...pairs]
    .filter(([, value]) => value !== null && value !== "")
    .map(([name, value]) => `${encode(name)}="${encode((value ?? "").trim())}"`);
  return `OAuth ${parts.join(",")}`;
}
