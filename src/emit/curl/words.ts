import { FreeNames } from "../../names/free.js";
import { hasReference, splitReferences } from "../../template.js";
import { doubleQuoted, literal, type Piece, quoted, word } from "./shell.js";
import { type ShellNames, shellStem } from "./variables.js";

/** How the words of a command are printed. */
export interface Words {
  literal(text: string): string;
  doubleQuoted(text: string): string;
  quoted(text: string): string;
  /** Whether a part of the text is only known when the command runs. */
  isOpen(text: string): boolean;
}

/** References stay as they are. */
export const PLAIN_WORDS: Words = { literal, doubleQuoted, quoted, isOpen: () => false };

/** Prints words with variables of the shell in the place of references, and remembers them. */
export class VariableWords implements Words {
  private readonly names: ShellNames;
  private readonly free = new FreeNames([]);
  private readonly used = new Map<string, string>();

  constructor(names: ShellNames) {
    this.names = names;
  }

  literal(text: string): string {
    return hasReference(text) ? this.expanded(text) : literal(text);
  }

  doubleQuoted(text: string): string {
    return hasReference(text) ? this.expanded(text) : doubleQuoted(text);
  }

  quoted(text: string): string {
    return hasReference(text) ? this.expanded(text) : quoted(text);
  }

  isOpen(text: string): boolean {
    return hasReference(text);
  }

  /** Returns one line a variable, with a placeholder that a reader replaces by a value. */
  declarations(): string[] {
    return Array.from(this.used, ([name, shell]) => `${shell}=${quoted(`<${name.replace(/^:/, "")}>`)}`);
  }

  private expanded(text: string): string {
    return word(
      splitReferences(text).map((piece): Piece =>
        piece.name === undefined ? { text: piece.text } : { expansion: `\${${this.use(piece.name)}}` },
      ),
    );
  }

  private use(name: string): string {
    const shell = this.used.get(name) ?? this.names.of(name) ?? this.freeName(name);
    this.used.set(name, shell);
    return shell;
  }

  private freeName(name: string): string {
    const stem = shellStem(name);
    let shell = this.free.take(stem);
    while (this.names.isTaken(shell)) shell = this.free.take(stem);
    return shell;
  }
}
