import { placeholderOf } from "../infer/placeholders.js";
import { stringLiteral } from "../typescript.js";
import type { Field } from "./fields.js";

/** Names whose numbers are quantities; other digits (an account, a postal code) may well be text. */
const QUANTITY =
  /(?:^|[_\-.[])(?:limit|offset|page|pages?[_-]?(?:size|number|no|num)?|per[_-]?page|size|count|skip|top|take|first|last|start|end|from|to|max|min|width|height|zoom|radius|lat|lng|lon|latitude|longitude|depth|duration|ttl|amount|quantity|total|index|year|month|day)\]?$|(?:Limit|Size|Count|Offset|PerPage|Page|Seconds|Minutes|Hours|Days|Width|Height|Max|Min|Index|Amount)$/;

/** A number that comes out as the same text again. */
const CANONICAL_NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d*[1-9])?$/;

/** The TypeScript type of a query parameter, from its saved values and what its description says. */
export function queryType(field: Field): string {
  const single = enumeration(field) ?? scalarType(field);
  const union = field.nullable ? `${single} | null` : single;
  return field.many ? `${union} | readonly (${union})[]` : union;
}

/** Headers are text. */
export function headerType(field: Field): string {
  const single = enumeration(field) ?? "string";
  return field.many ? `${single} | readonly (${single})[]` : single;
}

/** The type of a form field that is no file. */
export function formFieldType(field: Field): string {
  const single = enumeration(field) ?? scalarType(field);
  return field.many ? `${single} | readonly (${single})[]` : single;
}

/** "This can only be one of …", unless the saved values themselves say otherwise. */
function enumeration({ entries, values }: Field): string | undefined {
  const oneOf = entries.find((e) => e.oneOf)?.oneOf;
  if (!oneOf || !values.every((value) => value === "" || oneOf.includes(value))) return undefined;
  return [...oneOf, ...(values.includes("") ? [""] : [])].map(stringLiteral).join(" | ");
}

function scalarType({ key, values }: Field): string {
  if (values.length === 0) return "string";
  const kinds = new Set(values.map((value) => scalarKind(value)));
  const [kind] = kinds;
  if (kinds.size > 1 || kind === undefined || kind === "string") return "string";
  if (kind === "boolean") return "boolean";
  const isNumber = QUANTITY.test(key) || values.some((value) => placeholderOf(value) !== undefined);
  return isNumber ? "number" : "string | number";
}

function scalarKind(value: string): "string" | "number" | "boolean" {
  const named = placeholderOf(value)?.kind;
  if (named === "number" || CANONICAL_NUMBER.test(value)) return "number";
  return named === "boolean" || value === "true" || value === "false" ? "boolean" : "string";
}

/** The saved text as the value that a caller of that type would write. */
export function typedSample(value: string, type: string): string | number | boolean {
  if (type === "boolean" && (value === "true" || value === "false")) return value === "true";
  return type === "number" && CANONICAL_NUMBER.test(value) ? Number(value) : value;
}

/** The kind of value that a caller writes: what `typedSample` needs to know. */
export function sampleType(field: Field): string {
  return enumeration(field) === undefined ? scalarType(field) : "string";
}
