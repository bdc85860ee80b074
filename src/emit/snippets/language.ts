import type { NamedOperation } from "../../client-model/model.js";
import { FreeNames } from "../../names/free.js";
import { spelledName } from "../../names/spelling.js";
import type { Helpers, Templates } from "../core/templates.js";
import { readSettings } from "./front-matter.js";
import { stringLiteral } from "./literal.js";
import type { LanguageSettings } from "./settings.js";
import { Text } from "./text.js";
import type { SnippetView } from "./view.js";

/** A language in which requests can be shown: one template in `snippets/`. */
export interface SnippetLanguage {
  /** Of the template: `lianja`. */
  name: string;
  /** As people call it: `Lianja`. */
  title: string;
  /** Where the snippet of an operation is written, relative to the collection's folder. */
  pathOf(operation: NamedOperation): string;
  /** The code that sends the request of a view. Throws an EmitError. */
  render(view: SnippetView): string;
}

/** Throws an EmitError where the template says something wrong about itself. */
export async function loadLanguage(name: string, templates: Templates): Promise<SnippetLanguage> {
  const settings = await readSettings(name, templates);
  return {
    name,
    title: settings.title,
    pathOf: ({ names }) => `snippets/${name}/${names.file}.${settings.extension}`,
    render: (view) => tidy(templates.render(`snippets/${name}`, view, helpers(settings))),
  };
}

/** One line break at the end, and no blank lines where a template had nothing to say. */
function tidy(code: string): string {
  return `${code
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim()}\n`;
}

type Options = { hash: Readonly<Record<string, unknown>> };

/** The helpers of a template, for one snippet, within which identifiers are unique. */
function helpers({ string, comment, indent, identifier }: LanguageSettings): Helpers {
  const names = new Identifiers(identifier);
  return {
    string: (value: unknown) => stringLiteral(Text.read(value), string),
    comment: (value: unknown) => commentLines(Text.read(value), comment),
    identifier: (value: unknown, { hash }: Options) =>
      names.nameOf(Text.read(value), String(hash.prefix ?? ""), Text.read(hash.key ?? value)),
    indent: (depth: number) => indent.repeat(depth),
    is: (value: unknown, expected: string) => value !== null && Text.read(value) === expected,
    and: (...values: unknown[]) => values.slice(0, -1).every(holds),
    or: (...values: unknown[]) => values.slice(0, -1).some(holds),
    not: (value: unknown) => !holds(value),
  };
}

/** As `{{#if}}` has it: an empty list does not. */
function holds(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

/** The indentation of a line stays before the mark of the comment. */
function commentLines(text: string, { prefix, continuation }: LanguageSettings["comment"]): string {
  return Buffer.from(text)
    .toString()
    .split(/\r\n|[\n\r\v\f\x85\u2028\u2029]/)
    .map((line) => line.replace(/[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+/g, " ").trimEnd())
    .map((line) => (continuation && line.endsWith(continuation) ? `${line} .` : line))
    .map((line) => line.replace(/^\s*/, (indentation) => indentation + prefix).trimEnd())
    .join("\n");
}

/** Characters of a text that become part of an identifier: of a path, its end tells most. */
const MAX_NAME = 100;

class Identifiers {
  private readonly rules: LanguageSettings["identifier"];
  private readonly byKey = new Map<string, string>();
  private readonly free: FreeNames;

  constructor(rules: LanguageSettings["identifier"]) {
    this.rules = rules;
    this.free = new FreeNames(rules.taken, (name) => (rules.caseSensitive ? name : name.toLowerCase()));
  }

  /** `sourceType` with the prefix `lc` is `lcSourceType`. Each key has a name of its own. */
  nameOf(text: string, prefix: string, key: string): string {
    const id = `${prefix} ${key}`;
    const known = this.byKey.get(id);
    if (known !== undefined) return known;
    const { reserved, prefix: guard } = this.rules;
    const end = text.slice(-MAX_NAME);
    const spelled = reserved.includes(end.toLowerCase()) ? guard + end : end;
    const stem = spelledName(prefix === "" ? spelled : `${prefix}.${spelled}`);
    const name = this.free.take(stem);
    this.byKey.set(id, name);
    return name;
  }
}
