/** Ways in which a text gives a name a value that has a place of its own beside it. */
import { roleOfName } from "./names.js";
import { isRandom, matchAt, startOfRun, stringAt, type Syntax, textBefore, word } from "./scanning.js";
import { schemeLength } from "./schemes.js";
import { isDistinctive } from "./values.js";

/** No longer value is read that stands before its name, in characters. */
const MAX_VALUE = 4096;

/** `"value": "...", "name": "name"`. */
export const valueFirst: Syntax = (text, name) => {
  const [member, quote = ""] =
    /,\s{0,20}(\\{0,8}["'])(?:name|key|header|id)\1\s{0,9}:\s{0,9}\1$/.exec(textBefore(text, name.start)) ??
    [];
  if (member === undefined || !text.startsWith(quote, name.end)) return [];
  const end = startOfRun(text, name.start - member.length, /\s/) - quote.length;
  const before = text.slice(Math.max(end - MAX_VALUE, 0), end);
  const length = before.length - before.lastIndexOf(quote) - quote.length;
  const start = end - length;
  const isValue = /["']value\\{0,8}["']\s{0,9}:\s{0,9}$/.test(textBefore(text, start - quote.length));
  if (!isValue || !text.startsWith(quote, end)) return [];
  return [{ name: text.slice(name.start, name.end), start, end, style: "quoted" }];
};

/** `["name", "value"]`, and `"name", "Bearer value"` in any list. */
export const pair: Syntax = (text, name) => {
  const quote = matchAt(/\\*["']/y, text, name.end);
  if (quote === undefined || !text.startsWith(quote, name.start - quote.length)) return [];
  const next = name.end + quote.length;
  const comma = matchAt(/\s{0,9},\s{0,50}(?=\\*["'])/y, text, next);
  const value = comma === undefined ? undefined : stringAt(text, next + comma.length);
  if (value === undefined) return [];
  const own = text.slice(value.start, value.end);
  const isAlone =
    /\[\s{0,50}$/.test(textBefore(text, name.start - quote.length)) &&
    matchAt(/\\*["']\s{0,50}\]/y, text, value.end) !== undefined;
  if (schemeLength(own) === 0 && !(isAlone && hasNoWords(own))) return [];
  return [{ ...value, name: text.slice(name.start, name.end), style: "quoted" }];
};

/** Whether a value is neither made of words nor the name of a credential itself, as in a list of names. */
function hasNoWords(value: string): boolean {
  return isRandom(value) && isDistinctive(value) && roleOfName(value) === undefined;
}

/** `<td>name</td><td>value</td>`, `<name>name</name><value><string>value</string></value>`. */
export const nextElement: Syntax = (text, name) => {
  const first = startOfRun(text, name.start, /[\w -]/);
  if (!textBefore(text, first).trimEnd().endsWith(">")) return [];
  const sign = matchAt(
    /:?\s{0,20}(?:<\/\w{1,20}>\s{0,50}){1,4}(?:<(?:td|dd|value|string)(?:\s[^<>]{0,200})?>\s{0,50}){1,2}(?:<(?:code|b|strong|em|i|tt|span|p)(?:\s[^<>]{0,200})?>\s{0,50}){0,2}(?=[^\s<])/iy,
    text,
    name.end,
  );
  if (sign === undefined) return [];
  const full = { start: first, end: name.end };
  const start = name.end + sign.length;
  if (!/(?:value|string)>\s*$/.test(sign)) return word(text, full, start);
  const value = matchAt(/[^<]{1,4096}(?=<\/)/y, text, start)?.trimEnd() ?? "";
  return [{ name: text.slice(first, name.end), start, end: start + value.length, style: "quoted" }];
};

/** `name: |` in YAML, with the value alone on the next line. */
export const block: Syntax = (text, name) => {
  const sign = matchAt(
    /\\*["']?[ \t]{0,9}:[ \t]{1,9}[|>][+-]?\d?[ \t]{0,9}(?:\r?\n|\\r\\n|\\n)[ \t]{1,60}/y,
    text,
    name.end,
  );
  if (sign === undefined) return [];
  const start = name.end + sign.length;
  const value = matchAt(/[^\s"'`<>{}\\]{4,4096}(?=\s*\n|\\[nr]|\\*["']|\s*$)/y, text, start);
  if (value === undefined) return [];
  return [{ name: text.slice(name.start, name.end), start, end: start + value.length, style: "line" }];
};
