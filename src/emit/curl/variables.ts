import { isDynamic } from "../../ir/dynamic.js";
import type { CollectionIr, OperationIr, Template, VariableIr } from "../../ir/model.js";
import { endlessVariables, lookupIn } from "../../ir/variables.js";
import { FreeNames } from "../../names/free.js";
import { words } from "../../names/words.js";
import { fill, flatten, type Lookup, references, splitReferences } from "../../template.js";
import { literal, oneLine, type Piece, word } from "./shell.js";

/**
 * Variables to which a meaning is given: by bash, which sets many of them itself, whatever a script assigns; by the C
 * library; by curl and openssl, whose environment they are where the caller has exported them; by `require`, which looks
 * at the variables of others.
 * https://www.gnu.org/software/bash/manual/html_node/Bash-Variables.html, https://curl.se/docs/manpage.html#ENVIRONMENT
 */
const MEANINGFUL = new RegExp(
  `^(?:${[
    "_|BASH.*|CDPATH|CHILD_MAX|COLUMNS|COMP_.*|COMPREPLY|COPROC(?:_PID)?|DIRSTACK|EMACS|ENV|EPOCH(?:REALTIME|SECONDS)",
    "EUID|EXECIGNORE|FCEDIT|FIGNORE|FUNCNAME|FUNCNEST|GLOBIGNORE|GLOBSORT|GROUPS|HIST.*|HOME|HOST|HOSTFILE|HOSTNAME",
    "HOSTTYPE|IFS|IGNOREEOF|INPUTRC|INSIDE_EMACS|LINENO|LINES|LOGNAME|MACHTYPE|MAIL.*|MAPFILE|OLDPWD|OPTARG|OPTERR",
    "OPTIND|OSTYPE|PATH|PIPESTATUS|POSIX.*|PPID|PROMPT_.*|PS\\d|PWD|RANDOM|READLINE_.*|REPLY|SECONDS|SHELL|SHELLOPTS",
    "SHLVL|SRANDOM|TERM|TERMCAP|TERMINFO|TEXTDOMAIN(?:DIR)?|TIMEFORMAT|TMOUT|TMPDIR|UID|USER|auto_resume|histchars",
    "DYLD_.*|GCONV_PATH|GLIBC_TUNABLES|HOSTALIASES|LANG|LANGUAGE|LC_.*|LD_.*|LOCALDOMAIN|LOCPATH|MALLOC_.*|NLSPATH",
    "RES_OPTIONS|RESOLV_.*|TZ|TZDIR",
    "APPDATA|CURL_.*|KRB5.*|NETRC|OPENSSL.*|QLOGDIR|RANDFILE|SSL_.*|SSLKEYLOGFILE|USERPROFILE|XDG_CONFIG_HOME",
    "[A-Z\\d]+_PROXY|[a-z\\d]+_proxy",
    "_each|_name|_missing",
  ].join("|")})$`,
);

/** Whether a variable can have that name in a script too. */
function isFree(name: string): boolean {
  return /^[A-Za-z_]\w*$/.test(name) && !MEANINGFUL.test(name);
}

/** How a script gives its variables their values. */
export interface Declarations {
  lines: string[];
  /** The lines call the function `require`. */
  isRequiring: boolean;
}

/** The variables of a collection as those of its scripts. */
export class ShellVariables {
  private readonly names = new Map<string, string>();
  private readonly taken: ReadonlySet<string>;
  private readonly byName: ReadonlyMap<string, VariableIr>;
  private readonly endless: ReadonlySet<string>;
  private readonly lookup: Lookup;

  constructor({ variables }: Pick<CollectionIr, "variables">) {
    this.byName = new Map(variables.map((v) => [v.name, v]));
    this.lookup = lookupIn(variables);
    this.endless = endlessVariables(variables);
    const free = new FreeNames(variables.map((v) => v.name).filter(isFree));
    for (const { name } of variables) this.names.set(name, isFree(name) ? name : free.take(shellStem(name)));
    this.taken = new Set(this.names.values());
  }

  /** A name for something else in a script: that of no variable of the collection, and not given out by `free` before. */
  nameBeside(name: string, free: FreeNames): string {
    const stem = shellStem(name);
    let variable = free.take(stem);
    while (this.taken.has(variable)) variable = free.take(stem);
    return variable;
  }

  /** The text with the defaults filled in, as far as there are any. */
  filled(template: Template): string {
    return fill(template, this.lookup);
  }

  /** `encode` is what becomes of literal text, `wrap` of the value of a variable. */
  pieces(
    template: Template,
    encode: (text: string) => string = (text) => text,
    wrap: (expansion: string) => string = (expansion) => expansion,
  ): Piece[] {
    return splitReferences(flatten(template, this.lookup)).map(({ text, name }) => {
      const expansion = name === undefined ? undefined : this.expansion(name);
      return expansion === undefined ? { text: encode(text) } : { expansion: wrap(expansion) };
    });
  }

  /** The variables that a template refers to, those in the values of others included. */
  namesIn(template: Template): string[] {
    const found = new Set<string>();
    const open = references(flatten(template, this.lookup));
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      if (found.has(name)) continue;
      found.add(name);
      for (const next of this.referencesOf(name)) open.push(next);
    }
    return [...found];
  }

  /** Whether the value of a variable was left out because it is a credential. */
  isSecret(name: string): boolean {
    return this.byName.get(name)?.secret === true;
  }

  /** The values that a template refers to, as pieces. One that is made anew for each use counts where it is set. */
  valuesIn(template: Template): Piece[] {
    return references(flatten(template, this.lookup)).flatMap((name): Piece[] => {
      const shell = this.expansion(name) === undefined ? undefined : this.names.get(name);
      if (shell === undefined) return [];
      return [{ expansion: isDynamic(name) ? `\${${shell}-}` : `\${${shell}}` }];
    });
  }

  /** `undefined` where Postman itself would leave the reference as it stands. */
  private expansion(name: string): string | undefined {
    const shell = this.names.get(name);
    if (shell === undefined || (name.startsWith("$") && !isDynamic(name))) return undefined;
    return isDynamic(name) ? `\${${shell}-$(${name.slice(1)})}` : `\${${shell}}`;
  }

  /**
   * Lines that give each variable of an operation its value, each behind those that it refers to. Several without a default
   * are required in one call, which names all that are missing.
   */
  declarations(operation: OperationIr): Declarations {
    const used = this.usedBy(operation);
    const missing = used.filter(({ value }) => value === undefined);
    if (missing.length < 2) {
      return { lines: used.map((variable) => this.declaration(variable)), isRequiring: false };
    }
    const required = missing.map(({ name, description }) => {
      const shell = this.names.get(name) as string;
      return literal(oneLine(shell + meaning(name, shell, description)));
    });
    const defaults = used.filter(({ value }) => value !== undefined);
    const lines = [requireCall(required), ...defaults.map((variable) => this.declaration(variable))];
    return { lines, isRequiring: true };
  }

  /** The variables that an operation uses, each behind those that it refers to. */
  private usedBy(operation: OperationIr): VariableIr[] {
    const used: VariableIr[] = [];
    const seen = new Set<string>();
    const open: (string | { declare: VariableIr })[] = [...operation.variables].reverse();
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (typeof next === "object") {
        used.push(next.declare);
        continue;
      }
      const variable = this.byName.get(next);
      if (variable === undefined || next.startsWith("$") || seen.has(next)) continue;
      seen.add(next);
      open.push({ declare: variable });
      for (const reference of this.referencesOf(next).reverse()) open.push(reference);
    }
    return used;
  }

  /** The variables in the value of a variable. */
  private referencesOf(name: string): string[] {
    return references(flatten(this.byName.get(name)?.value ?? "", this.lookup));
  }

  private declaration({ name, value, description }: VariableIr): string {
    const shell = this.names.get(name) as string;
    if (value === undefined) return `${shell}=\${${shell}?${literal(missing(name, shell, description))}}`;
    return `${shell}=\${${shell}-${this.endless.has(name) ? literal(this.filled(`{{${name}}}`)) : word(this.pieces(value))}}`;
  }
}

/** Characters of a line with a call of `require`. */
const MAX_LINE = 100;

/** On one line where it is short, else with one variable a line. */
function requireCall(required: readonly string[]): string {
  const line = `require ${required.join(" ")}`;
  return line.length <= MAX_LINE ? line : ["require", ...required].join(" \\\n  ");
}

/** bash itself puts the shell's name of the variable before the message. */
function missing(name: string, shell: string, description: string | undefined): string {
  return oneLine(`has no value${meaning(name, shell, description)}: put ${shell}=... before the command`);
}

/** The text behind the name of a variable in the shell: its name in Postman and its description. */
function meaning(name: string, shell: string, description: string | undefined): string {
  const original = name === shell ? "" : ` ("${name}" in Postman)`;
  return original + (description ? ` (${oneLine(description).slice(0, MAX_DESCRIPTION)})` : "");
}

const MAX_DESCRIPTION = 80;

function shellStem(name: string): string {
  const stem =
    words(name)
      .join("_")
      .replace(/^(?=\d)/, "_") || "variable";
  return isFree(stem) ? stem : `${stem}_`;
}
