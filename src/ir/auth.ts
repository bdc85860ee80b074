import type { Auth } from "../read/model.js";
import type { AuthIr } from "./model.js";

/** Kinds that need nothing but text to be put in its place. */
const PLAIN = new Set(["none", "noauth", "basic", "bearer", "apikey", "oauth2"]);

/** Kinds whose signatures the client can make; no two are alike, since they hold a time or a nonce. */
const SIGNING = new Set(["edgegrid"]);

/** Parameters without which Postman sends nothing, by kind. */
const CREDENTIALS: Readonly<Record<string, readonly string[]>> = {
  bearer: ["token"],
  oauth2: ["accessToken"],
  edgegrid: ["accessToken", "clientToken", "clientSecret"],
};

/** The auth of the request itself or of the nearest ancestor that has one. `inherited` goes from the inside out. */
export function authIr(own: Auth | undefined, inherited: readonly (Auth | undefined)[]): AuthIr {
  const auth = own ?? inherited.find((a) => a !== undefined);
  return auth ? { type: auth.type, params: { ...auth.params } } : { type: "none", params: {} };
}

/** Whether the client can do it. The other kinds are named in a diagnostic and left to the user's hook. */
export function isSupported(auth: AuthIr): boolean {
  return PLAIN.has(auth.type) || SIGNING.has(auth.type);
}

/** Whether nothing has to be computed, so that a script can do it too. */
export function isPlain(auth: AuthIr): boolean {
  return PLAIN.has(auth.type);
}

/** Whether the kind needs a credential that the export does not hold, so that Postman itself would send none. */
export function lacksCredential(auth: AuthIr): boolean {
  return (CREDENTIALS[auth.type] ?? []).some((parameter) => !auth.params[parameter]);
}

/** Parameters that end up in the request, by kind; the rest tells Postman how to get a token. */
const SENT: Readonly<Record<string, readonly string[]>> = {
  basic: ["username", "password"],
  bearer: ["token"],
  apikey: ["key", "value", "in"],
  oauth2: ["accessToken", "addTokenTo", "headerPrefix", "tokenType"],
  edgegrid: [
    ...["accessToken", "clientToken", "clientSecret"],
    ...["baseURL", "nonce", "timestamp", "headersToSign", "maxBodySize"],
  ],
};

/** In the names of Postman, which are those of the runtime's options. */
export function sentParameters(type: string): readonly string[] {
  return SENT[type] ?? [];
}

/** Text of the auth block that a client or a script sends. */
export function sentTemplates(auth: AuthIr): string[] {
  return sentParameters(auth.type).map((key) => auth.params[key] ?? "");
}
