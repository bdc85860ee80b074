/**
 * The JSON that a text means which people have edited: comments, commas before a closing bracket and `...` for what was
 * left out are taken away. A `...` in the place of a value becomes a reference to a variable that has no value. Variables
 * and all else stay as they are, so the result may still be no JSON. Returns undefined if a string or comment never ends.
 */
export function strictJson(text: string): string | undefined {
  let out = "";
  /** A comma was read and is written if a value follows. */
  let comma = false;
  /** The last character of the last token that was written; `.` for what was left out. */
  let last = "";
  const write = (token: string) => {
    if (comma && !CLOSING.has(token)) out += ",";
    comma = false;
    out += token;
    last = token.slice(-1);
  };
  for (let at = 0; at < text.length;) {
    const token = tokenAt(text, at);
    if (token === undefined) return undefined;
    at += token.length;
    if (/^[\s/]/.test(token)) out += " ";
    else if (/^(?:\.{3,}|…)$/.test(token)) {
      if (last === ":") write("{{...}}");
      else last = ".";
    } else if (token !== ",") write(token);
    else if (last !== ".") {
      // One that follows nothing is an error, and stays.
      if (comma || last === "" || OPENING.has(last)) write(",");
      else comma = true;
    }
  }
  return out;
}

const OPENING = new Set("[{:,");
const CLOSING = new Set("]}");

/** Words, numbers, white space, dots and references, each as a whole. */
const PLAIN = /\{\{[^{}]+\}\}|\s+|\.{3,}|[^\s"[\]{}:,/.…]+|[^]/y;

/** The token at a position: a string, a comment, or what PLAIN says. */
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
