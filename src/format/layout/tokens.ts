/** The words of the TypeScript that we emit. */
export interface Token {
  kind: "word" | "number" | "string" | "mark" | "comment" | "end";
  text: string;
  /** How many line breaks stand before it; more than two count as two. */
  breaks: number;
}

/** Text outside of what is known here; it is left to Prettier. */
export class UnknownSyntax extends Error {}

const TOKEN =
  /([ \t]+)|(\r?\n)|(\/\/[^\n]*|\/\*[\s\S]*?\*\/)|([A-Za-z_$\x80-\uffff][\w$\x80-\uffff]*)|("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|(\d[\w.]*)|(=>|[{}()[\]<>;:,.?=|*-])/y;

/** Throws UnknownSyntax. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  let breaks = 0;
  while (pattern.lastIndex < text.length) {
    const match = pattern.exec(text);
    if (match === null) throw new UnknownSyntax();
    const [, space, lineBreak, comment, word, string, number, mark] = match;
    if (space !== undefined) continue;
    if (lineBreak !== undefined) {
      breaks = Math.min(breaks + 1, 2);
      continue;
    }
    const kind = comment ? "comment" : word ? "word" : string ? "string" : number ? "number" : "mark";
    tokens.push({ kind, text: (comment ?? word ?? string ?? number ?? mark) as string, breaks });
    breaks = 0;
  }
  tokens.push({ kind: "end", text: "", breaks });
  return tokens;
}
