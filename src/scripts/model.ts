/**
 * What the scripts of a collection say, as plain JSON data: no text of a script is in it but names and literals.
 *
 * The test script
 *
 * ```js
 * const body = pm.response.json();
 * pm.test("Logged in", () => {
 *   pm.response.to.have.status(200);
 *   pm.expect(body.session.token).to.be.a("string").and.not.empty;
 * });
 * if (body.session) pm.environment.set("token", body.session.token);
 * ```
 *
 * becomes
 *
 * ```ts
 * const json: Expression = { kind: "response", part: "json" };
 * const session = { kind: "member", object: json, property: { kind: "literal", value: "session" } };
 * const token = { kind: "member", object: session, property: { kind: "literal", value: "token" } };
 * const facts: Fact[] = [
 *   { kind: "test", line: 2, name: { kind: "literal", value: "Logged in" }, facts: [
 *     { kind: "assertion", line: 3, checks: [
 *       { name: "status", subject: { kind: "response", part: "whole" }, arguments: [{ kind: "literal", value: 200 }] } ] },
 *     { kind: "assertion", line: 4, checks: [
 *       { name: "a", subject: token, arguments: [{ kind: "literal", value: "string" }] },
 *       { name: "empty", subject: token, arguments: [], negated: true } ] } ] },
 *   { kind: "if", line: 6, test: session, then: [
 *     { kind: "set", line: 6, scope: "environment", name: { kind: "literal", value: "token" }, value: token } ] },
 * ];
 * ```
 *
 * **Invariant for all that evaluates or prints expressions:** no value is ever a function. A `function` expression occurs only
 * as an argument of a `call` or a `method`. A `member` reads own members of objects and lists, and of texts, and `length` of
 * lists and texts; it never reaches a prototype (`constructor`, `__proto__`). A member of an `object` expression is always an
 * own property, even if its name is `__proto__`. Names and literals are untrusted text.
 */
export interface Script {
  event: ScriptEvent;
  /** Names of the folders and of the request that it belongs to; empty for the collection. */
  path: string[];
  /** JSON path of the script: `$.item[0].event[1].script`. */
  place: string;
  /** In the order of the script. */
  facts: Fact[];
  counts: ScriptCounts;
}

/** When a script runs: before the request is sent, or after its response arrived. */
export type ScriptEvent = "prerequest" | "test";

/** How many statements of a kind a script has, and how many of them the facts state completely. */
export interface Count {
  found: number;
  understood: number;
}

export interface ScriptCounts {
  /** Statements with `pm.expect(…)`, `pm.response.to…`, `tests[…] = …` or the like. */
  assertions: Count;
  /** Statements that set or unset a variable. */
  captures: Count;
}

/**
 * A variable scope by its name in `pm`. `variables` reads from all scopes, the nearest first, and sets a variable that lasts
 * for the run. `iterationData` is a row of a data file; there is none unless the user gives one.
 */
export type VariableScope = "variables" | "environment" | "collectionVariables" | "globals" | "iterationData";

/** One statement, with the line of the script, from 1, on which it begins. */
export type Fact = { line: number } & (
  | SetFact
  | UnsetFact
  | ClearFact
  | TestFact
  | TestResultFact
  | AssertionFact
  | LocalFact
  | IfFact
  | ForEachFact
  | TryFact
  | ThrowFact
  | EvaluateFact
  | NextRequestFact
  | UnknownFact
  | { kind: "skipRequest" }
  /** Ends the innermost `forEach`. */
  | { kind: "break" }
);

/** `pm.environment.set(name, value)`. The value keeps its type; Postman substitutes it as text, objects as JSON. */
export interface SetFact {
  kind: "set";
  scope: VariableScope;
  name: Expression;
  value: Expression;
  /**
   * Set by `postman.setEnvironmentVariable` or `postman.setGlobalVariable`, which convert what is truthy, and false, with its
   * `toString()`; the rest stays as it is.
   */
  asText?: true;
}

export interface UnsetFact {
  kind: "unset";
  scope: VariableScope;
  name: Expression;
}

/** Removes all variables of a scope. */
export interface ClearFact {
  kind: "clear";
  scope: VariableScope;
}

/**
 * `pm.test(name, () => { … })`. Fails if one of its facts throws or fails; what stands after that in the test is not run, what
 * stands after the test is. The name is converted to text.
 */
export interface TestFact {
  kind: "test";
  name: Expression;
  facts: Fact[];
  /** `pm.test.skip`; `facts` is empty. */
  skipped?: true;
}

/** `tests[name] = value`. At the end of the script, each name is one test, which passes if its last value is truthy. */
export interface TestResultFact {
  kind: "testResult";
  name: Expression;
  value: Expression;
}

/** One statement; its checks run in order, and the first that fails ends it. Outside of a `test` it ends the script. */
export interface AssertionFact {
  kind: "assertion";
  checks: Check[];
}

/** Gives a local a value, or a new one. Locals that are set once and have no side effects are inlined and are not here. */
export interface LocalFact {
  kind: "local";
  /** See LocalExpression. */
  name: string;
  value: Expression;
  /** Whether this declares it. Else it was declared by an earlier fact of this or an enclosing list of facts. */
  declares?: true;
}

export interface IfFact {
  kind: "if";
  test: Expression;
  then: Fact[];
  otherwise?: Fact[];
}

/** Runs the facts once for each element of a list. Fails, as in JavaScript, if the value is not a list. */
export interface ForEachFact {
  kind: "forEach";
  list: Expression;
  /** Local names, as in LocalExpression. */
  element: string;
  index?: string;
  facts: Fact[];
}

export interface TryFact {
  kind: "try";
  facts: Fact[];
  /** Runs if one of `facts` fails, a failing assertion included. */
  catch?: Fact[];
  finally?: Fact[];
}

/** `throw new Error(message)`, `pm.expect.fail(message)`. Fails the test; outside of a test it ends the script. */
export interface ThrowFact {
  kind: "throw";
  message?: Expression;
}

/**
 * Fails if the expression does, as where the value of a local that was inlined was computed; else nothing. Only for what can
 * fail.
 */
export interface EvaluateFact {
  kind: "evaluate";
  value: Expression;
}

/** `pm.execution.setNextRequest(name)`: which request the run goes on with, by its name or id; null ends the run. */
export interface NextRequestFact {
  kind: "nextRequest";
  request: Expression;
}

/** A statement that is not understood. If it stands in a test, the outcome of that test is not known. */
export interface UnknownFact {
  kind: "unknown";
  what: "assertion" | "capture" | "test" | "statement" | "script";
  /** Says in a few words, without text of the script, what is not understood: "call of `pm.sendRequest`". */
  reason: string;
}

/**
 * A check of chai or of Postman's extension of it. `subject` is complete: after `.to.have.property("a").and`, it is the member
 * `a`. All flags are those in effect at this check.
 */
export interface Check {
  name: CheckName;
  subject: Expression;
  arguments: Expression[];
  negated?: true;
  deep?: true;
  /** For `property` and `include`. */
  own?: true;
  nested?: true;
  /** For `keys`, `members` and `oneOf`: the subject may have more. */
  contains?: true;
  /** For `members`. */
  ordered?: true;
  /** For `keys` and `include`: any of them is enough. */
  any?: true;
  /** For `above`, `below`, `least`, `most` and `within`: the length of the subject is compared. */
  length?: true;
  /** What `expect(value, message)` or the check itself gives as its message. */
  message?: Expression;
}

/** Checks by their first name; aliases such as `equals`, `gt` or `contain` become it. */
export type CheckName = ChaiCheckName | ResponseCheckName;

export type ChaiCheckName =
  // Without arguments
  | "ok"
  | "true"
  | "false"
  | "null"
  | "undefined"
  | "NaN"
  | "exist"
  | "empty"
  | "finite"
  | "arguments"
  | "extensible"
  | "sealed"
  | "frozen"
  // With arguments
  | "a"
  | "include"
  | "equal"
  | "eql"
  | "above"
  | "least"
  | "below"
  | "most"
  | "within"
  | "property"
  | "lengthOf"
  | "match"
  | "string"
  | "keys"
  | "members"
  | "oneOf"
  | "closeTo"
  /** The argument is a `function` expression of one parameter. */
  | "satisfy";

/** Checks of Postman's own. Their subject is the whole response, or the whole request for `header` and `body`. */
export type ResponseCheckName =
  // Without arguments
  | "responseOk"
  | "info"
  | "success"
  | "redirection"
  | "clientError"
  | "serverError"
  | "error"
  | "accepted"
  | "withoutContent"
  | "badRequest"
  | "unauthorized"
  | "forbidden"
  | "notFound"
  | "notAcceptable"
  | "rateLimited"
  | "withBody"
  | "json"
  // With arguments
  | "status"
  | "statusCode"
  | "statusReason"
  | "statusCodeClass"
  | "header"
  | "body"
  | "jsonBody"
  | "jsonSchema"
  | "responseTime"
  | "responseSize";

/** An expression without side effects. It has the value that it has in JavaScript, and fails where that fails. */
export type Expression =
  | { kind: "literal"; value: string | number | boolean | null }
  | { kind: "undefined" }
  /** Always one that `RegExp` accepts. */
  | { kind: "regex"; source: string; flags: string }
  | { kind: "array"; elements: Element[] }
  | { kind: "object"; members: ObjectMember[] }
  /** A template literal: the parts as text, one after the other. */
  | { kind: "template"; parts: Expression[] }
  | ResponseExpression
  | RequestExpression
  /** A header of the response by its name in any case; undefined if there is none. */
  | { kind: "header"; name: Expression }
  /** A cookie of the response's address; undefined if there is none. */
  | { kind: "cookie"; name: Expression }
  | { kind: "info"; part: InfoPart }
  /** Undefined if it is not set. */
  | { kind: "variable"; scope: VariableScope; name: Expression }
  | { kind: "hasVariable"; scope: VariableScope; name: Expression }
  | LocalExpression
  | MemberExpression
  | CallExpression
  | MethodExpression
  | FunctionExpression
  /** The value of `body`, in which the local has the value, computed once. */
  | { kind: "let"; name: string; value: Expression; body: Expression }
  | { kind: "unary"; operator: UnaryOperator; operand: Expression }
  | { kind: "binary"; operator: BinaryOperator; left: Expression; right: Expression }
  | { kind: "conditional"; test: Expression; then: Expression; otherwise: Expression };

/** An element of an array or of a list of arguments; `spread` puts in all elements of a list. */
export type Element = Expression | { kind: "spread"; list: Expression };

export type ObjectMember = { name: Expression; value: Expression } | { kind: "spread"; object: Expression };

/**
 * A part of the response:
 * - `json` the parsed body; fails if it is not JSON
 * - `text` the body
 * - `xml` the body as `xml2Json` converts it
 * - `code` the status code, a number
 * - `status` the reason phrase, such as `Not Found`
 * - `time` in milliseconds
 * - `size` of the body in bytes
 * - `headers` an object of the values by name, as they were sent
 * - `cookies` an object of the values by name
 * - `whole` the response, only as the subject of a check
 */
export interface ResponseExpression {
  kind: "response";
  part: "json" | "text" | "xml" | "code" | "status" | "time" | "size" | "headers" | "cookies" | "whole";
}

/**
 * A part of the request as it is sent, variables filled in:
 * - `url` as text
 * - `headers` an object of the values by name
 * - `body` the text of a raw body; undefined for others
 * - `fields` the fields of a form by name; undefined for others
 */
export interface RequestExpression {
  kind: "request";
  part:
    "url" | "path" | "query" | "host" | "method" | "headers" | "body" | "fields" | "name" | "id" | "whole";
}

export type InfoPart = "requestName" | "requestId" | "iteration" | "iterationCount" | "eventName";

/**
 * A local of the script, a parameter of an enclosing `function` or a name of an enclosing `forEach`. The name is a JavaScript
 * identifier in ASCII, never a reserved word, and stands for one thing in the whole script.
 */
export interface LocalExpression {
  kind: "local";
  name: string;
}

export interface MemberExpression {
  kind: "member";
  object: Expression;
  property: Expression;
  /** `object?.property`: undefined if the object is null or undefined, and with it the rest of the chain. */
  optional?: true;
}

/** A call of a known function without side effects. */
export interface CallExpression {
  kind: "call";
  function: FunctionName;
  arguments: Element[];
}

/** A call of a method of texts, lists, numbers, regular expressions or dates. It fails if the value has no such method. */
export interface MethodExpression {
  kind: "method";
  object: Expression;
  method: MethodName;
  arguments: Element[];
  /** `object?.method()`, as for members. */
  optional?: true;
}

/** A callback. Its value is that of `body`. */
export interface FunctionExpression {
  kind: "function";
  /** Local names, as in LocalExpression. */
  parameters: string[];
  body: Expression;
}

export type UnaryOperator = "!" | "-" | "+" | "~" | "typeof";

export type BinaryOperator =
  | "&&"
  | "||"
  | "??"
  | "==="
  | "!=="
  | "=="
  | "!="
  | "<"
  | "<="
  | ">"
  | ">="
  | "+"
  | "-"
  | "*"
  | "/"
  | "%"
  | "**"
  | "|"
  | "&"
  | "^"
  | "<<"
  | ">>"
  | ">>>"
  | "in";

/** Functions by their name in JavaScript; `_.…` are those of lodash 3, which Postman's sandbox has as `_`. */
export type FunctionName =
  | GlobalFunctionName
  | LodashFunctionName
  /** `new Date(…)` */
  | "Date"
  /** `(text) => text` with `{{name}}` and `{{$name}}` filled in, as `pm.variables.replaceIn` does. */
  | "replaceIn"
  /** `() => text`: a random UUID. */
  | "uuid"
  /** `(value, schema) => boolean`: whether a value matches a JSON schema. The schema is a literal. */
  | "matchesSchema"
  /** `(text) => object`: XML as Postman's `xml2Json` converts it. */
  | "xml2Json"
  /** `(from, to) => list`: the integers from `from` up to, without, `to`. */
  | "range"
  /**
   * `(algorithm, encoding, text, key?) => text`: the hash of a text, or its HMAC if there is a key. The algorithm is `"md5"`,
   * `"sha1"`, `"sha256"` or `"sha512"`, the encoding `"hex"` or `"base64"`, both literals.
   */
  | "hash"
  /** `(text) => text`: the UTF-8 bytes of a text in base64; unlike `btoa` it takes any text. */
  | "base64";

export type GlobalFunctionName =
  | "String"
  | "Number"
  | "Boolean"
  | "parseInt"
  | "parseFloat"
  | "isNaN"
  | "isFinite"
  | "encodeURIComponent"
  | "encodeURI"
  | "decodeURIComponent"
  | "decodeURI"
  | "btoa"
  | "atob"
  | "JSON.parse"
  | "JSON.stringify"
  | "Object.keys"
  | "Object.values"
  | "Object.entries"
  | "Object.fromEntries"
  | "Object.assign"
  | "Array.isArray"
  | "Array.from"
  | "Date.now"
  | "Date.parse"
  | "Date.UTC"
  | "Number.isInteger"
  | "Number.isNaN"
  | "Number.isFinite"
  | "Number.isSafeInteger"
  | "String.fromCharCode"
  | `Math.${MathFunctionName}`;

export type MathFunctionName =
  "abs" | "ceil" | "floor" | "max" | "min" | "pow" | "random" | "round" | "sign" | "sqrt" | "trunc" | "log";

export type LodashFunctionName =
  | "_.get"
  | "_.has"
  | "_.isEmpty"
  | "_.isEqual"
  | "_.size"
  | "_.random"
  | "_.keys"
  | "_.values"
  | "_.map"
  | "_.filter"
  | "_.find"
  | "_.findIndex"
  | "_.some"
  | "_.every"
  | "_.includes"
  | "_.first"
  | "_.last"
  | "_.uniq"
  | "_.sample"
  | "_.sortBy"
  | "_.isString"
  | "_.isNumber"
  | "_.isBoolean"
  | "_.isArray"
  | "_.isObject"
  | "_.isPlainObject"
  | "_.isNull"
  | "_.isUndefined"
  | "_.isFinite"
  | "_.startsWith"
  | "_.endsWith"
  | "_.trim"
  | "_.pick"
  | "_.omit";

/**
 * Methods of JavaScript's own types, but `has`, which Postman's sandbox gives texts: whether a text contains another. Methods
 * that change a list in JavaScript (`pop`, `reverse`, `shift`, `sort`) work on a copy.
 */
export type MethodName =
  | TextMethodName
  | ListMethodName
  | DateMethodName
  | "toString"
  | "toFixed"
  | "toPrecision"
  | "toLocaleString"
  | "hasOwnProperty"
  | "test"
  | "exec";

export type TextMethodName =
  | "has"
  | "charAt"
  | "charCodeAt"
  | "startsWith"
  | "endsWith"
  | "match"
  | "matchAll"
  | "normalize"
  | "padStart"
  | "padEnd"
  | "repeat"
  | "replace"
  | "replaceAll"
  | "search"
  | "split"
  | "substr"
  | "substring"
  | "toLowerCase"
  | "toUpperCase"
  | "trim"
  | "trimStart"
  | "trimEnd"
  | "localeCompare";

export type ListMethodName =
  | "at"
  | "concat"
  | "every"
  | "filter"
  | "find"
  | "findIndex"
  | "findLast"
  | "flat"
  | "flatMap"
  | "includes"
  | "indexOf"
  | "join"
  | "keys"
  | "lastIndexOf"
  | "map"
  | "pop"
  | "reduce"
  | "reverse"
  | "shift"
  | "slice"
  | "some"
  | "sort";

export type DateMethodName =
  | "getTime"
  | "valueOf"
  | "toISOString"
  | "toJSON"
  | "toUTCString"
  | "toDateString"
  | "toTimeString"
  | "toLocaleDateString"
  | "toLocaleTimeString"
  | "getTimezoneOffset"
  | `get${"" | "UTC"}${"FullYear" | "Month" | "Date" | "Day" | "Hours" | "Minutes" | "Seconds" | "Milliseconds"}`;
