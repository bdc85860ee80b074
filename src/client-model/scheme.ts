import { lacksCredential, schemeOf, sentParameters } from "../auth/kinds.js";
import type { AuthIr } from "../ir/model.js";
import { call, object } from "./expressions.js";
import type { Expression } from "./model.js";

/** The scheme that signs a request. `false`: auth is switched off; absent: nothing is said of it. */
export function schemeExpression(auth: AuthIr): Expression {
  const { params, type } = auth;
  if (type === "none") return undefined;
  if (type === "noauth") return false;
  const scheme = schemeOf(type);
  if (scheme === undefined) return call("unsupported", type);
  if (lacksCredential(auth)) return undefined;
  const { function: name } = scheme;
  if (scheme.positional) return call(name, ...scheme.positional.map((key) => params[key] ?? ""));
  const given = sentParameters(type).filter((key) => !isUnset(key, params[key]));
  return call(name, object(Object.fromEntries(given.map((key) => [key, params[key]]))));
}

/** Postman exports empty fields. An empty field equals an absent one, except for `headerPrefix`. */
function isUnset(key: string, value: string | undefined): boolean {
  return value === undefined || (value === "" && key !== "headerPrefix");
}
