import type { Root, TypeOverride } from "../infer/model.js";
import type { BodyIr, ExampleIr, OperationIr } from "../ir/model.js";
import { camelCase, pascalCase } from "../names/spelling.js";
import { isVerb } from "../names/verbs.js";
import { titleWords } from "../names/words.js";
import type { FieldOverrides } from "../overrides/rules.js";
import type { SampleValue } from "../sample.js";
import type { Lookup } from "../template.js";
import { graphqlVariables, jsonGraphqlVariables, saysSomething } from "./graphql.js";
import { type KeptIntegers, keptIntegers } from "./integers.js";
import { memberDefaults, propertyDefaults } from "./member-defaults.js";
import type { NamedOperation, OperationNames } from "./model.js";
import { bodySample, responseSample } from "./samples.js";

/** The id of the type of the request body, among all roots of inference. */
export function bodyRootId(operation: OperationIr): string {
  return `${operation.index} body`;
}

/** The id of the type of the saved responses with that status. */
export function responseRootId(operation: OperationIr, status: number): string {
  return `${operation.index} ${status}`;
}

/** The roots of inference for one operation: its body, and the responses of each status. */
export function* operationRoots(
  { operation, names }: NamedOperation,
  group: string,
  lookup: Lookup,
  overrides: FieldOverrides,
): Generator<Root> {
  const { body } = operation;
  const isGraphql = body?.mode === "graphql";
  const properties = isGraphql ? graphqlVariables(body, lookup) : undefined;
  if (jsonText(body) !== undefined || (properties !== undefined && properties.length > 0)) {
    const bodies = [body, ...operation.examples.map((e) => e.request?.body)];
    const kept = keptIntegers(operation, "body");
    const samples = bodies.flatMap((b) => sampleOf(b, lookup, kept));
    const defaults = memberDefaults(body);
    const inJson = isGraphql ? undefined : jsonGraphqlVariables(samples[0]);
    yield {
      id: bodyRootId(operation),
      group,
      name: isGraphql ? `${names.type}Variables` : `${names.type}Body`,
      role: "sent",
      ...(properties === undefined ? { samples } : { samples: samples.filter(saysSomething), properties }),
      ...(inJson !== undefined && inJson.length > 0 ? { properties: inJson, propertiesAt: "variables" } : {}),
      ...(defaults.length === 0 ? {} : { defaults: propertyDefaults(defaults) }),
      overrides: overrides.below(isGraphql ? "body.variables" : "body"),
    };
  }
  for (const [status, examples] of examplesByStatus(operation)) {
    const kept = keptIntegers(operation, `response.${status}`);
    const samples = examples.flatMap((example) => responseSample(example, lookup, kept));
    const configured = overrides.below(`response.${status}`);
    // Where nothing was saved that can be looked into, only the whole type can be said.
    const applicable = samples.length > 0 ? configured : configured.filter(isWholeType);
    if (samples.length === 0 && applicable.length === 0) continue;
    yield {
      id: responseRootId(operation, status),
      group,
      name: responseName(names, status),
      topics: topics(operation, status),
      role: status >= 400 ? "errors" : "received",
      samples,
      overrides: applicable,
    };
  }
}

function isWholeType(override: TypeOverride): boolean {
  return override.path === "$" && (override.type !== undefined || override.enum !== undefined);
}

/** The saved responses of each status, in ascending order of statuses. Those without a status are left out. */
export function examplesByStatus(operation: OperationIr): Map<number, ExampleIr[]> {
  const found = new Map<number, ExampleIr[]>();
  for (const example of operation.examples) {
    if (example.status === undefined) continue;
    const examples = found.get(example.status);
    if (examples) examples.push(example);
    else found.set(example.status, [example]);
  }
  return new Map([...found].sort(([a], [b]) => a - b));
}

function jsonText(body: BodyIr | undefined): string | undefined {
  if (body?.mode === "json") return body.text;
  return body?.mode === "graphql" ? body.variables : undefined;
}

function sampleOf(body: BodyIr | undefined, lookup: Lookup, kept: readonly KeptIntegers[]): SampleValue[] {
  const text = jsonText(body);
  const value = text === undefined ? undefined : bodySample(text, lookup, kept);
  return value === undefined ? [] : [value];
}

function responseName({ type }: OperationNames, status: number): string {
  if (status >= 200 && status < 300) return `${type}Response`;
  return `${type}${status >= 400 ? "Error" : "Status"}`;
}

/** Words before a noun that say which one, not what. */
const ARTICLES = wordSet("a an the all any one single new specific existing");

/** The words after a preposition say which things are meant, or how they are found. */
const PREPOSITIONS = wordSet(
  "by for with from in on via using that assigned associated attached created deleted linked owned related shared starred used",
);

/** Longer phrases are no names. */
const MAX_TOPIC = 4;

function wordSet(text: string): ReadonlySet<string> {
  return new Set(text.split(" "));
}

/** The subject of a response: the name of the operation without its verb, for one thing or for many. */
function topics({ name }: OperationIr, status: number): string[] {
  if (status >= 400) return ["ApiErrorBody", errorTopic(status)];
  const nouns = nounPhrase(titleWords(name));
  return nouns.length <= MAX_TOPIC && camelCase(nouns) !== "" ? [pascalCase(nouns)] : [];
}

/** `book` of "Get the book by its ISBN". */
function nounPhrase(all: readonly string[]): readonly string[] {
  const start = all.findIndex((word, i) => !ARTICLES.has(word) && !(i === 0 && isVerb(word)));
  if (start < 0) return [];
  const end = all.findIndex((word, i) => i > start && PREPOSITIONS.has(word));
  return all.slice(start, end < 0 ? undefined : end);
}

/** Tells the bodies of errors apart where a collection has several kinds of them. */
function errorTopic(status: number): string {
  if (status === 400 || status === 422) return "ValidationErrorBody";
  if (status === 401 || status === 403) return "AuthErrorBody";
  if (status === 404) return "NotFoundErrorBody";
  if (status === 409) return "ConflictErrorBody";
  if (status === 429) return "RateLimitErrorBody";
  return status < 500 ? "ClientErrorBody" : "ServerErrorBody";
}
