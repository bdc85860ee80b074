/** Paints text for a terminal, or leaves it alone. */
export interface Style {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
}

const PLAIN: Style = { bold: same, dim: same, red: same, green: same, yellow: same };

const COLORED: Style = {
  bold: (text) => `\x1b[1m${text}\x1b[22m`,
  dim: (text) => `\x1b[2m${text}\x1b[22m`,
  red: (text) => `\x1b[31m${text}\x1b[39m`,
  green: (text) => `\x1b[32m${text}\x1b[39m`,
  yellow: (text) => `\x1b[33m${text}\x1b[39m`,
};

/** Returns functions that color text, or that return it as it is. */
export function styleFor(color: boolean): Style {
  return color ? COLORED : PLAIN;
}

function same(text: string): string {
  return text;
}
