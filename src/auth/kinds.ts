import type { Template } from "../template.js";
import { apiKey } from "./api-key.js";
import { asap } from "./asap.js";
import { awsv4 } from "./awsv4.js";
import { basic } from "./basic.js";
import { bearer } from "./bearer.js";
import { digest } from "./digest.js";
import { edgegrid } from "./edgegrid.js";
import { hawk } from "./hawk.js";
import { jwt } from "./jwt.js";
import type {
  AuthIr,
  AuthKind,
  AuthScheme,
  FilledParams,
  ScriptAuth,
  SentCredentials,
  SignedRequest,
} from "./kind.js";
import { ntlm } from "./ntlm.js";
import { oauth1 } from "./oauth1.js";
import { oauth2 } from "./oauth2.js";

/** Puts in the values of variables. */
export type Fill = (template: Template) => string;

/** No auth is set anywhere, or it is switched off. */
const NOTHING: Omit<AuthKind, "label"> = { sent: {}, adds: () => ({}) };

/** All kinds, under Postman's names. */
const KINDS: ReadonlyMap<string, AuthKind> = new Map(
  Object.entries({
    none: { ...NOTHING, label: "none" },
    noauth: { ...NOTHING, label: "none, even where the rest of the collection has one" },
    basic,
    bearer,
    apikey: apiKey,
    oauth2,
    digest,
    oauth1,
    awsv4,
    hawk,
    jwt,
    asap,
    edgegrid,
    ntlm,
  }),
);

/** Names of all kinds, as collections have them. */
export const AUTH_TYPES: readonly string[] = [...KINDS.keys()];

/** Whether the client can do it. The other kinds are named in a diagnostic and left to the user's hook. */
export function isSupported({ type }: AuthIr): boolean {
  const kind = KINDS.get(type);
  return kind?.scheme !== undefined || kind?.adds !== undefined;
}

/** Whether nothing has to be computed. Signatures differ each time, since they hold a time or a nonce. */
export function needsNoSignature({ type }: AuthIr): boolean {
  return KINDS.get(type)?.adds !== undefined;
}

/** Whether the kind needs a credential that the export does not hold, so that Postman itself would send none. */
export function lacksCredential({ type, params }: AuthIr): boolean {
  return (KINDS.get(type)?.needed ?? []).some((parameter) => !params[parameter]);
}

/** The header of the request's own that the auth takes the place of, in lower case; see `AuthKind`. */
export function replacedHeader(auth: AuthIr): string | undefined {
  return lacksCredential(auth) ? undefined : KINDS.get(auth.type)?.replacedHeader?.(auth.params);
}

/** How the client's runtime is given a kind. */
export function schemeOf(type: string): AuthScheme | undefined {
  return KINDS.get(type)?.scheme;
}

/** Functions of the runtime that sign requests with these auths. */
export function schemeFunctions(auths: Iterable<AuthIr>): Set<string> {
  const found = new Set<string>();
  for (const auth of auths) {
    const scheme = schemeOf(auth.type);
    if (scheme !== undefined && !lacksCredential(auth)) found.add(scheme.function);
  }
  return found;
}

/** Names of the parameters that end up in the request. */
export function sentParameters(type: string): readonly string[] {
  return Object.keys(KINDS.get(type)?.sent ?? {});
}

/** Text of the auth block that a client or a script sends. */
export function sentTemplates({ type, params }: AuthIr): Template[] {
  return sentParameters(type).map((key) => params[key] ?? "");
}

/** Values of unknown parameters that are no credentials: URLs, booleans and small numbers. */
const PLAIN_VALUE = /^(?:https?:\/\/.*|true|false|\d{0,5})$/is;

/**
 * Whether a literal value of a parameter is a credential. `unknown`: no kind has the parameter, so it is never sent, and the value
 * may be a credential.
 */
export function authValueRole(type: string, key: string, value: string): "secret" | "plain" | "unknown" {
  const { sent = {}, unsent = {} } = KINDS.get(type) ?? {};
  if (Object.hasOwn(sent, key)) return sent[key] as "secret" | "plain";
  if (Object.hasOwn(unsent, key)) return unsent[key] as "secret" | "plain";
  return PLAIN_VALUE.test(value) ? "plain" : "unknown";
}

/** As people call it, with where it is sent: `API key in the header X-Key`. */
export function authLabel({ type, params }: AuthIr): string {
  const kind = KINDS.get(type);
  return kind === undefined ? type : `${kind.label}${kind.where?.(params) ?? ""}`;
}

/** Returns what Postman adds to a request, or undefined where a signature has to be computed. */
export function sentCredentials(auth: AuthIr, fill: Fill): SentCredentials | undefined {
  const adds = KINDS.get(auth.type)?.adds;
  if (adds === undefined) return undefined;
  return lacksCredential(auth) ? {} : adds(filledParams(auth, fill));
}

/** How a script signs a request. Undefined if no signature is needed or a script cannot make it. */
export function scriptAuth(auth: AuthIr, request: SignedRequest, fill: Fill): ScriptAuth | undefined {
  return lacksCredential(auth)
    ? undefined
    : KINDS.get(auth.type)?.script?.(filledParams(auth, fill), request);
}

function filledParams({ params }: AuthIr, fill: Fill): FilledParams {
  const filled = (key: string) => fill(params[key] ?? "");
  return { get: (key) => params[key], filled, isOn: (key) => !["", "false"].includes(filled(key)) };
}
