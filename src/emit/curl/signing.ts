import { lacksCredential } from "../../ir/auth.js";
import type { OperationIr, ParameterIr, Template } from "../../ir/model.js";
import type { CurlBody } from "./body.js";
import { word } from "./shell.js";
import type { ShellVariables } from "./variables.js";

/** What signs a request while its script runs: a function of templates/curl/functions.sh, in front of `curl`. */
export interface Signer {
  name: string;
  /** Words such as `service=s3`. */
  settings: string[];
  /** Names of what a request may hold of an earlier signature; headers without regard to case. */
  replaces: { headers?: RegExp; query?: RegExp };
}

/** The request without what its signature takes the place of. */
export function unsigned(
  operation: OperationIr,
  { replaces: { headers = NOTHING, query = NOTHING } }: Signer,
  variables: ShellVariables,
): OperationIr {
  const lacks = (names: RegExp) => (p: ParameterIr) => !names.test(variables.filled(p.key));
  return {
    ...operation,
    headers: operation.headers.filter(lacks(headers)),
    url: { ...operation.url, query: operation.url.query.filter(lacks(query)) },
  };
}

const NOTHING = /(?!)/;
const AUTHORIZATION = /^authorization$/i;

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

/** `undefined` where a script cannot sign: other kinds, private keys, bodies that only the standard input holds. */
export function signerOf(
  operation: OperationIr,
  body: CurlBody | undefined,
  variables: ShellVariables,
): Signer | undefined {
  const { type, params } = operation.auth;
  if (body?.stdin !== undefined || lacksCredential(operation.auth)) return undefined;
  const param = (key: string): Template => params[key] ?? "";
  const filled = (key: string) => variables.filled(param(key));
  const isOn = (key: string) => !["", "false"].includes(filled(key));
  const given = (settings: Settings) =>
    settings
      .filter(([, parameter]) => param(parameter) !== "")
      .map(([setting, parameter]) => word([{ text: `${setting}=` }, ...variables.pieces(param(parameter))]));
  const fixed = (settings: Readonly<Record<string, string | false>>) =>
    Object.entries(settings).flatMap(([setting, value]) =>
      value === false ? [] : [word([{ text: `${setting}=${value}` }])],
    );

  switch (type) {
    case "oauth1": {
      const method = filled("signatureMethod") || "HMAC-SHA1";
      if (!/^(?:HMAC-SHA(?:1|256|512)|PLAINTEXT)$/.test(method)) return undefined;
      const isForm = operation.body?.mode === "urlencoded";
      const hashes =
        isOn("includeBodyHash") && method !== "PLAINTEXT" && operation.body?.mode !== "multipart";
      const toForm = isForm && /^(?:PUT|POST)$/.test(operation.method);
      return {
        name: "oauth1",
        replaces: {
          headers: AUTHORIZATION,
          query:
            /^oauth_(?:consumer_key|token|signature(?:_method)?|timestamp|nonce|version|callback|verifier|body_hash)$/,
        },
        settings: [
          ...fixed({ oauth_signature_method: method }),
          ...given(OAUTH1),
          ...fixed({
            place: isOn("addParamsToHeader") ? "header" : toForm ? "form" : false,
            is_plain: isOn("disableHeaderEncoding") && "1",
            sends_empty: isOn("addEmptyParamsToSign") && "1",
            covers_body: isForm ? "form" : hashes && "hash",
          }),
        ],
      };
    }
    case "awsv4":
      return {
        name: "awsv4",
        replaces: {
          headers: /^(?:authorization|x-amz-(?:date|security-token|content-sha256))$/i,
          query: /^X-Amz-(?:Security-Token|Date|Algorithm|Credential|SignedHeaders|Signature)$/,
        },
        settings: [...given(AWSV4), ...fixed({ place: isOn("addAuthDataToQuery") && "query" })],
      };
    case "hawk": {
      const algorithm = filled("algorithm") || "sha256";
      if (!/^sha(?:1|256)$/.test(algorithm)) return undefined;
      return {
        name: "hawk",
        replaces: { headers: AUTHORIZATION },
        settings: [
          ...fixed({ algorithm }),
          ...given(HAWK),
          ...fixed({ covers_body: isOn("includePayloadHash") && "1" }),
        ],
      };
    }
    case "jwt":
      return jwtSigner(operation, variables, isOn("isSecretBase64Encoded"));
    default:
      return undefined;
  }
}

function jwtSigner(
  { auth: { params } }: OperationIr,
  variables: ShellVariables,
  isBase64: boolean,
): Signer | undefined {
  const algorithm = variables.filled(params.algorithm ?? "");
  const header = compact(params.header, { alg: algorithm });
  const payload = compact(params.payload, {});
  if (!/^HS(?:256|384|512)$/.test(algorithm) || !header || !payload) return undefined;
  const setting = (name: string, template: Template) =>
    word([{ text: `${name}=` }, ...variables.pieces(template)]);
  const isInQuery = variables.filled(params.addTokenTo ?? "") === "queryParam";
  const parameter = params.queryParamKey || "token";
  return {
    name: "jwt",
    replaces: isInQuery ? { query: whole(variables.filled(parameter)) } : { headers: AUTHORIZATION },
    settings: [
      `algorithm=${algorithm.replace("HS", "sha")}`,
      setting("header", header),
      setting("payload", payload),
      setting("secret", params.secret ?? ""),
      ...(isBase64 ? ["is_base64=1"] : []),
      isInQuery ? setting("parameter", parameter) : setting("prefix", params.headerPrefix ?? "Bearer"),
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

function whole(text: string): RegExp {
  return new RegExp(`^${text.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)}$`);
}
