/** A JSON value of which nothing is known: a bare `{{variable}}` without a value. Inference reads it as "any JSON". */
export const ANY_JSON: unique symbol = Symbol("any JSON value");

export type SampleValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | typeof ANY_JSON
  | readonly SampleValue[]
  | { readonly [key: string]: SampleValue };

export type SampleObject = { readonly [key: string]: SampleValue };

/** As Array.isArray, which does not know of arrays that are readonly. */
export function isArray(value: SampleValue): value is readonly SampleValue[] {
  return Array.isArray(value);
}
