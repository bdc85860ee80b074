import { replacedHeader } from "../auth/kinds.js";
import type { Report } from "../diagnostics/diagnostic.js";
import { fileStem } from "../names/spelling.js";
import { words } from "../names/words.js";
import { copyOf } from "../read/copy.js";
import type { Collection, Environment, Request, RequestItem } from "../read/model.js";
import { type Lookup, references } from "../template.js";
import { type BodyContext, bodyIr, offeredBody } from "./body.js";
import { SentValues } from "./constants.js";
import { withholdSecrets } from "./credentials/withhold.js";
import { described } from "./description.js";
import { diagnose } from "./diagnose.js";
import { dynamicSample, isDynamic } from "./dynamic.js";
import { exampleIr } from "./examples.js";
import { displayName, layOut, type Located, pruneOperations } from "./folders.js";
import { dropGrowing, dropOverused, variablesOf } from "./growth.js";
import {
  headerParameter,
  ownContentLength,
  ownContentType,
  sentSpellings,
  withContentType,
} from "./headers.js";
import { ownHost } from "./host.js";
import { limitSamples } from "./limits.js";
import { markMemberDefaults, membersSent } from "./member-defaults.js";
import {
  type BehaviorIr,
  type BodyIr,
  type CollectionIr,
  type ExampleRequestIr,
  type IntegerIr,
  IR_VERSION,
  type OperationIr,
  type ParameterIr,
} from "./model.js";
import { nameOrigins } from "./origins.js";
import { paddedNameDiagnostics } from "./padded-names.js";
import { formFields, markConstants, markOptionalFields, markProtocol, markSelectors } from "./parameters.js";
import { type VariablePositions, variablePositions } from "./path-ids.js";
import { type CollectionScripts, scriptDiagnostics, takeScripts } from "./scripts.js";
import { sharedVariables } from "./shared-variables.js";
import { filledTemplates, templates } from "./templates.js";
import { queryIr, urlIr } from "./url.js";
import {
  type Definition,
  environmentDefaults,
  ownVariables,
  reportCycles,
  reportMissing,
  reportWithheld,
  type Scope,
  usedVariables,
  variableClosure,
  variableScope,
} from "./variables.js";

export interface BuildOptions {
  environments: readonly Environment[];
  /** Hash of the input file, kept for the manifest. */
  sha256: string;
  report: Report;
  /** Integers whose digits all count, in the operation of that path. */
  integersOf?: (path: readonly string[]) => IntegerIr[];
}

/** An IR, and what it was made from. */
export interface BuiltIr {
  ir: CollectionIr;
  /** The collection without its credentials and oversized samples, and with the variables that were made of origins. */
  collection: Collection;
}

/**
 * Builds the IR of a copy of the collection; what it is given stays as it is. The order matters: scripts become facts first,
 * and credentials become variables then, so that no later step sees one; then samples are limited and variables dropped that would grow without end; origins
 * become variables once all URLs are known; and constants are told from samples last, when every request is there.
 */
export function buildIr(saved: Collection, options: BuildOptions): BuiltIr {
  const { sha256, report, integersOf } = options;
  const collection = copyOf(saved);
  const environments = copyOf(options.environments);
  const scripts = takeScripts(collection);
  const credentials = withholdSecrets(collection, environments, scripts.scripts);
  limitSamples(collection, report);
  const scope = variableScope(collection, environments);
  dropGrowing(scope, report);
  const { root, requests } = layOut(collection);
  const positions = variablePositions(requests.map(({ item }) => item.request.url?.path ?? []));
  const operations = requests.map((located, index) => ({
    ...operationIr(located, index, { scope, positions }),
    ...scriptsOf(located.item, scripts),
  }));
  for (const origin of nameOrigins(operations, () => everyName(operations, scope))) {
    // Those of a single environment come from here.
    collection.variables.push(origin);
    scope.set(origin.key, { value: origin.value });
  }
  for (const operation of operations) {
    const host = ownHost(operation, lookupFor(scope));
    if (host !== undefined) operation.host = host;
    const integers = integersOf?.(operation.path) ?? [];
    if (integers.length > 0) operation.integers = integers;
  }
  const texts = operations.map((operation) => [...templates(operation)]);
  const uses = new Map<string, number>();
  for (const text of texts.flat())
    for (const name of references(text)) uses.set(name, (uses.get(name) ?? 0) + 1);
  dropOverused(scope, uses, report);
  variablesOf(texts, scope, report).forEach((names, index) => {
    (operations[index] as OperationIr).variables = names;
  });
  markConstants(operations);
  markSelectors(operations);
  const used = new Set(operations.flatMap((o) => o.variables));
  const variables = usedVariables(used, scope);
  const rules = { shared: sharedVariables(operations, variables), sent: valuesSent(operations) };
  markProtocol(operations, rules.sent);
  markOptionalFields(operations);
  markMemberDefaults(operations, rules);
  reportWithheld(variables, scope, report);
  for (const diagnostic of credentials.diagnostics(used)) report(diagnostic);
  reportCycles(variables, report);
  reportMissing(variables, filledNames(operations, scope), report);
  for (const diagnostic of diagnose(operations, lookupFor(scope))) report(diagnostic);
  for (const diagnostic of paddedNameDiagnostics(collection)) report(diagnostic);
  for (const diagnostic of scriptDiagnostics(scripts.scripts)) report(diagnostic);
  const choices = environmentDefaults(collection, environments, variables);
  const ir: CollectionIr = {
    version: IR_VERSION,
    name: collection.name,
    slug: fileStem(words(collection.name)) || "collection",
    ...described(collection.description),
    source: { format: collection.format, sha256 },
    variables,
    ...(choices.length > 0 ? { environments: choices } : {}),
    root,
    operations,
    ...(scripts.scripts.length > 0 ? { scripts: scripts.scripts } : {}),
  };
  return { ir, collection };
}

/** Names of the variables that a client fills in by itself. */
function filledNames(operations: readonly OperationIr[], scope: Scope): ReadonlySet<string> {
  const own = ownVariables(
    operations.flatMap((operation) => [...filledTemplates(operation)]),
    scope,
  );
  return variableClosure(own, scope) ?? own;
}

/** What the requests send in queries, forms and JSON, by name. */
function valuesSent(operations: readonly OperationIr[]): SentValues {
  const sent = new SentValues();
  const pairs = (list: readonly ParameterIr[]) =>
    list.filter((p) => !p.disabled).map(({ key, value }) => [key, value ?? ""] as const);
  for (const operation of operations) {
    sent.add("query", pairs(operation.url.query));
    sent.add("form", pairs(formFields(operation.body)));
    sent.add("json", membersSent(operation));
  }
  return sent;
}

/** Keeps the operations whose path the predicate accepts; names, indices and constants stay those of the whole. */
export function selectOperations(
  ir: CollectionIr,
  accepts: (path: readonly string[]) => boolean,
): CollectionIr {
  const operations = ir.operations.filter((o) => accepts(o.path));
  const kept = new Set(operations.map((o) => o.index));
  const used = new Set(operations.flatMap((o) => o.variables));
  const isUsed = ([name]: [string, unknown]) => used.has(name);
  const environments = ir.environments?.map(({ name, values }) => ({
    name,
    values: Object.fromEntries(Object.entries(values).filter(isUsed)),
  }));
  return {
    ...ir,
    operations,
    variables: ir.variables.filter((v) => used.has(v.name)),
    ...(environments === undefined ? {} : { environments }),
    root: pruneOperations(ir.root, (index) => kept.has(index)),
  };
}

/** What an operation is read with. */
interface Context {
  scope: Scope;
  positions: VariablePositions;
}

function operationIr(
  { item, auth, path }: Located,
  index: number,
  { scope, positions }: Context,
): OperationIr {
  const { request } = item;
  const replaced = replacedHeader(auth);
  const lookup = lookupFor(scope);
  const message = withoutHeader(messageIr(request, item.behavior, lookup), replaced);
  const offered = message.body
    ? undefined
    : offeredBody(request.body, bodyContext(request, item.behavior, lookup));
  const url = request.url ? urlIr(request.url, positions) : { base: "", path: [], query: [] };
  return {
    index,
    name: displayName(item),
    path,
    ...described(request.description ?? item.description),
    method: request.method.toUpperCase(),
    url,
    ...message,
    ...(offered ? { offeredBody: offered } : {}),
    auth,
    examples: item.examples.map((example) =>
      exampleIr(example, {
        request: (original) => withoutHeader(exampleRequest(original, item, scope), replaced),
      }),
    ),
    behavior: behaviorIr(item.behavior),
    variables: [],
    place: item.place,
  };
}

function scriptsOf(item: RequestItem, { of }: CollectionScripts): Pick<OperationIr, "scripts"> {
  const scripts = of.get(item);
  return scripts === undefined ? {} : { scripts };
}

/** Values for reading samples: defaults, and fixed stand-ins for dynamic variables. */
function lookupFor(scope: Scope): Lookup {
  return (name) => scope.get(name)?.value ?? (isDynamic(name) ? dynamicSample(name) : undefined);
}

interface Message {
  headers: ParameterIr[];
  body?: BodyIr;
}

function bodyContext(request: Request, behavior: Record<string, unknown>, lookup: Lookup): BodyContext {
  return {
    method: request.method.toUpperCase(),
    contentType: ownContentType(request.headers),
    contentLength: ownContentLength(request.headers),
    keepsBody: behavior.disableBodyPruning === true,
    lookup,
  };
}

function messageIr(request: Request, behavior: Record<string, unknown>, lookup: Lookup): Message {
  const body = bodyIr(request.body, bodyContext(request, behavior, lookup));
  const disabledHeaders = behavior.disabledSystemHeaders as Record<string, unknown> | undefined;
  const headers = withContentType(
    sentSpellings(request.headers.filter((h) => h.key?.trim()).map(headerParameter)),
    {
      body,
      language: request.body?.mode === "raw" ? request.body.language : undefined,
      disabled: disabledHeaders?.["content-type"] === true,
    },
  );
  return { headers, ...(body ? { body } : {}) };
}

function withoutHeader<M extends Message>(message: M, name: string | undefined): M {
  return { ...message, headers: message.headers.filter(({ key }) => key.toLowerCase() !== name) };
}

function exampleRequest(original: Request, item: RequestItem, scope: Scope): ExampleRequestIr {
  return {
    query: original.url ? queryIr(original.url) : [],
    ...messageIr(original, item.behavior, lookupFor(scope)),
  };
}

function behaviorIr(behavior: Record<string, unknown>): BehaviorIr {
  return {
    ...(behavior.disableUrlEncoding === true ? { rawUrl: true as const } : {}),
    ...(behavior.followRedirects === false ? { manualRedirect: true as const } : {}),
  };
}

/** Names of all variables that are defined or referred to. */
function* everyName(operations: readonly OperationIr[], scope: Map<string, Definition>): Generator<string> {
  yield* scope.keys();
  for (const { value, elsewhere } of scope.values())
    yield* [...references(value ?? ""), ...(elsewhere ?? [])];
  for (const operation of operations) for (const text of templates(operation)) yield* references(text);
}
