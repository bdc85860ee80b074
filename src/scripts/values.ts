import type { Function as FunctionNode } from "acorn";

import type { Expression } from "./model.js";

/** What an expression of a script may be while it is read. */
export type Value =
  | { kind: "expression"; expression: Expression }
  /** A thing of the sandbox by its path: `pm.response`, `JSON`, `pm.environment.get`. */
  | { kind: "intrinsic"; path: string }
  /** A function of the script. */
  | { kind: "closure"; node: FunctionNode }
  /** An object of the script that holds something else than data. */
  | { kind: "record"; members: ReadonlyMap<string, Value> }
  /** Bytes of CryptoJS: those of a text in UTF-8, or a hash. */
  | { kind: "bytes"; bytes: Bytes }
  /** A compiled JSON schema. */
  | { kind: "schema"; schema: Expression }
  | { kind: "unknown"; reason: string };

export interface Bytes {
  text: Expression;
  hash?: { algorithm: string; key?: Expression };
}

/** The value of an expression. */
export function valueOf(expression: Expression): Value {
  return { kind: "expression", expression };
}

/** Thrown, and caught in this stage, for what is not understood. It is thrown often, so it has no stack. */
export class NotUnderstood extends Error {
  constructor(message: string) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(message);
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** Returns an error that says, in a few words, what is not understood. A name is shown if it is a plain one. */
export function notUnderstood(what: string, name?: string): NotUnderstood {
  return new NotUnderstood(name !== undefined && /^[\w$.]{1,60}$/.test(name) ? `${what} \`${name}\`` : what);
}
