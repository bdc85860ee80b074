import { describe, expect, test } from "vitest";

import { build, collection, request } from "./make.js";

/** Under these names a credential stands, wherever they are. Each is written as words. */
const EVERYWHERE = `
password; passwd; pwd; passphrase; passcode; passkey; psk; secret; secrets; token; jwt; cookie; signature; credential
credentials; hmac; authorization; api key; api keys; access key; private key; secret key; subscription key
functions key; auth key; authentication key; signing key; master key; encryption key; server key; service key
license key; merchant key; transaction key; security key; app key; application key; consumer key; developer key
integration key; sdk key; webhook key; hmac key; jwt key; admin key; partner key; ingestion key; pre shared key
password 1; password 2; token 2; admin password 2; api key staging; api key v 2; api key prod; client secret dev
access token test; token live; password new; new password; old password; current password; confirm password
password confirmation; password again; user password; db password; database password; smtp password; mail password
admin password; keycloak admin password; hx passwd; eap client pwd; client secret; consumer secret; app secret
webhook secret; shared secret; stripe secret key; secret key base; access token; refresh token
db pass; smtp pass; user pass; account key; storage key; aes key; priv key; mnemonic; creds; mot de passe; id token; auth token; session token; bearer token; csrf token; xsrf token; security token; user token; admin token
token admin; token user; token customer; api token; personal access token; reset password token; verify token
device token; bot token; page access token; link token; public token; oauth token; oauth token secret; oauth signature
oauth consumer key; x auth token; x api key; x authorization; x amz security token; x amz signature; x amz credential
x hub signature 256; stripe signature; x shopify access token; x shopify hmac sha 256
x vault token; x figma token; x rapidapi key; x master key; x access token; x csrf token; x goog api key
ocp apim subscription key; x functions key; private token; job token; dd api key; dd application key
x parse master key; x parse rest api key; proxy authorization; server authorization; binary security token
access tokens; token value; token string; private key pem; api key base 64; password hash; password md 5
encryption key material; wi fi passphrase; room passcode; senha; kennwort; passwort; contrasena; auth 0 token
erc 20 bridge secret`;

/** Under these a credential stands only where they name a header, a query parameter or a form field. */
const PARAMETERS = `
auth; x auth; authentication; x authentication; bearer; x bearer; sid; sig; session id; x session id; session key
user session id; user key; csrf; xsrf; guild pass; pass
assertion; client assertion; saml assertion`;

const ORDINARY = `
name; id; key; primary key; foreign key; sort key; partition key; public key; publishable key; rsa public key; object key
cache key; idempotency key; routing key; product key; project key; rate key; booking key; address key; search key
variable key; setting key; row key; translation key; keyword; keywords; keyboard; monkey; turkey; hotkey; key id; api key id
access key id; key type; key size; private key id; encryption key id; content key policy name; token type
token type hint; token address; from token address; token symbol; token id; token name; token url; token uri; token endpoint
token count; token ttl; token price; token decimals; token expiry; token expires at; token expires in; token status
access token expiry; access token url; access token validity seconds; token requested type; tokenize; tokenizer
x tokenizer; tokenization; tokenized; max tokens; min tokens; total tokens; prompt tokens; completion tokens
number of tokens; cached tokens; from token; to token; base token; quote token; input token; output token; page token
next page token; previous page token; prev token; continuation token; sync token; cursor token; delta token; skip token
scroll token; resume token; retry token; opc retry token; idempotency token; pagination token; lock token
postman token; echo token; trace token; correlation token; secretary; secret name; secret id; secret expires at; secret version
secret arn; client secret expires at; password policy; password length; password expired; password reset url
has password; generate password; force password; require password; is password; include token; use token
generate api key; skip signature; signature required; signature method; signature version; signature algorithm
signature type; oauth signature method; oauth nonce; oauth timestamp; oauth version; date of signature; email signature
signature input; x signature timestamp; token endpoint auth method; auth type; auth method; auth mode; auth url; auth user
auth server; auth code url; auth algo; author; author id; authors; authority; authorization id; authorization url
authorization status; authentication mode; authentication method; no auth; authorized date; webauthn; account sid; message sid; cookie policy
cookie policy url; cookie domain; cookie name; credential type; credential id; credential provider; credential 1; saved credentials 2; passenger; passenger id
passport; passport number; boarding pass; season pass; bypass; compass; workflow session id; chat session id
session; session count; session type; ssid; hidden ssid; x paypal token service; asset; sign; signal; signed at; sigma
jwt algorithm; jwt issuer; hmac algorithm; wordcount; bearers; office bearers; status; assertion id; client assertion type`;

const namesIn = (table: string) => table.trim().split(/\s*[;\n]\s*/);

const upperFirst = (word: string) => word.replace(/^./, (char) => char.toUpperCase());

/** The ways in which the words of a name are written. */
const SPELLINGS: readonly [name: string, spell: (words: readonly string[]) => string][] = [
  ["snake", (words) => words.join("_")],
  ["kebab", (words) => words.join("-")],
  ["dotted", (words) => words.join(".")],
  ["spaced", (words) => words.join(" ")],
  ["UPPER", (words) => words.join("_").toUpperCase()],
  ["Pascal", (words) => words.map(upperFirst).join("")],
  ["camel", (words) => words.map((word, i) => (i === 0 ? word : upperFirst(word))).join("")],
  ["Header", (words) => words.map(upperFirst).join("-")],
  ["X-Header", (words) => `X-${words.map(upperFirst).join("-")}`],
];

/** Nobody would make it up, and it has no shape of its own. */
const VALUE = "q7Zt9wLk3xVb5nMp";

const isWithheld = (value: unknown) => typeof value === "string" && value.startsWith("{{");

/** Whether a credential is seen under each name, as that of a header. */
function inHeaders(names: readonly string[]): [string, boolean][] {
  const headers = names.map((key) => ({ key, value: VALUE }));
  const [operation] = build(collection([request("a", { headers })])).ir.operations;
  const sent = new Map(operation?.headers.map(({ key, value }) => [key, value]));
  return names.map((name) => [name, isWithheld(sent.get(name))]);
}

/** The same for the name of a variable. */
function inVariables(names: readonly string[]): [string, boolean][] {
  const variables = names.map((key) => ({ key, value: VALUE }));
  const headers = names.map((name, i) => ({ key: `h${String(i)}`, value: `{{${name}}}` }));
  const { ir } = build(collection([request("a", { headers })], { variables }));
  const secret = new Set(ir.variables.filter((variable) => variable.secret).map(({ name }) => name));
  return names.map((name) => [name, secret.has(name)]);
}

const all = (names: readonly string[], withheld: boolean) => names.map((name) => [name, withheld]);

describe("the name decides whether a credential stands under it", () => {
  test.each(SPELLINGS)("%s", (_, spell) => {
    const spelled = (table: string) => namesIn(table).map((name) => spell(name.split(" ")));
    const [everywhere, parameters, ordinary] = [EVERYWHERE, PARAMETERS, ORDINARY].map(spelled) as [
      string[],
      string[],
      string[],
    ];
    expect(inHeaders(everywhere)).toEqual(all(everywhere, true));
    expect(inHeaders(parameters)).toEqual(all(parameters, true));
    expect(inHeaders(ordinary)).toEqual(all(ordinary, false));
    expect(inVariables(everywhere)).toEqual(all(everywhere, true));
    expect(inVariables([...parameters, ...ordinary])).toEqual(all([...parameters, ...ordinary], false));
  });

  test("written without marks too", () => {
    const joined = [
      ...["accesstoken", "ADMINTOKEN", "apikey", "X-MBX-APIKEY", "clientsecret", "userpassword"],
      ...[
        "hxpasswd",
        "authtoken",
        "sessiontoken",
        "secretkey",
        "privatekey",
        "PHPSESSID",
        "JSESSIONID",
        "sessionid",
      ],
    ];
    const ordinary = ["pagetoken", "tokenid", "tokentype", "publickey", "passwordless", "keycloak", "bssid"];
    expect(inHeaders(joined)).toEqual(all(joined, true));
    expect(inHeaders(ordinary)).toEqual(all(ordinary, false));
  });
});
