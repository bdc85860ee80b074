import { FreeNames } from "../../names/free.js";
import { camelCase } from "../../names/spelling.js";
import { words } from "../../names/words.js";
import { hasReference, soleReference, splitReferences } from "../../template.js";
import { isReserved, stringLiteral, templateText } from "../../typescript.js";

/** What the code of a page declares or imports itself, and names that modules cannot declare. */
const TAKEN = ["client", "createClient", "exports", "openAsBlob", "require", "result"];

/** The constants that stand for variables in code; each is made when it is first asked for. */
export class Constants {
  private readonly free = new FreeNames(TAKEN);
  private readonly names = new Map<string, string>();

  /** Returns the name of the constant for a variable; undefined if none was used yet. */
  nameOf(variable: string): string | undefined {
    return this.names.get(variable);
  }

  /** Returns the text as an expression, with constants in the place of its references. */
  expression(text: string): string {
    if (!hasReference(text)) return stringLiteral(text);
    const sole = soleReference(text);
    if (sole !== undefined) return this.use(sole);
    const pieces = splitReferences(text).map((piece) =>
      piece.name === undefined ? templateText(piece.text) : `\${${this.use(piece.name)}}`,
    );
    return `\`${pieces.join("")}\``;
  }

  /** Returns one declaration a constant, in the order of their first use. */
  declarations(): string[] {
    return Array.from(this.names, ([variable, name]) => `const ${name} = ${placeholder(variable)};`);
  }

  private use(variable: string): string {
    const name = this.names.get(variable) ?? this.free.take(identifier(variable));
    this.names.set(variable, name);
    return name;
  }
}

function identifier(variable: string): string {
  const name = camelCase(words(variable)) || "value";
  return isReserved(name) ? `${name}Value` : name;
}

/** The literal that a reader replaces by a value. */
export function placeholder(name: string): string {
  return stringLiteral(`<${name}>`);
}
