/** Gives each declared shape its name: valid, unique where it is seen, and not changed by what is added elsewhere. */
import { firstFreeNumber } from "../names/free.js";
import { BUILT_IN } from "./built-in.js";
import type { Shape } from "./graph.js";
import type { InferOptions } from "./model.js";
import { type NameOf, suggestNames, suggestUnionNames } from "./suggest.js";
import type { Named, Survey } from "./survey.js";

/** Returns a name for each declared shape and each union, unique where it is seen. */
export function assignNames(
  declared: ReadonlySet<Shape>,
  survey: Survey,
  options: InferOptions = {},
): Map<Named, string> {
  const names = new Map<Named, string>();
  const nameOf: NameOf = (named) => names.get(named);
  const taken = new Taken(options);
  const choose = (named: Named, suggestions: readonly string[]): void => {
    const group = survey.groupOf(named);
    names.set(named, taken.take(suggestions, group));
  };
  const inStableOrder = survey.shapes.filter((shape) => declared.has(shape));
  const mostUsedFirst = inStableOrder.toSorted((a, b) => survey.of(b).uses.length - survey.of(a).uses.length);
  for (const [rank, shapes] of [
    [isRenamed, inStableOrder],
    [isRoot, inStableOrder],
    [isShared, mostUsedFirst],
    [isOfSeveralRoots, mostUsedFirst],
    [() => true, inStableOrder],
  ] as const) {
    for (const shape of shapes) {
      if (!names.has(shape) && rank(shape, survey)) choose(shape, suggestNames(shape, survey, nameOf));
    }
  }
  for (const union of survey.unions()) choose(union, suggestUnionNames(union, survey, nameOf));
  return names;
}

function isRenamed(shape: Shape): boolean {
  return shape.rename !== undefined;
}

function isRoot(shape: Shape, survey: Survey): boolean {
  return survey.of(shape).isRoot;
}

function isShared(shape: Shape, survey: Survey): boolean {
  return survey.of(shape).group === undefined;
}

function isOfSeveralRoots(shape: Shape, survey: Survey): boolean {
  return survey.of(shape).root === undefined;
}

/** Names in use, by group. A shared name is seen in every group. */
class Taken {
  private readonly everywhere: Set<string>;
  private readonly byGroup = new Map<string, Set<string>>();
  private readonly anywhere: Set<string>;
  /** The number to try next for each name, by group. Numbers below are all in use, and stay so. */
  private readonly numbers = new Map<string | undefined, Map<string, number>>();

  constructor({ reserved = new Map(), unexportable = new Map() }: InferOptions) {
    this.everywhere = new Set([...BUILT_IN, ...(reserved.get("") ?? [])]);
    this.anywhere = new Set(this.everywhere);
    for (const [group, names] of reserved) {
      if (group !== "") for (const name of names) this.add(name, group);
    }
    for (const [group, names] of unexportable) for (const name of names) this.addTo(group, name);
  }

  /** Takes the first free name for what is in `group`; with a number only if none of them is free. */
  take(suggestions: readonly string[], group: string | undefined): string {
    const name = suggestions.find((free) => this.isFree(free, group)) ?? this.numbered(suggestions[0], group);
    this.add(name, group);
    return name;
  }

  private numbered(name = "Unnamed", group: string | undefined): string {
    const numbers = this.numbers.get(group) ?? new Map<string, number>();
    this.numbers.set(group, numbers);
    const isTaken = (number: number) => !this.isFree(`${name}${number}`, group);
    const number = firstFreeNumber(isTaken, numbers.get(name));
    numbers.set(name, number + 1);
    return `${name}${number}`;
  }

  private isFree(name: string, group: string | undefined): boolean {
    if (group === undefined) return !this.anywhere.has(name);
    return !this.everywhere.has(name) && this.byGroup.get(group)?.has(name) !== true;
  }

  private add(name: string, group: string | undefined): void {
    this.anywhere.add(name);
    if (group === undefined) this.everywhere.add(name);
    else this.addTo(group, name);
  }

  private addTo(group: string, name: string): void {
    const names = this.byGroup.get(group);
    if (names === undefined) this.byGroup.set(group, new Set([name]));
    else names.add(name);
  }
}
