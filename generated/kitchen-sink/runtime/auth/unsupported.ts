// Part of the runtime of postman-codegen. Do not edit.
import { UnsupportedAuthError } from "../errors.js";
import type { AuthScheme } from "../types.js";

/** Stands for a kind that the client cannot do by itself: refuses to send the request unsigned. */
export function unsupported(type: string): AuthScheme {
  return {
    type,
    apply({ operation }) {
      throw new UnsupportedAuthError(type, operation);
    },
  };
}
