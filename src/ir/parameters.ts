import type { Param } from "../read/model.js";
import { described } from "./description.js";
import type { OperationIr, ParameterIr, ParameterRole } from "./model.js";
import { hasReference } from "./template.js";

/** Postman makes objects of headers and form fields on the way, and so loses those of this name. */
export const LOST_NAME = "__proto__";

/** Wording of converters from OpenAPI: "(Required) The id of the pet", "(This can only be one of a, b,c)". */
const REQUIRED = /\(required\)|^\s*required\b(?!\s+(?:if|when|for|only|unless))/i;
const ONE_OF = /\bThis can only be one of ([^()]+)/i;

/** A header, query parameter or form field, with what its description gives away. */
export function parameter(param: Param, role: ParameterRole = roleOf(param)): ParameterIr {
  const { key, value, disabled, description } = param;
  const oneOf = description ? enumeration(description) : undefined;
  return {
    key: key ?? "",
    value,
    role,
    ...(disabled ? { disabled } : {}),
    ...(!disabled && description && REQUIRED.test(description) ? { required: true as const } : {}),
    ...(oneOf ? { oneOf } : {}),
    ...described(description),
  };
}

function roleOf({ key, value }: Param): ParameterRole {
  return hasReference(value ?? "") || hasReference(key ?? "") ? "variable" : "sample";
}

function enumeration(description: string): string[] | undefined {
  const list = ONE_OF.exec(description)?.[1];
  const values = list?.split(/,|\bor\b/).map((value) => value.trim().replace(/^[`'"]|[`'".]$/g, ""));
  return values?.every((value) => value !== "") ? [...new Set(values)] : undefined;
}

/**
 * Marks the literals that every request of the collection sends, such as an API version: they belong to the API and
 * not to one call. Needs two requests to tell a habit from a sample.
 */
export function markConstants(operations: readonly OperationIr[]): void {
  if (operations.length < 2) return;
  for (const parametersOf of [(o: OperationIr) => o.headers, (o: OperationIr) => o.url.query]) {
    const counts = new Map<string, number>();
    for (const operation of operations) {
      for (const id of new Set(parametersOf(operation).filter(isLiteral).map(identity))) {
        counts.set(id, (counts.get(id) ?? 0) + 1);
      }
    }
    for (const operation of operations) {
      for (const p of parametersOf(operation)) {
        if (isLiteral(p) && counts.get(identity(p)) === operations.length) p.role = "constant";
      }
    }
  }
}

function isLiteral(p: ParameterIr): boolean {
  return p.role === "sample" && !p.disabled;
}

function identity({ key, value }: ParameterIr): string {
  return JSON.stringify([key, value]);
}
