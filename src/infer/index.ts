/**
 * Types from samples: JSON values -> the type graph -> passes, each of which takes one decision -> TypeScript text.
 * Knows nothing of Postman. Time and memory are linear in the size of the samples. Neither the order of the samples nor that
 * of the roots changes a type; declarations come in the order of the roots.
 */
import { buildGraph } from "./build.js";
import { declaredShapes } from "./declared.js";
import { DistinctSamples } from "./distinct.js";
import type { TypeNode } from "./graph.js";
import { takesEmptyObject } from "./kinds.js";
import type { Declaration, InferOptions, InferredTypes, Root } from "./model.js";
import { assignNames } from "./names.js";
import { applyDefaults } from "./passes/defaults.js";
import { addKnownProperties } from "./passes/known-properties.js";
import { applyOverrides, importedName } from "./passes/overrides.js";
import { inferRecords } from "./passes/records.js";
import { mergeRecursiveShapes } from "./passes/recursion.js";
import { mergeSharedShapes } from "./passes/shared-shapes.js";
import { inferTaggedUnions } from "./passes/tagged-unions.js";
import { declarationText, type PrintContext, typeText } from "./print.js";
import { type Named, type PlacedRoot, type Survey, type SurveyedRoot, surveyShapes } from "./survey.js";

export { ANY_JSON, type SampleValue } from "../sample.js";
export * from "./model.js";
export { importedName } from "./passes/overrides.js";
export { concreteSample } from "./placeholders.js";

/** The types of all roots, each asked for once its samples are wanted. Every sample is assignable to the type of its root. */
export function inferTypes(roots: Iterable<Root>, options: InferOptions = {}): InferredTypes {
  const placed = placeRoots(roots);
  const nodes = placed.map(({ node }) => node);
  for (const { root, node } of placed) {
    addKnownProperties(node, root);
    applyDefaults(node, root.defaults);
  }
  inferTaggedUnions(nodes);
  inferRecords(nodes);
  mergeRecursiveShapes(nodes);
  const applied = placed.flatMap(({ root, node }) => applyOverrides(node, root.overrides ?? []));
  mergeSharedShapes(placed);
  const survey = surveyShapes(placed);
  const names = assignNames(declaredShapes(survey), survey, {
    ...options,
    reserved: withImports(options.reserved, placed),
  });
  return { ...new Output(survey, names).write(placed), applied };
}

/** Roots whose samples are built alike stand in one position from the start: their types would be found to be equal later. */
function placeRoots(roots: Iterable<Root>): PlacedRoot[] {
  const samplesOf = new Map<string | SurveyedRoot, DistinctSamples>();
  const keyed: { root: SurveyedRoot; key: string | SurveyedRoot }[] = [];
  for (const { samples, ...root } of roots) {
    const distinct = new DistinctSamples(samples);
    const isPlain = root.properties === undefined && (root.overrides?.length ?? 0) === 0;
    const key = (isPlain ? rootKey(distinct, root) : undefined) ?? root;
    const known = samplesOf.get(key);
    if (known === undefined) samplesOf.set(key, distinct);
    else known.add(distinct);
    keyed.push({ root, key });
  }
  const nodes = new Map([...samplesOf].map(([key, samples]) => [key, buildGraph(samples)]));
  return keyed.map(({ root, key }) => ({ root, node: nodes.get(key) as TypeNode }));
}

/** The same for roots of which inference makes the very same thing; undefined where that cannot be told. */
function rootKey(samples: DistinctSamples, { defaults }: SurveyedRoot): string | undefined {
  const key = samples.key();
  return key === undefined || defaults === undefined ? key : `${key} ${JSON.stringify(defaults)}`;
}

/** A declaration may come to stand in any group beside an import of the user's: nowhere may one take the name of the other. */
function withImports(
  reserved: InferOptions["reserved"] = new Map(),
  placed: readonly PlacedRoot[],
): NonNullable<InferOptions["reserved"]> {
  const imported = placed.flatMap(({ root }) =>
    (root.overrides ?? []).flatMap((override) => importedName(override) ?? []),
  );
  return new Map([...reserved, ["", new Set([...(reserved.get("") ?? []), ...imported])]]);
}

/** Writes declarations as roots refer to them. */
class Output {
  private readonly groups = new Map<string, Declaration[]>();
  private readonly shared: Declaration[] = [];
  private readonly imports = new Map<string, Map<string, string>>();
  private readonly properties = { all: 0, unknown: 0 };
  private readonly written = new Set<Named>();
  private readonly survey: Survey;
  private readonly names: ReadonlyMap<Named, string>;

  constructor(survey: Survey, names: ReadonlyMap<Named, string>) {
    this.survey = survey;
    this.names = names;
  }

  write(placed: readonly PlacedRoot[]): Omit<InferredTypes, "applied"> {
    const expressions = new Map<string, string>();
    const referencesOf = new Map<string, readonly string[]>();
    const emptiable = new Set<string>();
    for (const { root, node } of placed) {
      if (takesEmptyObject(node)) emptiable.add(root.id);
      const references = new Set<Named>();
      expressions.set(root.id, typeText(node, this.context(root.group, references)));
      referencesOf.set(root.id, this.namesOf(references));
      this.declare(references);
    }
    const { groups, shared, imports, properties } = this;
    return { expressions, emptiable, references: referencesOf, groups, shared, imports, properties };
  }

  /** The declarations of what is `named`, each followed by those that it refers to. */
  private declare(named: Iterable<Named>): void {
    const stack = [...named].reverse();
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      if (this.written.has(next)) continue;
      this.written.add(next);
      const group = this.survey.groupOf(next);
      const references = new Set<Named>();
      const name = this.names.get(next) ?? "";
      const text = declarationText(name, next, this.context(group ?? "", references));
      references.delete(next);
      this.listOf(group).push({ name, text, references: this.namesOf(references) });
      for (const reference of [...references].reverse()) stack.push(reference);
    }
  }

  private context(group: string, references: Set<Named>): PrintContext {
    return {
      indent: "",
      nameOf: (named) => this.names.get(named),
      unionOf: (variants) => this.survey.unionOf(variants),
      onReference: (named) => references.add(named),
      onImport: (name, module) => {
        const known = this.imports.get(group);
        if (known === undefined) this.imports.set(group, new Map([[name, module]]));
        else known.set(name, module);
      },
      onProperty: (type) => {
        this.properties.all += 1;
        if (/^(?:unknown(?:\[\])*|Record<string, unknown>)$/.test(type)) this.properties.unknown += 1;
      },
    };
  }

  private listOf(group: string | undefined): Declaration[] {
    if (group === undefined) return this.shared;
    const known = this.groups.get(group);
    if (known !== undefined) return known;
    const list: Declaration[] = [];
    this.groups.set(group, list);
    return list;
  }

  private namesOf(references: Iterable<Named>): string[] {
    return Array.from(references, (named) => this.names.get(named) ?? "");
  }
}
