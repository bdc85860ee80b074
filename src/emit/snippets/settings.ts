/** How a language writes string literals. */
export interface StringRules {
  /** Pairs of delimiters, most usual first: `["\"\"", "''", "[]"]`. */
  quotes: string[];
  /** The escape of a character: `{"\"": "\\\""}`. */
  escapes: Record<string, string>;
  /** The escape for any other control character; `{code}`, `{hex}` and `{hex4}` stand for its number. */
  control?: string;
  /** Where quotes cannot hold one: the expression for a character, and the operator that joins strings. */
  character?: string;
  join: string;
  /** Characters that do something before a name even inside quotes; a literal ends after them and another begins. */
  breakAfter: string;
}

/** Settings of a language, from the comment at the top of its template. */
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
