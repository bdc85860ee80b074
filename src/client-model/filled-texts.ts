import { isList } from "./expressions.js";
import type { Expression, RequestModel } from "./model.js";

/** The texts in which the runtime fills in variables when it sends a request. */
export function filledTexts({ url, path, query, headers, body, auth }: RequestModel): string[] {
  return [url, path, query, headers, body, auth].flatMap(texts);
}

/** The texts in an expression. The names of members are sent as they are. */
function texts(expression: Expression): string[] {
  if (typeof expression === "string") return [expression];
  if (typeof expression !== "object" || expression === null) return [];
  if (isList(expression)) return expression.flatMap(texts);
  if (expression.kind === "call") return expression.arguments.flatMap(texts);
  return expression.members.flatMap(([, value]) => texts(value));
}
