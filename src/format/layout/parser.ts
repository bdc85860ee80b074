import { UnknownSyntax, tokenize, type Token } from "./tokens.js";

/** A place in the words of a file, and what may come next. Comments stand only where they are asked for. */
export class Parser {
  private readonly tokens: Token[];
  private at = 0;

  constructor(text: string) {
    this.tokens = tokenize(text);
  }

  get next(): Token {
    return this.tokens[this.at] as Token;
  }

  get afterNext(): Token {
    return this.tokens[Math.min(this.at + 1, this.tokens.length - 1)] as Token;
  }

  take(): Token {
    const token = this.next;
    if (token.kind === "comment" || token.kind === "end") throw new UnknownSyntax();
    this.at += 1;
    return token;
  }

  /** Leading comments of a statement or a member. */
  comments(): Token[] {
    const start = this.at;
    while (this.next.kind === "comment") this.at += 1;
    return this.tokens.slice(start, this.at);
  }

  is(text: string): boolean {
    const { kind, text: own } = this.next;
    return own === text && (kind === "mark" || kind === "word");
  }

  skip(text: string): boolean {
    if (!this.is(text)) return false;
    this.at += 1;
    return true;
  }

  expect(text: string): Token {
    if (!this.is(text)) throw new UnknownSyntax();
    return this.take();
  }

  word(): string {
    if (this.next.kind !== "word") throw new UnknownSyntax();
    return this.take().text;
  }
}
