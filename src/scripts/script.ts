import type { AnyNode, Program } from "acorn";

import type { SavedScript } from "../read/model.js";
import { identifiersOf, resolveBindings } from "./bindings.js";
import { Interpreter, type Resolved } from "./interpret.js";
import type { Count, Fact, Script, ScriptCounts } from "./model.js";
import { parseScript } from "./parse.js";
import { isSandboxName } from "./sandbox.js";
import { findSites, type Site } from "./sites.js";

/** What a script says. */
export type ScriptFacts = Pick<Script, "facts" | "counts">;

/** Reads the text of a script. Never throws for what is in it, and never runs it. */
export function readScript({ text }: Pick<SavedScript, "text">): ScriptFacts {
  const parsed = parseScript(text);
  if (!("program" in parsed))
    return nothing({ kind: "unknown", what: "script", reason: parsed.reason, line: parsed.line });
  try {
    return factsOf(parsed.program, text);
  } catch (error) {
    // A script that the parser can read may still be nested too deep for what follows.
    if (!(error instanceof RangeError)) throw error;
    return nothing({ kind: "unknown", what: "script", reason: "script that is nested too deep", line: 1 });
  }
}

function factsOf(program: Program, text: string): ScriptFacts {
  const lineOf = lines(text);
  const bindings = resolveBindings(program);
  const sites = findSites(program, bindings);
  const refused = refusedName(program);
  if (refused !== undefined) {
    // The sandbox refuses such a script as a whole, so it does nothing.
    const counts = countsOf(sites, () => true);
    return { facts: [{ kind: "throw", line: lineOf(refused) }], counts };
  }
  const script: Resolved = { program, bindings, sites, lineOf };
  const interpreter = new Interpreter(script);
  const facts = interpreter.run();
  const { understood, failed } = interpreter;
  return { facts, counts: countsOf(sites, ({ node }) => understood.has(node) && !failed.has(node)) };
}

function nothing(fact: Fact): ScriptFacts {
  return { facts: [fact], counts: countsOf([], () => false) };
}

function countsOf(sites: readonly Site[], isUnderstood: (site: Site) => boolean): ScriptCounts {
  const count = (what: Site["what"]): Count => {
    const found = sites.filter((site) => site.what === what);
    return { found: found.length, understood: found.filter(isUnderstood).length };
  };
  return { assertions: count("assertion"), captures: count("capture") };
}

/** Where a script declares a name with `let`, `const` or `class` that the sandbox has as a parameter. */
function refusedName({ body }: Program): number | undefined {
  for (const statement of body as AnyNode[]) {
    if (statement.type === "ClassDeclaration" && isSandboxName(statement.id?.name ?? ""))
      return statement.start;
    if (statement.type !== "VariableDeclaration" || statement.kind === "var") continue;
    const names = statement.declarations.flatMap(({ id }) => identifiersOf(id));
    const refused = names.find(({ name }) => isSandboxName(name));
    if (refused !== undefined) return refused.start;
  }
  return undefined;
}

/** Returns a function that finds the line of a position, from 1. */
function lines(text: string): (position: number) => number {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (position) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] as number) <= position) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}
