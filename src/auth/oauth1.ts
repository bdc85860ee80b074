import type { AuthKind, FilledParams, ScriptSigner, SignedRequest } from "./kind.js";
import { isAuthorization, type SettingNames, settingsOf } from "./settings.js";

export const oauth1: AuthKind = {
  label: "OAuth 1.0",
  sent: {
    consumerKey: "secret",
    consumerSecret: "secret",
    token: "secret",
    tokenSecret: "secret",
    privateKey: "secret",
    signatureMethod: "plain",
    callback: "plain",
    verifier: "plain",
    timestamp: "plain",
    nonce: "plain",
    version: "plain",
    realm: "plain",
    addParamsToHeader: "plain",
    addEmptyParamsToSign: "plain",
    includeBodyHash: "plain",
    disableHeaderEncoding: "plain",
  },
  needed: ["consumerKey"],
  scheme: { function: "oauth1" },
  script,
};

const SETTINGS: SettingNames = [
  ["oauth_consumer_key", "consumerKey"],
  ["consumer_secret", "consumerSecret"],
  ["oauth_token", "token"],
  ["token_secret", "tokenSecret"],
  ["oauth_timestamp", "timestamp"],
  ["oauth_nonce", "nonce"],
  ["oauth_version", "version"],
  ["oauth_callback", "callback"],
  ["oauth_verifier", "verifier"],
  ["realm", "realm"],
];

const SIGNATURE_PARAMETER =
  /^oauth_(?:consumer_key|token|signature(?:_method)?|timestamp|nonce|version|callback|verifier|body_hash)$/;

function script(params: FilledParams, { method, body }: SignedRequest): ScriptSigner | undefined {
  const signatureMethod = params.filled("signatureMethod") || "HMAC-SHA1";
  if (!/^(?:HMAC-SHA(?:1|256|512)|PLAINTEXT)$/.test(signatureMethod)) return undefined;
  const isForm = body?.mode === "urlencoded";
  const wantsHash = params.isOn("includeBodyHash");
  const hashesBody = wantsHash && signatureMethod !== "PLAINTEXT" && body?.mode !== "multipart";
  return {
    kind: "function",
    name: "oauth1",
    replaces: { header: isAuthorization, query: (name) => SIGNATURE_PARAMETER.test(name) },
    ...(wantsHash ? { cannotCover: ["stdin", "file"] as const } : {}),
    settings: [
      `oauth_signature_method=${signatureMethod}`,
      ...settingsOf(params, SETTINGS),
      ...(params.isOn("addParamsToHeader")
        ? ["place=header"]
        : isForm && /^(?:PUT|POST)$/.test(method)
          ? ["place=form"]
          : []),
      ...(params.isOn("disableHeaderEncoding") ? ["is_plain=1"] : []),
      ...(params.isOn("addEmptyParamsToSign") ? ["sends_empty=1"] : []),
      ...(isForm ? ["covers_body=form"] : hashesBody ? ["covers_body=hash"] : []),
    ],
  };
}
