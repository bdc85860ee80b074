/**
 * Map-like objects: their keys are data, such as ids or dates, and their values all of one type. Precision first: an object is
 * taken for a map only where its keys could not be names that someone gave to properties.
 */
import { find, forEachParent, makeRecord, type Shape, shapesOf, type TypeNode } from "../graph.js";
import { KIND, kindsOf } from "../kinds.js";

/** Turns map-like objects into records. */
export function inferRecords(roots: readonly TypeNode[]): void {
  forEachParent(roots, (node) => {
    for (const shape of shapesOf(node)) {
      if (shape.discriminated || shape.hasKnownKeys || shape.fields.size === 0) continue;
      if (isRecord(shape)) makeRecord(shape);
    }
  });
}

function isRecord(shape: Shape): boolean {
  const keys = [...shape.fields.keys()];
  if (keys.every(isData)) return true;
  if (keys.every(isLocale) && keys.some(isDistinctLocale)) return haveOneKind(shape);
  return keys.length >= MIN_ENTRIES && haveOneShape(shape);
}

/** Keys that nobody would give to a property. */
const DATA_KEYS: readonly RegExp[] = [
  /^-?\d+(?:\.\d+)*$/,
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
  /^(?=.*\d)[0-9a-f]{16,64}$/i,
  /^\d{4}-\d\d(?:-\d\d)?(?:[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?$/,
  /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/,
  /^(?:https?:\/\/|urn:)\S+$/,
  /^\/\S*$/,
  /^[\w][\w. -]*\.(?:c|cpp|cs|css|csv|gif|go|h|html?|ini|ipynb|java|jpe?g|js|json|jsx|kt|lock|md|pdf|php|png|py|rb|rs|sh|sql|svg|toml|ts|tsx|txt|xml|ya?ml|zip)$/i,
  /^key_\d+$/,
];

/** Beyond this, patterns are not tried: a key this long is data anyway. */
const MAX_NAME = 256;

function isData(key: string): boolean {
  if (key.length > MAX_NAME) return true;
  // None of the patterns is of letters alone, and most names are.
  return !/^[a-z]+$/i.test(key) && DATA_KEYS.some((pattern) => pattern.test(key));
}

function isLocale(key: string): boolean {
  return /^[a-z]{2}(?:[-_](?:[A-Z]{2}|[A-Z][a-z]{3}|\d{3}))?$/.test(key);
}

/** Two letters alone may be a word (`id`, `to`); a region, or English, which hardly any such map lacks, tells. */
function isDistinctLocale(key: string): boolean {
  return key === "en" || key.length > 2;
}

/** So many properties of the very same shape are entries. */
const MIN_ENTRIES = 16;

/** With so many properties, one kind of primitive is enough. */
const MIN_PRIMITIVE_ENTRIES = 200;

function haveOneShape(shape: Shape): boolean {
  if (!haveOneKind(shape)) return false;
  if (shape.fields.size >= MIN_PRIMITIVE_ENTRIES) return true;
  const signatures = new Set<string>();
  for (const field of shape.fields.values()) {
    const [value, ...others] = shapesOf(find(field.node));
    if (value === undefined || others.length > 0 || value.fields.size < 2) return false;
    signatures.add(JSON.stringify([...value.fields.keys()].sort()));
    if (signatures.size > 1) return false;
  }
  return true;
}

function haveOneKind(shape: Shape): boolean {
  let kinds = 0;
  for (const field of shape.fields.values()) kinds |= kindsOf(find(field.node));
  return (
    kinds === KIND.boolean ||
    kinds === KIND.number ||
    kinds === KIND.string ||
    kinds === KIND.array ||
    kinds === KIND.object
  );
}
