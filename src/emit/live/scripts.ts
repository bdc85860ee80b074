import { printable } from "../../diagnostics/printable.js";
import type { Expression, Fact, Script } from "../../scripts/model.js";
import { stringLiteral } from "../../typescript.js";
import { printCheck, readsTime } from "./checks.js";
import { printCondition, printExpression, printUntyped } from "./expressions.js";
import { type LiveImports, ScriptScope } from "./scope.js";

/** Prints a script as a function of its context; undefined if there is nothing to do. */
export function printScript({ event, facts }: Script, imports: LiveImports): string | undefined {
  const scope = new ScriptScope(event, imports);
  const statements = printFacts(facts, scope);
  if (statements === "") return undefined;
  const context = scope.usedContext();
  return `(${context.length === 0 ? "" : `{ ${context.join(", ")} }`}) => {\n${statements}\n}`;
}

function printFacts(facts: readonly Fact[], scope: ScriptScope): string {
  return facts
    .map((fact) => printFact(fact, scope))
    .filter((statement) => statement !== "")
    .join("\n");
}

function printFact(fact: Fact, scope: ScriptScope): string {
  const value = (expression: Expression) => printExpression(expression, scope);
  const block = (facts: readonly Fact[]) => `{\n${printFacts(facts, scope)}\n}`;
  switch (fact.kind) {
    case "set":
      return `${scope.use(fact.scope)}.set(${value(fact.name)}, ${value(fact.value)});`;
    case "unset":
      return `${scope.use(fact.scope)}.unset(${value(fact.name)});`;
    case "clear":
      return `${scope.use(fact.scope)}.clear();`;
    case "test":
      return printTest(fact, scope);
    case "testResult":
      return printResult(fact, scope);
    case "assertion":
      return fact.checks
        .map((check) => printCheck(check, scope))
        .filter((check) => check !== "")
        .join("\n");
    case "local": {
      const name = scope.local(fact.name);
      if (!fact.declares) return `${name} = ${value(fact.value)};`;
      const start = `let ${name}: ${scope.useJson()}`;
      return fact.value.kind === "undefined" ? `${start};` : `${start} = ${value(fact.value)};`;
    }
    case "if": {
      const start = `if (${printCondition(fact.test, scope)}) ${block(fact.then)}`;
      return fact.otherwise === undefined ? start : `${start} else ${block(fact.otherwise)}`;
    }
    case "forEach":
      return printLoop(fact, scope);
    case "try": {
      const handler =
        fact.catch !== undefined || fact.finally === undefined ? ` catch ${block(fact.catch ?? [])}` : "";
      return `try ${block(fact.facts)}${handler}${fact.finally === undefined ? "" : ` finally ${block(fact.finally)}`}`;
    }
    case "throw":
      return `throw new Error(${fact.message === undefined ? "" : `String(${value(fact.message)})`});`;
    case "evaluate":
      return `void ${value(fact.value)};`;
    case "nextRequest":
      return `${scope.use("setNextRequest")}(${value(fact.request)});`;
    case "skipRequest":
      return `${scope.use("skipRequest")}();`;
    case "break":
      return "break;";
    case "unknown":
      return `${scope.use("test")}.todo(${stringLiteral(unknownText(fact, scope))});`;
  }
}

function printTest(fact: Fact & { kind: "test" }, scope: ScriptScope): string {
  const test = scope.use("test");
  const name = printExpression(fact.name, scope);
  if (fact.skipped) return `${test}.skip(${name});`;
  const unknown = firstUnknown(fact.facts);
  if (unknown === undefined) return `${test}(${name}, () => {\n${printFacts(fact.facts, scope)}\n});`;
  const reason = ` (line ${unknown.line}: ${printable(unknown.reason)})`;
  const title =
    fact.name.kind === "literal"
      ? stringLiteral(String(fact.name.value) + reason)
      : `${name} + ${stringLiteral(reason)}`;
  const known = printFacts(withoutUnknown(fact.facts), scope);
  return `${test}.todo(${title}${known === "" ? "" : `, () => {\n${known}\n}`});`;
}

function printResult({ name, value }: Fact & { kind: "testResult" }, scope: ScriptScope): string {
  const result = printExpression(value, scope);
  const target = `${scope.use("tests")}[${printUntyped(name, scope)}]`;
  return readsTime(value) ? `${target} = !${scope.use("timed")} || ${result};` : `${target} = ${result};`;
}

function printLoop({ list, element, index, facts }: Fact & { kind: "forEach" }, scope: ScriptScope): string {
  const source = printUntyped(list, scope);
  const name = scope.local(element);
  const head =
    index === undefined
      ? `const ${name} of ${source}`
      : `const [${scope.local(index)}, ${name}] of ${source}.entries()`;
  return `for (${head}) {\n${printFacts(facts, scope)}\n}`;
}

function unknownText({ line, reason }: { line: number; reason: string }, { event }: ScriptScope): string {
  return `line ${line} of its ${event === "test" ? "test" : "pre-request"} script: ${printable(reason)}`;
}

type Unknown = Fact & { kind: "unknown" };

/** The first fact of a test that is not understood; those of tests inside of it are their own. */
function firstUnknown(facts: readonly Fact[]): Unknown | undefined {
  for (const fact of facts) {
    const found = fact.kind === "unknown" ? fact : firstUnknown(innerFacts(fact).flat());
    if (found !== undefined) return found;
  }
  return undefined;
}

function innerFacts(fact: Fact): Fact[][] {
  switch (fact.kind) {
    case "if":
      return [fact.then, fact.otherwise ?? []];
    case "forEach":
      return [fact.facts];
    case "try":
      return [fact.facts, fact.catch ?? [], fact.finally ?? []];
    default:
      return [];
  }
}

/** The facts that are understood, without those that are not. */
function withoutUnknown(facts: readonly Fact[]): Fact[] {
  return facts.flatMap((fact): Fact[] => {
    switch (fact.kind) {
      case "unknown":
        return [];
      case "if":
        return [
          {
            ...fact,
            then: withoutUnknown(fact.then),
            ...(fact.otherwise ? { otherwise: withoutUnknown(fact.otherwise) } : {}),
          },
        ];
      case "forEach":
        return [{ ...fact, facts: withoutUnknown(fact.facts) }];
      case "try":
        return [
          {
            ...fact,
            facts: withoutUnknown(fact.facts),
            ...(fact.catch ? { catch: withoutUnknown(fact.catch) } : {}),
            ...(fact.finally ? { finally: withoutUnknown(fact.finally) } : {}),
          },
        ];
      default:
        return [fact];
    }
  });
}
