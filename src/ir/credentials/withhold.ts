import { byCodeUnit } from "../../order.js";
import { everyItem } from "../../read/items.js";
import type { Collection, Environment, Variable } from "../../read/model.js";
import type { Fact, Script } from "../../scripts/model.js";
import { hasReference, references } from "../../template.js";
import { Collector, type Finding } from "./collect.js";
import { KnownValues } from "./known-values.js";
import { namesSecretMember } from "./names.js";
import { redact } from "./redact.js";
import { REDACTED } from "./shapes.js";
import { isDistinctive, isLiteralSecret, isStandIn } from "./values.js";
import { CredentialVariables } from "./variables.js";

/**
 * Keeps credentials out of everything that is generated. A literal one of a request becomes a variable without a value, so
 * that the request stays complete and its user supplies the secret; anywhere else it is replaced, and reported. Changes the
 * collection, the environments and the facts of scripts, which belong to the caller.
 * Returns what was taken out, for the caller to report once it is known which of the new variables requests use.
 */
export function withholdSecrets(
  collection: Collection,
  environments: readonly Environment[],
  scripts: readonly Script[],
): CredentialVariables {
  const secrets = markSecret([collection.variables, ...environments.map(({ values }) => values)].flat());
  const collect = collectFrom(collection);
  const variables = new CredentialVariables(collect.found.length === 0 ? new Set() : namesIn(collection));
  // What is known of a value is how a request can refer to it.
  const known = new Map<string, string>(secrets);
  for (const finding of sortFindings(collect.found)) {
    const reference = variables.variableFor(finding);
    finding.replace(reference);
    if (isDistinctive(finding.value)) known.set(finding.value, reference);
  }
  for (const finish of collect.unfinished) finish();
  const values = new KnownValues(known.keys());
  for (const { holder, key } of collect.sent) {
    holder[key] = values.replace(holder[key] as string, (value) => known.get(value) as string);
  }
  forgetSecrets(collection.variables);
  for (const place of [
    ...collect.redacted,
    ...redactTexts(collection, values, collect.done),
    ...redactScripts(scripts, values),
  ])
    variables.addReplaced(place);
  return variables;
}

/** Whether a variable must not have its value in the output: by its name, or by the look of the value. */
export function holdsCredential(name: string, value: string): boolean {
  if (redact(value) !== value) return true;
  return namesSecretMember(name) && !hasReference(value) && isLiteralSecret(value) && !isStandIn(name, value);
}

/** Types those as secret that are, before anything is replaced in them. Gives their values with references to them. */
function* markSecret(variables: readonly Variable[]): Generator<[value: string, reference: string]> {
  for (const variable of variables) {
    const { key, value } = variable;
    if (!value) continue;
    if (holdsCredential(key, value)) variable.type = "secret";
    if (variable.type !== "secret" || hasReference(value) || isStandIn(key, value)) continue;
    if (isDistinctive(value)) yield [value, `{{${key}}}`];
  }
}

/** Their values get into no output, so that they are none of the texts to tell of; that they had one is still to be seen. */
function forgetSecrets(variables: readonly Variable[]): void {
  for (const variable of variables)
    if (variable.type === "secret" && variable.value) variable.value = REDACTED;
}

function collectFrom(collection: Collection): Collector {
  const collect = new Collector();
  collect.auth(collection.auth, "$.auth");
  for (const item of everyItem(collection.items)) {
    if (item.kind === "folder") {
      collect.auth(item.auth, item.place);
      continue;
    }
    collect.request(item.request, item.place);
    for (const example of item.examples) {
      if (example.originalRequest) collect.request(example.originalRequest, item.place);
      collect.response(example, item.place);
    }
  }
  return collect;
}

/** By name and value, so that the order of the requests does not decide which variable gets which number. */
function sortFindings(findings: readonly Finding[]): Finding[] {
  const key = ({ name, value }: Finding) => `${name.join(" ")}\0${value}`;
  return findings
    .map((finding) => ({ finding, key: key(finding) }))
    .sort((a, b) => byCodeUnit(a.key, b.key))
    .map(({ finding }) => finding);
}

/** Looks at every text of the collection. Returns the path of the node of each text that was changed. */
function redactTexts(collection: Collection, values: KnownValues, done: ReadonlySet<object>): string[] {
  const places: string[] = [];
  // Names, types and statuses come again and again.
  const harmless = new Set<string>();
  const redactIn = (place: string) => (text: string) => {
    // To look up a long one is to read all of it.
    const isShort = text.length < 100;
    if (isShort && harmless.has(text)) return text;
    const safe = redact(values.replace(text, () => REDACTED));
    if (safe !== text) places.push(place);
    else if (isShort) harmless.add(text);
    return safe;
  };
  replaceTexts(collection, redactIn("$"));
  for (const item of everyItem(collection.items)) replaceTexts(item, redactIn(item.place), done);
  return places;
}

/** Looks at the texts in the facts of scripts. Returns the path of the script of each text that was changed. */
function redactScripts(scripts: readonly Script[], values: KnownValues): string[] {
  const isChanged = new Map<readonly Fact[], boolean>();
  return scripts.flatMap(({ facts, place }) => {
    const changed = isChanged.get(facts) ?? redactFacts(facts, values);
    isChanged.set(facts, changed);
    return changed ? [place] : [];
  });
}

/** Changes the facts. Returns whether there was something to replace. */
function redactFacts(facts: readonly Fact[], values: KnownValues): boolean {
  let changed = false;
  replaceTexts(facts, (text) => {
    const safe = redact(values.replace(text, () => REDACTED));
    changed ||= safe !== text;
    return safe;
  });
  return changed;
}

/** Names of variables that the collection has, or that its texts refer to and somebody else may have. */
function namesIn(collection: Collection): Set<string> {
  const names = new Set(collection.variables.map(({ key }) => key));
  const see = (text: string) => {
    for (const name of references(text)) names.add(name);
    return text;
  };
  replaceTexts(collection, see);
  for (const item of everyItem(collection.items)) replaceTexts(item, see);
  return names;
}

/** In all that is in the object but the items of a folder or collection, and what is `done`. */
function replaceTexts(root: object, replace: (text: string) => string, done?: ReadonlySet<object>): void {
  const open: object[] = [root];
  for (let holder = open.pop(); holder !== undefined; holder = open.pop()) {
    const members = holder as Record<string, unknown>;
    for (const key in members) {
      if (key === "items" && holder === root) continue;
      const member = members[key];
      if (typeof member === "object" && member !== null) {
        if (!done?.has(member)) open.push(member);
      } else if (typeof member === "string") {
        const text = replace(member);
        if (text !== member) members[key] = text;
      }
    }
  }
}
