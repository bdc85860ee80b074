/** What credentials look like, wherever they stand and whatever they are called. */

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
  /\bhttps:\/\/hooks\.slack\.com\/(?:services|workflows|triggers)\/(?:\w{1,20}\/){1,4}\w{16,}/,
  /\bhttps:\/\/discord(?:app)?\.com\/api\/webhooks\/\d{17,20}\/[\w-]{60,}/,
  /\bhttps:\/\/[\w-]{1,63}\.webhook\.office\.com\/webhookb2\/[\w@-]{36,80}\/IncomingWebhook\/[a-f0-9]{32}\/[\w-]{36,}/,
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
  /(?<!\d)\d{8,10}:AA[\w-]{33}\b/,
  /(?<![\w-])eyJ[\w-]{10,}\.(?:eyJ[\w-]{10,}|[\w-]{0,200}\.[\w-]{10,}\.[\w-]{10,})\.[\w-]{10,}/,
  /-----BEGIN [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----[^-]*(?:-(?!----)[^-]*){0,20}(?:-----END [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----)?/,
  /\bAccountKey=[A-Za-z0-9+/]{40,}={0,2}/,
  /\bSharedAccessKey=[A-Za-z0-9+/]{40,}={0,2}/,
];

/** Somebody has put one character in the place of all that was secret. */
const BLANKED = /([x*X0])\1{11}/;

const ANY_SHAPE = new RegExp(SHAPES.map(({ source }) => source).join("|"));
const EVERY_SHAPE = new RegExp(ANY_SHAPE, "g");

/** `user:password@` of a URL. */
const USER_INFO = /\b([a-z][a-z\d+.-]{0,20}:\/\/)[^\s/?#:@"'`<>{}\\]{1,200}:[^\s/?#@"'`<>{}\\]{1,200}@/gi;

/** No token has fewer characters. */
const SHORTEST = 15;

export interface Range {
  start: number;
  end: number;
}

/** Where in a text such tokens, and `user:password` of URLs, are, from the first to the last. */
export function tokensIn(text: string): Range[] {
  if (text.length < SHORTEST) return [];
  const mayHaveInfo = text.includes("@");
  // Nearly all have none, and to ask for that costs less than to ask where.
  if (!mayHaveInfo && !ANY_SHAPE.test(text)) return [];
  const tokens = Array.from(text.matchAll(EVERY_SHAPE), ({ 0: token, index }) => ({ token, start: index }))
    .filter(({ token }) => !BLANKED.test(token))
    .map(({ token, start }) => ({ start, end: start + token.length }));
  if (!mayHaveInfo) return tokens;
  const infos = Array.from(text.matchAll(USER_INFO), ({ 0: whole, 1: scheme = "", index }) => ({
    start: index + scheme.length,
    end: index + whole.length - 1,
  }));
  return [...tokens, ...infos]
    .sort((a, b) => a.start - b.start)
    .filter(({ start }, i, all) => i === 0 || start >= (all[i - 1]?.end ?? 0));
}

/** The text with what looks like a credential replaced. */
export function redactTokens(text: string): string {
  const shaped = text.replace(EVERY_SHAPE, (token) => (BLANKED.test(token) ? token : REDACTED));
  return shaped.includes("@") ? shaped.replace(USER_INFO, `$1${REDACTED}@`) : shaped;
}
