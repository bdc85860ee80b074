import { leaf, literal, member } from "./expressions.js";
import type { Check, CheckName, Element, Expression } from "./model.js";
import { notUnderstood } from "./values.js";

/** A name in a chain such as `.to.be.a("string")`, with the arguments if it is called. */
export interface Step {
  name: string;
  arguments?: Element[];
}

/** The checks of a chain. `fails`: after them, the chain fails in any case. */
export interface Chain {
  checks: Check[];
  fails: boolean;
}

/** Words without a meaning. */
const SILENT = new Set(
  "to be been is that which and has have with at of same but does still also".split(" "),
);

/** Checks without arguments. */
const PROPERTIES: ReadonlyMap<string, CheckName> = new Map<string, CheckName>([
  ...(
    ["ok", "true", "false", "null", "undefined", "NaN", "exist", "empty", "finite", "extensible"] as const
  ).map((name) => [name, name] as const),
  ...(
    ["sealed", "frozen", "arguments", "info", "success", "redirection", "clientError", "serverError"] as const
  ).map((name) => [name, name] as const),
  ...(
    ["error", "accepted", "withoutContent", "badRequest", "unauthorized", "forbidden", "notFound"] as const
  ).map((name) => [name, name] as const),
  ...(["notAcceptable", "rateLimited", "withBody", "json"] as const).map((name) => [name, name] as const),
  ["exists", "exist"],
  ["Arguments", "arguments"],
  ["unauthorised", "unauthorized"],
]);

/** Checks that only the whole response has. */
const OF_RESPONSE = new Set<string>(
  (
    "info success redirection clientError serverError error accepted withoutContent badRequest unauthorized forbidden " +
    "notFound notAcceptable rateLimited withBody json status statusCode statusReason statusCodeClass header body jsonBody " +
    "responseTime responseSize"
  ).split(" "),
);

/** Checks with arguments, with how many they need before a message. */
const METHODS: ReadonlyMap<string, readonly [CheckName, number]> = new Map<
  string,
  readonly [CheckName, number]
>([
  ["equal", ["equal", 1]],
  ["equals", ["equal", 1]],
  ["eq", ["equal", 1]],
  ["eql", ["eql", 1]],
  ["eqls", ["eql", 1]],
  ["above", ["above", 1]],
  ["gt", ["above", 1]],
  ["greaterThan", ["above", 1]],
  ["least", ["least", 1]],
  ["gte", ["least", 1]],
  ["greaterThanOrEqual", ["least", 1]],
  ["below", ["below", 1]],
  ["lt", ["below", 1]],
  ["lessThan", ["below", 1]],
  ["most", ["most", 1]],
  ["lte", ["most", 1]],
  ["lessThanOrEqual", ["most", 1]],
  ["within", ["within", 2]],
  ["property", ["property", 2]],
  ["ownProperty", ["property", 2]],
  ["haveOwnProperty", ["property", 2]],
  ["match", ["match", 1]],
  ["matches", ["match", 1]],
  ["string", ["string", 1]],
  ["keys", ["keys", 99]],
  ["key", ["keys", 99]],
  ["satisfy", ["satisfy", 1]],
  ["satisfies", ["satisfy", 1]],
  ["closeTo", ["closeTo", 2]],
  ["approximately", ["closeTo", 2]],
  ["members", ["members", 1]],
  ["oneOf", ["oneOf", 1]],
  ["status", ["status", 1]],
  ["statusCode", ["statusCode", 1]],
  ["statusReason", ["statusReason", 1]],
  ["statusCodeClass", ["statusCodeClass", 1]],
  ["header", ["header", 2]],
  ["body", ["body", 1]],
  ["jsonBody", ["jsonBody", 2]],
  ["jsonSchema", ["jsonSchema", 2]],
]);

/** Names that chai has, but that are not described here. */
const OTHER = new Set(
  (
    "instanceof instanceOf respondTo respondsTo itself throw throws Throw change changes increase increases decrease decreases by " +
    "ownPropertyDescriptor haveOwnPropertyDescriptor postmanRequest postmanResponse postmanRequestOrResponse assert then"
  ).split(" "),
);

/** Flags of chai, as far as they are on. */
type Flags = Pick<Check, "negated" | "deep" | "own" | "nested" | "ordered" | "any" | "contains" | "length">;

/** Reads the chain of an assertion as chai does: flags stay on, and some checks change the subject. */
export function readChain(subject: Expression, steps: readonly Step[], message?: Expression): Chain {
  const reader = new ChainReader(subject, message);
  for (const step of steps) {
    reader.read(step);
    if (reader.chain.fails) break;
  }
  return reader.chain;
}

class ChainReader {
  readonly chain: Chain = { checks: [], fails: false };
  private readonly flags: Flags = {};
  private subject: Expression | undefined;
  private readonly message: Expression | undefined;

  constructor(subject: Expression, message: Expression | undefined) {
    this.subject = subject;
    this.message = message;
  }

  read({ name, arguments: args }: Step): void {
    if (this.readWord(name, args)) return;
    if (args === undefined) this.readProperty(name);
    else this.readMethod(name, args);
  }

  /** Words and flags. Those that may be called, such as `a` and `include`, only if they are not. */
  private readWord(name: string, args: Element[] | undefined): boolean {
    if (SILENT.has(name)) {
      // These are no functions.
      if (args !== undefined) this.chain.fails = true;
      return true;
    }
    switch (name) {
      case "not":
        this.flags.negated = true;
        break;
      case "deep":
      case "own":
      case "nested":
      case "ordered":
      case "any":
        this.flags[name] = true;
        break;
      case "all":
        delete this.flags.any;
        break;
      case "a":
      case "an":
        if (args !== undefined) return false;
        break;
      case "include":
      case "includes":
      case "contain":
      case "contains":
        if (args !== undefined) return false;
        this.flags.contains = true;
        break;
      case "length":
      case "lengthOf":
        if (args !== undefined) return false;
        this.flags.length = true;
        break;
      default:
        return false;
    }
    if (args !== undefined) this.chain.fails = true;
    return true;
  }

  private readProperty(name: string): void {
    const check = PROPERTIES.get(name);
    if (check !== undefined) {
      const isOk = check === "ok" && isResponse(this.subject);
      this.check(isOk ? "responseOk" : check, []);
    } else if (name === "responseTime" || name === "responseSize") {
      if (!isResponse(this.subject)) this.chain.fails = true;
      this.subject = leaf({ kind: "response", part: name === "responseTime" ? "time" : "size" });
    } else if (OTHER.has(name)) throw notUnderstood("chai's", name);
    // A check that is not called checks nothing; of any other name, chai knows no property.
    else if (!METHODS.has(name)) this.chain.fails = true;
  }

  private readMethod(name: string, args: Element[]): void {
    if (PROPERTIES.has(name)) {
      this.readProperty(name);
      // The check holds or not, and then its result is no function.
      this.chain.fails = true;
      return;
    }
    const values = args.map((arg) => {
      if (arg.kind === "spread") throw notUnderstood("spread argument");
      return arg;
    });
    if (name === "instanceof" || name === "instanceOf") return this.readInstance(values);
    if (OTHER.has(name)) throw notUnderstood("chai's", name);
    const [check, most] = methodOf(name) ?? [];
    if (check === undefined || most === undefined) {
      this.chain.fails = true;
      return;
    }
    const message = values[most];
    const isOwn = name === "ownProperty" || name === "haveOwnProperty";
    if (isOwn) this.flags.own = true;
    this.check(check, values.slice(0, most), message);
    if (check === "property") this.enter(values[0], isOwn);
    if (check === "responseTime" || check === "responseSize") this.subject = undefined;
  }

  private readInstance(values: readonly Expression[]): void {
    const [type] = values;
    if (type?.kind !== "literal") throw notUnderstood("chai's", "instanceof");
    this.check("a", [type]);
  }

  /** After a check of a property, its value is the subject. */
  private enter(name: Expression | undefined, isOwn: boolean): void {
    const { subject } = this;
    this.subject = undefined;
    if (subject === undefined || name === undefined || isResponse(subject)) return;
    if (isOwn || this.flags.nested !== true) {
      this.subject = member(subject, name, true);
      return;
    }
    if (name.kind !== "literal") return;
    const path = pathOf(String(name.value));
    this.subject = path.reduce((inner: Expression, part) => member(inner, literal(part), true), subject);
  }

  private check(name: CheckName, args: Expression[], message = this.message): void {
    const { subject } = this;
    if (subject === undefined) throw notUnderstood("subject of a chain");
    if (OF_RESPONSE.has(name) && !isResponse(subject) && subject.kind !== "request") {
      this.chain.fails = true;
      return;
    }
    const { length, ...flags } = this.flags;
    const isOrder = ["above", "least", "below", "most", "within"].includes(name);
    this.chain.checks.push({
      name: name === "equal" && flags.deep === true ? "eql" : name,
      subject,
      arguments: args,
      ...flags,
      ...(length === true && isOrder ? { length } : {}),
      ...(message === undefined ? {} : { message }),
    });
  }
}

function methodOf(name: string): readonly [CheckName, number] | undefined {
  switch (name) {
    case "a":
    case "an":
      return ["a", 1];
    case "include":
    case "includes":
    case "contain":
    case "contains":
      return ["include", 1];
    case "length":
    case "lengthOf":
      return ["lengthOf", 1];
    case "responseTime":
    case "responseSize":
      return [name, 1];
    default:
      return METHODS.get(name);
  }
}

function isResponse(subject: Expression | undefined): boolean {
  return subject?.kind === "response" && subject.part === "whole";
}

/** `a.b[0]` as chai reads it. */
function pathOf(path: string): (string | number)[] {
  const parts = path.replace(/([^\\])\[/g, "$1.[").match(/(?:\\\.|[^.])+/g) ?? [];
  return parts.map((part) => {
    const index = /^\[(\d+)\]$/.exec(part)?.[1];
    return index === undefined ? part.replace(/\\([.[\]])/g, "$1") : Number(index);
  });
}
