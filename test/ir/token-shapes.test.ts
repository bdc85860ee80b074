import { describe, expect, test } from "vitest";

import { MARKED_SHAPES, TOKEN_SHAPES } from "../../src/ir/credentials/token-shapes.js";
import { build, collection, request } from "./make.js";

/** So many characters of an alphabet, without order and without repeats. */
const some = (alphabet: string, length: number) =>
  Array.from({ length }, (_, i) => alphabet[(i * 7 + 3 + (i >> 3)) % alphabet.length]).join("");

const DIGITS = "4071852963";
const UPPER = "QXMTRHZBWKFVDGNPLSJC";
const lower = (length: number) => some("kqzmxwvrtbnfdgjhpslc729461", length);
const upper = (length: number) => some(`${UPPER}729461`, length);
const digits = (length: number) => some(DIGITS, length);
const hex = (length: number) => some("9f3a7c1e5b8d2046", length);
const mixed = (length: number) => some("kQzMxWvRtBnFdGjHpS729461", length);
const letters = (length: number) => some("kQzMxWvRtBnFdGjHpS", length);
const base64 = (length: number) => some("kQzMxWvRtBnFdGjHpS729461", length);
const uuid = () => [8, 4, 4, 4, 12].map(hex).join("-");

/** Tokens of each shape, as short as they can be. The parts keep scanners from finding them here. */
const TOKENS: readonly [vendor: string, ...parts: string[]][] = [
  ["1Password", "ops_", "ey", mixed(100)],
  ["1Password", "A3", "-", upper(6), "-", upper(11), "-", upper(5), "-", upper(5), "-", upper(5)],
  ["Adobe", "p8e", "-", lower(32)],
  ["age", "AGE-SECRET-", "KEY-1", upper(58)],
  ["Airtable", "pat", mixed(14), ".", hex(64)],
  ["Alibaba", "LTAI", mixed(12)],
  ["Amazon", "AKIA", upper(16)],
  ["Amazon", "ABSK", base64(100)],
  ["Amazon", "bedrock-", "api-key-", mixed(20)],
  ["Amazon", "amzn.", "mws.", uuid()],
  ["Amazon", "amzn1.", "oa2-cs.v1.", hex(64)],
  ["Apify", "apify_", "api_", mixed(30)],
  ["Artifactory", "AKC", "p", mixed(69)],
  ["Artifactory", "cmV", "md", mixed(59)],
  ["Asana", "1/", `1${digits(15)}`, ":", hex(32)],
  ["Atlassian", "ATA", "TT3", mixed(50)],
  ["Atlassian", "ATC", "TT3", mixed(50)],
  ["Atlassian", "ATB", "B", mixed(32)],
  ["Azure", "kQz8", "Q~", mixed(31)],
  ["Azure", "Account", "Key=", base64(40)],
  ["Azure", "SharedAccess", "Key=", base64(40)],
  ["Azure", mixed(52), "JQQJ9", mixed(20)],
  ["Azure", base64(76), "+ASt", base64(5), "A=="],
  ["Azure", base64(33), "+ASb", base64(5), "A="],
  ["Azure", mixed(44), "AzFu", mixed(5), "A=="],
  ["Brevo", "xkey", "sib-", hex(64), "-", mixed(16)],
  ["Buildkite", "bkua", "_", hex(40)],
  ["Cerebras", "csk", "-", lower(40)],
  ["CircleCI", "CCIP", "AT_", mixed(22), "_", hex(40)],
  ["ClickHouse", "4b", "1d", mixed(38)],
  ["Clojars", "CLOJ", "ARS_", lower(60)],
  ["Cloudflare", "v1.", "0-", hex(24), "-", hex(146)],
  ["Contentful", "CFP", "AT-", mixed(43)],
  ["crates.io", "ci", "o", mixed(32)],
  ["Databricks", "da", "pi", hex(32)],
  ["Defined Networking", "dn", "key-", mixed(26), "-", mixed(52)],
  ["DigitalOcean", "dop", "_v1_", hex(64)],
  ["DigitalOcean", "DO", "00", upper(16)],
  ["Discord", "M", mixed(23), ".", mixed(6), ".", mixed(27)],
  ["Discord", "https://discord.com/api/", "webhooks/", digits(17), "/", mixed(60)],
  ["Docker", "dckr", "_pat_", mixed(20)],
  ["Docker", "dckr", "_oat_", mixed(20)],
  ["Doppler", "dp.", "pt.", mixed(40)],
  ["Dropbox", "sl", ".", mixed(130)],
  ["Duffel", "duffel", "_live_", mixed(43)],
  ["Dynatrace", "dt0", "c01.", upper(24), ".", upper(64)],
  ["E2B", "e2b", "_", hex(40)],
  ["EasyPost", "EZ", "AK", mixed(54)],
  ["ElevenLabs", "s", "k_", hex(48)],
  ["Figma", "fig", "d_", mixed(40)],
  ["Fireworks", "f", "w_", mixed(24)],
  ["Flutterwave", "FLWSECK", "_TEST-", mixed(12)],
  ["Fly.io", "fo", "1_", mixed(43)],
  ["Fly.io", "fm", "2_", base64(100)],
  ["Frame.io", "fio", "-u-", mixed(64)],
  ["GitHub", "gh", "p_", mixed(36)],
  ["GitHub", "github", "_pat_", mixed(22)],
  ["GitLab", "gl", "pat-", mixed(20)],
  ["GitLab", "gl", "soat-", mixed(20)],
  ["GitLab", "gl", "agent-", mixed(20)],
  ["GitLab", "GR13", "48941", mixed(20)],
  ["GitLab", "_gitlab", "_session=", lower(32)],
  ["Google", "AI", "za", mixed(35)],
  ["Google", "ya", "29.", mixed(20)],
  ["Google", "GOC", "SPX-", mixed(20)],
  ["Google", "1/", "/0", mixed(40)],
  ["Grafana", "gl", "sa_", mixed(32)],
  ["Grafana", "gl", "c_", base64(32)],
  ["Grafana", "eyJ", "rIjoi", mixed(70)],
  ["Groq", "gs", "k_", mixed(52)],
  ["Harness", "pat.", mixed(22), ".", mixed(24), ".", mixed(20)],
  ["HashiCorp", "hv", "s.", mixed(24)],
  ["HashiCorp", mixed(14), ".atlas", "v1.", mixed(60)],
  ["Heroku", "HRKU", "-AA", mixed(58)],
  ["Honeycomb", "hca", "ik_", lower(26)],
  ["HubSpot", "pat", "-na1-", uuid()],
  ["Hugging Face", "h", "f_", mixed(30)],
  ["Hugging Face", "api", "_org_", letters(34)],
  ["Infracost", "ic", "o-", mixed(32)],
  ["Intra42", "s-s4", "t2ud-", hex(64)],
  ["JSON Web Tokens", "ey", "J", mixed(10), ".eyJ", mixed(10), ".", mixed(10)],
  ["JSON Web Tokens", "ZX", "lK", base64(60)],
  ["LangSmith", "ls", "v2_pt_", hex(32), "_", hex(10)],
  ["LaunchDarkly", "sd", "k-", uuid()],
  ["Linear", "lin", "_api_", mixed(32)],
  ["Lob", "li", "ve_", hex(35)],
  ["Mailchimp", hex(32), "-us", "1"],
  ["MailerSend", "ml", "sn.", hex(64)],
  ["Mailgun", "ke", "y-", hex(32)],
  ["Mapbox", "sk", ".eyJ", mixed(40), ".", mixed(20)],
  ["MaxMind", mixed(6), "_", mixed(29), "_m", "mk"],
  ["Meta", "EA", "AG", mixed(90)],
  ["Meta", digits(15), "|", mixed(27)],
  [
    "Microsoft Teams",
    "https://x.webhook.office.com/webhookb2/",
    uuid(),
    "/IncomingWebhook/",
    hex(32),
    "/",
    uuid(),
  ],
  ["Neon", "na", "pi_", lower(40)],
  ["Netlify", "nf", "p_", mixed(36)],
  ["New Relic", "NR", "AK-", upper(27)],
  ["New Relic", "NR", "II-", mixed(32)],
  ["New Relic", hex(36), "NR", "AL"],
  ["Notion", "nt", "n_", mixed(40)],
  ["Notion", "secr", "et_", mixed(43)],
  ["npm", "np", "m_", mixed(36)],
  ["NuGet", "oy", "2", lower(43)],
  ["NVIDIA", "nv", "api-", mixed(60)],
  ["Octopus Deploy", "AP", "I-", upper(26)],
  ["OpenAI", "s", "k-", mixed(32)],
  ["OpenShift", "sha", "256~", mixed(43)],
  ["Paddle", "pdl", "_live_apikey_", lower(26), "_", mixed(22), "_", mixed(3)],
  ["PayPal", "access", "_token$sandbox$", lower(16), "$", hex(32)],
  ["Perplexity", "pp", "lx-", mixed(40)],
  ["Pinecone", "pc", "sk_", mixed(50)],
  ["Plaid", "access", "-sandbox-", uuid()],
  ["PlanetScale", "pscale", "_tkn_", mixed(32)],
  ["PostHog", "ph", "x_", mixed(40)],
  ["Postman", "PM", "AK-", hex(24), "-", hex(34)],
  ["Postman", "PM", "AT-", upper(26)],
  ["Prefect", "pn", "u_", mixed(36)],
  ["Pulumi", "pu", "l-", hex(40)],
  ["PyPI", "py", "pi-AgE", mixed(40)],
  ["ReadMe", "rd", "me_", lower(70)],
  ["Render", "rn", "d_", mixed(28)],
  ["Replicate", "r", "8_", mixed(37)],
  ["Resend", "r", "e_", mixed(8), "_", mixed(24)],
  ["RubyGems", "ruby", "gems_", hex(48)],
  ["Scaleway", "SC", "W", upper(17)],
  ["Scalingo", "tk", "-us-", mixed(48)],
  ["SendGrid", "S", "G.", mixed(16), ".", mixed(16)],
  ["Sentry", "sn", "trys_", mixed(40)],
  ["SettleMint", "sm", "_aat_", mixed(16)],
  ["Shippo", "ship", "po_live_", hex(40)],
  ["Shopify", "sh", "pat_", hex(32)],
  ["Slack", "xo", "xb-", mixed(10)],
  ["Slack", "xa", "pp-1-", mixed(10)],
  ["Slack", "https://hooks.slack.com/", "services/", upper(9), "/", upper(9), "/", mixed(16)],
  ["Snyk", "snyk", "_uat.", lower(8), ".", mixed(40)],
  ["SonarQube", "sq", "u_", hex(40)],
  ["Sourcegraph", "sg", "p_", hex(40)],
  ["Square", "sq", "0atp-", mixed(22)],
  ["Square", "EA", "AA", "_", mixed(59)],
  ["Stripe", "sk", "_live_", mixed(16)],
  ["Stripe", "rk", "_prod_", mixed(16)],
  ["Stripe", "wh", "sec_", mixed(20)],
  ["Supabase", "sb", "p_", hex(40)],
  ["Supabase", "sb", "_secret_", mixed(20)],
  ["Tailscale", "ts", "key-auth-", mixed(6), "-", mixed(20)],
  ["Tavily", "tv", "ly-", mixed(32)],
  ["Telegram", digits(8), ":A", "A", mixed(33)],
  ["Tencent", "AK", "ID", mixed(32)],
  ["Together", "tg", "p_v1_", mixed(40)],
  ["Twilio", "S", "K", hex(32)],
  ["Typeform", "tf", "p_", mixed(40)],
  ["Vercel", "vc", "p_", mixed(20)],
  ["xAI", "xa", "i-", mixed(60)],
  ["Yandex", "AQ", "VN", mixed(35)],
  ["Yandex", "y", "0_", mixed(50)],
  ["Zapier", "https://hooks.zapier.com/hooks/", "catch/", digits(5), "/", lower(5)],
  ["private keys", "-----BEGIN RSA ", "PRIVATE KEY-----\n", base64(64), "\n-----END RSA PRIVATE KEY-----"],
];

/** What stands in the place of each text in the description of a request. */
function described(texts: readonly string[]): (string | undefined)[] {
  const items = texts.map((text, i) => request(String(i), { description: `see ${text} here` }));
  return build(collection(items)).ir.operations.map(({ description }) => description);
}

describe("tokens with a shape of their own", () => {
  const tokens = TOKENS.map(([, ...parts]) => parts.join(""));

  test("are replaced", () => {
    const left = described(tokens).map((text, i) => [TOKENS[i]?.[0], text]);
    expect(left).toEqual(TOKENS.map(([vendor]) => [vendor, "see REDACTED here"]));
  });

  test("are no longer such with one character less", () => {
    // A private key is one without its end too, and the name of a key finds its value.
    const told = TOKENS.filter(
      ([vendor, name]) => vendor !== "private keys" && !/^(?:Account|SharedAccess)$/.test(name ?? ""),
    );
    const shorter = told.map(([vendor, ...parts]) => [vendor, parts.join("").slice(0, -1)]);
    const left = described(shorter.map(([, text]) => text ?? ""));
    expect(left.map((text, i) => [shorter[i]?.[0], text])).toEqual(
      shorter.map(([vendor, text]) => [vendor, `see ${text ?? ""} here`]),
    );
  });

  test("have an example for each shape", () => {
    const marked = Object.values(MARKED_SHAPES).flatMap((all) => all.map(({ shape }) => shape));
    const shapes = [...Object.values(TOKEN_SHAPES).flat(), ...marked];
    const whole = shapes.map(({ source }) => new RegExp(`^(?:${source})$`));
    expect(shapes.filter((_, i) => !tokens.some((token) => whole[i]?.test(token)))).toEqual([]);
  });

  test("with one character in the place of the secret stay", () => {
    expect(described([`ghp_${"x".repeat(36)}`])).toEqual([`see ghp_${"x".repeat(36)} here`]);
  });
});
