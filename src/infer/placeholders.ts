/**
 * Placeholder samples: strings such as `"<integer>"` that tools making collections from OpenAPI documents write where they
 * have no example. They stand for the type that they name.
 */
import { ANY_JSON, isArray, type SampleValue } from "../sample.js";

/** A JSON value; what a sample becomes once nothing in it stands for something else. */
export type ConcreteValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly ConcreteValue[]
  | { readonly [key: string]: ConcreteValue };

export interface Placeholder {
  kind: "string" | "number" | "boolean" | "null" | "array" | "object" | "any";
  /** Only on strings. */
  format?: string;
  /** A value of the type, the same each time. */
  value: ConcreteValue;
}

const INTEGER: Placeholder = { kind: "number", value: 1 };
const DECIMAL: Placeholder = { kind: "number", value: 1.5 };
const ANYTHING: Placeholder = { kind: "any", value: null };
const DATE_TIME: Placeholder = { kind: "string", format: "date-time", value: "2000-01-01T00:00:00.000Z" };
const URI: Placeholder = { kind: "string", format: "uri", value: "https://example.com/" };

function text(value: string, format?: string): Placeholder {
  return format === undefined ? { kind: "string", value } : { kind: "string", format, value };
}

const PLACEHOLDERS: ReadonlyMap<string, Placeholder> = new Map([
  ["string", text("string")],
  ["integer", INTEGER],
  ["int", INTEGER],
  ["int32", INTEGER],
  ["int64", INTEGER],
  ["long", INTEGER],
  ["number", DECIMAL],
  ["float", DECIMAL],
  ["double", DECIMAL],
  ["decimal", DECIMAL],
  ["boolean", { kind: "boolean", value: true }],
  ["bool", { kind: "boolean", value: true }],
  ["datetime", DATE_TIME],
  ["date-time", DATE_TIME],
  ["date", text("2000-01-01", "date")],
  ["time", text("00:00:00Z", "time")],
  ["uuid", text("00000000-0000-4000-8000-000000000000", "uuid")],
  ["guid", text("00000000-0000-4000-8000-000000000000", "uuid")],
  ["email", text("user@example.com", "email")],
  ["uri", URI],
  ["url", URI],
  ["hostname", text("example.com", "hostname")],
  ["ipv4", text("192.0.2.1", "ipv4")],
  ["ipv6", text("2001:db8::1", "ipv6")],
  ["password", text("password")],
  ["byte", text("Ynl0ZXM=", "byte")],
  ["binary", text("binary")],
  ["null", { kind: "null", value: null }],
  ["array", { kind: "array", value: [] }],
  ["object", { kind: "object", value: {} }],
  ["any", ANYTHING],
]);

/** Characters of the longest placeholder. Longer texts are only compared with what a tool leaves where it gave up. */
const MAX_NAMED_LENGTH = Math.max(...Array.from(PLACEHOLDERS.keys(), (name) => `<${name}>`.length));
const GAVE_UP = /^<(?:Error: Too many levels of nesting|Circular reference to )[^]*>$/;

/** Returns the type that `text` stands for, or undefined if it is no placeholder. */
export function placeholderOf(text: string): Placeholder | undefined {
  if (!text.startsWith("<") || !text.endsWith(">")) return undefined;
  if (text.length <= MAX_NAMED_LENGTH) return PLACEHOLDERS.get(text.slice(1, -1).toLowerCase());
  return GAVE_UP.test(text) ? ANYTHING : undefined;
}

/**
 * The sample with each placeholder replaced by a value of the type that it names, and each unknown value by `null`.
 * Everything else stays as it is; the same sample always gives the same value.
 */
export function concreteSample(sample: SampleValue): ConcreteValue {
  const holder: { value: ConcreteValue } = { value: null };
  const work: Work[] = [{ sample, put: (value) => (holder.value = value) }];
  for (let next = work.pop(); next !== undefined; next = work.pop()) {
    const { sample: value, put } = next;
    if (value === ANY_JSON) put(null);
    else if (typeof value === "string") put(concreteText(value));
    else if (isArray(value)) put(concreteArray(value, work));
    else if (typeof value === "object" && value !== null) put(concreteObject(value, work));
    else put(value);
  }
  return holder.value;
}

interface Work {
  sample: SampleValue;
  put: (value: ConcreteValue) => void;
}

function concreteText(text: string): ConcreteValue {
  const placeholder = placeholderOf(text);
  return placeholder === undefined ? text : placeholder.value;
}

function concreteArray(sample: readonly SampleValue[], work: Work[]): ConcreteValue {
  const array: ConcreteValue[] = new Array<ConcreteValue>(sample.length).fill(null);
  sample.forEach((item, index) => work.push({ sample: item, put: (value) => (array[index] = value) }));
  return array;
}

function concreteObject(sample: { readonly [key: string]: SampleValue }, work: Work[]): ConcreteValue {
  const object: { [key: string]: ConcreteValue } = {};
  for (const [key, item] of Object.entries(sample)) {
    setOwn(object, key, null);
    work.push({ sample: item, put: (value) => setOwn(object, key, value) });
  }
  return object;
}

/** Sets a property of the object itself even where it is called `__proto__`. */
function setOwn(object: { [key: string]: ConcreteValue }, key: string, value: ConcreteValue): void {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}
