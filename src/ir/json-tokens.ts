/** References, white space, three or more dots, words, and single signs. A number with a fraction is three tokens. */
const PLAIN = /\{\{[^{}]+\}\}|\s+|\.{3,}|[^\s"[\]{}:,/.…]+|[^]/y;

/**
 * The tokens of a text that is JSON, or nearly: strings, comments, references to variables, white space, words, and signs.
 * The last is `undefined` if a string or comment never ends.
 */
export function* jsonTokens(text: string): Generator<string | undefined> {
  for (let at = 0; at < text.length;) {
    const token = tokenAt(text, at);
    yield token;
    if (token === undefined) return;
    at += token.length;
  }
}

/** Returns the token at a position: a string, a comment, or a match of PLAIN. */
function tokenAt(text: string, at: number): string | undefined {
  const char = text.charAt(at);
  if (char === '"') return stringAt(text, at);
  if (text.startsWith("//", at)) return upTo(text, at, "\n") ?? text.slice(at);
  if (text.startsWith("/*", at)) return upTo(text, at, "*/");
  PLAIN.lastIndex = at;
  return PLAIN.exec(text)?.[0];
}

function upTo(text: string, at: number, end: string): string | undefined {
  const found = text.indexOf(end, at + 2);
  return found < 0 ? undefined : text.slice(at, found + end.length);
}

function stringAt(text: string, at: number): string | undefined {
  for (let end = at + 1; end < text.length; end += 1) {
    const char = text[end];
    if (char === "\\") end += 1;
    else if (char === '"') return text.slice(at, end + 1);
  }
  return undefined;
}
