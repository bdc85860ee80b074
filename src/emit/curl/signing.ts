import { lacksCredential } from "../../ir/auth.js";
import type { AuthIr, OperationIr, ParameterIr, Template } from "../../ir/model.js";
import type { CurlBody } from "./body.js";
import { word } from "./shell.js";
import type { ShellVariables } from "./variables.js";

/** What signs a request while its script runs: a function of templates/curl/functions.sh, in front of `curl`. */
export interface Signer {
  name: string;
  /** Words such as `service=s3`. */
  settings: string[];
  /** Names of the headers with credentials that it adds besides Authorization. */
  adds?: string[];
  /** Whether a name is of what a request may hold of an earlier signature. */
  replaces: { headers?: Names; query?: Names };
}

type Names = (name: string) => boolean;

/** The request without what its signature takes the place of. */
export function unsigned(
  operation: OperationIr,
  { replaces: { headers = nothing, query = nothing } }: Signer,
  variables: ShellVariables,
): OperationIr {
  const lacks = (replaced: Names) => (p: ParameterIr) => !replaced(variables.filled(p.key));
  return {
    ...operation,
    headers: operation.headers.filter(lacks(headers)),
    url: { ...operation.url, query: operation.url.query.filter(lacks(query)) },
  };
}

const nothing: Names = () => false;
const isAuthorization: Names = (name) => name.toLowerCase() === "authorization";

/** Postman's parameters as the settings of a function: `[setting, parameter]`. */
type Settings = readonly (readonly [setting: string, parameter: string])[];

const OAUTH1: Settings = [
  ["oauth_consumer_key", "consumerKey"],
  ["consumer_secret", "consumerSecret"],
  ["oauth_token", "token"],
  ["token_secret", "tokenSecret"],
  ["oauth_timestamp", "timestamp"],
  ["oauth_nonce", "nonce"],
  ["oauth_version", "version"],
  ["oauth_callback", "callback"],
  ["oauth_verifier", "verifier"],
  ["realm", "realm"],
];

const AWSV4: Settings = [
  ["access_key", "accessKey"],
  ["secret_key", "secretKey"],
  ["session_token", "sessionToken"],
  ["service", "service"],
  ["region", "region"],
];

const HAWK: Settings = [
  ["id", "authId"],
  ["key", "authKey"],
  ["nonce", "nonce"],
  ["ts", "timestamp"],
  ["ext", "extraData"],
  ["app", "app"],
  ["dlg", "delegation"],
];

/** `undefined` where a script cannot sign: other kinds, private keys, bodies to be covered that only curl reads. */
export function signerOf(
  operation: OperationIr,
  body: CurlBody | undefined,
  variables: ShellVariables,
): Signer | undefined {
  const { auth } = operation;
  const options = new Options(auth, variables);
  const hashesBody = options.isOn("includeBodyHash") || options.isOn("includePayloadHash");
  const isUnread = body?.stdin !== undefined && (hashesBody || auth.type === "awsv4");
  if (lacksCredential(auth) || isUnread || (operation.body?.mode === "binary" && hashesBody))
    return undefined;
  switch (auth.type) {
    case "oauth1":
      return oauth1(operation, options);
    case "awsv4":
      return awsv4(options);
    case "hawk":
      return hawk(options);
    case "jwt":
      return jwt(options);
    default:
      return undefined;
  }
}

/** Postman's parameters of an auth block, as words. */
class Options {
  private readonly params: AuthIr["params"];
  private readonly variables: ShellVariables;

  constructor({ params }: AuthIr, variables: ShellVariables) {
    this.params = params;
    this.variables = variables;
  }

  get(key: string): Template | undefined {
    return this.params[key];
  }

  filled(key: string): string {
    return this.variables.filled(this.params[key] ?? "");
  }

  isOn(key: string): boolean {
    return !["", "false"].includes(this.filled(key));
  }

  setting(name: string, template: Template): string {
    return word([{ text: `${name}=` }, ...this.variables.pieces(template)]);
  }

  /** Those that the block has. */
  settings(all: Settings): string[] {
    return all.flatMap(([name, key]) => (this.params[key] ? [this.setting(name, this.params[key])] : []));
  }
}

function oauth1({ method, body }: OperationIr, options: Options): Signer | undefined {
  const signatureMethod = options.filled("signatureMethod") || "HMAC-SHA1";
  if (!/^(?:HMAC-SHA(?:1|256|512)|PLAINTEXT)$/.test(signatureMethod)) return undefined;
  const isForm = body?.mode === "urlencoded";
  const hashesBody =
    options.isOn("includeBodyHash") && signatureMethod !== "PLAINTEXT" && body?.mode !== "multipart";
  return {
    name: "oauth1",
    replaces: {
      headers: isAuthorization,
      query: (name) =>
        /^oauth_(?:consumer_key|token|signature(?:_method)?|timestamp|nonce|version|callback|verifier|body_hash)$/.test(
          name,
        ),
    },
    settings: [
      `oauth_signature_method=${signatureMethod}`,
      ...options.settings(OAUTH1),
      ...(options.isOn("addParamsToHeader")
        ? ["place=header"]
        : isForm && /^(?:PUT|POST)$/.test(method)
          ? ["place=form"]
          : []),
      ...(options.isOn("disableHeaderEncoding") ? ["is_plain=1"] : []),
      ...(options.isOn("addEmptyParamsToSign") ? ["sends_empty=1"] : []),
      ...(isForm ? ["covers_body=form"] : hashesBody ? ["covers_body=hash"] : []),
    ],
  };
}

function awsv4(options: Options): Signer {
  const isInQuery = options.isOn("addAuthDataToQuery");
  return {
    name: "awsv4",
    ...(isInQuery || !options.get("sessionToken") ? {} : { adds: ["X-Amz-Security-Token"] }),
    replaces: {
      headers: (name) => /^(?:authorization|x-amz-(?:date|security-token|content-sha256))$/i.test(name),
      query: (name) =>
        /^X-Amz-(?:Security-Token|Date|Algorithm|Credential|SignedHeaders|Signature)$/.test(name),
    },
    settings: [...options.settings(AWSV4), ...(isInQuery ? ["place=query"] : [])],
  };
}

function hawk(options: Options): Signer | undefined {
  const algorithm = options.filled("algorithm") || "sha256";
  if (!/^sha(?:1|256)$/.test(algorithm)) return undefined;
  return {
    name: "hawk",
    replaces: { headers: isAuthorization },
    settings: [
      `algorithm=${algorithm}`,
      ...options.settings(HAWK),
      ...(options.isOn("includePayloadHash") ? ["covers_body=1"] : []),
    ],
  };
}

function jwt(options: Options): Signer | undefined {
  const algorithm = options.filled("algorithm");
  const header = compact(options.get("header"), { alg: algorithm });
  const payload = compact(options.get("payload"), {});
  if (!/^HS(?:256|384|512)$/.test(algorithm) || !header || !payload) return undefined;
  const isInQuery = options.filled("addTokenTo") === "queryParam";
  const parameter = options.get("queryParamKey") || "token";
  const replaced = options.filled("queryParamKey") || "token";
  return {
    name: "jwt",
    replaces: isInQuery ? { query: (name) => name === replaced } : { headers: isAuthorization },
    settings: [
      `algorithm=${algorithm.replace("HS", "sha")}`,
      options.setting("header", header),
      options.setting("payload", payload),
      options.setting("secret", options.get("secret") ?? ""),
      ...(options.isOn("isSecretBase64Encoded") ? ["is_base64=1"] : []),
      isInQuery
        ? options.setting("parameter", parameter)
        : options.setting("prefix", options.get("headerPrefix") ?? "Bearer"),
    ],
  };
}

/** As a token holds it. Nothing where it is no object before its variables are filled in. */
function compact(template: Template | undefined, members: object): string | undefined {
  try {
    const value: unknown = JSON.parse(template?.trim() || "{}");
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    return JSON.stringify({ ...value, ...members });
  } catch {
    return undefined;
  }
}
