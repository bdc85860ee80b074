import type { ChaiCheckName, Check, CheckName, Expression } from "../../scripts/model.js";
import { printArgument, printElements, printExpression, printUntyped } from "./expressions.js";
import type { ScriptScope } from "./scope.js";

/** Prints a check as a statement with chai's words, which vitest's `expect` has. Empty where it checks nothing. */
export function printCheck(check: Check, scope: ScriptScope): string {
  const own = isResponseCheck(check.name)
    ? responseCheck({ ...check, name: check.name }, scope)
    : chaiCheck({ ...check, name: check.name }, scope);
  if (own === "") return "";
  return usesTime(check) ? `if (${scope.use("timed")}) ${own}` : own;
}

/** Whether an expression reads the response time. */
export function readsTime(expression: unknown): boolean {
  if (typeof expression !== "object" || expression === null) return false;
  const { kind, part } = expression as { kind?: unknown; part?: unknown };
  if (kind === "response" && part === "time") return true;
  return Object.values(expression).some(readsTime);
}

function usesTime({ name, subject, arguments: args }: Check): boolean {
  return name === "responseTime" || readsTime(subject) || readsTime(args);
}

type ChaiCheck = Check & { name: ChaiCheckName };

/** The words of checks without arguments. */
const STATES: Partial<Record<ChaiCheckName, string>> = {
  ok: "be.ok",
  true: "be.true",
  false: "be.false",
  null: "be.null",
  undefined: "be.undefined",
  NaN: "be.NaN",
  exist: "exist",
  empty: "be.empty",
  finite: "be.finite",
  arguments: "be.arguments",
  extensible: "be.extensible",
  sealed: "be.sealed",
  frozen: "be.frozen",
};

function chaiCheck(check: ChaiCheck, scope: ScriptScope): string {
  const { name, subject, negated, message } = check;
  const text = message === undefined ? "" : `, ${printUntyped(message, scope)}`;
  const start = `${scope.useExpect()}(${printExpression(subject, scope)}${text}).to.${negated ? "not." : ""}`;
  const state = STATES[name];
  return state === undefined ? `${start}${words(check)}(${argumentsOf(check, scope)});` : `${start}${state};`;
}

function words(check: ChaiCheck): string {
  const { name, deep, own, nested, ordered, any, contains, length } = check;
  const [first] = check.arguments;
  const flags = `${deep ? "deep." : ""}${own ? "own." : ""}${nested ? "nested." : ""}${ordered ? "ordered." : ""}`;
  switch (name) {
    case "a": {
      const kind = first?.kind === "literal" ? String(first.value) : "";
      return /^[aeiou]/i.test(kind) ? "be.an" : "be.a";
    }
    case "above":
    case "least":
    case "below":
    case "most":
      return length ? `have.length.${atEnd(name)}` : `be.${atEnd(name)}`;
    case "within":
      return length ? "have.length.within" : "be.within";
    case "property":
      return `have.${flags}${name}`;
    case "members":
      return `${contains ? "include" : "have"}.${flags}members`;
    case "keys":
      return `${contains ? "contain" : "have"}.${flags}${any ? "any." : "all."}keys`;
    case "lengthOf":
    case "string":
      return `have.${name}`;
    case "oneOf":
      return contains ? "contain.oneOf" : "be.oneOf";
    case "closeTo":
      return "be.closeTo";
    default:
      return `${flags}${any ? "any." : ""}${name}`;
  }
}

function atEnd(name: string): string {
  return name === "least" || name === "most" ? `at.${name}` : name;
}

function argumentsOf({ name, arguments: args }: ChaiCheck, scope: ScriptScope): string {
  const each = (types: Parameters<typeof printArgument>[1]) =>
    args.map((arg) => printArgument(arg, types, scope)).join(", ");
  switch (name) {
    case "above":
    case "least":
    case "below":
    case "most":
    case "within":
    case "lengthOf":
    case "closeTo":
      return each(["number"]);
    case "a":
    case "string":
      return each(["string"]);
    case "property": {
      const [property, ...value] = args;
      if (property === undefined) return "";
      return [
        printArgument(property, ["string"], scope),
        ...value.map((v) => printExpression(v, scope)),
      ].join(", ");
    }
    case "satisfy":
      return each(["function"]);
    case "equal":
    case "eql":
    case "include":
      return printElements(args, scope);
    default:
      return each([]);
  }
}

type ResponseCheckName = Exclude<CheckName, ChaiCheckName>;

const CLASSES: Partial<Record<ResponseCheckName, readonly [from: number, to: number]>> = {
  info: [100, 199],
  success: [200, 299],
  redirection: [300, 399],
  clientError: [400, 499],
  serverError: [500, 599],
  error: [400, 599],
};

const STATUSES: Partial<Record<ResponseCheckName, number>> = {
  responseOk: 200,
  accepted: 202,
  withoutContent: 204,
  badRequest: 400,
  unauthorized: 401,
  forbidden: 403,
  notFound: 404,
  notAcceptable: 406,
  rateLimited: 429,
};

function isResponseCheck(name: CheckName): name is ResponseCheckName {
  return RESPONSE_CHECKS.has(name);
}

const RESPONSE_CHECKS: ReadonlySet<CheckName> = new Set([
  ...(Object.keys(CLASSES) as CheckName[]),
  ...(Object.keys(STATUSES) as CheckName[]),
  ...([
    "withBody",
    "json",
    "status",
    "statusCode",
    "statusReason",
    "statusCodeClass",
    "header",
    "body",
  ] as const),
  ...(["jsonBody", "jsonSchema", "responseTime", "responseSize"] as const),
]);

/** Postman's own checks in chai's words. */
function responseCheck(
  { name, subject, negated, arguments: args, ...rest }: Check & { name: ResponseCheckName },
  scope: ScriptScope,
): string {
  const [first, second] = args;
  const chai = (own: ChaiCheckName, value: Expression, ...given: Expression[]) =>
    chaiCheck(
      { ...rest, name: own, subject: value, arguments: given, ...(negated ? { negated } : {}) },
      scope,
    );
  const status: Expression = { kind: "response", part: "code" };
  const text: Expression = { kind: "response", part: "text" };
  const json: Expression = { kind: "response", part: "json" };
  const number = (value: number): Expression => ({ kind: "literal", value });
  const range = CLASSES[name];
  if (range) return chai("within", status, number(range[0]), number(range[1]));
  const code = STATUSES[name];
  if (code !== undefined) return chai("equal", status, number(code));
  switch (name) {
    case "status":
      return first === undefined ? "" : statusCheck(first, chai);
    case "statusCode":
      return first === undefined ? "" : chai("equal", status, numberOf(first));
    case "statusReason":
      return first === undefined ? "" : chai("equal", { kind: "response", part: "status" }, first);
    case "statusCodeClass":
      return first === undefined ? "" : chai("equal", CLASS_OF_STATUS, first);
    case "header": {
      if (first === undefined) return "";
      const value: Expression =
        subject.kind === "request" ? requestHeader(first) : { kind: "header", name: first };
      return second === undefined ? chai("exist", value) : chai("equal", value, second);
    }
    case "json":
      return `${scope.useExpect()}(${scope.use("json")}).to.${negated ? "" : "not."}throw();`;
    case "withBody":
      return negated
        ? chaiCheck({ name: "equal", subject: text, arguments: [EMPTY] }, scope)
        : chaiCheck({ name: "equal", subject: text, arguments: [EMPTY], negated: true }, scope);
    case "body":
      return bodyCheck(first, { text, json }, chai);
    case "jsonBody":
      return jsonBodyCheck(
        { path: first, value: negated ? undefined : second, negated: negated === true },
        chai,
        scope,
      );
    case "jsonSchema":
      return first === undefined
        ? ""
        : chai("true", { kind: "call", function: "matchesSchema", arguments: [json, first] });
    case "responseTime":
    case "responseSize":
      return first === undefined
        ? ""
        : chai("eql", { kind: "response", part: name === "responseTime" ? "time" : "size" }, first);
    default:
      return "";
  }
}

type PrintChai = (name: ChaiCheckName, subject: Expression, ...given: Expression[]) => string;

const EMPTY: Expression = { kind: "literal", value: "" };

const CLASS_OF_STATUS: Expression = {
  kind: "call",
  function: "Math.floor",
  arguments: [
    {
      kind: "binary",
      operator: "/",
      left: { kind: "response", part: "code" },
      right: { kind: "literal", value: 100 },
    },
  ],
};

function numberOf(expression: Expression): Expression {
  return expression.kind === "literal"
    ? { kind: "literal", value: Number(expression.value) }
    : { kind: "call", function: "Number", arguments: [expression] };
}

/** A number is compared with the status, a text with its name. */
function statusCheck(expected: Expression, chai: PrintChai): string {
  const code: Expression = { kind: "response", part: "code" };
  const name: Expression = { kind: "response", part: "status" };
  if (expected.kind === "literal")
    return chai("equal", typeof expected.value === "number" ? code : name, expected);
  const test: Expression = {
    kind: "binary",
    operator: "===",
    left: { kind: "unary", operator: "typeof", operand: expected },
    right: { kind: "literal", value: "number" },
  };
  return chai("equal", { kind: "conditional", test, then: code, otherwise: name }, expected);
}

function requestHeader(name: Expression): Expression {
  return {
    kind: "member",
    object: { kind: "request", part: "headers" },
    property:
      name.kind === "literal"
        ? { kind: "literal", value: String(name.value).toLowerCase() }
        : { kind: "method", object: name, method: "toLowerCase", arguments: [] },
  };
}

function bodyCheck(
  expected: Expression | undefined,
  { text, json }: { text: Expression; json: Expression },
  chai: PrintChai,
): string {
  if (expected === undefined) return chai("ok", text);
  if (expected.kind === "regex") return chai("match", text, expected);
  return expected.kind === "object" ? chai("eql", json, expected) : chai("equal", text, expected);
}

/** Postman looks at a path only if it is a text; anything else passes. */
function jsonBodyCheck(
  { path, value, negated }: { path: Expression | undefined; value: Expression | undefined; negated: boolean },
  chai: PrintChai,
  scope: ScriptScope,
): string {
  if (path === undefined)
    return `${scope.useExpect()}(${scope.use("json")}).to.${negated ? "" : "not."}throw();`;
  if (
    path.kind === "object" ||
    path.kind === "array" ||
    (path.kind === "literal" && typeof path.value !== "string")
  )
    return "";
  const json: Expression = { kind: "response", part: "json" };
  if (value === undefined) return chai("true", { kind: "call", function: "_.has", arguments: [json, path] });
  return chai("eql", { kind: "call", function: "_.get", arguments: [json, path] }, value);
}
