import type { Element, Expression, MethodExpression, ObjectMember } from "../../scripts/model.js";
import { propertyKey, stringLiteral } from "../../typescript.js";
import { isMemberName } from "./member-names.js";
import type { ScriptScope } from "./scope.js";

/**
 * What TypeScript knows of a printed expression. `untyped` is the type of everything that comes out of a response or a
 * variable; it takes part in any operation, as in a script.
 */
type StaticType = "untyped" | "string" | "number" | "boolean" | "function" | "other";

/** Prints an expression as TypeScript, from its tree alone. What it uses is noted in `scope`. */
export function printExpression(expression: Expression, scope: ScriptScope): string {
  switch (expression.kind) {
    case "literal":
      return typeof expression.value === "string"
        ? stringLiteral(expression.value)
        : printPlain(expression.value);
    case "undefined":
      return "undefined";
    case "regex":
      return printRegex(expression);
    case "array":
      return `[${printElements(expression.elements, scope)}]`;
    case "object":
      return printObject(expression.members, scope);
    case "template":
      return printTemplate(expression.parts, scope);
    case "response":
      return printResponse(expression.part, scope);
    case "request":
      return `${scope.use("request")}.${expression.part}`;
    case "header":
      return `${scope.use("header")}(${printExpression(expression.name, scope)})`;
    case "cookie":
      return `${scope.use("response")}.cookies[${printExpression(expression.name, scope)}]`;
    case "info":
      return printInfo(expression.part, scope);
    case "variable":
      return `${scope.use(expression.scope)}.get(${printExpression(expression.name, scope)})`;
    case "hasVariable":
      return `${scope.use(expression.scope)}.has(${printExpression(expression.name, scope)})`;
    case "local":
      return scope.local(expression.name);
    case "member":
      return printMember(expression, scope);
    case "call":
      return printCall(expression, scope);
    case "method":
      return printMethod(expression, scope);
    case "function":
      return printFunction(expression, scope);
    case "let": {
      const { name, value, body } = expression;
      const inner = `(${scope.local(name)}: ${scope.useJson()}) => (${printExpression(body, scope)})`;
      return `(${inner})(${printUntyped(value, scope)})`;
    }
    case "unary":
      return printUnary(expression, scope);
    case "binary":
      return printBinary(expression, scope);
    case "conditional":
      return `(${printCondition(expression.test, scope)} ? ${printExpression(expression.then, scope)} : ${printExpression(expression.otherwise, scope)})`;
  }
}

/** An expression that stands where a truth value is due. TypeScript refuses conditions that are always true. */
export function printCondition(expression: Expression, scope: ScriptScope): string {
  const isChecked = expression.kind === "binary" || expression.kind === "unary";
  return isChecked ? printExpression(expression, scope) : printUntyped(expression, scope);
}

/** An expression without a type of its own, which any operation accepts. */
export function printUntyped(expression: Expression, scope: ScriptScope): string {
  const text = printExpression(expression, scope);
  return typeOf(expression) === "untyped" ? text : `${scope.useFunction("untyped")}(${text})`;
}

/** An argument that has to be of one of the types. */
export function printArgument(
  expression: Expression,
  types: readonly StaticType[],
  scope: ScriptScope,
): string {
  const isFit = types.includes(typeOf(expression));
  return isFit ? printExpression(expression, scope) : printUntyped(expression, scope);
}

/** Arguments or the elements of a list. */
export function printElements(elements: readonly Element[], scope: ScriptScope): string {
  return elements
    .map((element) =>
      element.kind === "spread" ? `...${printUntyped(element.list, scope)}` : printExpression(element, scope),
    )
    .join(", ");
}

function typeOf(expression: Expression): StaticType {
  switch (expression.kind) {
    case "literal":
      return expression.value === null ? "other" : (typeof expression.value as StaticType);
    case "template":
      return "string";
    case "hasVariable":
      return "boolean";
    case "undefined":
    case "regex":
    case "array":
    case "object":
      return "other";
    case "function":
      return "function";
    case "unary":
      if (expression.operator === "!") return "boolean";
      return expression.operator === "typeof" ? "string" : "number";
    case "binary":
      return typeOfBinary(expression.operator);
    case "conditional":
      return typeOf(expression.then) === "untyped" || typeOf(expression.otherwise) === "untyped"
        ? "untyped"
        : "other";
    case "call":
      return UNTYPED_CALLS.test(expression.function) ? "untyped" : "other";
    case "method":
      return expression.method === "hasOwnProperty" ? "boolean" : "untyped";
    case "info":
      return expression.part === "requestName" || expression.part === "requestId" ? "untyped" : "other";
    default:
      return "untyped";
  }
}

/** Functions whose result has no type: our own, lodash's, JSON.parse. */
const UNTYPED_CALLS = /^(?:_\..*|JSON\.parse|replaceIn|xml2Json|hash)$/;

function typeOfBinary(operator: string): StaticType {
  if (["===", "!==", "==", "!=", "<", "<=", ">", ">=", "in"].includes(operator)) return "boolean";
  return ["&&", "||", "??", "+"].includes(operator) ? "untyped" : "number";
}

function printPlain(value: number | boolean | null): string {
  if (typeof value !== "number") return String(value);
  if (Number.isNaN(value)) return "NaN";
  return Object.is(value, -0) ? "-0" : String(value);
}

function printRegex({ source, flags }: { source: string; flags: string }): string {
  return `new RegExp(${stringLiteral(source)}${flags === "" ? "" : `, ${stringLiteral(flags)}`})`;
}

function printObject(members: readonly ObjectMember[], scope: ScriptScope): string {
  const printed = members.map((member) => {
    if ("kind" in member) return `...${printUntyped(member.object, scope)}`;
    const { name, value } = member;
    const key =
      name.kind === "literal" && typeof name.value !== "boolean" && name.value !== null
        ? propertyKey(String(name.value))
        : `[${printUntyped(name, scope)}]`;
    return `${key}: ${printExpression(value, scope)}`;
  });
  return printed.length === 0 ? "{}" : `{ ${printed.join(", ")} }`;
}

/** A template literal; its literal parts are escaped as in a string. */
function printTemplate(parts: readonly Expression[], scope: ScriptScope): string {
  const printed = parts.map((part) => {
    if (part.kind === "literal")
      return stringLiteral(String(part.value)).slice(1, -1).replace(/\\"/g, '"').replace(/[`$]/g, "\\$&");
    return `\${${printExpression(part, scope)}}`;
  });
  return `\`${printed.join("")}\``;
}

function printResponse(part: string, scope: ScriptScope): string {
  switch (part) {
    case "json":
      return `${scope.use("json")}()`;
    case "xml":
      return `${scope.useFunction("xml2Json")}(${scope.use("response")}.text)`;
    case "code":
      return `${scope.use("response")}.status`;
    case "status":
      return `${scope.use("response")}.statusText`;
    case "whole":
      return scope.use("response");
    default:
      return `${scope.use("response")}.${part}`;
  }
}

function printInfo(part: string, scope: ScriptScope): string {
  switch (part) {
    case "requestName":
      return `${scope.use("request")}.name`;
    case "requestId":
      return `${scope.use("request")}.id`;
    case "iterationCount":
      return "1";
    case "iteration":
      return "0";
    default:
      return stringLiteral(scope.event);
  }
}

const INDEX = /^(?:0|[1-9]\d{0,8})$/;
const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

function printMember(
  { object, property, optional }: Expression & { kind: "member" },
  scope: ScriptScope,
): string {
  const name = property.kind === "literal" && property.value !== null ? String(property.value) : undefined;
  const base = printUntyped(object, scope);
  // What every object inherits is no member of its own.
  if (name === undefined || !isMemberName(name)) {
    const key = printExpression(property, scope);
    return `${scope.useFunction(optional ? "optionalMember" : "member")}(${base}, ${key})`;
  }
  const start = optional ? `${base}?.` : base;
  if (IDENTIFIER.test(name)) return optional ? start + name : `${base}.${name}`;
  return `${start}[${INDEX.test(name) ? name : stringLiteral(name)}]`;
}

/** Functions of JavaScript's own by the types of their arguments. */
const TEXT_FUNCTIONS =
  /^(?:parseInt|parseFloat|encodeURI|encodeURIComponent|decodeURI|decodeURIComponent|btoa|atob|JSON\.parse|Date\.parse)$/;
const ANY_FUNCTIONS = /^(?:String|Number|Boolean|Number\.is\w+|Array\.isArray|_\..*|matchesSchema|hash)$/;

function printCall(
  { function: name, arguments: args }: Expression & { kind: "call" },
  scope: ScriptScope,
): string {
  const printed = (types: readonly StaticType[]) =>
    args
      .map((arg) =>
        arg.kind === "spread" ? `...${printUntyped(arg.list, scope)}` : printArgument(arg, types, scope),
      )
      .join(", ");
  switch (name) {
    case "Date":
      return `new Date(${printed(["string", "number"])})`;
    case "replaceIn":
      return `${scope.use("replaceIn")}(${printed([])})`;
    case "base64":
      return `btoa(String.fromCharCode(...new TextEncoder().encode(${printed(["string"])})))`;
    case "uuid":
      return "crypto.randomUUID()";
    case "matchesSchema":
      return `${scope.useFunction("matchesSchema")}(${printElements(args, scope)})`;
    case "xml2Json":
      return `${scope.useFunction("xml2Json")}(${printed([])})`;
    case "range":
      return `${scope.useFunction("range")}(${printed(["number"])})`;
    case "hash":
      return `${scope.useFunction("hash")}(${printElements(args, scope)})`;
    default:
      break;
  }
  if (name.startsWith("_."))
    return `${scope.useFunction("_")}${name.slice(1)}(${printElements(args, scope)})`;
  if (ANY_FUNCTIONS.test(name)) return `${name}(${printElements(args, scope)})`;
  if (TEXT_FUNCTIONS.test(name)) return `${name}(${printed(["string"])})`;
  return `${name}(${printed(["number", "function"])})`;
}

function printMethod(
  { object, method, arguments: args, optional }: MethodExpression,
  scope: ScriptScope,
): string {
  const list = printElements(args, scope);
  if (method === "hasOwnProperty") return `Object.hasOwn(${printUntyped(object, scope)}, ${list})`;
  const name = method === "has" ? "includes" : method;
  return `${printUntyped(object, scope)}${optional ? "?." : "."}${name}(${list})`;
}

function printFunction({ parameters, body }: Expression & { kind: "function" }, scope: ScriptScope): string {
  const names = parameters.map((name) => `${scope.local(name)}: ${scope.useJson()}`);
  return `(${names.join(", ")}) => (${printExpression(body, scope)})`;
}

function printUnary({ operator, operand }: Expression & { kind: "unary" }, scope: ScriptScope): string {
  if (operator === "typeof") return `typeof (${printExpression(operand, scope)})`;
  if (operator === "!") return `!(${printCondition(operand, scope)})`;
  return `${operator}(${printArgument(operand, ["number"], scope)})`;
}

function printBinary({ operator, left, right }: Expression & { kind: "binary" }, scope: ScriptScope): string {
  const both = (a: string, b: string) => `(${a} ${operator} ${b})`;
  switch (operator) {
    case "&&":
    case "||":
      return both(printCondition(left, scope), printExpression(right, scope));
    case "??":
      return both(printUntyped(left, scope), printExpression(right, scope));
    case "===":
    case "!==":
    case "==":
    case "!=":
      // Of two types that TypeScript knows, it may say that they are never equal.
      if (typeOf(left) === "untyped" || typeOf(right) === "untyped")
        return both(printExpression(left, scope), printExpression(right, scope));
      return both(printUntyped(left, scope), printExpression(right, scope));
    case "in":
      return both(printUntyped(left, scope), printUntyped(right, scope));
    case "+":
      return both(printArgument(left, ["string"], scope), printArgument(right, ["string", "number"], scope));
    default:
      return both(printArgument(left, ["number"], scope), printArgument(right, ["number"], scope));
  }
}
