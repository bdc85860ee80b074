/** What credentials are called. */

/** Names of parameters and headers that hold credentials, as far as a name can tell. */
const CREDENTIAL_NAME =
  /^(?:proxy-)?authorization$|^(?:set-)?cookie2?$|token|secret|passw|passphrase|(?:api|access|private|subscription|auth|functions)[-_ ]?key|signature|credential|^x-auth$|^(?:pwd|sig|sid|jwt|jsessionid|phpsessid)$|session[-_ ]?(?:id|key)$/i;

/** What may follow the name of a credential where something is said of it: `token_type_hint`, `secretExpiresAt`. */
const ABOUT_IT =
  "type|hint|use|count|name|url|uri|endpoint|version|method|auth|algorithm|policy|length|format|status|expir\\w*|at|in|id";

/** Names that look like the above but carry no secret: paging, retries, kinds, places. */
const HARMLESS_NAME = new RegExp(
  `(?:retry|page|next|previous|continuation|sync|cursor|idempotency|resume)[-_ ]?token|(?:token|secret|passw(?:or)?d|signature|credential|key)s?(?:[-_ ]?(?:${ABOUT_IT}))+$|^(?:postman-token|tokens)$`,
  "i",
);

/** How the names of members that hold a credential end, without the marks between words. */
const SECRET_ENDINGS =
  "password|passwd|passphrase|pwd|secret|(?:secret|api|access|private|subscription|auth)key|token|jwt|authorization|cookie|signature|credential|credentials";

/** As they may be written, with marks anywhere; the source of a regular expression. */
export const SECRET_END = `(?:${SECRET_ENDINGS.replace(/[a-z]/g, "$&[-_. ]*")})`;

const SECRET_MEMBER = new RegExp(`${SECRET_END}$`);

/** The end of a name tells what it holds; no more of it is looked at, in characters. */
const LONGEST_END = 256;

/** Whether a header, query parameter or form field of that name holds a credential. */
export function namesCredential(name: string): boolean {
  const end = name.slice(-LONGEST_END);
  return CREDENTIAL_NAME.test(end) && !HARMLESS_NAME.test(end);
}

/** Whether a member of a body, or a variable, of that name holds a credential. Stricter: there are many more of these. */
export function namesSecretMember(name: string): boolean {
  const end = name.slice(-LONGEST_END);
  return SECRET_MEMBER.test(end.toLowerCase()) && !HARMLESS_NAME.test(end);
}
