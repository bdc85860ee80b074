import { authValueRole } from "../../auth/kinds.js";
import { words } from "../../names/words.js";
import type { Auth, Body, Example, Param, Request, Url, Variable } from "../../read/model.js";
import { hasReference, soleReference } from "../../template.js";
import { type Piece, splitMembers } from "./members.js";
import { namesSecretMember, roleOfName } from "./names.js";
import { isProse } from "./phrases.js";
import { anySchemeLength, schemeLength } from "./schemes.js";
import { type Range, REDACTED, tokensIn } from "./shapes.js";
import { splitHost, tokensInPath } from "./url.js";
import { besideReferences, isLikelySecret, isLiteralSecret, MIN_BESIDE } from "./values.js";

/** Headers that hold nothing but a scheme, whatever it is called, and a credential. */
const AUTHORIZATION = /(?:^|[-_])authorization$|^x-wsse$/i;

/** A credential that stands literally in the collection. */
export interface Finding {
  /** Words of the variable to make. */
  name: string[];
  value: string;
  /** JSON path of the request. */
  place: string;
  replace(reference: string): void;
}

/** A text that is sent: a member of an object of the collection. */
export interface SentText {
  holder: Record<string, unknown>;
  key: string;
}

/** A text: the member of that name of an object. */
interface Member {
  holder: object;
  key: string;
}

/** Finds the literal credentials of requests, and takes them out of the headers of responses. */
export class Collector {
  readonly found: Finding[] = [];
  /** Work to do once every finding has its variable. */
  readonly unfinished: (() => void)[] = [];
  /** Where a credential that is known from elsewhere may stand too. */
  readonly sent: SentText[] = [];
  /** Objects that were searched as a whole: texts of bodies are long. */
  readonly done = new Set<object>();
  /** For each text of a response in which a credential was replaced, the item that has it. */
  readonly redacted: string[] = [];

  auth(auth: Auth | undefined, place: string): void {
    if (!auth) return;
    for (const [key, value] of Object.entries(auth.params)) {
      const role = authValueRole(auth.type, key, value);
      if (role === "unknown" && soleReference(value) === undefined) {
        auth.params[key] = REDACTED;
        this.redacted.push(place);
      }
      if (value === "" || role !== "secret") continue;
      const name = auth.type === "apikey" && key === "value" ? "api key" : `${auth.type} ${key}`;
      const isWhole = !hasReference(value);
      if (!isWhole && key === "username") continue;
      const ranges = isWhole ? [{ start: 0, end: value.length }] : besideReferences(value, MIN_BESIDE.auth);
      this.ranges({ holder: auth.params, key }, ranges, name, place);
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
    if (request.body?.mode === "raw") {
      this.text(request.body, "raw", place);
      this.done.add(request.body);
    }
    if (request.body?.mode === "graphql") this.graphql(request.body, place);
  }

  /** Nobody has to give back what a server gave: no variable is made of it. */
  response({ headers }: Example, place: string): void {
    for (const header of headers) {
      const { key, value } = header;
      const [range] = key && value ? credentials(key, value) : [];
      if (!key || !value || range === undefined) continue;
      header.value = /^set-cookie2?$/i.test(key)
        ? value.replace(/=[^;]*/, `=${REDACTED}`)
        : value.slice(0, range.start) + REDACTED;
      this.redacted.push(place);
    }
  }

  private graphql(body: Extract<Body, { mode: "graphql" }>, place: string): void {
    if (body.query !== undefined) this.text(body, "query", place);
    if (body.variables === undefined) return;
    if (typeof body.variables === "object") body.variables = JSON.stringify(body.variables);
    this.text(body, "variables", place);
  }

  private url(url: Url, place: string): void {
    this.params(url.query, place);
    const { auth } = url;
    for (const part of ["user", "password"] as const) {
      const value = auth?.[part];
      if (auth !== undefined && value) this.userInfo(auth, part, place);
    }
    this.host(url, place);
    const path = url.path ?? [];
    for (const { segment, range } of tokensInPath(url)) {
      this.ranges({ holder: path, key: String(segment) }, [range], "url token", place);
    }
    path.forEach((_, i) => this.sent.push(slot(path, String(i))));
    for (const variable of url.variables) this.pathVariable(variable, place);
  }

  private pathVariable(variable: Variable, place: string): void {
    const { key, value } = variable;
    if (!value || hasReference(value)) return;
    const isNamed = namesSecretMember(key) && isLikelySecret(value) && !/\s/.test(value);
    this.named(variable, isNamed ? [{ start: 0, end: value.length }] : [], key, place);
  }

  /** `user:password@` in front of a host that came in parts, which Postman does not look into. */
  private host(url: Url, place: string): void {
    const host = splitHost(url.host.join("."));
    if (host === undefined) return;
    for (const part of ["user", "password"] as const) if (host[part]) this.userInfo(host, part, place);
    this.unfinished.push(() => {
      const password = host.password === undefined ? "" : `:${host.password}`;
      url.host = [`${host.scheme}${host.user}${password}@${host.rest}`];
    });
  }

  private userInfo(
    holder: { user?: string; password?: string },
    part: "user" | "password",
    place: string,
  ): void {
    const value = holder[part] ?? "";
    if (hasReference(value)) return;
    this.ranges({ holder, key: part }, [{ start: 0, end: value.length }], `url ${part}`, place);
  }

  private params(params: readonly Param[], place: string): void {
    for (const param of params) {
      const { key, value } = param;
      if (!value) continue;
      const named = key ? credentials(key, value) : [];
      this.named(param, named, key ?? "", place);
    }
  }

  /** A value under the name of a credential, or one that may hold others. */
  private named(holder: object, ranges: readonly Range[], name: string, place: string): void {
    if (ranges.length === 0) return this.text(holder, "value", place, name);
    this.ranges({ holder, key: "value" }, ranges, name, place);
    this.sent.push(slot(holder, "value"));
  }

  private ranges({ holder, key }: Member, ranges: readonly Range[], name: string, place: string): void {
    if (ranges.length > 0) this.pieces(holder, key, cutAt(textAt(holder, key), ranges, name), place);
  }

  /** A text in which credentials stand under names of their own; `name` is for those with none. */
  private text(holder: object, key: string, place: string, name = "credential"): void {
    const pieces = splitMembers(textAt(holder, key)).flatMap((piece) =>
      piece.name === undefined ? cutAt(piece.text, tokensIn(piece.text), name) : [piece],
    );
    this.sent.push(slot(holder, key));
    if (pieces.length > 1) this.pieces(holder, key, pieces, place);
  }

  /** The credentials of one text are put back in one go: the places of the later ones move. */
  private pieces(holder: object, key: string, pieces: readonly Piece[], place: string): void {
    for (const piece of pieces) {
      if (piece.name === undefined) continue;
      const replace = (reference: string) => (piece.text = reference);
      this.found.push({ name: words(piece.name), value: piece.text, place, replace });
    }
    const { holder: members } = slot(holder, key);
    this.unfinished.push(() => (members[key] = pieces.map(({ text }) => text).join("")));
  }
}

function slot(holder: object, key: string): SentText {
  return { holder: holder as Record<string, unknown>, key };
}

function textAt(holder: object, key: string): string {
  return slot(holder, key).holder[key] as string;
}

/** A text at the marks around some of it, which is called so. */
function cutAt(text: string, ranges: readonly Range[], name: string): Piece[] {
  let end = 0;
  const pieces = ranges.flatMap((range): Piece[] => {
    const before = text.slice(end, range.start);
    end = range.end;
    return [{ text: before }, { text: text.slice(range.start, range.end), name }];
  });
  return [...pieces, { text: text.slice(end) }];
}

function formFields(body: Body | undefined): readonly Param[] {
  if (body?.mode === "urlencoded") return body.urlencoded;
  return body?.mode === "formdata" ? body.formdata.filter((part) => part.type === "text") : [];
}

/** Where in the value of a header, query parameter or form field that is called so a credential stands. */
function credentials(key: string, value: string): Range[] {
  const isAuthorization = AUTHORIZATION.test(key);
  const role = isAuthorization ? "credential" : roleOfName(key);
  if (role === undefined) return [];
  if (hasReference(value)) return besideReferences(value, MIN_BESIDE.parameter);
  const scheme = (isAuthorization && anySchemeLength(value)) || schemeLength(value);
  const start = scheme || value.length - value.trimStart().length;
  const bare = value.slice(start).trimEnd();
  const isLiteral = role === "parameter" && scheme === 0 ? isLikelySecret : isLiteralSecret;
  const mayHaveSpace =
    isAuthorization || /^(?:set-)?cookie2?$/i.test(key) || (role === "secret" && !isProse(bare));
  if (!isLiteral(bare) || (!mayHaveSpace && /\s/.test(bare))) return [];
  return [{ start, end: start + bare.length }];
}
