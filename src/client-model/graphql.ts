import type { KnownProperty, KnownType } from "../infer/model.js";
import { isGraphqlRequest } from "../ir/member-defaults.js";
import type { GraphqlBodyIr, OperationIr } from "../ir/model.js";
import { ANY_JSON, type SampleValue } from "../sample.js";
import { fill, type Lookup } from "../template.js";
import { type DeclaredVariable, declaredVariables, type VariableType } from "./graphql-variables.js";
import { type SampleInput, sampleInput, type UnknownValue } from "./samples.js";

/** The variables as the query itself declares them; `undefined` where that cannot be told. */
export function graphqlVariables(
  body: Pick<GraphqlBodyIr, "query" | "operationName">,
  lookup: Lookup,
): KnownProperty[] | undefined {
  const filled = (template = "") => fill(template, lookup);
  const declared = declaredVariables(filled(body.query), filled(body.operationName) || undefined);
  return declared?.map((variable) => ({
    key: variable.name,
    required: isRequired(variable),
    type: knownType(variable.type),
  }));
}

function isRequired({ type, hasDefault }: DeclaredVariable): boolean {
  return type.nonNull && !hasDefault;
}

/** https://spec.graphql.org/September2025/#sec-Scalars.Built-in-Scalars */
const SCALARS: ReadonlyMap<string, KnownType["kinds"]> = new Map([
  ["ID", ["string", "number"]],
  ["String", ["string"]],
  ["Int", ["number"]],
  ["Float", ["number"]],
  ["Boolean", ["boolean"]],
] as const);

/** Of input objects, enums and scalars of the API's own, the samples say what they are. */
function knownType(declared: VariableType): KnownType {
  const outer: VariableType[] = [];
  let type = declared;
  for (; typeof type.of !== "string"; type = type.of) outer.push(type);
  let known: KnownType = { kinds: SCALARS.get(type.of) ?? [], nullable: !type.nonNull };
  for (const list of outer.reverse()) known = { kinds: [], nullable: !list.nonNull, element: known };
  return known;
}

/** Postman writes `{}` for variables that nobody has filled in yet. */
export function saysSomething(sample: SampleValue): boolean {
  if (typeof sample !== "object" || sample === null || Array.isArray(sample)) return true;
  return Object.keys(sample).length > 0;
}

/** The variables that a JSON body declares, where it is a GraphQL request. */
export function jsonGraphqlVariables(body: SampleValue | undefined): KnownProperty[] | undefined {
  if (!isGraphqlRequest(body)) return undefined;
  const { query, operationName } = body;
  const name = typeof operationName === "string" ? { operationName } : {};
  return graphqlVariables({ query, ...name }, () => undefined);
}

type CallableInput = SampleInput & { [key: string]: SampleValue };

/**
 * The saved input as a caller has to write it: a request that was saved without any variables, though its query requires
 * some, gets the plainest values that fit.
 */
export function callableInput(operation: OperationIr, lookup: Lookup, unknown?: UnknownValue): CallableInput {
  const input = sampleInput(operation, lookup, unknown);
  const { body } = operation;
  if (body?.mode !== "graphql" || body.variablesText !== undefined || body.defaults) return input;
  const { variables: saved = {} } = (input.body ?? {}) as { variables?: SampleValue };
  const required = saysSomething(saved) ? [] : (graphqlVariables(body, lookup) ?? []).filter(isNeeded);
  if (required.length === 0) return input;
  const variables: SampleValue = Object.fromEntries(required.map(({ key, type }) => [key, plainValue(type)]));
  return { ...input, body: { variables } };
}

function isNeeded({ required }: KnownProperty): boolean {
  return required;
}

const PLAIN = { string: "", number: 0, boolean: false };

function plainValue({ element, kinds: [kind] }: KnownType): SampleValue {
  if (element !== undefined) return [];
  return kind === undefined ? ANY_JSON : PLAIN[kind];
}
