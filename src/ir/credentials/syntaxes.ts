/** The ways in which a text gives a name a value. Each reads on from a name that was found, and no further than its value. */
import { block, nextElement, pair, valueFirst } from "./pairs.js";
import { matchAt, type NamedValue, startOfRun, stringAt, type Syntax, textBefore, word } from "./scanning.js";
import type { Range } from "./shapes.js";

/** The values that stand under a name in a text, in the first syntax that fits. */
export function valuesNamed(text: string, name: Range): NamedValue[] {
  if (!/["'\\:=<>\s*`|%&\][(]/.test(text.charAt(name.end))) return [];
  for (const syntax of SYNTAXES) {
    const values = syntax(text, name).filter(({ start, end }) => end > start);
    if (values.length > 0) return values;
  }
  return [];
}

/** Text between the name and the value where both are members: `"type": "string", "enabled": true`. */
const MEMBERS_BETWEEN = String.raw`(?:,\s{0,50}\\*"\w{1,40}\\*"\s{0,9}:\s{0,9}(?:\\*"[^"\\]{0,200}\\*"|[\w.-]{1,40})\s{0,50}){0,4}`;
const VALUE_MEMBER = new RegExp(
  String.raw`\s{0,50}${MEMBERS_BETWEEN},\s{0,50}\\*["']value\\*["']\s{0,50}:\s{0,50}`,
  "y",
);

/**
 * `"name": "value"`, `"name": ["value"]`, `"name": { "value": "..." }` and `"key": "name", "value": "..."`, in JSON in a
 * string of JSON too.
 */
const quotedName: Syntax = (text, name) => {
  const end = name.end + (matchAt(/[\w .$()[\]/-]{1,64}/y, text, name.end)?.length ?? 0);
  const quote = matchAt(/\\*["']/y, text, end);
  if (quote === undefined) return [];
  const start = startOfRun(text, name.start, /[^"'\\\n{}<>=,;]/);
  if (!text.slice(start - quote.length, start).endsWith(quote)) return [];
  const after = end + quote.length;
  const colon =
    matchAt(
      /\s{0,50}(?::|=>)\s{0,50}(?:\{\s{0,50}\\*"(?:value|current|raw)\\*"\s{0,9}:\s{0,9})?/y,
      text,
      after,
    ) ?? matchAt(VALUE_MEMBER, text, after);
  if (colon === undefined) return [];
  const full = text.slice(start, end);
  return jsonValues(text, after + colon.length).map((value) => ({ ...value, name: full }));
};

/** `<name>value</`, with a prefix, attributes and CDATA, also where the XML is escaped as text of another. */
const element: Syntax = (text, name) => {
  const before = textBefore(text, name.start);
  const [, open, prefix] = /(<|&lt;|\\u003c)((?:[\w.-]+:)?)$/i.exec(before) ?? [];
  if (prefix === undefined) return [];
  if (open !== "<") return escapedElement(text, name);
  const tag = matchAt(
    /(?:\s[^<>]{0,2000})?>\s{0,200}(?:<!--[^<>]{0,200}-->\s{0,50})?(?:<value>|<!\[CDATA\[)?/y,
    text,
    name.end,
  );
  if (tag === undefined || /\/>\s*$/.test(tag)) return [];
  const start = name.end + tag.length;
  const value = matchAt(tag.endsWith("[") ? /[^\]]{1,4096}(?=\]\]>)/y : /[^<]{1,4096}(?=<\/)/y, text, start);
  if (value === undefined) return [];
  const full = prefix + text.slice(name.start, name.end);
  return [{ name: full, start, end: start + value.trimEnd().length, style: "quoted" }];
};

/** `&lt;name&gt;value&lt;/`. */
function escapedElement(text: string, name: Range): NamedValue[] {
  const tag = matchAt(/(?:\s[^<>&\\]{0,500})?(?:&gt;|\\u003e)/iy, text, name.end);
  if (tag === undefined) return [];
  const start = name.end + tag.length;
  const value = matchAt(/[^<&\\]{1,4096}(?=&lt;|\\u003c)/iy, text, start);
  if (value === undefined) return [];
  return [
    { name: text.slice(name.start, name.end), start, end: start + value.trimEnd().length, style: "quoted" },
  ];
}

/** `name: "value"` as in GraphQL and YAML, `$name: Type = "value"`, `name="value"` as in attributes and scripts. */
const quotedValue: Syntax = (text, name) => {
  const sign = matchAt(
    /[ \t]{0,50}(?:: ?[A-Z]\w{0,60}!? ?=|:=?|=>?)(?:\s|\\[nrt]){0,50}(?:""(?="))?(?=\\*["'])/y,
    text,
    name.end,
  );
  if (sign === undefined) return [];
  const value = stringAt(text, name.end + sign.length);
  if (value === undefined || text.slice(value.start, value.end).includes("\n")) return [];
  return [{ ...value, name: text.slice(name.start, name.end), style: "quoted" }];
};

/** `&name=value`, `NAME=value` on a line, `Name=value;` in a connection string. */
const assignment: Syntax = (text, name) => {
  const [, lead] =
    /(^|[\s?&#;,"'`([]|%(?:3f|26|23|5b)|\\u0026|\\[nrt])$/i.exec(
      text.slice(Math.max(name.start - 6, 0), name.start),
    ) ?? [];
  const sign = matchAt(/(?:\]|%5d)?[ \t]?(?:=|%3d)[ \t]?(?![=>])/iy, text, name.end);
  if (lead === undefined || sign === undefined) return [];
  const start = name.end + sign.length;
  const named = { name: text.slice(name.start, name.end), start };
  if (/[?&#[%]|u0026/.test(lead)) return [{ ...named, end: start + unspaced(text, start), style: "query" }];
  const setting = matchAt(/[^;\n"'`<>{}\\]{1,256}/y, text, start) ?? "";
  const next = matchAt(/;\s{0,9}(?:[\w ]{1,64}=|["'\n\\]|$)/y, text, start + setting.length);
  if (next !== undefined) return [{ ...named, end: start + setting.trimEnd().length, style: "setting" }];
  const end = start + unspaced(text, start);
  if (text.charAt(end) === "&") return [{ ...named, end, style: "query" }];
  const isLine = /(?:^|\n|\\[nr])[ \t]{0,8}(?:export |set |ENV )?$/.test(textBefore(text, name.start));
  const line = isLine ? matchAt(/[^\n"'`<>{}\\]{1,256}(?=[\n"'`<>{}\\]|$)/y, text, start) : undefined;
  return [{ ...named, end: line === undefined ? end : start + line.trimEnd().length, style: "setting" }];
};

/** How long the value of a query or form parameter is that begins there. */
function unspaced(text: string, at: number): number {
  return matchAt(/(?:(?!%26|%23)[^\s&#"'`<>{}\\]){1,4096}/y, text, at)?.length ?? 0;
}

/** `Name: value` on a line of its own or in quotes, as headers and settings are written; an authorization anywhere. */
const header: Syntax = (text, name) => {
  const sign = matchAt(
    /[*_`]{0,3}[ \t]{0,20}:[*_`]{0,3}[ \t]{0,20}[*_`]{0,3}(?=[^\s*_`|>])/y,
    text,
    name.end,
  );
  if (sign === undefined) return [];
  const first = startOfRun(text, name.start, /[\w -]/);
  const own = text.slice(name.start, name.end);
  if (!/[ \t]/.test(sign) && !/\w-|authorization$/i.test(own)) return [];
  const isHeader = isHeaderPlace(text, first);
  if (!isHeader && !/authorization$/i.test(own)) return [];
  const full = isHeader ? text.slice(first, name.end).trimStart() : own;
  const start = name.end + sign.length;
  const line = matchAt(/[^\n"'`<>{}\\]{1,4096}/y, text, start) ?? "";
  // A comment of YAML ends the value.
  const value = line.replace(/\s#\s.*$/, "");
  const [begin] = /\s/.test(value.trim()) ? word(text, name, start) : [];
  if (begin !== undefined && !/(?:authorization|cookie)$/i.test(full)) return [{ ...begin, name: full }];
  return [{ name: full, start, end: startOfRun(text, start + value.length, /[\s*_.,]/), style: "line" }];
};

/** Whether a header or setting may begin there: at the beginning of a line, or of a word in quotes. */
function isHeaderPlace(text: string, at: number): boolean {
  const start = startOfRun(text, at, /[ \t>*_#-]/);
  return /(?:^|["'`\n]|\\[nr])$/.test(text.slice(Math.max(start - 2, 0), start));
}

/** `name: value` and `Api-Key: value` in a sentence. */
const inSentence: Syntax = (text, name) => {
  const sign = matchAt(/ ?:[ \t]{1,20}(?=\w)/y, text, name.end);
  if (sign === undefined) return [];
  const start = name.end + sign.length;
  return word(text, name, start);
};

/** `--name value` of a command. */
const option: Syntax = (text, name) => {
  const sign = /^--\w/.test(text.slice(name.start, name.end))
    ? matchAt(/ \\*["']?/y, text, name.end)
    : undefined;
  return sign === undefined ? [] : word(text, name, name.end + sign.length);
};

/** `<param name="name" value="value"/>`, `<param name="name">value</param>`, and a part of a form with that name. */
const attribute: Syntax = (text, name) => {
  const before = textBefore(text, name.start);
  if (!/[\s;](?:name|key|id)\s?=\s?\\*["'](?:\w{1,40}\[)?$/.test(before)) return [];
  const sign =
    matchAt(/\]?\\*["'][^<>]{0,300}?\svalue\s?=\s?\\*["']/y, text, name.end) ??
    matchAt(/\]?\\*["'][^<>]{0,300}(?<!\/)>\s{0,50}(?=[^\s<]{1,4096}\s{0,50}<\/)/y, text, name.end) ??
    matchAt(/\]?\\*["'](?:(?:\r?\n|\\r\\n|\\n)[^\n\\<>]{0,200})?(?:\r?\n|\\r\\n|\\n){2}/y, text, name.end);
  if (sign === undefined) return [];
  const start = name.end + sign.length;
  const value = matchAt(/[^"'<>\r\n\\]{1,4096}/y, text, start) ?? "";
  const own = text.slice(name.start, name.end);
  return [{ name: own, start, end: start + value.trimEnd().length, style: "quoted" }];
};

/** `| name | value |` in a table of Markdown. */
const cell: Syntax = (text, name) => {
  if (!/\|[ \t]{0,50}[*_`]{0,3}$/.test(textBefore(text, name.start))) return [];
  const sign = matchAt(/[*_`]{0,3}[ \t]{0,50}\|[ \t]{0,50}[*_`]{0,3}(?=\w)/y, text, name.end);
  return sign === undefined ? [] : word(text, name, name.end + sign.length);
};

/** `- name: NAME` and `value: value` on the next line, as in YAML for containers. */
const item: Syntax = (text, name) => {
  if (!/\b(?:name|key):[ \t]{1,9}\\*["']?$/.test(textBefore(text, name.start))) return [];
  const sign = matchAt(
    /\\*["']?[ \t]{0,9}(?:\r?\n|\\r\\n|\\n)[ \t]{1,50}value:[ \t]{1,9}\\*["']?/y,
    text,
    name.end,
  );
  return sign === undefined ? [] : word(text, name, name.end + sign.length);
};

/** `Bearer value`, where no header is named. */
const scheme: Syntax = (text, name) => {
  const value = matchAt(/ [\w.~+/=-]{16,4096}/y, text, name.end);
  const own = text.slice(name.start, name.end);
  if (value === undefined || !/^bearer$/i.test(own)) return [];
  return [{ name: own, start: name.end + 1, end: name.end + value.length, style: "scheme" }];
};

/** Where a text that has a form of its own names a credential: markup, prose, commands and tables. */
const PROSE = [attribute, inSentence, option, cell, item, valueFirst, pair, nextElement, block];

const SYNTAXES: readonly Syntax[] = [quotedName, element, quotedValue, assignment, header, scheme, ...PROSE];

/** A string, the strings of an array or a number of six digits and more. */
function jsonValues(text: string, at: number): Omit<NamedValue, "name">[] {
  const number = matchAt(/-?\d{6,40}(?![\d.e])/iy, text, at);
  if (number !== undefined) return [{ start: at, end: at + number.length, style: "number" }];
  const bracket = matchAt(/\[\s{0,50}/y, text, at);
  const found: Omit<NamedValue, "name">[] = [];
  let next: number | undefined = at + (bracket?.length ?? 0);
  while (next !== undefined) {
    const value = stringAt(text, next);
    if (value === undefined) break;
    found.push({ ...value, style: "quoted" });
    const comma = bracket && matchAt(/\\*["']\s{0,50},\s{0,50}/y, text, value.end);
    next = comma ? value.end + comma.length : undefined;
  }
  return found;
}
