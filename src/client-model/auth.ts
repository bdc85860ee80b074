import { isSupported, lacksCredential, sentParameters } from "../ir/auth.js";
import type { AuthIr } from "../ir/model.js";
import { schemeFunction } from "./reserved-names.js";
import { call, object } from "./expressions.js";
import type { Expression } from "./model.js";

/** The scheme that signs a request. `false`: auth is switched off; absent: nothing is said of it. */
export function schemeExpression(auth: AuthIr): Expression {
  const { params, type } = auth;
  if (type === "none") return undefined;
  if (type === "noauth") return false;
  if (!isSupported(auth)) return call("unsupported", type);
  if (lacksCredential(auth)) return undefined;
  switch (type) {
    case "basic":
      return call("basic", params["username"] ?? "", params["password"] ?? "");
    case "bearer":
      return call("bearer", params["token"] ?? "");
    default: {
      const given = sentParameters(type).filter((key) => !isIdle(key, params[key]));
      return call(schemeFunction(type), object(Object.fromEntries(given.map((key) => [key, params[key]]))));
    }
  }
}

/** Postman writes every field of its form down. An empty one means what no field means, but for this one. */
function isIdle(key: string, value: string | undefined): boolean {
  return value === undefined || (value === "" && key !== "headerPrefix");
}
