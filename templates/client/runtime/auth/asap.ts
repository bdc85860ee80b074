import { InputError } from "../errors.js";
import type { AuthScheme } from "../types.js";
import type { Credential } from "./credential.js";
import { now } from "./crypto.js";
import { jsonObject, signedToken } from "./jws.js";
import { optionReader } from "./options.js";

export interface Asap {
  /** PEM, or a data URL of PKCS #8. */
  privateKey: Credential;
  /** Default: RS256. */
  alg?: string;
  /** Id of the key. */
  kid?: string;
  /** Issuer, audience and subject; the subject is the issuer where there is none. */
  iss?: string;
  aud?: string;
  sub?: string;
  /** Seconds that the token is good for; default 3,600. */
  exp?: string;
  /** Further claims, as JSON, which win over those above. */
  claims?: string;
}

/** Those that have a default. */
type Claims = Partial<Record<"iss" | "sub" | "aud" | "kid" | "jti" | "iat" | "exp", unknown>>;

/** Atlassian's ASAP: a token signed for each request. https://s2sauth.bitbucket.io/spec/ */
export function asap(options: Asap): AuthScheme {
  return async (request) => {
    const option = optionReader(options, request);
    const claims: Claims = jsonObject(await option("claims"), "claims", request);
    const iss = claims.iss ?? (await option("iss"));
    const aud = claims.aud ?? (await option("aud"));
    const kid = claims.kid ?? (await option("kid"));
    if (!iss || !aud || !kid) throw new InputError(request, "ASAP needs an issuer, an audience and a key id");
    const iat = now();
    const payload = {
      ...claims,
      iat: claims.iat ?? iat,
      iss,
      sub: claims.sub ?? ((await option("sub")) || iss),
      jti: claims.jti ?? crypto.randomUUID(),
      aud,
      exp: claims.exp ?? iat + (parseInt(await option("exp")) || 3600),
    };
    const alg = (await option("alg")) || "RS256";
    const pem = keyOf(await option("privateKey"));
    const token = await signedToken({ alg, kid } as { alg: string }, payload, { pem }, request);
    request.headers.set("Authorization", `Bearer ${token}`);
  };
}

/** The key in a data URL, in which it may stand percent-encoded and in quotes. */
function keyOf(text: string): string {
  return /^"?data(?::|%3A)/i.test(text)
    ? decodeURIComponent(text.replace(/^"|"$/g, "")).replace(/^[^,]*,/, "")
    : text;
}
