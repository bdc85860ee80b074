import { addTo } from "../groups.js";
import type { Param } from "../read/model.js";
import { hasReference } from "../template.js";
import type { SentValues } from "./constants.js";
import { described } from "./description.js";
import type { BodyIr, OperationIr, ParameterIr, ParameterRole } from "./model.js";

/** Postman makes objects of headers and form fields on the way, and so loses those of this name. */
export const LOST_NAME = "__proto__";

/** Wording of converters from OpenAPI and of people: "(Required) The id of the pet", "**Required** The id". */
const REQUIRED = /[([]required[)\]]|^[^\p{L}\d]*(?:required|mandatory)\b(?!\s+(?:if|when|for|only|unless))/iu;
const OPTIONAL = /[([]optional[)\]]|^[^\p{L}\d]*optional\b/iu;
/** "(This can only be one of a, b,c)". */
const ONE_OF = /\bThis can only be one of ([^()]+)/i;

/** A header, query parameter or form field, with what its description gives away. */
export function parameter(param: Param, role: ParameterRole = roleOf(param)): ParameterIr {
  const { key, value, disabled, description } = param;
  const oneOf = description ? enumeration(description) : undefined;
  return {
    key: key ?? "",
    value,
    role,
    ...(disabled ? { disabled } : {}),
    ...(!disabled && description ? requirement(description) : {}),
    ...(oneOf ? { oneOf } : {}),
    ...described(description),
  };
}

function requirement(description: string): Pick<ParameterIr, "required" | "optional"> {
  if (REQUIRED.test(description)) return { required: true };
  return OPTIONAL.test(description) ? { optional: true } : {};
}

function roleOf({ key, value }: Param): ParameterRole {
  return hasReference(value ?? "") || hasReference(key ?? "") ? "variable" : "sample";
}

function enumeration(description: string): string[] | undefined {
  const list = ONE_OF.exec(description)?.[1];
  const values = list?.split(/,|\bor\b/).map((value) => value.trim().replace(/^[`'"]|[`'".]$/g, ""));
  return values?.every((value) => value !== "") ? [...new Set(values)] : undefined;
}

/**
 * Marks the literals that every request of the collection sends, such as an API version: they belong to the API and
 * not to one call. Needs two requests to tell a habit from a sample.
 */
export function markConstants(operations: readonly OperationIr[]): void {
  if (operations.length < 2) return;
  for (const parametersOf of [(o: OperationIr) => o.headers, (o: OperationIr) => o.url.query]) {
    const counts = new Map<string, number>();
    for (const operation of operations) {
      for (const id of new Set(parametersOf(operation).filter(isLiteral).map(identity))) {
        counts.set(id, (counts.get(id) ?? 0) + 1);
      }
    }
    for (const operation of operations) {
      for (const p of parametersOf(operation)) {
        if (isLiteral(p) && counts.get(identity(p)) === operations.length) p.role = "constant";
      }
    }
  }
}

/** Marks the literals of queries and forms that say how a request is to be understood. */
export function markProtocol(operations: readonly OperationIr[], sent: SentValues): void {
  for (const { url, body } of operations) {
    for (const p of url.query) if (isHow(p, "query", sent)) p.role = "constant";
    for (const field of formFields(body)) if (isHow(field, "form", sent)) field.role = "constant";
  }
}

function isHow(p: ParameterIr, place: "query" | "form", sent: SentValues): boolean {
  return isLiteral(p) && sent.isConstant(place, p.key, p.value ?? "");
}

/** Once some form fields of a collection say that they are required, the others are not. */
export function markOptionalFields(operations: readonly OperationIr[]): void {
  const fields = operations.flatMap(({ body }) => formFields(body));
  if (!fields.some(({ required }) => required)) return;
  for (const field of fields) if (!field.required && !field.disabled) field.optional = true;
}

/** The fields of a form; none of any other body. */
export function formFields(body: BodyIr | undefined): ParameterIr[] {
  if (body?.mode === "urlencoded") return body.fields;
  return body?.mode === "multipart" ? body.parts : [];
}

/** A text that reads like the name of something, and not like a sample of its values. */
const WORD = /^\p{L}[\p{L}\p{N}_.:-]*$/u;

/**
 * Marks the query parameters that say which of several requests to one address is meant, such as the `method` of
 * `/rest?method=photos.search`: each of them has one, and each another word.
 */
export function markSelectors(operations: readonly OperationIr[]): void {
  const groups = new Map<string, ReadonlyMap<string, ParameterIr>[]>();
  for (const { method, url } of operations) {
    addTo(groups, `${method} ${url.base}`, wordsIn(url.query));
  }
  for (const queries of groups.values()) if (queries.length > 1) markDistinct(queries);
}

function markDistinct(queries: readonly ReadonlyMap<string, ParameterIr>[]): void {
  for (const key of queries[0]?.keys() ?? []) {
    const all = queries.flatMap((query) => query.get(key) ?? []);
    const values = new Set(all.map(({ value }) => value));
    if (values.size === queries.length) for (const p of all) p.role = "constant";
  }
}

/** By name, as far as a name stands once. */
function wordsIn(query: readonly ParameterIr[]): ReadonlyMap<string, ParameterIr> {
  const found = new Map<string, ParameterIr>();
  const repeated = new Set<string>();
  for (const p of query) {
    if (found.has(p.key)) repeated.add(p.key);
    found.set(p.key, p);
  }
  for (const [key, p] of found) {
    if (repeated.has(key) || !isLiteral(p) || !WORD.test(p.value ?? "")) found.delete(key);
  }
  return found;
}

function isLiteral(p: ParameterIr): boolean {
  return p.role === "sample" && !p.disabled;
}

function identity({ key, value }: ParameterIr): string {
  return JSON.stringify([key, value]);
}
