import { UnsupportedAuthError } from "../errors.js";
import type { AuthScheme } from "../types.js";

/** Stands for a kind that the client cannot do by itself: refuses to send the request unsigned. */
export function unsupported(type: string): AuthScheme {
  return (request) => {
    throw new UnsupportedAuthError(
      request,
      `its ${type} auth is not supported; sign it yourself with createClient({ auth: (request) => { ... } })`,
      { type },
    );
  };
}
