import type { BinaryOperator, Element, Expression, FunctionName, MethodName, ObjectMember } from "./model.js";
import { notUnderstood } from "./values.js";

/** Makers of expressions. They simplify what is known, and refuse what grows too large. */

/** Parts of an expression, those of parts included; and how deep they lie in one another. */
export const MAX_PARTS = 2_000;
export const MAX_DEPTH = 100;

/** Parts of an expression that is written out wherever a local that holds it is used. */
export const MAX_INLINED = 60;

interface Measure {
  parts: number;
  depth: number;
  /** It has the same value wherever in the script it is evaluated. */
  isStable: boolean;
  /** It may fail. */
  mayFail: boolean;
}

const measures = new WeakMap<object, Measure>();

const LEAF: Measure = { parts: 1, depth: 1, isStable: true, mayFail: false };

/** Functions that give another value each time. */
const RANDOM = new Set<FunctionName>([
  "Math.random",
  "Date.now",
  "uuid",
  "replaceIn",
  "_.random",
  "_.sample",
]);

/** Functions that fail for some values. */
const FAILING = new Set<FunctionName>([
  ...([
    "JSON.parse",
    "decodeURIComponent",
    "decodeURI",
    "encodeURIComponent",
    "encodeURI",
    "atob",
    "btoa",
  ] as const),
  ...([
    "Object.keys",
    "Object.values",
    "Object.entries",
    "Object.fromEntries",
    "xml2Json",
    "matchesSchema",
  ] as const),
]);

/** Returns what is known of an expression that a maker of this module made. */
export function measureOf(expression: Expression): Measure {
  return measures.get(expression) ?? LEAF;
}

/** Whether a local may be replaced by the expression that it holds. */
export function isInlinable(expression: Expression): boolean {
  const { parts, isStable } = measureOf(expression);
  return isStable && parts <= MAX_INLINED;
}

function measured<E extends Expression>(
  expression: E,
  parts: readonly object[],
  own: Partial<Measure> = {},
): E {
  const inside = parts.map((part) => measures.get(part) ?? LEAF);
  const measure: Measure = {
    parts: inside.reduce((sum, m) => sum + m.parts, 1),
    depth: inside.reduce((most, m) => Math.max(most, m.depth), 0) + 1,
    isStable: own.isStable !== false && inside.every((m) => m.isStable),
    mayFail: own.mayFail === true || inside.some((m) => m.mayFail),
  };
  if (measure.parts > MAX_PARTS || measure.depth > MAX_DEPTH)
    throw notUnderstood("expression that is too large");
  measures.set(expression, measure);
  return expression;
}

export const UNDEFINED: Expression = { kind: "undefined" };

/** Returns a literal; numbers that JSON does not have are made of their text. */
export function literal(value: string | number | boolean | null): Expression {
  if (typeof value === "number" && !Number.isFinite(value)) return call("Number", [literal(String(value))]);
  return { kind: "literal", value };
}

/** An expression that always fails, as a name does that is not defined. */
export function failing(name: string): Expression {
  return measured({ kind: "member", object: UNDEFINED, property: literal(name) }, [], { mayFail: true });
}

/** Returns a member of a value; that of a list or an object that is written out is its value. */
export function member(object: Expression, property: Expression, optional = false): Expression {
  const known = knownMember(object, property);
  if (known !== undefined) return known;
  return measured(
    { kind: "member", object, property, ...(optional ? { optional: true as const } : {}) },
    [object, property],
    {
      mayFail: !optional && !isObject(object),
    },
  );
}

/** Whether a member of it can always be read. */
function isObject(expression: Expression): boolean {
  if (expression.kind === "response")
    return ["headers", "cookies", "text", "status"].includes(expression.part);
  if (expression.kind === "method" || expression.kind === "call") return true;
  return ["array", "object", "template"].includes(expression.kind);
}

/** The member of a list or an object that is written out. */
function knownMember(object: Expression, property: Expression): Expression | undefined {
  if (property.kind !== "literal") return undefined;
  const name = String(property.value);
  if (object.kind === "array" && object.elements.every((e) => e.kind !== "spread")) {
    if (name === "length") return literal(object.elements.length);
    if (/^(?:0|[1-9]\d{0,8})$/.test(name))
      return (object.elements[Number(name)] as Expression | undefined) ?? UNDEFINED;
  }
  if (object.kind === "literal" && typeof object.value === "string" && name === "length")
    return literal(object.value.length);
  if (object.kind !== "object") return undefined;
  for (let i = object.members.length - 1; i >= 0; i -= 1) {
    const each = object.members[i] as ObjectMember;
    if (!("name" in each) || each.name.kind !== "literal") return undefined;
    if (each.name.value === name) return each.value;
  }
  return UNDEFINED;
}

/** Returns a list that is written out. */
export function array(elements: Element[]): Expression {
  return measured({ kind: "array", elements }, elements.map(insideOf));
}

/** Returns an object that is written out. */
export function object(members: ObjectMember[]): Expression {
  return measured(
    { kind: "object", members },
    members.flatMap((m) => ("name" in m ? [m.name, m.value] : [m.object])),
  );
}

/** Texts side by side become one. */
export function template(parts: Expression[]): Expression {
  const joined: Expression[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last?.kind === "literal" && part.kind === "literal")
      joined[joined.length - 1] = literal(String(last.value) + String(part.value));
    else joined.push(part);
  }
  const [only] = joined;
  if (joined.length === 0) return literal("");
  if (joined.length === 1 && only?.kind === "literal") return literal(String(only.value));
  return measured({ kind: "template", parts: joined }, joined);
}

/** Returns a call of a function. */
export function call(name: FunctionName, args: Element[]): Expression {
  const isRandom = RANDOM.has(name) || (name === "Date" && args.length === 0);
  return measured({ kind: "call", function: name, arguments: args }, args.map(insideOf), {
    isStable: !isRandom,
    mayFail: FAILING.has(name),
  });
}

/** Returns a call of a method. */
export function method(target: Expression, name: MethodName, args: Element[], optional = false): Expression {
  return measured(
    {
      kind: "method",
      object: target,
      method: name,
      arguments: args,
      ...(optional ? { optional: true as const } : {}),
    },
    [target, ...args.map(insideOf)],
    { mayFail: !optional },
  );
}

/** Returns a function for a method or function that calls it. */
export function callback(parameters: string[], body: Expression): Expression {
  return measured({ kind: "function", parameters, body }, [body]);
}

/** Returns an expression in which a local has a value. */
export function letIn(name: string, value: Expression, body: Expression): Expression {
  return measured({ kind: "let", name, value, body }, [value, body]);
}

/** Returns an operator before its operand. */
export function unary(operator: "!" | "-" | "+" | "~" | "typeof", operand: Expression): Expression {
  if (operand.kind === "literal" && operator === "!") return literal(!operand.value);
  if (operand.kind === "literal" && operator === "-" && typeof operand.value === "number")
    return literal(-operand.value);
  if (operand.kind === "undefined" && operator === "typeof") return literal("undefined");
  return measured({ kind: "unary", operator, operand }, [operand]);
}

/** Returns an operator between its operands. */
export function binary(operator: BinaryOperator, left: Expression, right: Expression): Expression {
  if (left.kind === "literal" && right.kind === "literal") {
    if (operator === "+" && (typeof left.value === "string" || typeof right.value === "string"))
      return literal(String(left.value) + String(right.value));
    if (operator === "+" && typeof left.value === "number" && typeof right.value === "number")
      return literal(left.value + right.value);
    if (operator === "===") return literal(left.value === right.value);
    if (operator === "!==") return literal(left.value !== right.value);
  }
  return measured({ kind: "binary", operator, left, right }, [left, right], { mayFail: operator === "in" });
}

/** Returns one of two values, or the one that is known to be chosen. */
export function conditional(test: Expression, then: Expression, otherwise: Expression): Expression {
  if (test.kind === "literal") return test.value ? then : otherwise;
  if (test.kind === "undefined") return otherwise;
  return measured({ kind: "conditional", test, then, otherwise }, [test, then, otherwise]);
}

/** A local of the script. `isStable`: its value never changes. */
export function local(name: string, isStable: boolean): Expression {
  return measured({ kind: "local", name }, [], { isStable });
}

/** Any other expression, with the parts in it. */
export function leaf<E extends Expression>(
  expression: E,
  parts: readonly Expression[] = [],
  own: Partial<Pick<Measure, "isStable" | "mayFail">> = {},
): E {
  return measured(expression, parts, own);
}

function insideOf(element: Element): Expression {
  return element.kind === "spread" ? element.list : element;
}
