import type { Check, Element, Expression, Fact, ObjectMember } from "../../src/scripts/model.js";

/** Facts in a compact notation, one statement after the other, separated by `; `. */
export function printFacts(facts: readonly Fact[]): string {
  return facts.map(printFact).join("; ");
}

function printFact(fact: Fact): string {
  const block = (facts: readonly Fact[]) => (facts.length === 0 ? "{}" : `{ ${printFacts(facts)} }`);
  switch (fact.kind) {
    case "set":
      return `${fact.scope}[${print(fact.name)}] = ${print(fact.value)}${fact.asText ? " as text" : ""}`;
    case "unset":
      return `unset ${fact.scope}[${print(fact.name)}]`;
    case "clear":
      return `clear ${fact.scope}`;
    case "test":
      return `${fact.skipped ? "skipped " : ""}test ${print(fact.name)} ${block(fact.facts)}`;
    case "testResult":
      return `tests[${print(fact.name)}] = ${print(fact.value)}`;
    case "assertion":
      return fact.checks.length === 0 ? "no check" : fact.checks.map(printCheck).join(" and ");
    case "local":
      return `${fact.declares ? "let " : ""}${fact.name} = ${print(fact.value)}`;
    case "if":
      return `if ${print(fact.test)} ${block(fact.then)}${fact.otherwise ? ` else ${block(fact.otherwise)}` : ""}`;
    case "forEach":
      return `for ${fact.element}${fact.index === undefined ? "" : `, ${fact.index}`} of ${print(fact.list)} ${block(fact.facts)}`;
    case "try":
      return `try ${block(fact.facts)}${fact.catch ? ` catch ${block(fact.catch)}` : ""}${fact.finally ? ` finally ${block(fact.finally)}` : ""}`;
    case "throw":
      return fact.message === undefined ? "throw" : `throw ${print(fact.message)}`;
    case "evaluate":
      return `do ${print(fact.value)}`;
    case "nextRequest":
      return `next ${print(fact.request)}`;
    case "skipRequest":
      return "skip request";
    case "break":
      return "break";
    case "unknown":
      return `? ${fact.what}: ${fact.reason}`;
  }
}

function printCheck({ name, subject, arguments: args, message, ...flags }: Check): string {
  const words = Object.keys(flags).map((flag) => (flag === "negated" ? "not" : flag));
  const given = args.length === 0 ? "" : `(${args.map(print).join(", ")})`;
  const text = message === undefined ? "" : ` saying ${print(message)}`;
  return `${print(subject)} ${[...words, name].join(" ")}${given}${text}`;
}

function print(expression: Expression): string {
  switch (expression.kind) {
    case "literal":
      return JSON.stringify(expression.value);
    case "undefined":
      return "undefined";
    case "regex":
      return `/${expression.source}/${expression.flags}`;
    case "array":
      return `[${list(expression.elements)}]`;
    case "object":
      return `{${expression.members.map(printMember).join(", ")}}`;
    case "template":
      return `text(${list(expression.parts)})`;
    case "response":
      return expression.part === "whole" ? "response" : expression.part;
    case "request":
      return `request.${expression.part}`;
    case "header":
      return `header(${print(expression.name)})`;
    case "cookie":
      return `cookie(${print(expression.name)})`;
    case "info":
      return `info.${expression.part}`;
    case "variable":
      return `${expression.scope}[${print(expression.name)}]`;
    case "hasVariable":
      return `has ${expression.scope}[${print(expression.name)}]`;
    case "local":
      return expression.name;
    case "member": {
      const { object, property, optional } = expression;
      const dot = optional ? "?." : "";
      if (property.kind === "literal" && /^[A-Za-z_]\w*$/.test(String(property.value)))
        return `${print(object)}${dot || "."}${property.value}`;
      return `${print(object)}${dot}[${print(property)}]`;
    }
    case "call":
      return `${expression.function}(${list(expression.arguments)})`;
    case "method":
      return `${print(expression.object)}${expression.optional ? "?." : "."}${expression.method}(${list(expression.arguments)})`;
    case "function":
      return `(${expression.parameters.join(", ")}) => ${print(expression.body)}`;
    case "let":
      return `(let ${expression.name} = ${print(expression.value)} in ${print(expression.body)})`;
    case "unary":
      return `${expression.operator === "typeof" ? "typeof " : expression.operator}${print(expression.operand)}`;
    case "binary":
      return `(${print(expression.left)} ${expression.operator} ${print(expression.right)})`;
    case "conditional":
      return `(${print(expression.test)} ? ${print(expression.then)} : ${print(expression.otherwise)})`;
  }
}

function list(elements: readonly Element[]): string {
  return elements.map((e) => (e.kind === "spread" ? `...${print(e.list)}` : print(e))).join(", ");
}

function printMember(member: ObjectMember): string {
  if (!("name" in member)) return `...${print(member.object)}`;
  const { name, value } = member;
  const isPlain = name.kind === "literal" && /^[A-Za-z_]\w*$/.test(String(name.value));
  return `${isPlain ? String(name.value) : `[${print(name)}]`}: ${print(value)}`;
}
