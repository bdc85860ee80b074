/** What credentials look like, wherever they stand. */

/** Stands in texts where a credential was. */
export const REDACTED = "REDACTED";

/** Shapes that their makers chose so that they can be told from other text. */
const SHAPES: readonly RegExp[] = [
  /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\b/,
  /\bgh[pousr]_[A-Za-z0-9]{36,}/,
  /\bgithub_pat_\w{22,}/,
  /\bgl(?:pat|dt|rt|oas|ptt|ft|cbt|soat)-[\w-]{20,}/,
  /\bxox[abceposr]-[A-Za-z0-9-]{10,}/,
  /\bxapp-\d-[A-Za-z0-9-]{10,}/,
  /\bhttps:\/\/hooks\.slack\.com\/(?:services|workflows|triggers)\/[\w/]{20,}/,
  /\b[sr]k_(?:live|test)_\w{16,}/,
  /\bwhsec_[A-Za-z0-9+/=]{20,}/,
  /\bsk-(?:ant-|proj-|svcacct-|admin-)?[\w-]{32,}/,
  /\bAIza[\w-]{35}\b/,
  /\bya29\.[\w-]{20,}/,
  /\bGOCSPX-[\w-]{20,}/,
  /\bSG\.[\w-]{16,}\.[\w-]{16,}/,
  /\bkey-[a-f0-9]{32}\b/,
  /\bSK[a-f0-9]{32}\b/,
  /\bnpm_[A-Za-z0-9]{36}\b/,
  /\bpypi-AgE[\w-]{40,}/,
  /\bdckr_pat_[\w-]{20,}/,
  /\bPMAK-[a-f0-9]{24}-[a-f0-9]{34}\b/,
  /\bshp(?:at|ss|ca|pa)_[a-fA-F0-9]{32}\b/,
  /\bsq0(?:atp|csp|idp)-[\w-]{22,}/,
  /\bEAAA[\w-]{60}\b/,
  /\bdo[por]_v1_[a-f0-9]{64}\b/,
  /\bdapi[a-f0-9]{32}\b/,
  /\bhf_[A-Za-z0-9]{30,}/,
  /\blin_(?:api|oauth)_[A-Za-z0-9]{32,}/,
  /\bntn_[A-Za-z0-9]{40,}/,
  /\bsecret_[A-Za-z0-9]{43}\b/,
  /\bfigd_[\w-]{40,}/,
  /\bdp\.(?:pt|st|ct|sa|scim|audit)\.[\w.-]{40,}/,
  /\bhvs\.[\w-]{24,}/,
  /\bglsa_\w{32,}/,
  /\bNRAK-[A-Z0-9]{27}\b/,
  /\bsntry[su]_[\w=+/-]{40,}/,
  /\bATATT3[\w=-]{50,}/,
  /\bpat[A-Za-z0-9]{14}\.[a-f0-9]{64}\b/,
  /\bops_eyJ[\w-]{100,}/,
  /\bAGE-SECRET-KEY-1[A-Z0-9]{58}\b/,
  /\b\d{8,10}:AA[\w-]{33}\b/,
  /\beyJ[\w-]{10,}\.(?:eyJ[\w-]{10,}|[\w-]{0,200}\.[\w-]{10,}\.[\w-]{10,})\.[\w-]{10,}/,
  /-----BEGIN [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?:[^-]|-(?!----))*(?:-----END [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----)?/,
  /\bAccountKey=[A-Za-z0-9+/]{40,}={0,2}/,
  /\bSharedAccessKey=[A-Za-z0-9+/]{40,}={0,2}/,
];

/** Somebody has put one character in the place of all that was secret. */
const BLANKED = /([x*X0])\1{11}/;

const ANY_SHAPE = new RegExp(SHAPES.map(({ source }) => source).join("|"), "g");

/** `user:password@` of a URL. */
const USER_INFO = /\b([a-z][a-z\d+.-]{0,20}:\/\/)[^\s/?#:@"'`<>{}\\]{1,200}:[^\s/?#@"'`<>{}\\]{1,200}@/gi;

/** The text with what looks like a credential replaced. */
export function redactTokens(text: string): string {
  const shaped = text.replace(ANY_SHAPE, (token) => (BLANKED.test(token) ? token : REDACTED));
  return shaped.includes("@") ? shaped.replace(USER_INFO, `$1${REDACTED}@`) : shaped;
}

/** Names of parameters and headers that hold credentials, as far as a name can tell. */
const CREDENTIAL_NAME =
  /^(?:proxy-)?authorization$|^(?:set-)?cookie2?$|token|secret|passw|passphrase|(?:api|access|private|subscription|auth|functions)[-_ ]?key|signature|credential|^x-auth$|^(?:pwd|sig|sid|jwt|jsessionid|phpsessid)$|session[-_ ]?(?:id|key)$/i;

/** Names that look like the above but carry no secret: paging, retries, kinds, places. */
const HARMLESS_NAME =
  /(?:retry|page|next|previous|continuation|sync|cursor|idempotency|resume)[-_ ]?token|(?:token|secret|passw\w*|signature|credential|key)s?[-_ ]?(?:type|hint|count|name|url|uri|endpoint|version|method|algorithm|policy|length|expir\w*|id)$|^tokens$/i;

/** How the names of members that hold a credential end, without the marks between words. */
const SECRET_ENDINGS =
  "password|passwd|passphrase|pwd|secret|(?:secret|api|access|private|subscription|auth)key|token|jwt|authorization|cookie|signature|credential|credentials";

/** As they may be written, with marks anywhere. */
const SECRET_END = `(?:${SECRET_ENDINGS.replace(/[a-z]/g, "$&[-_. ]*")})`;

const SECRET_MEMBER = new RegExp(`${SECRET_END}$`);

/** Values that only stand for a credential: `<token>`, `[key]`, `your-token`, `...`. */
const PLACEHOLDER =
  /^[<[({*.:]|[>\])}]$|^(?:your|my|some|insert|enter|add|put|replace|todo)(?![a-z])|^(?:true|false|null|undefined|\d{1,5})$|^(?:string|text|value|password|passwd|secret|token|key|test|example|sample|dummy|fake|none|redacted|removed|hidden|x+)$/i;

/** `API_KEY`, `ACCESS_TOKEN`. */
const CONSTANT_NAME = /^[A-Z]+(?:_[A-Z]+)+$/;

/** Whether a value says something: it is no placeholder and no reference to a variable. */
export function isLiteralSecret(value: string): boolean {
  return value.trim() !== "" && !PLACEHOLDER.test(value.trim()) && !CONSTANT_NAME.test(value.trim());
}

/** What people make up when they write a sample: one word or two, the alphabet, the digits in order. */
const MADE_UP = /^[a-z]{1,16}(?:[_-][a-z]{1,16})?$|abcdef|123456/;

/** `secret123`, `newSecret456`, `Password1!`: what samples call a password, and what every list of bad passwords has. */
const SAMPLE_WORDS =
  /^(?:(?:new|old|my|your|current|secret|password|passwd|pass|test|example|sample|simple|demo|token|key)[-_.@ ]?)+(?:\d{1,4}[!@#$]?)?$/i;

/** As `isLiteralSecret`, for values that stand in the middle of other samples. */
function isTellingSecret(value: string): boolean {
  return (
    isLiteralSecret(value) &&
    !MADE_UP.test(value) &&
    !SAMPLE_WORDS.test(value) &&
    /[a-z\d].*[a-z\d].*[a-z\d].*[a-z\d]/is.test(value)
  );
}

/** How much longer than the name a value may be that only repeats it. */
const MARK = 5;

/** Whether the value of a variable only says what belongs there: `my-token` for `token`; or where: an address. */
export function isStandIn(name: string, value: string): boolean {
  if (/^https?:\/\//i.test(value)) return true;
  const [said, named] = [value, name].map((text) => text.toLowerCase().replace(/[^a-z\d]/g, "")) as [
    string,
    string,
  ];
  return named !== "" && said.includes(named) && said.length - named.length <= MARK;
}

/** Whether a header, query parameter or form field of that name holds a credential. */
export function namesCredential(name: string): boolean {
  return CREDENTIAL_NAME.test(name) && !HARMLESS_NAME.test(name);
}

/** Whether a member of a body, or a variable, of that name holds a credential. Stricter: there are many more of these. */
export function namesSecretMember(name: string): boolean {
  return SECRET_MEMBER.test(name.toLowerCase()) && !HARMLESS_NAME.test(name);
}

/** A piece of a text; a credential has the `name` under which it stands. */
export interface Piece {
  text: string;
  name?: string;
}

/** How such a name ends: without one of these there is nothing to look for, which is much faster to see. */
const MEMBER_END =
  /(?:word|wd|phrase|secret|key|token|jwt|authorization|cookie|signature|credentials?)[-_. ]*["\\>=]/i;

/**
 * `"password": "..."`, in a JSON text or, with its quotes escaped, in a string of one; `<password>...</`; `&password=...`.
 * A text without `sign` in it has none: that is much faster to see too.
 */
const MEMBERS: readonly { sign: string; pattern: RegExp }[] = [
  { sign: '"', pattern: member(/"([\w.$-]{1,64})"\s{0,20}:\s{0,20}"((?:[^"\\]|\\.)+)"/) },
  { sign: '\\"', pattern: member(/\\"([\w.$-]{1,64})\\"\s{0,20}:\s{0,20}\\"([^"\\]+)\\"/) },
  { sign: "</", pattern: member(/<([\w:.-]{1,64})>([^<>]{1,4096})<\//) },
  { sign: "=", pattern: member(/[?&]([\w.-]{1,64})=([^\s&#"'`<>{}\\]{1,4096})/) },
];

/** Only members whose name, which is the first group, ends as it does. */
function member({ source }: RegExp): RegExp {
  return new RegExp(source.replace(")", `)(?<=${SECRET_END})`), "gis");
}

/** Cuts a text at the credentials in it that are told by their names. */
export function splitMembers(text: string): Piece[] {
  if (!MEMBER_END.test(text)) return [{ text }];
  let pieces: Piece[] = [{ text }];
  for (const { sign, pattern } of MEMBERS) {
    if (!text.includes(sign)) continue;
    pieces = pieces.flatMap((piece) => (piece.name === undefined ? cut(piece.text, pattern) : [piece]));
  }
  return pieces;
}

function cut(text: string, member: RegExp): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(member)) {
    const [whole, name = "", value = ""] = match;
    if (!isSecretMember(name, value)) continue;
    const start = match.index + whole.lastIndexOf(value);
    pieces.push({ text: text.slice(end, start) }, { text: value, name });
    end = start + value.length;
  }
  return pieces.length === 0 ? [{ text }] : [...pieces, { text: text.slice(end) }];
}

function isSecretMember(name: string, value: string): boolean {
  return namesSecretMember(name) && !/\s|\{\{/.test(value) && isTellingSecret(value);
}

/** The text with everything that looks like a credential, or stands where one does, replaced. */
export function redact(text: string): string {
  const shaped = redactTokens(text);
  const pieces = splitMembers(shaped);
  if (pieces.length === 1) return shaped;
  return pieces.map(({ text: part, name }) => (name === undefined ? part : REDACTED)).join("");
}
