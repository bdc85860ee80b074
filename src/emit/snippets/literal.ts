import type { StringRules } from "./settings.js";

/** Characters that every string literal escapes: controls, line separators, marks that change the direction of text. */
const INVISIBLE = /[\0-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

const NAME_START = /[\p{L}_]/u;

/**
 * A string literal, or an expression of several joined ones where no single one can hold the text. Halves of surrogate
 * pairs become U+FFFD.
 */
export function stringLiteral(text: string, rules: StringRules): string {
  const whole = Buffer.from(text).toString();
  const isPlain = !INVISIBLE.test(whole) && ![...rules.breakAfter].some((char) => whole.includes(char));
  const pieces = isPlain ? quoted(whole, rules) : piecesOf(whole, rules);
  return pieces.length === 0 ? emptyLiteral(rules) : pieces.join(rules.join);
}

/** Character by character, with what cannot stand between quotes apart. */
function piecesOf(text: string, rules: StringRules): string[] {
  const pieces: string[] = [];
  let run = "";
  // Asking a string that is still being put together for its end would put it together each time.
  let last = "";
  const flush = () => {
    for (const piece of quoted(run, rules)) pieces.push(piece);
    run = last = "";
  };
  for (const char of text) {
    if (last !== "" && rules.breakAfter.includes(last) && NAME_START.test(char)) flush();
    const apart = rules.escapes[char] === undefined ? characterExpression(char, rules) : undefined;
    if (apart !== undefined) {
      flush();
      pieces.push(apart);
      continue;
    }
    run += char;
    last = char;
  }
  flush();
  return pieces;
}

function emptyLiteral({ quotes }: StringRules): string {
  return quotes[0] as string;
}

/** The expression for a character that cannot stand between quotes. */
function characterExpression(char: string, { character, control }: StringRules): string | undefined {
  const code = char.charCodeAt(0);
  // Languages that need such an expression count characters in bytes; beyond these theirs are no controls.
  return control === undefined && character !== undefined && code < 256 && INVISIBLE.test(char)
    ? numbered(character, code)
    : undefined;
}

/** Takes, again and again, the delimiters that reach furthest. */
function quoted(text: string, rules: StringRules): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length;) {
    let best = { end: at, open: "", close: "" };
    for (const [open = "", close = ""] of rules.quotes) {
      const end = endOf(text, at, [open, close], rules);
      if (end > best.end) best = { end, open, close };
    }
    pieces.push(best.open + escaped(text.slice(at, best.end), rules) + best.close);
    at = best.end;
  }
  return pieces;
}

/** Where the first character stands that would end the literal. */
function endOf(text: string, from: number, delimiters: readonly string[], { escapes }: StringRules): number {
  const ends = delimiters.filter((delimiter) => escapes[delimiter] === undefined);
  let at = from;
  while (at < text.length && !ends.includes(text.charAt(at))) at += 1;
  return at;
}

function escaped(text: string, { escapes, control }: StringRules): string {
  let out = "";
  for (const char of text) {
    if (Object.hasOwn(escapes, char)) out += escapes[char] as string;
    else if (control !== undefined && INVISIBLE.test(char)) out += numbered(control, char.charCodeAt(0));
    else out += char;
  }
  return out;
}

function numbered(pattern: string, code: number): string {
  const hex = code.toString(16);
  return pattern
    .replaceAll("{code}", String(code))
    .replaceAll("{hex4}", hex.padStart(4, "0"))
    .replaceAll("{hex}", hex);
}
