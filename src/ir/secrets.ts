import type { Diagnostic, Report } from "../diagnostics/diagnostic.js";
import type { Auth, Body, Collection, Example, Param, Request, Url } from "../read/model.js";
import { forEachItem } from "./items.js";
import { camelCase, words } from "./names.js";
import { hasReference, references, splitReferences } from "./template.js";
import {
  isLiteralSecret,
  isStandIn,
  namesCredential,
  namesSecretMember,
  redact,
  REDACTED,
  splitMembers,
} from "./token-shapes.js";

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

const SCHEME = /^(?:Bearer|Basic|Token|Digest|ApiKey|OAuth|SSWS|Negotiate|GenieKey|Key)\s+/i;

/** Replaces the credentials of a collection in place and reports each variable that took the place of one. */
export function withholdSecrets(collection: Collection, report: Report): void {
  const collect = new Collector();
  collect.auth(collection.auth, "$.auth");
  forEachItem(collection.items, (item) => {
    if (item.kind === "folder") collect.auth(item.auth, item.place);
    else {
      collect.request(item.request, item.place);
      for (const example of item.examples) {
        if (example.originalRequest) collect.request(example.originalRequest, item.place);
        collect.response(example);
      }
    }
  });
  const vault = new Vault(collect.found.length === 0 ? new Set() : namesIn(collection));
  for (const finding of sortFindings(collect.found)) finding.replace(vault.variableFor(finding));
  for (const finish of collect.unfinished) finish();
  const redacted = collect.redacted + redactStrings(collection, repeated(collect.found));
  for (const diagnostic of vault.diagnostics(redacted)) report(diagnostic);
}

/** Whether a variable must not have its value in the output: by its name, or by the look of the value. */
export function holdsCredential(name: string, value: string): boolean {
  if (redact(value) !== value) return true;
  return namesSecretMember(name) && !hasReference(value) && isLiteralSecret(value) && !isStandIn(name, value);
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
  readonly found: Finding[] = [];
  /** What is left to do once every finding has its variable. */
  readonly unfinished: (() => void)[] = [];
  /** Texts of responses in which a credential was replaced. */
  redacted = 0;

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
    // A request that sets cookies sets none: what stands there is a sample.
    this.params(
      request.headers.filter(({ key }) => !/^set-cookie2?$/i.test(key ?? "")),
      place,
    );
    this.params(formFields(request.body), place);
    if (request.url) this.url(request.url, place);
    if (request.body?.mode === "raw") this.text(request.body, "raw", place);
    if (request.body?.mode === "graphql") this.graphql(request.body, place);
  }

  private graphql(body: Extract<Body, { mode: "graphql" }>, place: string): void {
    if (body.variables === undefined) return;
    const text = typeof body.variables === "object" ? JSON.stringify(body.variables) : body.variables;
    const holder = { ...body, variables: text };
    this.text(holder, "variables", place);
    this.unfinished.push(() => (body.variables = holder.variables));
  }

  /** Nobody has to give back what a server gave: no variable is made of it. */
  response({ headers }: Example): void {
    for (const header of headers) {
      const { key, value } = header;
      if (!key || !value || !isCredential(key, value)) continue;
      header.value = /^set-cookie2?$/i.test(key)
        ? value.replace(/=[^;]*/, `=${REDACTED}`)
        : (SCHEME.exec(value)?.[0] ?? "") + REDACTED;
      this.redacted += 1;
    }
  }

  private url(url: Url, place: string): void {
    this.params(url.query, place);
    const { auth } = url;
    for (const part of ["user", "password"] as const) {
      const value = auth?.[part];
      if (auth === undefined || !value || hasReference(value)) continue;
      const replace = (reference: string) => (auth[part] = reference);
      this.found.push({ name: ["url", part], value, place, replace });
    }
    this.host(url, place);
  }

  /** `user:password@` in front of a host that came in parts, which Postman does not look into. */
  private host(url: Url, place: string): void {
    const host = splitHost(url.host.join("."));
    if (host === undefined) return;
    for (const part of ["user", "password"] as const) {
      const value = host[part];
      if (!value || hasReference(value)) continue;
      const replace = (reference: string) => (host[part] = reference);
      this.found.push({ name: ["url", part], value, place, replace });
    }
    this.unfinished.push(() => {
      const password = host.password === undefined ? "" : `:${host.password}`;
      url.host = [`${host.scheme}${host.user}${password}@${host.rest}`];
    });
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

  private text<Key extends string>(holder: Record<Key, string>, key: Key, place: string): void {
    const pieces = splitMembers(holder[key]);
    if (pieces.length === 1) return;
    for (const piece of pieces) {
      if (piece.name === undefined) continue;
      const replace = (reference: string) => (piece.text = reference);
      this.found.push({ name: words(piece.name), value: piece.text, place, replace });
    }
    this.unfinished.push(() => (holder[key] = pieces.map(({ text }) => text).join("")));
  }
}

interface HostPieces {
  scheme: string;
  user: string;
  password?: string;
  rest: string;
}

/** A host at the marks around its credentials; none where it has no credentials. Marks in names of variables do not count. */
function splitHost(host: string): HostPieces | undefined {
  if (!host.includes("@")) return undefined;
  const pieces = splitReferences(host);
  const bare = pieces.map(({ text, name }) => (name === undefined ? text : "x".repeat(text.length))).join("");
  const scheme = /^[^:/@]*:\/\//.exec(bare)?.[0].length ?? 0;
  const end = scheme + bare.slice(scheme).replace(/\/.*/s, "").lastIndexOf("@");
  if (end < scheme) return undefined;
  const colon = bare.slice(0, end).indexOf(":", scheme);
  return {
    scheme: host.slice(0, scheme),
    user: host.slice(scheme, colon < 0 ? end : colon),
    ...(colon < 0 ? {} : { password: host.slice(colon + 1, end) }),
    rest: host.slice(end + 1),
  };
}

function formFields(body: Body | undefined): readonly Param[] {
  if (body?.mode === "urlencoded") return body.urlencoded;
  return body?.mode === "formdata" ? body.formdata.filter((part) => part.type === "text") : [];
}

function isCredential(key: string, value: string): boolean {
  if (!namesCredential(key) || hasReference(value)) return false;
  const bare = value.replace(SCHEME, "");
  return bare !== "" && isLiteralSecret(bare) && (!/\s/.test(bare) || /^(?:set-)?cookie2?$/i.test(key));
}

/** Names the variables: one a value, in a name that neither the collection nor another value has. */
class Vault {
  private readonly taken: Set<string>;
  /** Where to go on counting, by stem. */
  private readonly numbers = new Map<string, number>();
  private readonly byValue = new Map<string, { variable: string; places: Set<string> }>();

  constructor(taken: Set<string>) {
    this.taken = taken;
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
        hint: `give it at run time: createClient({ variables: { ${variable}: ... } }), or ${variable}=... before a script; better, make it a variable in Postman too`,
      };
    }
    if (redacted > 0) {
      yield {
        severity: "warning",
        code: "PC2001",
        message: `${count(redacted, "text")} held what looks like a credential; it was replaced by ${REDACTED}`,
        hint: "revoke it if it is real: whoever has the collection file has it",
      };
    }
  }
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}

/** Shorter values may well be words that mean something else elsewhere. */
const SHORTEST_REPEATED = 12;

/** No more values are looked for; each costs time in every text. */
const MOST_REPEATED = 500;

/** Finds the values of credentials where they are repeated: in descriptions and saved responses. */
function repeated(findings: readonly Finding[]): RegExp | undefined {
  const values = new Set(findings.map(({ value }) => value));
  const long = [...values].filter(({ length }) => length >= SHORTEST_REPEATED).slice(0, MOST_REPEATED);
  if (long.length === 0) return undefined;
  const longestFirst = long.sort((a, b) => b.length - a.length);
  const escaped = longestFirst.map((value) => value.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`));
  return new RegExp(escaped.join("|"), "g");
}

/** Looks at every text of the collection. Returns how many were changed. */
function redactStrings(collection: Collection, values: RegExp | undefined): number {
  let changed = 0;
  // Names, types and statuses come again and again.
  const harmless = new Set<string>();
  replaceTexts(collection, (text) => {
    // To look up a long one is to read all of it.
    const isShort = text.length < 100;
    if (isShort && harmless.has(text)) return text;
    const safe = redact(values ? text.replace(values, REDACTED) : text);
    if (safe !== text) changed += 1;
    else if (isShort) harmless.add(text);
    return safe;
  });
  return changed;
}

/** Names of variables that the collection has, or that its texts refer to and somebody else may have. */
function namesIn(collection: Collection): Set<string> {
  const names = new Set(collection.variables.map(({ key }) => key));
  replaceTexts(collection, (text) => {
    for (const name of references(text)) names.add(name);
    return text;
  });
  return names;
}

function replaceTexts(collection: Collection, replace: (text: string) => string): void {
  const open: object[] = [collection];
  for (let holder = open.pop(); holder !== undefined; holder = open.pop()) {
    const members = holder as Record<string, unknown>;
    for (const key in members) {
      const member = members[key];
      if (typeof member === "object" && member !== null) open.push(member);
      else if (typeof member === "string") {
        const text = replace(member);
        if (text !== member) members[key] = text;
      }
    }
  }
}
