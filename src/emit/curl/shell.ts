import { printable } from "../../diagnostics/printable.js";
import { HIDDEN } from "../../visible.js";

/**
 * The only place where text of a collection becomes part of a shell script. What is printed here means the same in
 * bash 3.2, which macOS still has, and in later ones.
 */

/** Literal text, or an expansion that stands inside double quotes as it is: `${region}`, `$(guid)`. */
export type Piece = { text: string } | { expansion: string };

/** Words that hold nothing special and need no quotes. */
const BARE = /^[\w@%+=:,./-]+$/;

/** Characters that mean something between double quotes, or would when the line is pasted into a terminal. */
const SPECIAL_IN_DOUBLE_QUOTES = /["$`\\!]/;

/** Characters that are escaped wherever they stand. */
const CONTROL = new RegExp(`[\\r${HIDDEN}]`);

/** One word of a command. NUL cannot be part of a word and is left out. */
export function word(pieces: readonly Piece[]): string {
  const merged = merge(pieces);
  const literals = merged.flatMap((piece) => ("text" in piece ? [piece.text] : []));
  if (literals.length === merged.length) return literal(literals.join(""));
  if (!literals.some((text) => SPECIAL_IN_DOUBLE_QUOTES.test(text) || CONTROL.test(text))) {
    return `"${merged.map((piece) => ("text" in piece ? piece.text : piece.expansion)).join("")}"`;
  }
  return merged.map((piece) => ("text" in piece ? quoted(piece.text) : `"${piece.expansion}"`)).join("");
}

/** The same word on one line, for declarations: `--help` prints them by the line. */
export function lineWord(pieces: readonly Piece[]): string {
  const merged = merge(pieces);
  if (!merged.some((piece) => "text" in piece && piece.text.includes("\n"))) return word(merged);
  return merged
    .map((piece) =>
      "text" in piece ? `$'${[...piece.text].map(escapeAnsi).join("")}'` : `"${piece.expansion}"`,
    )
    .join("");
}

function merge(pieces: readonly Piece[]): Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if ("text" in piece && last && "text" in last) last.text += piece.text;
    else if (!("text" in piece) || piece.text !== "") merged.push({ ...piece });
  }
  return merged;
}

/** A word without expansions. */
export function literal(text: string): string {
  return BARE.test(text) ? text : quoted(text);
}

/** Between double quotes, as people write it, where nothing in the text means something there. */
export function doubleQuoted(text: string): string {
  return SPECIAL_IN_DOUBLE_QUOTES.test(text) || CONTROL.test(text) ? quoted(text) : `"${text}"`;
}

/** Never without quotes. */
export function quoted(text: string): string {
  if (CONTROL.test(text)) return `$'${[...text].map(escapeInLines).join("")}'`;
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** A body that was saved on Windows keeps its lines: a line feed may stand there as it is. */
function escapeInLines(char: string, i: number, text: readonly string[]): string {
  return char === "\n" && i < text.length - 1 ? char : escapeAnsi(char);
}

function escapeAnsi(char: string): string {
  if (char === "\n") return String.raw`\n`;
  if (char === "\r") return String.raw`\r`;
  if (char === "\\" || char === "'") return `\\${char}`;
  return CONTROL.test(char) ? Array.from(Buffer.from(char), octal).join("") : char;
}

function octal(byte: number): string {
  return byte === 0 ? "" : `\\${byte.toString(8).padStart(3, "0")}`;
}

/** A word that curl sends as a header, where each character up to U+00FF is one byte: ISO 8859-1. */
export function headerWord(pieces: readonly Piece[]): string {
  const literals = pieces.flatMap((piece) => ("text" in piece ? [piece.text] : [])).join("");
  if (!/[\x80-\xff]/.test(literals) || /[^\0-\xff]/.test(literals)) return word(pieces);
  return merge(pieces)
    .map((piece) => ("text" in piece ? latin1(piece.text) : `"${piece.expansion}"`))
    .join("");
}

function latin1(text: string): string {
  const escaped = [...text].map((char) => (char > "\x7f" ? octal(char.charCodeAt(0)) : escapeAnsi(char)));
  return `$'${escaped.join("")}'`;
}

/** Text behind a `#`. */
export function comment(text: string): string {
  return `# ${oneLine(text)}`;
}

/** Text that goes on one line of a terminal. */
export function oneLine(text: string): string {
  return printable(text.replace(/[\s\0]+/g, " ").trim());
}
