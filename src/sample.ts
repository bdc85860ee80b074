import type { SampleValue } from "./model.js";

export type SampleObject = { readonly [key: string]: SampleValue };

/** As Array.isArray, which does not know of arrays that are readonly. */
export function isArray(value: SampleValue): value is readonly SampleValue[] {
  return Array.isArray(value);
}
