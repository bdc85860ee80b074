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
];

const NUMBER = /^\d+$/;

/** `v2`, `v58.0`, `2.1`, `2024-01`. */
const VERSION = /^(?:v\d[\w.]*|\d+(?:\.\d+)+|\d{4}-\d{2}(?:-\d{2})?)$/i;

/** Behind these a number is a version, unless the path has one already. */
const VERSIONED = /^(?:.*apis?|rest|services?|vers?|versions?|[a-z])$/i;

/**
 * The ids among the literal segments of a path, by position. A number is one behind a word that it can belong to: at the
 * end of the path, behind a plural, or once the path has said its version. `/search/2/pois`, `/u/64` and `/20160918/volumes`
 * have versions.
 */
export function pathIds(segments: readonly string[]): ReadonlyMap<number, PathId> {
  const found = new Map<number, PathId>();
  let free: FreeNames | undefined;
  const version = segments.findIndex(
    (segment, i) => VERSION.test(segment) || (NUMBER.test(segment) && VERSIONED.test(segments[i - 1] ?? "")),
  );
  segments.forEach((segment, i) => {
    const [, value = "", suffix = ""] = /^([\w-]+)((?:\.[a-z]+)?)$/i.exec(segment) ?? [];
    const owner = segments[i - 1] ?? "";
    const isVersioned = version !== -1 && version < i;
    const isNumber = NUMBER.test(value) && isOwner(owner, segments[i + 1], isVersioned);
    if (!isNumber && !UNMISTAKABLE.some((pattern) => pattern.test(value))) return;
    // Most paths have none.
    free ??= new FreeNames(segments.map((name) => pathVariable(name) ?? soleReference(name) ?? name));
    found.set(i, { key: free.take(idKey(owner)), value, suffix });
  });
  return found;
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
