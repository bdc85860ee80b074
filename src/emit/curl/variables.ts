import { isDynamic } from "../../ir/dynamic.js";
import type { CollectionIr, OperationIr, PathParameterIr, Template, VariableIr } from "../../ir/model.js";
import { hostEnd } from "../../ir/url.js";
import { endlessVariables, lookupIn } from "../../ir/variables.js";
import { FreeNames } from "../../names/free.js";
import { words } from "../../names/words.js";
import { fill, flatten, type Lookup, references, soleReference, splitReferences } from "../../template.js";
import { lineWord, literal, oneLine, type Piece } from "./shell.js";

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
    "_each|_name|_missing|POSTMAN_SERVER",
  ].join("|")})$`,
);

/** Whether a variable can have that name in a script too. */
function isFree(name: string): boolean {
  return /^[A-Za-z_]\w*$/.test(name) && !MEANINGFUL.test(name);
}

/** A variable at the top of a script. */
export interface Declared {
  shell: string;
  /** The default, as shell source; absent where the environment has to give a value. */
  value?: string;
  /** The variable of the environment that gives the value, if it has another name. */
  given?: string;
  /** For one without a default: the text behind its name in a call of `require`, and the message where it is alone. */
  missing?: { meaning: string; message: string };
}

/** How a script gives its variables their values. */
export interface Declarations {
  lines: string[];
  /** The lines call the function `require`. */
  isRequiring: boolean;
}

/** The variables of a collection, and their names in its scripts. */
export class ShellNames {
  readonly byName: ReadonlyMap<string, VariableIr>;
  readonly endless: ReadonlySet<string>;
  readonly lookup: Lookup;
  private readonly names = new Map<string, string>();
  private readonly taken: ReadonlySet<string>;

  constructor({ variables }: Pick<CollectionIr, "variables">) {
    this.byName = new Map(variables.map((v) => [v.name, v]));
    this.lookup = lookupIn(variables);
    this.endless = endlessVariables(variables);
    const free = new FreeNames(variables.map((v) => v.name).filter(isFree));
    for (const { name } of variables) this.names.set(name, isFree(name) ? name : free.take(shellStem(name)));
    this.taken = new Set(this.names.values());
  }

  /** Returns the name of a variable in scripts. */
  of(name: string): string | undefined {
    return this.names.get(name);
  }

  /** Returns the variables in the value of a variable. */
  referencesOf(name: string): string[] {
    return references(flatten(this.byName.get(name)?.value ?? "", this.lookup));
  }

  /** Whether a variable of the collection has that name in scripts. */
  isTaken(shell: string): boolean {
    return this.taken.has(shell);
  }
}

/** The variables of one script. Remembers which of them the script uses. */
export class ShellVariables {
  private readonly free = new FreeNames([]);
  private readonly used = new Set<string>();
  private readonly parameters = new Map<string, Declared>();
  /** Variables with a default that begins with the server of the URL. */
  private readonly origins = new Set<string>();
  /** Variables without a default in the servers of URLs. */
  private readonly hosts = new Set<string>();
  /** Variables that other text than the server refers to. */
  private readonly usedElsewhere = new Set<string>();
  private isInServer = false;
  private server: Declared | undefined;

  private readonly names: ShellNames;
  private readonly operation: OperationIr;

  constructor(names: ShellNames, operation: OperationIr) {
    this.names = names;
    this.operation = operation;
  }

  /** Returns a name for something else in a script: that of no variable of the collection, and not returned before. */
  nameBeside(name: string): string {
    const stem = shellStem(name);
    let variable = this.free.take(stem);
    while (this.names.isTaken(variable)) variable = this.free.take(stem);
    return variable;
  }

  /** The text with the defaults filled in, as far as there are any. */
  filled(template: Template): string {
    return fill(template, this.names.lookup);
  }

  /** `encode` is what becomes of literal text, `wrap` of the value of a variable. */
  pieces(
    template: Template,
    encode: (text: string) => string = (text) => text,
    wrap: (expansion: string) => string = (expansion) => expansion,
  ): Piece[] {
    return splitReferences(flatten(template, this.names.lookup)).map(({ text, name }) => {
      const expansion = name === undefined ? undefined : this.expansion(name);
      if (name === undefined || expansion === undefined) return { text: encode(text) };
      this.used.add(name);
      if (!this.isInServer) this.usedElsewhere.add(name);
      return { expansion: wrap(expansion) };
    });
  }

  /**
   * Returns the expansion of a path parameter, which is a variable with the saved value as its default. One that is saved as
   * a variable is that variable.
   */
  pathParameter({ key, default: template, sample }: PathParameterIr): Piece {
    // No word can hold NUL.
    const saved = (template ?? sample).replaceAll("\0", "%00");
    if (soleReference(saved) !== undefined) {
      return this.pieces(saved).find((piece) => "expansion" in piece) ?? { text: saved };
    }
    const known = this.parameters.get(key);
    const declared = known ?? { shell: this.parameterName(key), value: lineWord(this.pieces(saved)) };
    this.parameters.set(key, declared);
    return { expansion: `\${${declared.shell}}` };
  }

  /**
   * Returns the part of a URL before its path, in which POSTMAN_SERVER replaces the protocol, host and port. `written` makes
   * what is sent without it. Where `host` is one variable, its default holds the reference to POSTMAN_SERVER.
   */
  serverPieces(host: Template, written: () => readonly Piece[]): readonly Piece[] {
    this.isInServer = true;
    const pieces = written();
    this.isInServer = false;
    for (const name of this.namesIn(host)) {
      const variable = this.names.byName.get(name);
      if (variable !== undefined && variable.value === undefined && !name.startsWith("$"))
        this.hosts.add(name);
    }
    const variable = this.originVariable(host);
    if (variable !== undefined) {
      this.origins.add(variable);
      return pieces;
    }
    this.server ??= { shell: this.nameBeside("server"), value: lineWord(pieces), given: SERVER };
    return [{ expansion: `\${${this.server.shell}}` }];
  }

  /** The variable that the origin stands in, if the host is one variable: its own value may begin with another. */
  private originVariable(host: Template): string | undefined {
    const { byName, endless } = this.names;
    let name = soleReference(host);
    for (let next = name; next !== undefined && !next.startsWith("$") && !endless.has(next);) {
      name = next;
      const value = byName.get(name)?.value;
      next = value === undefined ? undefined : soleReference(value.slice(0, hostEnd(value)));
      if (next === undefined) return byName.has(name) ? name : undefined;
    }
    return undefined;
  }

  /** A variable of the collection that has the same name may share the value, but not in one script. */
  private parameterName(key: string): string {
    const own = new Set(this.operation.variables.map((name) => this.names.of(name)));
    const stem = isFree(key) ? key : shellStem(key);
    let variable = this.free.take(stem);
    while (own.has(variable)) variable = this.free.take(stem);
    return variable;
  }

  /** The variables that a template refers to, those in the values of others included. */
  namesIn(template: Template): string[] {
    const found = new Set<string>();
    const open = references(flatten(template, this.names.lookup));
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      if (found.has(name)) continue;
      found.add(name);
      for (const next of this.names.referencesOf(name)) open.push(next);
    }
    return [...found];
  }

  /** Whether the value of a variable was left out because it is a credential. */
  isSecret(name: string): boolean {
    return this.names.byName.get(name)?.secret === true;
  }

  /** The values that a template refers to, as pieces. One that is made anew for each use counts where it is set. */
  valuesIn(template: Template): Piece[] {
    return references(flatten(template, this.names.lookup)).flatMap((name): Piece[] => {
      const shell = this.expansion(name) === undefined ? undefined : this.names.of(name);
      if (shell === undefined) return [];
      return [{ expansion: isDynamic(name) ? `\${${shell}-}` : `\${${shell}}` }];
    });
  }

  /** `undefined` where Postman itself would leave the reference as it stands. */
  private expansion(name: string): string | undefined {
    const shell = this.names.of(name);
    if (shell === undefined || (name.startsWith("$") && !isDynamic(name))) return undefined;
    return isDynamic(name) ? `\${${shell}-$(${name.slice(1)})}` : `\${${shell}}`;
  }

  /**
   * Returns lines that give a value to each variable that was used so far, each behind those that it refers to, and then to
   * the path parameters and the files. Several without a default are required in one call, which names all that are missing.
   */
  declarations(files: readonly Declared[]): Declarations {
    const elsewhere = new Set([...this.usedElsewhere].flatMap((name) => this.namesIn(`{{${name}}}`)));
    const unasked = [...this.hosts].filter((name) => !elsewhere.has(name)).sort();
    const declared = [
      ...this.usedVariables().map((variable) => this.declared(variable)),
      ...(this.server === undefined ? [] : [this.server]),
      ...this.parameters.values(),
      ...files,
    ];
    const atServer = unasked.map((name) => {
      const shell = this.names.of(name) as string;
      return `[[ ! \${${SERVER}+set} ]] || ${shell}=\${${shell}-$${SERVER}}`;
    });
    const missing = declared.flatMap(({ shell, missing }) =>
      missing === undefined ? [] : [literal(oneLine(shell + missing.meaning))],
    );
    const isRequiring = missing.length > 1;
    const inline = isRequiring ? declared.filter(({ value }) => value !== undefined) : declared;
    return {
      lines: [...atServer, ...(isRequiring ? [requireCall(missing)] : []), ...inline.map(declaration)],
      isRequiring,
    };
  }

  private usedVariables(): VariableIr[] {
    const found: VariableIr[] = [];
    const seen = new Set<string>();
    const open: (string | { declare: VariableIr })[] = [...this.used].sort().reverse();
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (typeof next === "object") {
        found.push(next.declare);
        continue;
      }
      const variable = this.names.byName.get(next);
      if (variable === undefined || next.startsWith("$") || seen.has(next)) continue;
      seen.add(next);
      open.push({ declare: variable });
      for (const reference of this.names.referencesOf(next).reverse()) open.push(reference);
    }
    return found;
  }

  /** A default that begins with an origin, which POSTMAN_SERVER replaces. */
  private atServer(value: Template): string {
    const end = hostEnd(value);
    const path = value.slice(end);
    const origin = lineWord(this.pieces(value.slice(0, end)));
    return `\${${SERVER}-${origin}}${path === "" ? "" : lineWord(this.pieces(path))}`;
  }

  private declared({ name, value, description }: VariableIr): Declared {
    const shell = this.names.of(name) as string;
    if (value !== undefined) {
      if (this.origins.has(name)) return { shell, value: this.atServer(value) };
      const isEndless = this.names.endless.has(name);
      return {
        shell,
        value: lineWord(isEndless ? [{ text: this.filled(`{{${name}}}`) }] : this.pieces(value)),
      };
    }
    const meaning = meaningOf(name, shell, description);
    return { shell, missing: { meaning, message: `has no value${meaning}` } };
  }
}

/** The variable of the environment that sends every script of a collection to another server. */
const SERVER = "POSTMAN_SERVER";

function declaration({ shell, value, given = shell, missing }: Declared): string {
  if (missing === undefined) return `${shell}=\${${given}-${value}}`;
  // bash itself puts the name of the variable before the message.
  const message = oneLine(`${missing.message}: put ${shell}=... before the command`);
  return `${shell}=\${${shell}?${literal(message)}}`;
}

/** Characters of a line with a call of `require`. */
const MAX_LINE = 100;

/** On one line where it is short, else with one variable a line. */
function requireCall(required: readonly string[]): string {
  const line = `require ${required.join(" ")}`;
  return line.length <= MAX_LINE ? line : ["require", ...required].join(" \\\n  ");
}

/** The text behind the name of a variable in the shell: its name in Postman and its description. */
function meaningOf(name: string, shell: string, description: string | undefined): string {
  const original = name === shell ? "" : ` ("${name}" in Postman)`;
  return original + (description ? ` (${oneLine(description).slice(0, MAX_DESCRIPTION)})` : "");
}

const MAX_DESCRIPTION = 80;

/** Returns a name in scripts for any text, without regard to other names. */
export function shellStem(name: string): string {
  const stem =
    words(name)
      .join("_")
      .replace(/^(?=\d)/, "_") || "variable";
  return isFree(stem) ? stem : `${stem}_`;
}
