import { escapeHidden } from "./visible.js";

/** The only place where text of a collection becomes part of TypeScript source. */

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/** Words that cannot name a function or a variable in a strict-mode module. */
const RESERVED = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends " +
    "false finally for function if implements import in instanceof interface let new null package private protected " +
    "public return static super switch this throw true try typeof undefined var void while with yield"
  ).split(" "),
);

/** Whether a name is a reserved word, which cannot be an identifier. */
export function isReserved(name: string): boolean {
  return RESERVED.has(name);
}

/** A string literal that holds in any module: line separators and control characters are escaped. */
export function stringLiteral(text: string): string {
  return escapeHidden(JSON.stringify(text)).replace(/[\u2028\u2029]/g, (char) =>
    char === "\u2028" ? "\\u2028" : "\\u2029",
  );
}

/** The text of a piece of a template literal, between its backticks and its substitutions. */
export function templateText(text: string): string {
  return stringLiteral(text)
    .slice(1, -1)
    .replace(/\\["\\]|`|\$\{/g, (found) => (found === '\\"' ? '"' : found === "\\\\" ? found : `\\${found}`));
}

/** A property name: bare where it can be, quoted elsewhere. `__proto__` in an object literal would set the prototype. */
export function propertyKey(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  return IDENTIFIER.test(name) ? name : stringLiteral(name);
}

/** Longest description that is carried into a comment, in characters. */
const MAX_COMMENT = 2000;

/** A doc comment around text of a collection, or nothing where the text is empty. */
export function docComment(...paragraphs: (string | undefined)[]): string {
  const lines = paragraphs
    .filter((text) => text !== undefined && text.trim() !== "")
    .flatMap((text, i) => [...(i > 0 ? [""] : []), ...commentLines(text as string)]);
  if (lines.length === 0) return "";
  if (lines.length === 1) return `/** ${lines[0]} */`;
  return ["/**", ...lines.map((line) => (line === "" ? " *" : ` * ${line}`)), " */"].join("\n");
}

/** Characters of a default that a comment shows. */
const MAX_SHOWN_DEFAULT = 200;

/** Returns the sentence of a doc comment about the value that is sent unless the caller gives another. */
export function defaultText(value: string): string {
  const shown = value.slice(0, MAX_SHOWN_DEFAULT).replace(/[`\r\n]/g, " ");
  return shown === "" ? "Default: empty." : `Default: \`${shown}\`.`;
}

function commentLines(text: string): string[] {
  const short = text.length > MAX_COMMENT ? `${text.slice(0, MAX_COMMENT).trimEnd()} …` : text;
  return short
    .replace(/\r\n?|[\u2028\u2029\v\f]/g, "\n")
    .replace(/[\0-\x08\x0e-\x1f\x7f]/g, "")
    .replace(/<br *\/?>\n?/gi, "\n")
    .replace(/\*\//g, "*\\/")
    .split("\n")
    .map((line) => line.trimEnd().replace(/^(\s*)@/, "$1\\@"))
    .join("\n")
    .trim()
    .replace(/\n{3,}/g, "\n\n")
    .split("\n");
}

/** A line comment that cannot become anything else. */
export function lineComment(text: string): string {
  return `// ${text.replace(/[\s\0-\x1f\x7f\u2028\u2029]+/g, " ").trim()}`;
}
