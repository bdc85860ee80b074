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
