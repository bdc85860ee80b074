import { jsonTokens } from "./json-tokens.js";

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
