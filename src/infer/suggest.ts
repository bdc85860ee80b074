/** Suggests names for a shape, from the positions that use it. */
import { singular } from "../names/singular.js";
import { byCodeUnit } from "../order.js";
import { isError } from "./error-shape.js";
import type { Shape } from "./graph.js";
import {
  apartFromBuiltIn,
  commonName,
  concatenate,
  identifier,
  join,
  lastWord,
  stem,
} from "./identifiers.js";
import type { Named, Survey, SurveyedRoot, Union, Use } from "./survey.js";

/** The name of what has been named so far. */
export type NameOf = (named: Named) => string | undefined;

/** Names for the union of some variants, the best first. */
export function suggestUnionNames(union: Union, survey: Survey, nameOf: NameOf): string[] {
  const own = mostCommon(union.uses.map((use) => nestedName(use, survey)));
  const contexts = inContext(own, union.uses, survey, nameOf);
  const isOfOneRoot = union.variants.every((shape) => survey.of(shape).root !== undefined);
  return isOfOneRoot ? [...contexts, own] : [apartFromBuiltIn(own), ...contexts];
}

/** Names for the shape, the best first. All are identifiers; none is unique. */
export function suggestNames(shape: Shape, survey: Survey, nameOf: NameOf): string[] {
  const { uses, root } = survey.of(shape);
  const roots = uses.flatMap((use) => (use.kind === "root" ? [use] : []));
  const [first] = roots;
  const name = agreedName(uses, survey) ?? mostCommon(uses.map((use) => nestedName(use, survey)));
  const own = variantName(shape, name);
  const names = [
    ...(shape.rename === undefined ? [] : [identifier(shape.rename)]),
    ...namesOfUses(),
    ...(root === undefined ? [] : [join(stem(identifier(root.name)), own)]),
    ...inContext(own, uses, survey, nameOf),
  ];
  return names.filter((candidate) => candidate !== "");

  function namesOfUses(): string[] {
    if (first !== undefined) {
      return root === undefined ? namesOfRoots(shape, uses, survey) : namesOfRoot(first, uses.length > 1);
    }
    if (shape.discriminated) return [own];
    return root === undefined && !GENERIC.has(name) ? [apartFromBuiltIn(name)] : [];
  }
}

/** An array is of its topic; so is what occurs again further down (`repeats`). */
function namesOfRoot({ root, inArray }: Use & { kind: "root" }, repeats: boolean): string[] {
  const name = apartFromBuiltIn(identifier(root.name));
  const topics = (root.topics ?? []).map((topic) => apartFromBuiltIn(topicName(topic, inArray)));
  if (inArray) return [...topics, join(stem(identifier(root.name)), "Item")];
  return repeats ? [...topics, name] : [name, ...topics];
}

function namesOfRoots(shape: Shape, uses: readonly Use[], survey: Survey): string[] {
  const roots = uses.flatMap((use) => (use.kind === "root" ? [use.root] : []));
  const topics = uses.flatMap((use) => {
    if (use.kind !== "root") return [nestedName(use, survey)];
    const [topic] = use.root.topics ?? [];
    return topic === undefined ? [] : [topicName(topic, use.inArray)];
  });
  const others = uses.flatMap((use) => (use.kind === "root" ? (use.root.topics ?? []).slice(1) : []));
  const common = commonName(roots.map((root) => root.name));
  const [best] = rank(topics);
  const isAgreed = best !== undefined && best.votes * 2 > topics.length;
  const names = [
    ...(isError(shape) ? ["ApiErrorBody"] : []),
    ...(isAgreed ? [best.name] : []),
    ...rank(others).map(({ name }) => identifier(name)),
    common,
    best?.name ?? "",
    ...roots.map((root) => identifier(root.name)).sort(),
  ];
  return names.map(apartFromBuiltIn);
}

/** Properties that hold whatever the request is about, and say nothing about it. */
const GENERIC = new Set([
  "Data",
  "Item",
  "Result",
  "Record",
  "Value",
  "Object",
  "Element",
  "Entry",
  "Row",
  "Content",
  "List",
  "Response",
  "Body",
  "Payload",
  "Member",
  "Resource",
  "Embedded",
]);

/** Whether a name says what a thing is. */
export function isDescriptive(name: string): boolean {
  return !GENERIC.has(name);
}

/** The name that most uses would give; failing that, the word that most of their names end with: `start_location`. */
export function agreedName(uses: readonly Use[], survey: Survey): string | undefined {
  const names = uses.map((use) => nestedName(use, survey));
  for (const candidates of [names, names.map(lastWord)]) {
    const [best, second] = rank(candidates);
    if (best === undefined || GENERIC.has(best.name)) continue;
    if (best.votes * 2 >= candidates.length && best.votes > (second?.votes ?? 0)) return best.name;
  }
  return undefined;
}

/** The name that one use alone would give. */
export function nestedName(use: Use, survey: Survey): string {
  if (use.kind === "root") return topicName(use.root.topics?.[0] ?? use.root.name, use.inArray);
  if (use.kind === "value") return valueName(use.parent, survey);
  const name = identifier(use.inArray ? singular(use.key) : use.key);
  const { root, isRoot } = survey.of(use.parent);
  const topic = isRoot ? root?.topics?.[0] : undefined;
  return GENERIC.has(name) && topic !== undefined ? topicName(topic, use.inArray) : name;
}

/** An array of a topic holds one of them in each of its elements. */
function topicName(topic: string, inArray: boolean): string {
  return identifier(inArray ? singular(topic) : topic);
}

/** Names the values of a record like the record, in the singular. */
function valueName(record: Shape, survey: Survey): string {
  const [use] = survey.of(record).uses;
  if (use === undefined || use.kind === "value") return "Entry";
  if (use.kind === "root") return `${stem(identifier(use.root.name))}Entry`;
  return identifier(singular(use.key));
}

/** `CardPaymentMethod` for the variant `card` of a payment method. */
function variantName(shape: Shape, name: string): string {
  const [value] = shape.discriminated ? [...(shape.tag?.values ?? [])].sort() : [];
  if (value === undefined) return name;
  const tag = identifier(value);
  return tag.endsWith(name) ? tag : concatenate(tag, name);
}

/** How many of its positions may lend a shape their name. */
const MAX_CONTEXTS = 8;

/** The name with that of a type around it, or failing that with that of the group. */
function inContext(name: string, uses: readonly Use[], survey: Survey, nameOf: NameOf): string[] {
  const contexts = uses.slice(0, MAX_CONTEXTS).map((use) => contextOf(use, survey, nameOf));
  const types = contexts.flatMap(({ type }) => (type === undefined ? [] : [join(stem(type), name)]));
  const groups = contexts.flatMap(({ root }) =>
    root === undefined ? [] : [join(identifier(root.group), name)],
  );
  return [...types, ...groups.sort()];
}

/** The nearest type with a name around a position, or the root that it belongs to. */
function contextOf(start: Use, survey: Survey, nameOf: NameOf): { type?: string; root?: SurveyedRoot } {
  const seen = new Set<Shape>();
  for (let use: Use | undefined = start; use !== undefined;) {
    if (use.kind === "root") return { type: identifier(use.root.name), root: use.root };
    const name = nameOf(use.parent);
    const { root, uses } = survey.of(use.parent);
    if (name !== undefined) return { type: name, ...(root === undefined ? {} : { root }) };
    if (seen.has(use.parent)) return {};
    seen.add(use.parent);
    [use] = uses;
  }
  return {};
}

function mostCommon(names: readonly string[]): string {
  return rank(names)[0]?.name ?? "";
}

/** The names with how often each occurs, the most frequent first. */
function rank(names: readonly string[]): { name: string; votes: number }[] {
  const votes = new Map<string, number>();
  for (const name of names) votes.set(name, (votes.get(name) ?? 0) + 1);
  return [...votes]
    .map(([name, count]) => ({ name, votes: count }))
    .sort((a, b) => b.votes - a.votes || byCodeUnit(a.name, b.name));
}
