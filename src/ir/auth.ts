import type { Auth, Collection, Item, RequestItem } from "../read/model.js";
import type { AuthIr } from "./model.js";
import { hasReference } from "./template.js";

/** What is known of a kind of auth. Parameters are in the names of Postman, which are those of the runtime's options. */
interface Kind {
  /** Parameters that end up in the request; the others tell Postman how to get a token. */
  sent: readonly string[];
  /** Those without which Postman sends nothing. */
  needed?: readonly string[];
  /** The client computes a signature. No two are alike, since they hold a time or a nonce. */
  signs?: true;
}

/** Kinds that the client can do. */
const KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ["none", { sent: [] }],
  ["noauth", { sent: [] }],
  ["basic", { sent: ["username", "password"] }],
  ["bearer", { sent: ["token"], needed: ["token"] }],
  ["apikey", { sent: ["key", "value", "in"] }],
  ["oauth2", { sent: ["accessToken", "addTokenTo", "headerPrefix", "tokenType"], needed: ["accessToken"] }],
  [
    "digest",
    {
      sent: [
        ...["username", "password", "realm", "nonce", "algorithm", "qop"],
        ...["nonceCount", "clientNonce", "opaque", "disableRetryRequest"],
      ],
      needed: ["username"],
      signs: true,
    },
  ],
  [
    "oauth1",
    {
      sent: [
        ...["consumerKey", "consumerSecret", "token", "tokenSecret", "privateKey", "signatureMethod"],
        ...["callback", "verifier", "timestamp", "nonce", "version", "realm", "addParamsToHeader"],
        ...["addEmptyParamsToSign", "includeBodyHash", "disableHeaderEncoding"],
      ],
      needed: ["consumerKey"],
      signs: true,
    },
  ],
  [
    "awsv4",
    {
      sent: ["accessKey", "secretKey", "sessionToken", "service", "region", "addAuthDataToQuery"],
      needed: ["accessKey", "secretKey"],
      signs: true,
    },
  ],
  [
    "hawk",
    {
      sent: [
        ...["authId", "authKey", "algorithm", "nonce", "timestamp", "extraData", "app", "delegation"],
        "includePayloadHash",
      ],
      needed: ["authId", "authKey"],
      signs: true,
    },
  ],
  [
    "jwt",
    {
      sent: [
        ...["algorithm", "payload", "header", "secret", "isSecretBase64Encoded", "privateKey"],
        ...["addTokenTo", "headerPrefix", "queryParamKey"],
      ],
      needed: ["algorithm"],
      signs: true,
    },
  ],
  [
    "asap",
    {
      sent: ["privateKey", "alg", "kid", "iss", "aud", "sub", "exp", "claims"],
      needed: ["privateKey"],
      signs: true,
    },
  ],
  [
    "edgegrid",
    {
      sent: [
        ...["accessToken", "clientToken", "clientSecret"],
        ...["baseURL", "nonce", "timestamp", "headersToSign", "maxBodySize"],
      ],
      needed: ["accessToken", "clientToken", "clientSecret"],
      signs: true,
    },
  ],
]);

/** The auth of each request: its own, or that of the nearest of the folders around it that has one, or of the collection. */
export function requestAuths(collection: Collection): ReadonlyMap<RequestItem, AuthIr> {
  const auths = new Map<RequestItem, AuthIr>();
  type Level = { items: readonly Item[]; auth?: Auth | undefined };
  const open: Level[] = [collection];
  for (let level = open.pop(); level !== undefined; level = open.pop()) {
    for (const item of level.items) {
      if (item.kind === "folder") open.push({ items: item.items, auth: item.auth ?? level.auth });
      else auths.set(item, authIr(item.request.auth ?? level.auth));
    }
  }
  return auths;
}

function authIr(auth: Auth | undefined): AuthIr {
  return auth ? { type: auth.type, params: { ...auth.params } } : { type: "none", params: {} };
}

/** Whether the client can do it. The other kinds are named in a diagnostic and left to the user's hook. */
export function isSupported(auth: AuthIr): boolean {
  return KINDS.has(auth.type);
}

/** Whether nothing has to be computed, so that a script can do it too. */
export function isPlain(auth: AuthIr): boolean {
  const kind = KINDS.get(auth.type);
  return kind !== undefined && !kind.signs;
}

/** Whether the kind needs a credential that the export does not hold, so that Postman itself would send none. */
export function lacksCredential(auth: AuthIr): boolean {
  return (KINDS.get(auth.type)?.needed ?? []).some((parameter) => !auth.params[parameter]);
}

/**
 * The header of the request's own that Postman takes out, since the auth puts another in its place, in lower case. None
 * where that depends on the value of a variable, or on an answer.
 */
export function replacedHeader(auth: AuthIr): string | undefined {
  const { key = "", in: place = "", tokenType = "", addTokenTo = "" } = auth.params;
  if (lacksCredential(auth)) return undefined;
  switch (auth.type) {
    case "basic":
    case "bearer":
      return "authorization";
    case "oauth2":
      return [tokenType, addTokenTo].some(hasReference) || /^mac$/i.test(tokenType)
        ? undefined
        : "authorization";
    case "apikey":
      return [key, place].some(hasReference) || place === "query"
        ? undefined
        : key.toLowerCase() || undefined;
    default:
      return undefined;
  }
}

/** The kinds that the client makes a scheme of, where requests have these. */
export function schemeKinds(auths: Iterable<AuthIr>): Set<string> {
  const kinds = new Set<string>();
  for (const auth of auths)
    if (sentParameters(auth.type).length > 0 && !lacksCredential(auth)) kinds.add(auth.type);
  return kinds;
}

/** Names of the parameters that end up in the request. */
export function sentParameters(type: string): readonly string[] {
  return KINDS.get(type)?.sent ?? [];
}

/** Text of the auth block that a client or a script sends. */
export function sentTemplates(auth: AuthIr): string[] {
  return sentParameters(auth.type).map((key) => auth.params[key] ?? "");
}
