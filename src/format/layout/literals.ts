import { UnknownSyntax } from "./tokens.js";

/** A string literal with the quotes that need fewer escapes, the preferred ones where both need as many. */
export function stringText(literal: string, singleQuote: boolean): string {
  const raw = literal.slice(1, -1);
  const [preferred, other] = singleQuote ? ["'", '"'] : ['"', "'"];
  const quote = count(raw, preferred as string) > count(raw, other as string) ? other : preferred;
  if (quote === literal[0] && !raw.includes("\\") && !raw.includes(quote as string)) return literal;
  const text = raw.replace(
    /\\(.)|(["'])/gs,
    (whole, escaped: string | undefined, bare: string | undefined) => {
      if (bare !== undefined) return bare === quote ? `\\${bare}` : bare;
      if (escaped === '"' || escaped === "'") return escaped === quote ? whole : escaped;
      return /^[^\n\r"'0-7\\bfnrt-vx\u2028\u2029]$/.test(escaped as string) ? (escaped as string) : whole;
    },
  );
  return `${quote ?? ""}${text}${quote ?? ""}`;
}

function count(text: string, char: string): number {
  let found = 0;
  for (let i = text.indexOf(char); i !== -1; i = text.indexOf(char, i + 1)) found += 1;
  return found;
}

/** Throws UnknownSyntax for numbers that Prettier would write in another way. */
export function numberText(text: string): string {
  if (!/^(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/.test(text)) throw new UnknownSyntax();
  return text;
}
