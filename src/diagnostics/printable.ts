/**
 * Text from outside for a terminal, on one line. What would move the cursor, or reorder what is shown, is made visible.
 */
export function printable(text: string): string {
  return text.replace(BREAKS, " ").replace(CONTROLS, "\uFFFD");
}

const BREAKS = /[\t-\r\x85\u2028\u2029]+/g;

const CONTROLS = /[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g;
