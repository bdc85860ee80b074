import type { Templates } from "../templates.js";

/** How a language writes string literals. */
export interface StringRules {
  /** Pairs of delimiters, most usual first: `["\"\"", "''", "[]"]`. */
  quotes: string[];
  /** What stands between the quotes for a character: `{"\"": "\\\""}`. */
  escapes: Record<string, string>;
  /** What stands between the quotes for any other control character; `{code}`, `{hex}` and `{hex4}` are its number. */
  control?: string;
  /** Where quotes cannot hold one: the expression for a character, and the operator that joins strings. */
  character?: string;
  join: string;
  /** Characters that do something before a name even inside quotes; a literal ends after them and another begins. */
  breakAfter: string;
}

/** What the template of a language says about it in the comment at its top. */
export interface LanguageSettings {
  /** As people call it. */
  title: string;
  /** Of the files, without the dot. */
  extension: string;
  string: StringRules;
  comment: {
    /** Before each line. */
    prefix: string;
    /** A line that ends with it would go on in the next one. */
    continuation?: string;
  };
  /** One level of indentation. */
  indent: string;
  identifier: {
    /** Words that are no names, in small letters. */
    reserved: string[];
    /** Put before such a word. */
    prefix: string;
    /** Names that the template uses itself. */
    taken: string[];
    /** Two names that differ only by case are two names. */
    caseSensitive: boolean;
  };
}

const FRONT_MATTER = /^\s*\{\{!--\s*(\{[\s\S]*?\n\})\s*--\}\}/;

/** Reads what a language's template says about itself. Throws a TemplateError. */
export async function readSettings(language: string, templates: Templates): Promise<LanguageSettings> {
  const name = `snippets/${language}`;
  const [, json] = FRONT_MATTER.exec(templates.source(name)) ?? [];
  if (json === undefined) {
    throw templates.fault(
      name,
      "it has to begin with its settings, as JSON in a comment: {{!-- { ... } --}}",
    );
  }
  const { checkSettings } = await import("./settings-schema.js");
  const checked = checkSettings(json);
  if ("fault" in checked) throw templates.fault(name, `settings: ${checked.fault}`);
  return checked.settings;
}
