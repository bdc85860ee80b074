import { isDeepStrictEqual } from "node:util";

import type { Json } from "./variables.js";

/** Levels of a schema that are followed: a reference may lead back to where it stands. */
const MAX_DEPTH = 200;

/**
 * Whether a value matches a JSON schema: the keywords of draft 7 that say something about plain data. `format` and
 * references to other documents say nothing.
 * https://json-schema.org/draft-07/json-schema-validation
 */
export function matchesSchema(value: Json, schema: Json): boolean {
  return matches(value, schema, { root: schema, depth: 0 });
}

interface Place {
  root: Json;
  depth: number;
}

function matches(value: Json, schema: Json, { root, depth }: Place): boolean {
  if (typeof schema === "boolean") return schema;
  if (typeof schema !== "object" || schema === null || depth > MAX_DEPTH) return true;
  const inner = (member: Json, own: Json) => matches(member, own, { root, depth: depth + 1 });
  if (typeof schema.$ref === "string") return inner(value, referenced(root, schema.$ref));
  return (
    matchesAny(value, schema, inner) &&
    (typeof value !== "number" || matchesNumber(value, schema)) &&
    (typeof value !== "string" || matchesText(value, schema)) &&
    (!Array.isArray(value) || matchesList(value, schema, inner)) &&
    (!isObject(value) || matchesObject(value, schema, inner))
  );
}

type Inner = (value: Json, schema: Json) => boolean;

function isObject(value: Json): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function referenced(root: Json, reference: string): Json {
  if (!reference.startsWith("#")) return true;
  const steps = reference
    .split("/")
    .slice(1)
    .map((step) => decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~"));
  return steps.reduce((value: Json, step) => (Object.hasOwn(Object(value), step) ? value[step] : true), root);
}

function matchesAny(value: Json, schema: Json, inner: Inner): boolean {
  const { type, enum: values, const: constant, not, allOf, anyOf, oneOf } = schema;
  if (type !== undefined && ![type].flat().some((name: Json) => isOfType(value, name))) return false;
  if (Array.isArray(values) && !values.some((allowed: Json) => isDeepStrictEqual(value, allowed)))
    return false;
  if (constant !== undefined && !isDeepStrictEqual(value, constant)) return false;
  if (not !== undefined && inner(value, not)) return false;
  if (Array.isArray(allOf) && !allOf.every((own: Json) => inner(value, own))) return false;
  if (Array.isArray(anyOf) && !anyOf.some((own: Json) => inner(value, own))) return false;
  if (Array.isArray(oneOf) && oneOf.filter((own: Json) => inner(value, own)).length !== 1) return false;
  if (schema.if === undefined) return true;
  return inner(value, (inner(value, schema.if) ? schema.then : schema.else) ?? true);
}

function isOfType(value: Json, type: Json): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return isObject(value);
    case "integer":
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

function matchesNumber(value: number, schema: Json): boolean {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  // In draft 4 the exclusive ones are flags of the others.
  if (typeof minimum === "number" && (exclusiveMinimum === true ? value <= minimum : value < minimum))
    return false;
  if (typeof maximum === "number" && (exclusiveMaximum === true ? value >= maximum : value > maximum))
    return false;
  if (typeof exclusiveMinimum === "number" && value <= exclusiveMinimum) return false;
  if (typeof exclusiveMaximum === "number" && value >= exclusiveMaximum) return false;
  return typeof multipleOf !== "number" || Number.isInteger(value / multipleOf);
}

function matchesText(value: string, { minLength, maxLength, pattern }: Json): boolean {
  const { length } = [...value];
  if (typeof minLength === "number" && length < minLength) return false;
  if (typeof maxLength === "number" && length > maxLength) return false;
  return typeof pattern !== "string" || new RegExp(pattern, "u").test(value);
}

function matchesList(value: Json[], schema: Json, inner: Inner): boolean {
  const { items, additionalItems = true, minItems, maxItems, uniqueItems, contains } = schema;
  if (typeof minItems === "number" && value.length < minItems) return false;
  if (typeof maxItems === "number" && value.length > maxItems) return false;
  if (uniqueItems === true && value.some((a, i) => value.slice(0, i).some((b) => isDeepStrictEqual(a, b))))
    return false;
  if (contains !== undefined && !value.some((item) => inner(item, contains))) return false;
  if (items === undefined) return true;
  return value.every((item, i) => inner(item, Array.isArray(items) ? (items[i] ?? additionalItems) : items));
}

function matchesObject(value: Json, schema: Json, inner: Inner): boolean {
  const {
    properties = {},
    patternProperties = {},
    additionalProperties = true,
    required,
    minProperties,
    maxProperties,
    propertyNames,
  } = schema;
  const keys = Object.keys(value as object);
  if (
    Array.isArray(required) &&
    !required.every((key: Json) => Object.hasOwn(value as object, key as string))
  )
    return false;
  if (typeof minProperties === "number" && keys.length < minProperties) return false;
  if (typeof maxProperties === "number" && keys.length > maxProperties) return false;
  if (propertyNames !== undefined && !keys.every((key) => inner(key, propertyNames))) return false;
  return keys.every((key) => {
    const own = Object.hasOwn(properties as object, key) ? [properties[key]] : [];
    const byPattern = Object.entries(patternProperties as object)
      .filter(([pattern]) => new RegExp(pattern, "u").test(key))
      .map(([, schemaOf]) => schemaOf as Json);
    const known = [...own, ...byPattern];
    return (known.length > 0 ? known : [additionalProperties]).every((of) => inner(value[key], of));
  });
}
