import type { Template } from "../template.js";

/** The auth of a request, as the collection has it. */
export interface AuthIr {
  /** Postman's kind, such as `bearer`. `none`: nothing is set anywhere. `noauth`: switched off on purpose. */
  type: string;
  /** Parameters in Postman's names, values as templates. */
  params: Record<string, Template>;
}

/**
 * Everything that is known of one kind of auth.
 * https://schema.postman.com/collection/json/v2.1.0/draft-07/docs/index.html (auth)
 */
export interface AuthKind {
  /** As people call it. */
  label: string;
  /** Parameters that end up in the request, under Postman's names, which are those of the runtime's options. */
  sent: AuthParameters;
  /** Parameters that only Postman's app uses, to get a token for instance. */
  unsent?: AuthParameters;
  /** The parameters without which Postman sends nothing. */
  needed?: readonly string[];
  /** How the client's runtime is given it; absent: the client cannot do it. */
  scheme?: AuthScheme;
  /** Headers and parameters that Postman adds to the request; absent where a signature is computed. */
  adds?: (params: FilledParams) => SentCredentials;
  /** How a script signs a request; undefined where it cannot. */
  script?: (params: FilledParams, request: SignedRequest) => ScriptAuth | undefined;
  /** Name, in lower case, of the request header that this auth replaces. Undefined if that depends on a variable or a response. */
  replacedHeader?: (params: Readonly<Record<string, Template>>) => string | undefined;
  /** Text of pages beside the label. */
  where?: (params: Readonly<Record<string, Template>>) => string;
}

/** `secret`: a literal value may be a credential. Unknown parameters are secret unless their value is a URL, a boolean or at most 5 digits. */
export type AuthParameters = Readonly<Record<string, "secret" | "plain">>;

/** Functions of the runtime that make the scheme of a kind. */
export type SchemeFunction =
  | "apiKey"
  | "asap"
  | "awsv4"
  | "basic"
  | "bearer"
  | "digest"
  | "edgegrid"
  | "hawk"
  | "jwt"
  | "oauth1"
  | "oauth2";

export interface AuthScheme {
  /** The function of the runtime. */
  function: SchemeFunction;
  /** Parameters that are its arguments in order; absent: it has one, an object of all that are sent. */
  positional?: readonly string[];
}

/** The parameters of an auth block; what says how a credential is sent may itself be a variable. */
export interface FilledParams {
  /** The value as it stands; undefined where there is none. */
  get(key: string): Template | undefined;
  /** The value with variables filled in, as far as they have defaults; empty where there is none. */
  filled(key: string): string;
  /** Whether a switch is on. */
  isOn(key: string): boolean;
}

/** Headers and parameters that an auth block adds to a request, as Postman's runtime adds it. */
export interface SentCredentials {
  /** Replaces the request's own header of that name. */
  header?: NameAndValue;
  /** Replaces the request's own query parameters of that name. */
  query?: NameAndValue;
  /** `user:password` for HTTP Basic. */
  user?: Template;
  /** Header that is taken out even where nothing takes its place. */
  removes?: string;
}

export interface NameAndValue {
  key: Template;
  value: Template;
}

/** The parts of a request that a signature may depend on. */
export interface SignedRequest {
  method: string;
  body?: { mode: string };
}

export type ScriptAuth = CurlAuth | ScriptSigner;

/** curl answers the server's challenge itself. */
export interface CurlAuth {
  kind: "curl";
  options: string;
  /** `user:password`. */
  user: Template;
}

/** A function of templates/curl/functions.sh in front of `curl` that signs the request while its script runs. */
export interface ScriptSigner {
  kind: "function";
  name: string;
  /** Its arguments: words, and values under their names. */
  settings: readonly (string | readonly [name: string, value: Template])[];
  /** Headers with credentials that it adds besides Authorization. */
  adds?: readonly string[];
  /** Whether a request's own header or query parameter of that name is part of an earlier signature. */
  replaces: { header?: (name: string) => boolean; query?: (name: string) => boolean };
  /** Bodies that it cannot cover: those that only curl reads, from standard input or from a file. */
  cannotCover?: readonly ("stdin" | "file")[];
}
