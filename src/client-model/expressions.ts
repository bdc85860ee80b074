import type { CallExpression, Expression, ObjectExpression } from "./model.js";
import type { RuntimeFunction } from "./reserved-names.js";

/** A call of a function of the runtime. */
export function call(name: RuntimeFunction, ...args: Expression[]): CallExpression {
  return { kind: "call", function: name, arguments: args };
}

/** An object with these members, those that are `undefined` left out. */
export function object(members: Readonly<Record<string, Expression>>): ObjectExpression {
  return objectOf(Object.entries(members));
}

/** As `object`, from pairs: numbers stay numbers. */
export function objectOf(members: ObjectExpression["members"]): ObjectExpression {
  return { kind: "object", members: members.filter(([, value]) => value !== undefined) };
}

/** The functions of the runtime that an expression calls. */
export function* calledFunctions(expression: Expression): Generator<RuntimeFunction> {
  if (typeof expression !== "object" || expression === null) return;
  if (isList(expression)) {
    for (const item of expression) yield* calledFunctions(item);
  } else if (expression.kind === "object") {
    for (const [, value] of expression.members) yield* calledFunctions(value);
  } else {
    yield expression.function;
    for (const argument of expression.arguments) yield* calledFunctions(argument);
  }
}

/** Whether an expression is a list; `Array.isArray` does not tell that of readonly ones. */
export function isList(expression: Expression): expression is readonly Expression[] {
  return Array.isArray(expression);
}
