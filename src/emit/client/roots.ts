import type { Root, SampleValue, TypeOverride } from "../../infer/model.js";
import { parseTemplateJson } from "../../ir/json.js";
import type { BodyIr, OperationIr } from "../../ir/model.js";
import { camelCase, pascalCase, words } from "../../ir/names.js";
import type { Lookup } from "../../ir/template.js";
import { responseSample } from "../sample.js";

/** Where in the client an inferred type is used. */
export function bodyRootId(operation: OperationIr): string {
  return `${operation.index} body`;
}

export function responseRootId(operation: OperationIr, status: number): string {
  return `${operation.index} ${status}`;
}

/** The places of one operation that need a type from JSON samples. */
export function operationRoots(
  operation: OperationIr,
  group: string,
  lookup: Lookup,
  overridesOf: (root: string) => TypeOverride[],
): Root[] {
  const { names } = operation;
  const roots: Root[] = [];
  const bodies = [operation.body, ...operation.examples.map((e) => e.request?.body)];
  if (jsonText(operation.body) !== undefined) {
    roots.push({
      id: bodyRootId(operation),
      group,
      name: operation.body?.mode === "graphql" ? `${names.type}Variables` : `${names.type}Body`,
      samples: bodies.flatMap((body) => bodySample(body, lookup)),
      overrides: overridesOf("body"),
    });
  }
  for (const status of statuses(operation)) {
    const samples = operation.examples.filter((e) => e.status === status).flatMap(responseSample);
    if (samples.length === 0) continue;
    roots.push({
      id: responseRootId(operation, status),
      group,
      name: responseName(operation, status),
      topics: topics(operation, status),
      samples,
      overrides: overridesOf(`response.${status}`),
    });
  }
  return roots;
}

/** Statuses of the saved responses, in ascending order. */
export function statuses(operation: OperationIr): number[] {
  const found = new Set(operation.examples.flatMap(({ status }) => (status === undefined ? [] : [status])));
  return [...found].sort((a, b) => a - b);
}

function jsonText(body: BodyIr | undefined): string | undefined {
  if (body?.mode === "json") return body.text;
  return body?.mode === "graphql" ? body.variables : undefined;
}

function bodySample(body: BodyIr | undefined, lookup: Lookup): SampleValue[] {
  const text = jsonText(body);
  const parsed = text === undefined ? undefined : parseTemplateJson(text, lookup);
  return parsed ? [parsed.value] : [];
}

function responseName({ names }: OperationIr, status: number): string {
  if (status >= 200 && status < 300) return `${names.type}Response`;
  return `${names.type}${status >= 400 ? "Error" : "Status"}`;
}

/** Verbs that say what is done and not what is returned. */
const VERBS = new Set(
  (
    "get list create update delete add remove post put patch fetch find search retrieve read show view query load save " +
    "set change edit modify replace upsert insert register generate send submit start stop cancel copy"
  ).split(" "),
);

/** What a response is about: the name of the operation without its verb, for one thing or for many. */
function topics({ name }: OperationIr, status: number): string[] {
  if (status >= 400) return ["ApiErrorBody"];
  const all = words(name);
  const nouns = VERBS.has(all[0] ?? "") ? all.slice(1) : all;
  return nouns.length > 0 && nouns.length < 5 && camelCase(nouns) !== "" ? [pascalCase(nouns)] : [];
}
