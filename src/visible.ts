/**
 * Characters that nobody sees, and that move the cursor of a terminal or reorder the text around them. No file and no
 * line of ours holds one as it is, so that what is read is what is meant. https://trojansource.codes
 */

/** Controls without tab, line feed and carriage return; marks that change the direction of text. As in a character class. */
export const HIDDEN =
  "\\0-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069";

const ANY = new RegExp(`[${HIDDEN}]`);
const EVERY = new RegExp(`[${HIDDEN}]`, "g");

/** Marks that scripts written from right to left use in ordinary text. */
const ORDINARY_MARK = /[\u061c\u200e\u200f]/;

/** With escapes that mean the same in strings of JSON and TypeScript, and are readable in comments. */
export function escapeHidden(text: string): string {
  return ANY.test(text)
    ? text.replace(EVERY, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`)
    : text;
}

/** JSON over several lines. */
export function visibleJson(value: unknown): string {
  return escapeHidden(JSON.stringify(value, null, 2));
}

/** With U+FFFD in the place of each. */
export function replaceHidden(text: string): string {
  return ANY.test(text) ? text.replace(EVERY, "\uFFFD") : text;
}

/** For HTML: ordinary marks as references, which pages show as what they are. */
export function replaceHiddenInHtml(text: string): string {
  return ANY.test(text)
    ? text.replace(EVERY, (char) =>
        ORDINARY_MARK.test(char) ? `&#x${char.charCodeAt(0).toString(16)};` : "\uFFFD",
      )
    : text;
}
