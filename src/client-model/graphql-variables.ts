/**
 * The variables that a GraphQL document declares. Reads no more of the language than that takes, in one go from left to right.
 * https://spec.graphql.org/September2025/#sec-Language.Variables
 */

/** `$first: [Int!]! = [10]` */
export interface DeclaredVariable {
  name: string;
  type: VariableType;
  hasDefault: boolean;
}

export interface VariableType {
  /** The name of a type, empty where a `{{variable}}` of Postman stands; or what a list holds. */
  of: string | VariableType;
  /** `!`: never null. */
  nonNull: boolean;
}

/**
 * Those of the operation of that name, or of the first one where there is none. `undefined` where the document has no
 * operation, or its declarations cannot be read.
 */
export function declaredVariables(document: string, operationName?: string): DeclaredVariable[] | undefined {
  const tokens = new Tokens(document);
  let first: Head | undefined;
  for (;;) {
    // Descriptions, and what Postman fills in: fragments, most likely.
    while (tokens.takes(STRING) || tokens.takes(REFERENCE));
    if (tokens.takes("fragment")) skipDefinition(tokens);
    else {
      const head = readHead(tokens);
      if (head === undefined) return first?.variables;
      if (operationName === undefined || head.name === operationName) return head.variables;
      first ??= head;
      skipDefinition(tokens);
    }
  }
}

interface Head {
  name?: string | undefined;
  variables: DeclaredVariable[] | undefined;
}

/** `query Film($id: ID!)`; a selection alone is a query without a name. */
function readHead(tokens: Tokens): Head | undefined {
  if (tokens.is("{")) return { variables: [] };
  if (!tokens.takes("query") && !tokens.takes("mutation") && !tokens.takes("subscription")) return undefined;
  const name = tokens.takeName();
  let isFilledIn = false;
  while (tokens.takes(REFERENCE) || (isFilledIn && tokens.takeName() !== undefined)) isFilledIn = true;
  if (tokens.takes("(")) return { name, variables: readDeclarations(tokens) };
  return { name, variables: isFilledIn ? undefined : [] };
}

function readDeclarations(tokens: Tokens): DeclaredVariable[] | undefined {
  const found: DeclaredVariable[] = [];
  while (!tokens.takes(")")) {
    const variable = readDeclaration(tokens);
    if (variable === undefined) return undefined;
    found.push(variable);
  }
  return found;
}

function readDeclaration(tokens: Tokens): DeclaredVariable | undefined {
  while (tokens.takes(STRING));
  const name = tokens.takes("$") ? tokens.takeName() : undefined;
  const type = tokens.takes(":") ? readType(tokens) : undefined;
  if (name === undefined || type === undefined) return undefined;
  const hasDefault = tokens.takes("=");
  if (hasDefault) skipValue(tokens);
  while (tokens.takes("@")) {
    tokens.takeName();
    if (tokens.is("(")) skipValue(tokens);
  }
  return { name, type, hasDefault };
}

/** Without recursion: lists may be nested as deep as they like. */
function readType(tokens: Tokens): VariableType | undefined {
  let depth = 0;
  while (tokens.takes("[")) depth += 1;
  const name = tokens.takes(REFERENCE) ? "" : tokens.takeName();
  if (name === undefined) return undefined;
  let type: VariableType = { of: name, nonNull: tokens.takes("!") };
  for (; depth > 0; depth -= 1) {
    if (!tokens.takes("]")) return undefined;
    type = { of: type, nonNull: tokens.takes("!") };
  }
  return type;
}

/** To behind the selection with which a definition ends; those of directives before it stand in round brackets. */
function skipDefinition(tokens: Tokens): void {
  while (!tokens.is("{") && !tokens.is(END)) skipValue(tokens);
  skipValue(tokens);
}

const OPENING: ReadonlySet<string> = new Set(["(", "[", "{"]);
const CLOSING: ReadonlySet<string> = new Set([")", "]", "}"]);

/** One token, or all from an opening bracket to the one that closes it. */
function skipValue(tokens: Tokens): void {
  let depth = 0;
  do {
    const token = tokens.take();
    if (OPENING.has(token)) depth += 1;
    else if (CLOSING.has(token)) depth -= 1;
  } while (depth > 0 && !tokens.is(END));
}

/** The end of the document, or of what can be read of it. */
const END = "";
const STRING = '"';
const NUMBER = "0";
/** A `{{variable}}` of Postman. No GraphQL has two such brackets in a row. */
const REFERENCE = "{{";

const SPACE = /[\s,\uFEFF]+/y;
const COMMENT = /#[^\n\r]*/y;
const REFERENCE_TEXT = /\{\{[^{}]+\}\}/y;
const NAME = /[A-Za-z_]\w*/y;
const NUMBER_TEXT = /-?\d[\w.+-]*/y;
/** An escape, after which a string goes on, or its end. */
const STRING_STEP = /\\.|["\n\r]/g;
const PUNCTUATOR = /[!$&().:=@[\]{|}]/y;

class Tokens {
  private readonly text: string;
  private index = 0;
  /** A name, a punctuator, or one of the constants above. */
  private current = END;

  constructor(text: string) {
    this.text = text;
    this.take();
  }

  is(token: string): boolean {
    return this.current === token;
  }

  /** Goes past the token where it is this one. */
  takes(token: string): boolean {
    if (!this.is(token)) return false;
    this.take();
    return true;
  }

  takeName(): string | undefined {
    return /^[A-Za-z_]/.test(this.current) ? this.take() : undefined;
  }

  /** Goes past the token, whatever it is. */
  take(): string {
    const taken = this.current;
    while (this.match(SPACE) !== undefined || this.match(COMMENT) !== undefined);
    this.current = this.read();
    return taken;
  }

  private read(): string {
    if (this.text.startsWith('"""', this.index)) return this.skipBlockString() ? STRING : this.stop();
    if (this.match(REFERENCE_TEXT) !== undefined) return REFERENCE;
    if (this.text[this.index] === '"') return this.skipString() ? STRING : this.stop();
    if (this.match(NUMBER_TEXT) !== undefined) return NUMBER;
    return this.match(NAME) ?? this.match(PUNCTUATOR) ?? this.stop();
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.index;
    const text = pattern.exec(this.text)?.[0];
    if (text !== undefined) this.index += text.length;
    return text;
  }

  /** One regular expression for a whole string would need a stack as long as the string. */
  private skipString(): boolean {
    STRING_STEP.lastIndex = this.index + 1;
    let step = STRING_STEP.exec(this.text);
    while (step?.[0].startsWith("\\")) step = STRING_STEP.exec(this.text);
    if (step?.[0] !== '"') return false;
    this.index = step.index + 1;
    return true;
  }

  private skipBlockString(): boolean {
    for (let end = this.index + 3; ; end += 3) {
      end = this.text.indexOf('"""', end);
      if (end < 0) return false;
      if (this.text[end - 1] === "\\") continue;
      this.index = end + 3;
      return true;
    }
  }

  private stop(): string {
    this.index = this.text.length;
    return END;
  }
}
