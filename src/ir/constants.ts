/**
 * Tells by name and value whether a parameter or member says how a request is to be understood, not what is asked for. docs/client.md
 * has the rule in plain English.
 */
import { words } from "../names/words.js";

/** Names that a standard gives to words of its protocol: RFC 6749, 7009, 7523, 7636 and 8693; OAuth 1; AWS Signature 2. */
const PROTOCOL_NAMES: ReadonlySet<string> = new Set([
  ...["grant type", "response type", "client assertion type", "assertion type", "code challenge method"],
  ...[
    "token type hint",
    "subject token type",
    "actor token type",
    "requested token type",
    "requested token use",
  ],
  ...["oauth version", "oauth signature method", "signature version", "signature method"],
]);

/** Names of the format of a request or response, and of how its text is encoded. */
const FORMAT_NAMES: ReadonlySet<string> = new Set([
  ...[
    "format",
    "output",
    "output format",
    "response format",
    "return format",
    "result format",
    "data format",
    "output mode",
  ],
  ...[
    "protocol",
    "alt",
    "wt",
    "f",
    "mode",
    "response type",
    "return type",
    "result type",
    "data type",
    "content type",
  ],
  ...["media type", "accept", "charset", "encoding", "input encoding", "output encoding", "ie", "oe"],
]);

const FORMAT =
  /^(?:(?:application|text)\/)?(?:json|jsonp|json-?ld|jsonv2|geojson|xml|csv|tsv|html|text|plain|yaml|rss|atom|rest|soap|msgpack|protobuf)$|^utf-?8$|^iso-8859-\d+$/i;

/** Names of versions; those with a first word are sure to be versions of an API. */
const VERSION_NAME = /^(?:(api|service|protocol|rest|ws) ?)?(?:version|ver|v)$/;

/** A version that no thing of a user has: `2024-01-01`, `v2`, `1.1`. */
const VERSION = /^(?:\d{4}-\d{2}(?:-\d{2})?(?:-preview)?|v\d+(?:\.\d+)*|\d+(?:\.\d+)+)$/i;

/** Names that `saysHow` may say yes to. */
const HOW_NAME = new RegExp(`${VERSION_NAME.source}|^(?:${[...FORMAT_NAMES].join("|")})$`);

/** Longer names and values are none of these, in characters. */
const MAX_LENGTH = 64;

/** Whether a value under that name is always a word of a protocol, such as `grant_type`. */
export function isProtocolName(name: string): boolean {
  return name.length <= MAX_LENGTH && PROTOCOL_NAMES.has(spelling(name));
}

/** Whether a value under that name says how: a format, an encoding, or the version of an API. */
export function saysHow(name: string, value: string): boolean {
  if (name.length > MAX_LENGTH || value.length > MAX_LENGTH) return false;
  const spelled = spelling(name);
  if (FORMAT_NAMES.has(spelled) && FORMAT.test(value)) return true;
  const [isVersion, owner] = VERSION_NAME.exec(spelled) ?? [];
  if (isVersion === undefined) return false;
  // A number alone may be the version of a thing that is to be changed.
  return VERSION.test(value) || (owner !== undefined && /^\d+$/.test(value));
}

/** The words of a name: `responseFormat`, `$response-format` and `response_format` are one. */
function spelling(name: string): string {
  return words(name).join(" ");
}

/** Where a value is sent. */
type Place = "query" | "form" | "json";

/** A value that only one request sends may be a sample. */
const MIN_REQUESTS = 2;

/** The values that the requests of a collection send under each name. */
export class SentValues {
  /** `undefined`: they differ. */
  private readonly values = new Map<string, { value: string | undefined; requests: number }>();

  /** Adds what one request sends. Names that say nothing about a request are not kept. */
  add(place: Place, sent: readonly (readonly [name: string, value: string])[]): void {
    const seen = new Set<string>();
    for (const [name, value] of sent) {
      if (name.length > MAX_LENGTH || !HOW_NAME.test(spelling(name))) continue;
      const key = `${place} ${name}`;
      const known = this.values.get(key) ?? { value, requests: 0 };
      if (known.value !== value) known.value = undefined;
      if (!seen.has(key)) known.requests += 1;
      seen.add(key);
      this.values.set(key, known);
    }
  }

  /** Whether a literal belongs to the protocol: its name says so, or all requests that have it say the same how. */
  isConstant(place: Place, name: string, value: string): boolean {
    if (value === "") return false;
    if (isProtocolName(name)) return true;
    if (!saysHow(name, value)) return false;
    const { value: common, requests = 0 } = this.values.get(`${place} ${name}`) ?? {};
    return common === value && requests >= MIN_REQUESTS;
  }
}
