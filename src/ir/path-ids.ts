import { FreeNames } from "../names/free.js";
import { singular } from "../names/singular.js";
import { camelCase } from "../names/spelling.js";
import { words } from "../names/words.js";
import { pathVariable, soleReference } from "../template.js";

/** A segment that holds the id of one thing, which every caller has another of. */
export interface PathId {
  /** Its name: `userId` for the `2` of `/users/2`. */
  key: string;
  /** As saved. */
  value: string;
  /** The text after it: `.json`. */
  suffix: string;
}

/** An id wherever it stands. */
const UNMISTAKABLE: readonly RegExp[] = [
  // A UUID.
  /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i,
  // A MongoDB ObjectId, a hash, and what Twilio has: `AC` with 32 digits.
  /^(?:[A-Z]{2})?(?=[a-f]*\d)[\da-f]{20,}$/,
  // A random part behind a short word, as in `cus_DAoh9TowUYm7zh`.
  /^[a-z]{1,6}_(?=[a-z\d]*[A-Z])(?=[A-Z\d]*[a-z])(?=[A-Za-z]*\d)[A-Za-z\d]{8,}$/,
  // Letters of both cases with digits among them, as in `0TnOYISbd1XYRBk9myaseg`.
  /^(?=[a-z\d]*[A-Z])(?=[A-Z\d]*[a-z])(?=[A-Za-z]*\d+[A-Za-z]+\d)[A-Za-z\d]{15,}$/,
  // What vSphere has: `domain-c8`, `group-v4`, `resgroup-9`.
  /^(?:domain-[cs]|group-[dhnpsv]|resgroup-|dvportgroup-)\d+$/,
];

const NUMBER = /^\d+$/;

/** `v2`, `v58.0`, `2.1`, `2024-01`. */
const VERSION = /^(?:v\d[\w.]*|\d+(?:\.\d+)+|\d{4}-\d{2}(?:-\d{2})?)$/i;

/** A number of so many digits is an id also behind a singular. */
const MIN_LONG_NUMBER = 5;

/** `20160918`: as a number, a date is a version. */
const DATE = /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;

/** A word with a number, which may be the name of something, as in `oauth2`, `sha-256` and `top-10`. */
const NUMBERED_WORD = /^[a-z]+[_-]?\d{1,3}$/i;

/** Behind these a number is a version, unless the path has one already. */
const VERSIONED = /^(?:.*apis?|rest|services?|vers?|versions?|[a-z])$/i;

/** The names of path variables, by the two segments before them. */
export type VariablePositions = ReadonlyMap<string, string>;

/** Finds where paths of a collection have a variable behind the name of something: `:vm` behind `vcenter` and `vm`. */
export function variablePositions(paths: Iterable<readonly string[]>): VariablePositions {
  const found = new Map<string, string>();
  for (const path of paths) {
    path.forEach((segment, i) => {
      const name = variableOf(segment);
      if (name === undefined || !/^[\w-]+$/.test(name)) return;
      const position = positionOf(path, i);
      if (position === undefined) return;
      // Whatever the order of the requests is.
      const known = found.get(position);
      if (known === undefined || name < known) found.set(position, name);
    });
  }
  return found;
}

/** Undefined where no name of something stands before the segment. */
function positionOf(path: readonly string[], i: number): string | undefined {
  const owner = path[i - 1] ?? "";
  if (!isNoun(owner) || VERSIONED.test(owner)) return undefined;
  const before = path[i - 2] ?? "";
  const isGiven = variableOf(before) !== undefined || (/\d/.test(before) && !VERSION.test(before));
  return `${isGiven ? "*" : before}/${owner}`;
}

function variableOf(segment: string): string | undefined {
  return pathVariable(segment) ?? soleReference(segment);
}

/**
 * The ids among the literal segments of a path, by position. A number is one behind a word that it can belong to: at the
 * end of the path, behind a plural, or once the path has said its version. `/search/2/pois`, `/u/64` and `/20160918/volumes`
 * have versions. So is a long number behind any word, `vm-22` behind `vm`, and what has a digit where other paths of the
 * collection have a variable.
 */
export function pathIds(
  segments: readonly string[],
  variables: VariablePositions = new Map(),
): ReadonlyMap<number, PathId> {
  const found = new Map<number, PathId>();
  let names: Set<string> | undefined;
  let free: FreeNames | undefined;
  const version = segments.findIndex(
    (segment, i) => VERSION.test(segment) || (NUMBER.test(segment) && VERSIONED.test(segments[i - 1] ?? "")),
  );
  segments.forEach((segment, i) => {
    const [, value = "", suffix = ""] = /^([\w-]+)((?:\.[a-z]+)?)$/i.exec(segment) ?? [];
    if (value === "") return;
    const owner = segments[i - 1] ?? "";
    const isVersioned = version !== -1 && version < i;
    const isNumber = NUMBER.test(value) && isOwner(owner, segments[i + 1], isVersioned);
    const isId = isNumber || UNMISTAKABLE.some((pattern) => pattern.test(value));
    const variable = isId ? undefined : variableAt(segments, i, variables);
    if (!isId && !isNumberOf(owner, value) && !(variable !== undefined && isSampleId(value))) return;
    // Most paths have none.
    names ??= new Set(segments.flatMap((name) => variableOf(name) ?? []));
    free ??= new FreeNames([...segments, ...names]);
    // The name of a variable may also be that of a literal segment: `/user/:user`.
    const unused = free.take(variable ?? idKey(owner));
    const key = variable === undefined || names.has(variable) ? unused : variable;
    names.add(key);
    found.set(i, { key, value, suffix });
  });
  return found;
}

function variableAt(
  segments: readonly string[],
  i: number,
  variables: VariablePositions,
): string | undefined {
  const position = variables.size === 0 ? undefined : positionOf(segments, i);
  return position === undefined ? undefined : variables.get(position);
}

/** Whether a value where other paths have a variable is a sample of its values, not one more word of the API. */
function isSampleId(value: string): boolean {
  return /\d/.test(value) && !VERSION.test(value) && !NUMBERED_WORD.test(value);
}

/** `vm-22` behind `vm` or `vms`, and a long number behind any noun. */
function isNumberOf(owner: string, value: string): boolean {
  if (!isNoun(owner) || VERSIONED.test(owner)) return false;
  if (NUMBER.test(value)) return value.length >= MIN_LONG_NUMBER && !DATE.test(value);
  const [, name = ""] = /^([a-z]+)[_-]\d+$/i.exec(value) ?? [];
  return name !== "" && [owner, singular(owner)].some((word) => word.toLowerCase() === name.toLowerCase());
}

/** Whether a number behind this segment is the id of one of it. */
function isOwner(segment: string, next: string | undefined, isVersioned: boolean): boolean {
  if (!isNoun(segment) || (!isVersioned && VERSIONED.test(segment))) return false;
  if (next === undefined || next === "") return true;
  return !/^\d+(?:\.|$)/.test(next) && (isVersioned || singular(segment) !== segment);
}

function isNoun(segment: string): boolean {
  return /^\p{L}[\p{L}_-]*$/u.test(segment);
}

function idKey(owner: string): string {
  return camelCase([...(isNoun(owner) && !VERSIONED.test(owner) ? words(singular(owner)) : []), "id"]);
}
