/**
 * Text of the collection in the view of a snippet. A template cannot print it as it is, only through a helper that makes
 * it a string literal, a comment or an identifier of the language: it can never become code by oversight.
 */
export class Text {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The text of a value that a template hands to a helper. */
  static read(value: unknown): string {
    return value instanceof Text ? value.#text : String(value);
  }

  toString(): never {
    throw new TypeError(
      "text of the collection must go through a helper: {{string x}}, {{comment x}} or {{identifier x}}",
    );
  }
}
