/** Schemes of HTTP authentication in front of a credential: `Bearer`, `Basic`, `Token`. */

const KNOWN = /^\s*(?:Bearer|Basic|Token|Digest|ApiKey|OAuth|SSWS|Negotiate|GenieKey|Key)\s+(?=\S)/i;
const ANY = /^\s*[a-z][\w-]*\s+(?=\S)/i;

/** Length of a known scheme at the beginning of a value, with the space after it; 0 if there is none. */
export function schemeLength(value: string): number {
  return KNOWN.exec(value)?.[0].length ?? 0;
}

/** As `schemeLength`, but takes any word for a scheme, for headers that always have one. */
export function anySchemeLength(value: string): number {
  return ANY.exec(value)?.[0].length ?? 0;
}
