import { isList } from "../../client-model/expressions.js";
import type { Expression, ObjectExpression } from "../../client-model/model.js";
import { propertyKey, stringLiteral } from "../../typescript.js";
import type { ModuleImports } from "./imports.js";

/** An expression as TypeScript source; the functions that it calls are imported. */
export function printExpression(expression: Expression, imports: ModuleImports): string {
  if (typeof expression === "string") return stringLiteral(expression);
  if (typeof expression !== "object" || expression === null) return String(expression);
  if (isList(expression)) return `[${printAll(expression, imports)}]`;
  if (expression.kind === "object") return printObject(expression, imports);
  return `${imports.runtime(expression.function)}(${printAll(expression.arguments, imports)})`;
}

function printAll(list: readonly Expression[], imports: ModuleImports): string {
  return list.map((item) => printExpression(item, imports)).join(", ");
}

function printObject({ members }: ObjectExpression, imports: ModuleImports): string {
  if (members.length === 0) return "{}";
  const printed = members.map(([key, value]) => {
    const name = typeof key === "number" ? String(key) : propertyKey(key);
    return `${name}: ${printExpression(value, imports)}`;
  });
  return `{ ${printed.join(", ")} }`;
}
