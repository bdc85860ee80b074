import { jsonTokens } from "./json-tokens.js";

/**
 * Removes what people add to JSON by hand: comments, commas before a closing bracket, and `...` for omitted parts. A `...`
 * in the place of a value becomes a reference to a variable without a value. All else stays as it is, variables included, so
 * the result may still not be JSON. Returns undefined if a string or comment never ends.
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
  for (const token of jsonTokens(text)) {
    if (token === undefined) return undefined;
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
