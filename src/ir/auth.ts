import type { Auth } from "../read/model.js";
import type { AuthIr } from "./model.js";

/** Kinds that the client and curl can sign with. The others are named in a diagnostic and left to the user's hook. */
const SUPPORTED = new Set(["none", "noauth", "basic", "bearer", "apikey", "oauth2"]);

/** Parameter without which Postman sends nothing, by kind. */
const CREDENTIAL: Readonly<Record<string, string>> = { bearer: "token", oauth2: "accessToken" };

/** The auth of the request itself or of the nearest ancestor that has one. `inherited` goes from the inside out. */
export function authIr(own: Auth | undefined, inherited: readonly (Auth | undefined)[]): AuthIr {
  const auth = own ?? inherited.find((a) => a !== undefined);
  return auth ? { type: auth.type, params: { ...auth.params } } : { type: "none", params: {} };
}

export function isSupported(auth: AuthIr): boolean {
  return SUPPORTED.has(auth.type);
}

/** Whether the kind needs a credential that the export does not hold, so that Postman itself would send none. */
export function lacksCredential(auth: AuthIr): boolean {
  const parameter = CREDENTIAL[auth.type];
  return parameter !== undefined && !auth.params[parameter];
}

/** Parameters that end up in the request, by kind; the rest tells Postman how to get a token. */
const SENT: Readonly<Record<string, readonly string[]>> = {
  basic: ["username", "password"],
  bearer: ["token"],
  apikey: ["key", "value", "in"],
  oauth2: ["accessToken", "addTokenTo", "headerPrefix", "tokenType"],
};

/** Text of the auth block that a client or a script sends. */
export function sentTemplates(auth: AuthIr): string[] {
  return (SENT[auth.type] ?? []).map((key) => auth.params[key] ?? "");
}
