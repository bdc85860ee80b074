import {
  array,
  binary,
  call,
  conditional,
  leaf,
  literal,
  member,
  method,
  object,
  UNDEFINED,
} from "./expressions.js";
import type {
  Element,
  Expression,
  FunctionName,
  InfoPart,
  RequestExpression,
  ResponseExpression,
  VariableScope,
} from "./model.js";
import { type Bytes, notUnderstood, type Value, valueOf } from "./values.js";

/** What Postman's sandbox offers to scripts, by paths such as `pm.response.json`. */

/** The arguments of a call. */
export interface Arguments {
  count: number;
  /** Of an argument that is not there: undefined. */
  expression(index: number): Expression;
  value(index: number): Value;
  /** All from one on, functions among them as `function` expressions. */
  all(from?: number): Element[];
}

export type Intrinsic = (args: Arguments) => Expression | Value;

/** The scopes by the object that has them. */
export const SCOPES: Readonly<Record<string, VariableScope>> = {
  "pm.environment": "environment",
  "pm.globals": "globals",
  "pm.collectionVariables": "collectionVariables",
  "pm.variables": "variables",
  "pm.iterationData": "iterationData",
};

const response = (part: ResponseExpression["part"]): Expression =>
  leaf({ kind: "response", part }, [], { mayFail: part === "json" });
const request = (part: RequestExpression["part"]): Expression => leaf({ kind: "request", part });
const info = (part: InfoPart): Expression => leaf({ kind: "info", part });
const header = (name: Expression): Expression => leaf({ kind: "header", name }, [name]);
const cookie = (name: Expression): Expression => leaf({ kind: "cookie", name }, [name]);
const isThere = (value: Expression): Expression => binary("!==", value, UNDEFINED);

/** `{ key, value }`, or undefined if there is no value. */
function entry(name: Expression, value: Expression): Expression {
  const members = ["key", "name"].map((each) => ({ name: literal(each), value: name }));
  return conditional(isThere(value), object([...members, { name: literal("value"), value }]), UNDEFINED);
}

/** Values that are data. */
export const DATA: ReadonlyMap<string, () => Expression> = new Map(
  Object.entries<() => Expression>({
    undefined: () => UNDEFINED,
    NaN: () => call("Number", [literal("NaN")]),
    Infinity: () => call("Number", [literal("Infinity")]),
    responseBody: () => response("text"),
    responseTime: () => response("time"),
    responseHeaders: () => response("headers"),
    responseCode: () =>
      object([
        { name: literal("code"), value: response("code") },
        { name: literal("name"), value: response("status") },
      ]),
    iteration: () => info("iteration"),
    "pm.response.code": () => response("code"),
    "pm.response.status": () => response("status"),
    "pm.response.responseTime": () => response("time"),
    "pm.response.responseSize": () => response("size"),
    "pm.info.requestName": () => info("requestName"),
    "pm.info.requestId": () => info("requestId"),
    "pm.info.iteration": () => info("iteration"),
    "pm.info.iterationCount": () => info("iterationCount"),
    "pm.info.eventName": () => info("eventName"),
    "pm.request.method": () => request("method"),
    "pm.request.id": () => request("id"),
    "pm.request.body.raw": () => request("body"),
    "request.name": () => request("name"),
    "request.id": () => request("id"),
    "request.url": () => request("url"),
    "request.method": () => request("method"),
    "request.headers": () => request("headers"),
    "Math.PI": () => literal(Math.PI),
    "Number.MAX_SAFE_INTEGER": () => literal(Number.MAX_SAFE_INTEGER),
    "Number.MIN_SAFE_INTEGER": () => literal(Number.MIN_SAFE_INTEGER),
  }),
);

/** Things that are data where data is asked for. */
export const AS_DATA: ReadonlyMap<string, () => Expression> = new Map(
  Object.entries<() => Expression>({
    "pm.response": () => response("whole"),
    "pm.request": () => request("whole"),
    "pm.request.url": () => request("url"),
    "pm.request.body": () => request("body"),
    "pm.response.headers": () => response("headers"),
    "pm.request.headers": () => request("headers"),
    "pm.cookies": () => response("cookies"),
    "request.data": () => request("body"),
  }),
);

/** Objects whose members are all data. */
export const MEMBERS: ReadonlyMap<string, (name: Expression) => Expression> = new Map([
  ["environment", (name: Expression) => variable("environment", name)],
  ["globals", (name: Expression) => variable("globals", name)],
  ["data", (name: Expression) => variable("iterationData", name)],
  ["request.data", (name: Expression) => member(request("fields"), name)],
]);

function variable(scope: VariableScope, name: Expression): Expression {
  return leaf({ kind: "variable", scope, name }, [name], { isStable: false });
}

const GLOBAL_FUNCTIONS: readonly FunctionName[] = [
  ...([
    "String",
    "Number",
    "Boolean",
    "parseInt",
    "parseFloat",
    "isNaN",
    "isFinite",
    "btoa",
    "atob",
  ] as const),
  ...(["encodeURIComponent", "encodeURI", "decodeURIComponent", "decodeURI"] as const),
  ...(["Object.keys", "Object.values", "Object.entries", "Object.fromEntries", "Array.isArray"] as const),
  ...(["Array.from", "Date.now", "Date.parse", "Date.UTC", "Number.isInteger", "Number.isNaN"] as const),
  ...(["Number.isFinite", "Number.isSafeInteger", "String.fromCharCode"] as const),
  ...(
    ["abs", "ceil", "floor", "max", "min", "pow", "random", "round", "sign", "sqrt", "trunc", "log"] as const
  ).map((name) => `Math.${name}` as const),
];

const LODASH: readonly FunctionName[] = [
  ...([
    "_.get",
    "_.has",
    "_.isEmpty",
    "_.isEqual",
    "_.size",
    "_.random",
    "_.keys",
    "_.values",
    "_.map",
  ] as const),
  ...(["_.filter", "_.find", "_.findIndex", "_.some", "_.every", "_.includes", "_.first", "_.last"] as const),
  ...(["_.uniq", "_.sample", "_.sortBy", "_.isString", "_.isNumber", "_.isBoolean", "_.isArray"] as const),
  ...(["_.isObject", "_.isPlainObject", "_.isNull", "_.isUndefined", "_.isFinite", "_.startsWith"] as const),
  ...(["_.endsWith", "_.trim", "_.pick", "_.omit"] as const),
];

/** Other names of the same functions. */
const ALIASES: Readonly<Record<string, FunctionName>> = {
  "Number.parseInt": "parseInt",
  "Number.parseFloat": "parseFloat",
  "_.parseInt": "parseInt",
  "_.now": "Date.now",
  "_.contains": "_.includes",
  "_.include": "_.includes",
  "_.any": "_.some",
  "_.all": "_.every",
  "_.head": "_.first",
  "_.select": "_.filter",
  "_.collect": "_.map",
  "_.pluck": "_.map",
  "_.unique": "_.uniq",
};

const HASHES: Readonly<Record<string, string>> = {
  MD5: "md5",
  SHA1: "sha1",
  SHA256: "sha256",
  SHA512: "sha512",
};

/** Functions without side effects. */
export const FUNCTIONS: ReadonlyMap<string, Intrinsic> = new Map(
  Object.entries<Intrinsic>({
    "pm.response.json": (args) => {
      if (args.count > 0 && args.value(0).kind === "closure") throw notUnderstood("reviver of JSON");
      return response("json");
    },
    "pm.response.text": () => response("text"),
    "pm.response.reason": () => response("status"),
    "pm.response.size": () => object([{ name: literal("body"), value: response("size") }]),
    "pm.response.headers.get": (args) => header(args.expression(0)),
    "pm.response.headers.has": (args) => isThere(header(args.expression(0))),
    "pm.response.headers.one": (args) => entry(args.expression(0), header(args.expression(0))),
    "pm.response.headers.toObject": () => response("headers"),
    "pm.response.headers.all": () => headerList(),
    "postman.getResponseHeader": (args) => header(args.expression(0)),
    "postman.getResponseCookie": (args) => entry(args.expression(0), cookie(args.expression(0))),
    "pm.cookies.get": (args) => cookie(args.expression(0)),
    "pm.cookies.has": (args) => isThere(cookie(args.expression(0))),
    "pm.cookies.one": (args) => entry(args.expression(0), cookie(args.expression(0))),
    "pm.cookies.toObject": () => response("cookies"),
    "pm.request.url.toString": () => request("url"),
    "pm.request.url.getHost": () => request("host"),
    "pm.request.url.getPath": () => request("path"),
    "pm.request.url.query.get": (args) => member(request("query"), args.expression(0)),
    "pm.request.url.query.has": (args) => isThere(member(request("query"), args.expression(0))),
    "pm.request.url.query.toObject": () => request("query"),
    "pm.request.headers.get": (args) => member(request("headers"), args.expression(0)),
    "pm.request.headers.has": (args) => isThere(member(request("headers"), args.expression(0))),
    "pm.request.headers.toObject": () => request("headers"),
    "pm.request.body.toString": () => request("body"),
    "pm.request.body.urlencoded.get": (args) => member(request("fields"), args.expression(0)),
    "pm.request.body.formdata.get": (args) => member(request("fields"), args.expression(0)),
    "postman.getEnvironmentVariable": (args) => variable("environment", args.expression(0)),
    "postman.getGlobalVariable": (args) => variable("globals", args.expression(0)),
    "JSON.parse": (args) => {
      if (args.count > 1) throw notUnderstood("reviver of JSON");
      const text = args.expression(0);
      return text.kind === "response" && text.part === "text" ? response("json") : call("JSON.parse", [text]);
    },
    "JSON.stringify": (args) => call("JSON.stringify", args.all()),
    "Object.assign": (args) => {
      const [target, ...rest] = args.all();
      if (target?.kind !== "object") throw notUnderstood("change of an object");
      return call("Object.assign", [target, ...rest]);
    },
    "Object.freeze": (args) => args.value(0),
    "_.clone": (args) => args.value(0),
    "_.cloneDeep": (args) => args.value(0),
    xml2Json: (args) => {
      const text = args.expression(0);
      return text.kind === "response" && text.part === "text" ? response("xml") : call("xml2Json", [text]);
    },
    uuid: () => call("uuid", []),
    "uuid.v4": () => call("uuid", []),
    "uuid.v1": () => call("uuid", []),
    "pm.variables.replaceIn": (args) => call("replaceIn", [args.expression(0)]),
    "pm.environment.replaceIn": (args) => call("replaceIn", [args.expression(0)]),
    "pm.collectionVariables.replaceIn": (args) => call("replaceIn", [args.expression(0)]),
    "pm.globals.replaceIn": (args) => call("replaceIn", [args.expression(0)]),
    "tv4.validate": (args) => call("matchesSchema", [args.expression(0), args.expression(1)]),
    "tv4.validateResult": (args) =>
      object([
        { name: literal("valid"), value: call("matchesSchema", [args.expression(0), args.expression(1)]) },
      ]),
    "ajv.validate": (args) => call("matchesSchema", [args.expression(1), args.expression(0)]),
    "ajv.compile": (args) => ({ kind: "schema", schema: args.expression(0) }),
    Date: () => method(call("Date", []), "toString", []),
    Array: (args) => array(args.all()),
    require: (args) => required(args.expression(0)),
    "CryptoJS.enc.Utf8.parse": (args) => ({ kind: "bytes", bytes: { text: args.expression(0) } }),
    "CryptoJS.enc.Base64.stringify": (args) => printed(bytesOf(args.value(0)), "base64"),
    "CryptoJS.enc.Hex.stringify": (args) => printed(bytesOf(args.value(0)), "hex"),
    ...Object.fromEntries(
      Object.entries(SCOPES).flatMap(([path, scope]): [string, Intrinsic][] => [
        [`${path}.get`, (args) => variable(scope, args.expression(0))],
        [
          `${path}.has`,
          (args) => {
            const name = args.expression(0);
            return leaf({ kind: "hasVariable", scope, name }, [name], { isStable: false });
          },
        ],
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(HASHES).flatMap(([name, algorithm]): [string, Intrinsic][] => [
        [
          `CryptoJS.${name}`,
          (args) => ({ kind: "bytes", bytes: { text: textOf(args.value(0)), hash: { algorithm } } }),
        ],
        [
          `CryptoJS.Hmac${name}`,
          (args) => ({
            kind: "bytes",
            bytes: { text: textOf(args.value(0)), hash: { algorithm, key: textOf(args.value(1)) } },
          }),
        ],
      ]),
    ),
    ...Object.fromEntries(
      [...GLOBAL_FUNCTIONS, ...LODASH].map((name): [string, Intrinsic] => [
        name,
        (args) => call(name, args.all()),
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(ALIASES).map(([alias, name]): [string, Intrinsic] => [
        alias,
        (args) => call(name, args.all()),
      ]),
    ),
  }),
);

function headerList(): Expression {
  const pair = leaf({ kind: "local", name: "pair" });
  const members = [
    { name: literal("key"), value: member(pair, literal(0)) },
    { name: literal("value"), value: member(pair, literal(1)) },
  ];
  const body = object(members);
  return method(call("Object.entries", [response("headers")]), "map", [
    leaf({ kind: "function", parameters: ["pair"], body }, [body]),
  ]);
}

/** Constructors, by what stands after `new`. */
export const CONSTRUCTORS: ReadonlyMap<string, Intrinsic> = new Map(
  Object.entries<Intrinsic>({
    Date: (args) => call("Date", args.all()),
    Ajv: () => ({ kind: "intrinsic", path: "ajv" }),
    Array: (args) => {
      if (args.count === 1) throw notUnderstood("list of a given length");
      return array(args.all());
    },
    Object: () => object([]),
    String: (args) => call("String", args.all()),
    RegExp: (args) => regex(args.expression(0), args.count > 1 ? args.expression(1) : literal("")),
  }),
);

/** A regular expression, if its parts are literals and it is a valid one. */
export function regex(source: Expression, flags: Expression): Expression {
  if (source.kind === "regex") return source;
  if (source.kind !== "literal" || flags.kind !== "literal")
    throw notUnderstood("regular expression of a computed text");
  const [sourceText, flagText] = [String(source.value), String(flags.value)];
  try {
    return leaf({ kind: "regex", source: new RegExp(sourceText, flagText).source, flags: flagText });
  } catch {
    throw notUnderstood("regular expression that is not valid");
  }
}

const MODULES: Readonly<Record<string, string>> = {
  lodash: "_",
  uuid: "uuid",
  "uuid/v4": "uuid",
  "crypto-js": "CryptoJS",
  ajv: "Ajv",
  tv4: "tv4",
  atob: "atob",
  btoa: "btoa",
  chai: "chai",
};

function required(name: Expression): Value {
  const path = name.kind === "literal" ? MODULES[String(name.value)] : undefined;
  if (path === undefined)
    throw notUnderstood("module", name.kind === "literal" ? String(name.value) : undefined);
  return { kind: "intrinsic", path };
}

function bytesOf(value: Value): Bytes {
  if (value.kind === "bytes") return value.bytes;
  throw notUnderstood("bytes of CryptoJS");
}

/** The text that CryptoJS computes a hash of. */
function textOf(value: Value): Expression {
  if (value.kind === "expression") return value.expression;
  if (value.kind === "bytes" && value.bytes.hash === undefined) return value.bytes.text;
  throw notUnderstood("hash of bytes");
}

/** Bytes as text. */
export function printed({ text, hash }: Bytes, encoding: "hex" | "base64"): Expression {
  if (hash === undefined) {
    if (encoding === "hex") throw notUnderstood("bytes of a text");
    return call("base64", [text]);
  }
  const { algorithm, key } = hash;
  return call("hash", [literal(algorithm), literal(encoding), text, ...(key === undefined ? [] : [key])]);
}

/** Other paths to the same things. */
const SAME: Readonly<Record<string, string>> = {
  "chai.expect": "pm.expect",
  "_.forEach": "_.each",
  "pm.request.toString": "pm.request.url.toString",
};

/** Calls with side effects; the interpreter knows what they do. */
export const EFFECTS: readonly string[] = [
  "pm.test",
  "pm.test.skip",
  "pm.expect",
  "pm.expect.fail",
  "pm.execution.setNextRequest",
  "pm.execution.skipRequest",
  "postman.setNextRequest",
  "postman.setEnvironmentVariable",
  "postman.setGlobalVariable",
  "postman.clearEnvironmentVariable",
  "postman.clearGlobalVariable",
  "postman.clearEnvironmentVariables",
  "postman.clearGlobalVariables",
  "_.each",
  "pm.visualizer.set",
  "pm.visualizer.clear",
  "pm.sendRequest",
  "pm.response.to",
  "pm.request.to",
  "pm.cookies.jar",
  ...["log", "info", "warn", "error", "debug", "table", "dir", "trace", "clear"].map(
    (name) => `console.${name}`,
  ),
  ...Object.keys(SCOPES).flatMap((scope) => ["set", "unset", "clear"].map((name) => `${scope}.${name}`)),
  ...["setTimeout", "clearTimeout", "setInterval", "clearInterval", "setImmediate"],
  "tests",
  "chai",
  "Error",
  "CryptoJS.enc.Base64",
  "CryptoJS.enc.Hex",
];

const PATHS: ReadonlySet<string> = new Set(
  [
    ...DATA.keys(),
    ...AS_DATA.keys(),
    ...MEMBERS.keys(),
    ...FUNCTIONS.keys(),
    ...CONSTRUCTORS.keys(),
    ...EFFECTS,
    ...Object.keys(SAME),
  ].flatMap((path) => path.split(".").map((_part, i, parts) => parts.slice(0, i + 1).join("."))),
);

/** Names that scripts only have by `require`, or that stand for what a constructor made. */
const NO_GLOBALS = new Set(["ajv", "Ajv", "uuid", "chai"]);

/** Names of the sandbox, and of JavaScript, that are not described here: what they do is not understood. */
const OTHER_GLOBALS = new Set(
  (
    "Backbone Buffer EvalError Function Intl Map Promise Proxy RangeError ReferenceError Reflect Set Symbol SyntaxError " +
    "TypeError URIError URL URLSearchParams WeakMap WeakSet clearImmediate cheerio escape eval globalThis responseCookies " +
    "unescape arguments this BigInt ArrayBuffer Uint8Array DataView TextEncoder TextDecoder Int8Array Int16Array Int32Array " +
    "Uint16Array Uint32Array Float32Array Float64Array Uint8ClampedArray BigInt64Array BigUint64Array SharedArrayBuffer " +
    "Atomics WebAssembly FinalizationRegistry WeakRef AggregateError global window self console moment"
  ).split(" "),
);

/** What a name that the script does not define stands for; undefined: it stands for nothing, and using it fails. */
export function globalValue(name: string): Value | undefined {
  const data = DATA.get(name);
  if (data !== undefined) return valueOf(data());
  if (PATHS.has(name) && !NO_GLOBALS.has(name)) return { kind: "intrinsic", path: name };
  return OTHER_GLOBALS.has(name) && name !== "moment"
    ? { kind: "unknown", reason: `\`${name}\`` }
    : undefined;
}

/** A member of a thing of the sandbox. */
export function intrinsicMember(path: string, property: Expression): Value {
  const any = MEMBERS.get(path);
  if (any !== undefined) return valueOf(any(property));
  if (property.kind !== "literal") throw notUnderstood("computed member of", path);
  const inner = `${path}.${property.value}`;
  const same = SAME[inner] ?? inner;
  const data = DATA.get(same);
  if (data !== undefined) return valueOf(data());
  if (PATHS.has(same)) return { kind: "intrinsic", path: same };
  const whole = AS_DATA.get(path);
  if (whole !== undefined && path.endsWith("headers")) return valueOf(member(whole(), property));
  throw notUnderstood("use of", inner);
}

/** Names that a script cannot declare with `let` or `const` outside of functions: the sandbox passes them as parameters. */
const PARAMETERS = new Set(
  (
    "tests globals environment data request responseCookies responseHeaders responseTime responseCode responseBody " +
    "iteration postman _ CryptoJS atob btoa tv4 xml2Json Backbone cheerio JSON pm console Buffer setTimeout setInterval " +
    "setImmediate clearTimeout clearInterval clearImmediate"
  ).split(" "),
);

/** Whether a name is one of the sandbox's own. */
export function isSandboxName(name: string): boolean {
  return PARAMETERS.has(name);
}
