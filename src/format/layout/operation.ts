import type { Indented } from "./indented.js";
import { KEY, NAME, PLAIN, SIMPLE } from "./patterns.js";

const PARAMETER = String.raw`${NAME}\??: ${NAME}`;
const HEAD = new RegExp(
  String.raw`^((?:export )?function ${NAME})\((${PARAMETER}(?:, ${PARAMETER})+)\)(: ${SIMPLE} \{)$`,
);
const CALL = new RegExp(
  String.raw`^return (transport\.send(?:<${SIMPLE}(?:, ${SIMPLE})*>)?)\((\{ .+ \}), input, options\);$`,
);

const ATOM = `(?:${PLAIN}|0|[1-9]\\d*)`;
const LIST = String.raw`\[${ATOM}(?:, ${ATOM})*\]`;
const OBJECT = String.raw`\{ ${KEY}: ${ATOM}(?:, ${KEY}: ${ATOM})* \}`;
const VALUE = String.raw`(?:${ATOM}|\[${LIST}\]|${LIST}|${OBJECT})`;
const VALUES = `${VALUE}(?:, ${VALUE})*`;
const ROW = String.raw`\[${ATOM}(?:, ${ATOM})+\]`;

/** Lists of several lists are broken into lines even where they fit: the second group. */
const PROPERTY = new RegExp(
  String.raw`(${NAME}: (?:${NAME}\((?:${VALUES})?\)|\[(${ROW}(?:, ${ROW})+)\]|${VALUE}))(?:, | \}$)`,
  "y",
);
const ROWS = new RegExp(ROW, "g");

interface Property {
  text: string;
  rows?: readonly string[];
}

/**
 * The function of an operation, which hands a request to `transport.send`: three lines as they are emitted. Returns whether
 * they are of that kind; if not, what has been added is of no use.
 */
export function addOperation(
  out: Indented,
  head: string,
  call: string | undefined,
  end: string | undefined,
): boolean {
  const [, declared, parameters, result] = HEAD.exec(head) ?? [];
  const [, callee, request] = CALL.exec(call?.trimStart() ?? "") ?? [];
  if (parameters === undefined || request === undefined || end !== "}") return false;
  if (!addHead(out, declared as string, parameters, result as string)) return false;
  out.enter(1);
  if (!addCall(out, callee as string, request)) return false;
  out.enter(-1);
  out.add("}");
  return true;
}

function addHead(out: Indented, declared: string, parameters: string, result: string): boolean {
  if (out.addIfFits(`${declared}(${parameters})${result}`)) return true;
  out.add(`${declared}(`);
  out.enter(1);
  if (!parameters.split(", ").every((parameter) => out.addIfFits(`${parameter},`))) return false;
  out.enter(-1);
  return out.addIfFits(`)${result}`);
}

function addCall(out: Indented, callee: string, request: string): boolean {
  const properties = propertiesOf(request);
  if (properties === undefined) return false;
  const mayFit = properties.every(({ rows }) => rows === undefined);
  if (mayFit && out.addIfFits(`return ${callee}(${request}, input, options);`)) return true;
  if (!out.addIfFits(`return ${callee}(`)) return false;
  out.enter(1);
  if (!(mayFit && out.addIfFits(`${request},`)) && !addObject(out, properties)) return false;
  out.add("input,");
  out.add("options,");
  out.enter(-1);
  out.add(");");
  return true;
}

function addObject(out: Indented, properties: readonly Property[]): boolean {
  out.add("{");
  out.enter(1);
  if (!properties.every((property) => addProperty(out, property))) return false;
  out.enter(-1);
  out.add("},");
  return true;
}

function addProperty(out: Indented, { text, rows }: Property): boolean {
  if (rows === undefined) return out.addIfFits(`${text},`);
  out.add(text.slice(0, text.indexOf("[") + 1));
  out.enter(1);
  if (!rows.every((row) => out.addIfFits(`${row},`))) return false;
  out.enter(-1);
  out.add("],");
  return true;
}

function propertiesOf(request: string): Property[] | undefined {
  const properties: Property[] = [];
  for (PROPERTY.lastIndex = "{ ".length; PROPERTY.lastIndex < request.length;) {
    const [, text, rows] = PROPERTY.exec(request) ?? [];
    if (text === undefined) return undefined;
    properties.push(rows === undefined ? { text } : { text, rows: rows.match(ROWS) ?? [] });
  }
  return properties;
}
