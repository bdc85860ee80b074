/** Schemes of HTTP authentication in front of a credential: `Bearer`, `Basic`, `Token`. */

const KNOWN = /^\s*(?:Bearer|Basic|Token|Digest|ApiKey|OAuth|SSWS|Negotiate|GenieKey|Key)\s+(?=\S)/i;
const ANY = /^\s*[a-z][\w-]*\s+(?=\S)/i;

/** How many characters a known scheme takes at the beginning of a value, with the space behind it; 0 without one. */
export function schemeLength(value: string): number {
  return KNOWN.exec(value)?.[0].length ?? 0;
}

/** As `schemeLength`, for headers in which a scheme is due, whatever it is called. */
export function anySchemeLength(value: string): number {
  return ANY.exec(value)?.[0].length ?? 0;
}
