import { singular } from "../names/singular.js";
import { freeName } from "../names/distinct.js";
import { camelCase } from "../names/spelling.js";
import { words } from "../names/words.js";
import { pathVariable, soleReference } from "./template.js";

/** A segment that holds the id of one thing, which every caller has another of. */
export interface PathId {
  /** What it is called: `userId` for the `2` of `/users/2`. */
  key: string;
  /** As saved. */
  value: string;
  /** What stands behind it: `.json`. */
  suffix: string;
}

/** A UUID, a MongoDB ObjectId, or a random part behind a short word, as in `cus_DAoh9TowUYm7zh`: an id wherever it stands. */
const UNMISTAKABLE =
  /^(?:[\da-fA-F]{8}(?:-[\da-fA-F]{4}){3}-[\da-fA-F]{12}|[\da-f]{24}|[a-z]{1,6}_(?=[a-z\d]*[A-Z])(?=[A-Z\d]*[a-z])(?=[A-Za-z]*\d)[A-Za-z\d]{8,})$/;

const NUMBER = /^\d+$/;

/** Behind these a number is a version. */
const VERSIONED = /^(?:apis?|rest|services?|vers?|versions?)$/i;

/**
 * The ids among the literal segments of a path, by position. A number is one behind a word that it can belong to: at the
 * end of the path, or behind a plural. `/search/2/pois`, `/u/64` and `/20160918/volumes` have versions.
 */
export function pathIds(segments: readonly string[]): ReadonlyMap<number, PathId> {
  const found = new Map<number, PathId>();
  const taken = new Set(
    segments.map((segment) => pathVariable(segment) ?? soleReference(segment) ?? segment),
  );
  const counts = new Map<string, number>();
  segments.forEach((segment, i) => {
    const [, value = "", suffix = ""] = /^([\w-]+)((?:\.[a-z]+)?)$/i.exec(segment) ?? [];
    const owner = segments[i - 1] ?? "";
    if (!UNMISTAKABLE.test(value) && !(NUMBER.test(value) && isOwner(owner, segments[i + 1]))) return;
    const key = freeName(idKey(owner), (name) => taken.has(name), counts);
    taken.add(key);
    found.set(i, { key, value, suffix });
  });
  return found;
}

/** Whether a number behind this segment is the id of one of it. */
function isOwner(segment: string, next: string | undefined): boolean {
  if (!isNoun(segment)) return false;
  return next === undefined || next === "" || (!NUMBER.test(next) && singular(segment) !== segment);
}

function isNoun(segment: string): boolean {
  return /^\p{L}[\p{L}_-]+$/u.test(segment) && !VERSIONED.test(segment);
}

function idKey(owner: string): string {
  return camelCase([...(isNoun(owner) ? words(singular(owner)) : []), "id"]);
}
