import { isNamed as isHeaderNamed, isOfConnection } from "../ir/headers.js";
import type { ExampleRequestIr, FilePartIr, OperationIr, ParameterIr, PathParameterIr } from "../ir/model.js";
import { hasReference } from "../template.js";

/** The parameters of an operation, grouped by name, before their types are decided. */
export interface InputFields {
  path: PathField[];
  query: Field[];
  headers: Field[];
}

export interface PathField {
  key: string;
  required: boolean;
  parameter: PathParameterIr;
}

/** One name of a query, of the headers or of a form; `entries` are its occurrences in order. */
export interface Field {
  key: string;
  entries: ParameterIr[];
  required: boolean;
  /** Something is sent when the caller says nothing. */
  hasDefault: boolean;
  /** It occurs more than once in a request. */
  many: boolean;
  /** It occurs without a value, as in `?flag`. */
  nullable: boolean;
  /** Saved values without variables, those of the examples included. */
  values: string[];
}

/** Groups the parameters of an operation by name; those of its saved requests add values and optional names. */
export function inputFields(operation: OperationIr): InputFields {
  const requests = operation.examples.flatMap(({ request }) => (request ? [request] : []));
  return {
    path: operation.url.path.map((parameter) => ({
      key: parameter.key,
      required: parameter.default === undefined,
      parameter,
    })),
    query: fields(
      operation.url.query,
      alsoSeen(requests, (r) => r.query),
    ),
    headers: fields(
      clientHeaders(operation.headers),
      alsoSeen(requests, (r) => r.headers.filter(isSettable)),
      lowerCase,
    ),
  };
}

/** Whether a caller can set a header. A Host header is no parameter of a request: `OperationIr.host` has it. */
export function isSettable(header: ParameterIr): boolean {
  return !isOfConnection(header) && !isHeaderNamed(header, "host");
}

/** The headers that a client sets. Fetch sends each name once, so equal lines count once; the values of others are joined. */
export function clientHeaders(headers: readonly ParameterIr[]): ParameterIr[] {
  const lines = new Map<string, ParameterIr>();
  for (const header of headers.filter(isSettable)) {
    const line = JSON.stringify([header.key, header.value, header.disabled]);
    lines.set(line, { ...header, ...lines.get(line) });
  }
  return [...lines.values()];
}

/** Parameters that only the examples' requests have count as disabled ones: possible, not usual. */
function alsoSeen(
  requests: readonly ExampleRequestIr[],
  parametersOf: (request: ExampleRequestIr) => ParameterIr[],
): ParameterIr[] {
  return requests.flatMap(parametersOf);
}

/** Groups by name. `others` add values, and names of their own as optional ones. */
export function fields(
  own: readonly ParameterIr[],
  others: readonly ParameterIr[] = [],
  normalize: (key: string) => string = (key) => key,
): Field[] {
  const groups = new Map<string, { entries: ParameterIr[]; seen: ParameterIr[] }>();
  const groupOf = (parameter: ParameterIr) => {
    const id = normalize(parameter.key);
    const group = groups.get(id) ?? { entries: [], seen: [] };
    groups.set(id, group);
    return group;
  };
  for (const parameter of own) if (isNamed(parameter)) groupOf(parameter).entries.push(parameter);
  for (const parameter of others) if (isNamed(parameter)) groupOf(parameter).seen.push(parameter);
  return [...groups.values()].map(({ entries, seen }) => field(entries, seen));
}

/** A name that is empty or made from variables cannot be given by a caller; it is always sent. A file must be given. */
function isNamed(parameter: FilePartIr): boolean {
  return (parameter.key !== "" || parameter.files !== undefined) && !hasReference(parameter.key);
}

function field(entries: ParameterIr[], seen: ParameterIr[]): Field {
  const enabled = entries.filter((e) => !e.disabled);
  const all = [...entries, ...seen];
  const literals = all.flatMap(({ value }) => (value === null || hasReference(value) ? [] : [value]));
  return {
    key: (all[0] as ParameterIr).key,
    entries,
    required: enabled.some((e) => e.required && e.role === "sample"),
    hasDefault: enabled.some(isDefault),
    many: enabled.length > 1,
    nullable: all.some((e) => e.value === null),
    values: [...new Set(literals)],
  };
}

/** Sent when the caller does not mention it. */
export function isDefault(parameter: ParameterIr): boolean {
  return parameter.role !== "sample" && !parameter.disabled;
}

function lowerCase(key: string): string {
  return key.toLowerCase();
}
