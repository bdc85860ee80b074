import { dynamicSample } from "../ir/dynamic.js";
import { FETCHED_BODILESS } from "../ir/fetch-limits.js";
import { parseSavedJson, parseTemplateJson } from "../ir/json.js";
import type {
  BodyIr,
  CollectionIr,
  ExampleIr,
  FilePartIr,
  JsonBodyIr,
  JsonValue,
  OperationIr,
  ParameterIr,
} from "../ir/model.js";
import { variablesByName } from "../ir/variables.js";
import { ANY_JSON, type SampleValue } from "../sample.js";
import { fill, type Lookup } from "../template.js";
import { type Field, fields, inputFields, isDefault } from "./fields.js";
import { type KeptIntegers, keptIntegers, markIntegers, readMarked, unmarkedText } from "./integers.js";
import { memberDefaults, withoutDefaults } from "./member-defaults.js";
import { sampleType, typedSample } from "./parameter-types.js";

/** The `input` of a fixture: what makes an operation send exactly the saved request. `{"$file": name}` stands for a file. */
export interface SampleInput {
  path?: Record<string, string>;
  query?: Record<string, JsonValue>;
  headers?: Record<string, JsonValue>;
  /** ANY_JSON where a bare variable without a value stands. */
  body?: SampleValue;
}

/** Values for samples: the defaults of the variables, and fixed stand-ins for dynamic ones. */
export function sampleLookup(ir: CollectionIr): Lookup {
  const known = variablesByName(ir.variables);
  return (name) => {
    const variable = known.get(name);
    return variable?.dynamic ? dynamicSample(name) : variable?.value;
  };
}

/** Gives a value to a variable without one that stands in JSON outside of a string. */
export type UnknownValue = (reference: string) => SampleValue;

/** Leaves out what the client sends by itself, so that fixtures show what a caller has to say. */
export function sampleInput(
  operation: OperationIr,
  lookup: Lookup,
  unknown?: UnknownValue,
): SampleInput & { [key: string]: SampleValue } {
  const groups = inputFields(operation);
  const path = groups.path
    .filter((p) => p.required)
    .map((p) => [p.key, givenSegment(fill(p.parameter.sample, lookup))] as const);
  const query = fieldSamples(groups.query, lookup);
  const headers = fieldSamples(groups.headers, lookup, () => "string");
  const saved = savedBody(operation, lookup, unknown);
  const body = saved === undefined ? undefined : givenBody(operation, saved);
  return {
    ...(path.length > 0 ? { path: record(path) as Record<string, string> } : {}),
    ...(query.length > 0 ? { query: record(query) } : {}),
    ...(headers.length > 0 ? { headers: record(headers) } : {}),
    ...(body === undefined ? {} : { body }),
  };
}

/** The whole body of the saved request; undefined where it has none that a caller can give. */
export function savedBody(
  operation: OperationIr,
  lookup: Lookup,
  unknown?: UnknownValue,
): SampleValue | undefined {
  return operation.body && sampleBody(operation.body, lookup, keptIntegers(operation, "body"), unknown);
}

/** Leaves out the members that the client sends by itself. Undefined if a call without a body sends the same. */
function givenBody({ method, body }: OperationIr, saved: SampleValue): SampleValue | undefined {
  const defaults = memberDefaults(body);
  if (body?.mode === "graphql") {
    const { variables = {} } = saved as { variables?: SampleValue };
    const given = withoutDefaults(variables, defaults);
    return given === undefined ? undefined : { variables: given };
  }
  if (body?.mode !== "json") return saved;
  const given = withoutDefaults(saved, defaults);
  return isEmptyObject(given) && !FETCHED_BODILESS.has(method) ? undefined : given;
}

function isEmptyObject(value: SampleValue | undefined): boolean {
  if (value === undefined || value === null || value === ANY_JSON || typeof value !== "object") return false;
  return !Array.isArray(value) && Object.keys(value).length === 0;
}

/** The value that makes the client send a segment of a path: without escapes, which the client adds. */
export function givenSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Own properties only, so that a parameter called `__proto__` is one like any other. */
function record(entries: readonly (readonly [string, JsonValue])[]): Record<string, JsonValue> {
  return Object.fromEntries(entries);
}

function fieldSamples(
  fieldList: readonly Field[],
  lookup: Lookup,
  typeOf: (field: Field) => string = sampleType,
): [string, JsonValue][] {
  return fieldList.flatMap((field) => {
    const enabled = field.entries.filter((e) => !e.disabled);
    // Once one of several occurrences must be given, the caller gives them all.
    if (enabled.every(isDefault)) return [];
    const type = typeOf(field);
    const values = enabled.map((e) => parameterSample(e, type, lookup));
    return [[field.key, values.length === 1 ? (values[0] as JsonValue) : values] as [string, JsonValue]];
  });
}

function parameterSample({ value }: ParameterIr, type: string, lookup: Lookup): JsonValue {
  return value === null ? null : typedSample(fill(value, lookup), type);
}

function sampleBody(
  body: BodyIr,
  lookup: Lookup,
  kept: readonly KeptIntegers[],
  unknown: UnknownValue | undefined,
): SampleValue | undefined {
  switch (body.mode) {
    case "json":
      return bodySample(body.text, lookup, kept, unknown);
    case "text":
      return body.role === "variable" ? undefined : fill(body.text, lookup);
    case "urlencoded":
      return nonEmpty(fieldSamples(fields(body.fields), lookup));
    case "multipart":
      return nonEmpty(fields(body.parts).flatMap((field) => partSamples(field, lookup)));
    case "binary":
      return { $file: body.file ?? "file" };
    case "graphql": {
      const variables =
        body.variables === undefined ? undefined : jsonSample(body.variables, lookup, unknown);
      return variables === undefined ? undefined : { variables };
    }
  }
}

function nonEmpty(entries: [string, JsonValue][]): JsonValue | undefined {
  return entries.length > 0 ? record(entries) : undefined;
}

function partSamples(field: Field, lookup: Lookup): [string, JsonValue][] {
  const enabled = (field.entries as FilePartIr[]).filter((e) => !e.disabled);
  if (enabled.every(isDefault)) return [];
  const type = sampleType(field);
  const values = enabled.flatMap((part): JsonValue[] =>
    part.files
      ? part.files.map((file) => ({ $file: file }))
      : [typedSample(fill(part.value ?? "", lookup), type)],
  );
  if (values.length === 0) return [];
  return [[field.key, values.length === 1 ? (values[0] as JsonValue) : values]];
}

/** `undefined` where the text is not JSON. */
function jsonSample(text: string, lookup: Lookup, unknown?: UnknownValue): SampleValue | undefined {
  return parseTemplateJson(text, lookup, unknown)?.value;
}

/** The value of a JSON body. Returns undefined where the text is not JSON. */
export function bodySample(
  text: string,
  lookup: Lookup,
  kept: readonly KeptIntegers[],
  unknown?: UnknownValue,
): SampleValue | undefined {
  const value = jsonSample(markIntegers(text, kept), lookup, unknown);
  return value === undefined || kept.length === 0 ? value : readMarked(value);
}

/** The JSON text of a body as the client writes it, with the digits of integers that are kept. */
export function exactBody(body: JsonBodyIr, lookup: Lookup, kept: readonly KeptIntegers[]): string {
  const marked = jsonSample(markIntegers(body.text, kept), lookup);
  return unmarkedText(JSON.stringify(jsonOf(marked ?? null)));
}

/** The sample as JSON: what no value is known of is `null`, and a bigint a string of its digits. */
export function jsonOf(value: SampleValue): JsonValue {
  if (value === ANY_JSON) return null;
  if (typeof value === "bigint") return String(value);
  if (Array.isArray(value)) return value.map((item: SampleValue) => jsonOf(item));
  if (typeof value !== "object" || value === null) return value;
  return record(
    Object.entries(value as Record<string, SampleValue>).map(([key, item]) => [key, jsonOf(item)]),
  );
}

/** The value of a saved JSON response, read as leniently as people write it. None if nothing was saved, or no JSON. */
export function responseSample(
  { kind, body }: ExampleIr,
  lookup: Lookup,
  kept: readonly KeptIntegers[] = [],
): SampleValue[] {
  if (kind !== "json" || body === undefined) return [];
  const saved = parseSavedJson(markIntegers(body, kept), lookup);
  if (saved === undefined) return [];
  return [kept.length === 0 ? saved.value : readMarked(saved.value)];
}

/** Whether a saved response is JSON from which a type can be inferred. */
export function isReadable(example: ExampleIr): boolean {
  return responseSample(example, () => undefined).length > 0;
}
