import type { Diagnostic, Report } from "../diagnostics/diagnostic.js";
import type { Auth, Body, Collection, Example, Param, Request, Variable } from "../read/model.js";
import { forEachItem } from "./items.js";
import { camelCase, words } from "./names.js";
import { hasReference } from "./template.js";

/**
 * Keeps credentials out of everything that is generated. A literal one becomes a variable without a value, so that the
 * request stays complete and its user supplies the secret.
 */

/** Auth parameters whose value is, or may be, a credential. Others (`algorithm`, `addTokenTo`) say how to use it. */
const AUTH_CREDENTIALS = new Set([
  "accessKey",
  "accessToken",
  "authId",
  "authKey",
  "clientSecret",
  "clientToken",
  "consumerKey",
  "consumerSecret",
  "password",
  "privateKey",
  "refreshToken",
  "secret",
  "secretKey",
  "sessionToken",
  "token",
  "tokenSecret",
  "username",
  "value",
]);

const CREDENTIAL_NAME =
  /^(?:proxy-)?authorization$|^(?:set-)?cookie$|token|secret|passw|api[-_ ]?key|access[-_ ]?key|signature|credential/i;

/** Names that look like the above but carry no secret: paging, retries, kinds. */
const HARMLESS_NAME =
  /(?:retry|page|next|previous|continuation|sync|cursor|idempotency)[-_ ]?token|token[-_ ]?(?:type|hint|count)|^tokens$/i;

/** Values that only stand for a credential: `<token>`, `[key]`, `your-token`, `...`. */
const PLACEHOLDER =
  /^[<[({*.:]|[>\])}]$|^(?:your|my|some|insert|enter|add|put|replace|todo)\b|^(?:true|false|null|\d{1,5})$/i;

const SCHEME = /^(?:Bearer|Basic|Token|Digest|ApiKey|OAuth|SSWS|Negotiate|GenieKey|Key)\s+/i;

/** Shapes that are credentials wherever they stand. */
const TOKEN_SHAPES = new RegExp(
  [
    String.raw`\b(?:AKIA|ASIA)[A-Z0-9]{16}\b`,
    String.raw`\bgh[pousr]_[A-Za-z0-9]{36,}`,
    String.raw`\bgithub_pat_[A-Za-z0-9_]{22,}`,
    String.raw`\bglpat-[A-Za-z0-9_-]{20,}`,
    String.raw`\bxox[abposr]-[A-Za-z0-9-]{10,}`,
    String.raw`\b[sr]k_(?:live|test)_[A-Za-z0-9]{16,}`,
    String.raw`\bsk-(?:ant-|proj-)?[A-Za-z0-9_-]{32,}`,
    String.raw`\bAIza[A-Za-z0-9_-]{35}\b`,
    String.raw`\bya29\.[A-Za-z0-9_-]{20,}`,
    String.raw`\bSG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}`,
    String.raw`\bnpm_[A-Za-z0-9]{36}\b`,
    String.raw`\bPMAK-[a-f0-9]{24}-[a-f0-9]{34}\b`,
    String.raw`\bshp(?:at|ss|ca|pa)_[a-fA-F0-9]{32}\b`,
    String.raw`\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}`,
    String.raw`-----BEGIN [A-Z ]*PRIVATE KEY-----(?:[^-]|-(?!----))*(?:-----END [A-Z ]*PRIVATE KEY-----)?`,
  ].join("|"),
  "g",
);

/** What stands in saved responses and descriptions where a token was. */
const REDACTED = "REDACTED";

/** Replaces the credentials of a collection in place and reports each variable that took the place of one. */
export function withholdSecrets(collection: Collection, report: Report): void {
  const vault = new Vault(collection.variables);
  const found: Finding[] = [];
  const collect = new Collector(found);
  collect.auth(collection.auth, "$.auth");
  forEachItem(collection.items, (item) => {
    if (item.kind === "folder") collect.auth(item.auth, item.place);
    else {
      collect.request(item.request, item.place);
      for (const example of item.examples)
        if (example.originalRequest) collect.request(example.originalRequest, item.place);
    }
  });
  for (const finding of sortFindings(found)) finding.replace(vault.variableFor(finding));
  const redacted = redactTokens(collection);
  for (const diagnostic of vault.diagnostics(redacted)) report(diagnostic);
}

interface Finding {
  /** Words of the variable to make. */
  name: string[];
  value: string;
  place: string;
  replace(reference: string): void;
}

/** By name and value, so that the order of the requests does not decide which variable gets which number. */
function sortFindings(findings: readonly Finding[]): Finding[] {
  const key = ({ name, value }: Finding) => `${name.join(" ")}\0${value}`;
  return findings
    .map((finding) => ({ finding, key: key(finding) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ finding }) => finding);
}

class Collector {
  private readonly found: Finding[];

  constructor(found: Finding[]) {
    this.found = found;
  }

  auth(auth: Auth | undefined, place: string): void {
    if (!auth) return;
    for (const [key, value] of Object.entries(auth.params)) {
      if (!AUTH_CREDENTIALS.has(key) || value === "" || hasReference(value)) continue;
      const name = auth.type === "apikey" && key === "value" ? ["api", "key"] : words(`${auth.type} ${key}`);
      this.found.push({ name, value, place, replace: (reference) => (auth.params[key] = reference) });
    }
  }

  request(request: Request, place: string): void {
    this.auth(request.auth, place);
    this.params(request.headers, place);
    this.params(request.url?.query ?? [], place);
    this.params(formFields(request.body), place);
  }

  private params(params: readonly Param[], place: string): void {
    for (const param of params) {
      const { key, value } = param;
      if (!key || !value || !isCredential(key, value)) continue;
      const scheme = SCHEME.exec(value)?.[0] ?? "";
      this.found.push({
        name: words(key),
        value: value.slice(scheme.length),
        place,
        replace: (reference) => (param.value = scheme + reference),
      });
    }
  }
}

function formFields(body: Body | undefined): readonly Param[] {
  if (body?.mode === "urlencoded") return body.urlencoded;
  return body?.mode === "formdata" ? body.formdata.filter((part) => part.type === "text") : [];
}

function isCredential(key: string, value: string): boolean {
  if (!CREDENTIAL_NAME.test(key) || HARMLESS_NAME.test(key) || hasReference(value)) return false;
  const bare = value.replace(SCHEME, "");
  return bare !== "" && !PLACEHOLDER.test(bare) && (!/\s/.test(bare) || /^cookie$/i.test(key));
}

/** Names the variables: one a value, in a name that neither the collection nor another value has. */
class Vault {
  private readonly taken: Set<string>;
  /** Where to go on counting, by stem. */
  private readonly numbers = new Map<string, number>();
  private readonly byValue = new Map<string, { variable: string; places: Set<string> }>();

  constructor(variables: readonly Variable[]) {
    this.taken = new Set(variables.map((v) => v.key));
  }

  variableFor({ name, value, place }: Finding): string {
    const id = `${name.join(" ")}\0${value}`;
    const known = this.byValue.get(id);
    if (known) {
      known.places.add(place);
      return `{{${known.variable}}}`;
    }
    const variable = this.free(camelCase(name) || "credential");
    this.byValue.set(id, { variable, places: new Set([place]) });
    return `{{${variable}}}`;
  }

  private free(stem: string): string {
    let name = stem;
    let number = this.numbers.get(stem) ?? 2;
    for (; this.taken.has(name); number += 1) name = `${stem}${number}`;
    this.numbers.set(stem, number);
    this.taken.add(name);
    return name;
  }

  *diagnostics(redacted: number): Generator<Diagnostic> {
    for (const { variable, places } of this.byValue.values()) {
      const [first] = [...places].sort();
      yield {
        severity: "warning",
        code: "PC2001",
        message: `literal credential left out in ${count(places.size, "place")}; it is now the variable "${variable}"`,
        place: { path: first as string },
        hint: `give it at run time: createClient({ variables: { ${variable}: ... } }); better, make it a variable in Postman too`,
      };
    }
    if (redacted > 0) {
      yield {
        severity: "warning",
        code: "PC2001",
        message: `${count(redacted, "text")} that looked like a live token replaced by ${REDACTED}`,
        hint: "revoke it if it is real: whoever has the collection file has it",
      };
    }
  }
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}

/** Returns how many texts were changed. Every text of the collection is looked at, names and places apart. */
function redactTokens(collection: Collection): number {
  let changed = 0;
  const clean = (holder: object, ...keys: string[]) => {
    const texts = holder as Record<string, unknown>;
    for (const key of keys) {
      const text = texts[key];
      if (typeof text !== "string") continue;
      const safe = text.replace(TOKEN_SHAPES, REDACTED);
      if (safe === text) continue;
      texts[key] = safe;
      changed += 1;
    }
  };
  const cleanParams = (params: readonly Param[]) =>
    params.forEach((p) => clean(p, "key", "value", "description"));
  const cleanAuth = (auth: Auth | undefined) => auth && clean(auth.params, ...Object.keys(auth.params));
  const cleanVariables = (variables: readonly Variable[]) =>
    variables.forEach((v) => clean(v, "value", "description"));
  const cleanRequest = (request: Request) => {
    clean(request, "description");
    cleanParams(request.headers);
    cleanAuth(request.auth);
    const { url, body } = request;
    if (url) {
      cleanParams(url.query);
      cleanVariables(url.variables);
      clean(url, "hash");
      if (url.path) url.path = url.path.map((segment) => segment.replace(TOKEN_SHAPES, REDACTED));
    }
    if (body) {
      clean(body, "raw", "query", "variables", "content");
      if (body.mode === "urlencoded") cleanParams(body.urlencoded);
      if (body.mode === "formdata") cleanParams(body.formdata);
    }
  };
  const cleanExample = (example: Example) => {
    clean(example, "body");
    cleanParams(example.headers);
    if (example.originalRequest) cleanRequest(example.originalRequest);
  };
  clean(collection, "description");
  cleanAuth(collection.auth);
  cleanVariables(collection.variables);
  forEachItem(collection.items, (item) => {
    clean(item, "description");
    if (item.kind === "folder") return cleanAuth(item.auth);
    cleanRequest(item.request);
    item.examples.forEach(cleanExample);
  });
  return changed;
}
