import type { ProgressEvent } from "../config/options.js";
import type { Diagnostic, Severity } from "../diagnostics/diagnostic.js";
import { printable } from "../diagnostics/printable.js";
import { renderDiagnostic } from "../diagnostics/render.js";
import { isMergeable, mergeRepeats } from "../diagnostics/repeats.js";
import type { CommonOptions } from "./args.js";
import { type Io, usesColor } from "./io.js";

const VERBS: Readonly<Record<ProgressEvent["stage"], string>> = {
  read: "reading",
  build: "analyzing",
  emit: "generating",
  format: "formatting",
  verify: "type-checking",
  write: "writing",
};

/**
 * Writes to stderr: diagnostics as they come, and on a terminal one line of progress. Without --verbose, warnings that can
 * come many times in a collection wait for its end and are merged.
 */
export class Reporter {
  readonly #io: Io;
  readonly #shown: ReadonlySet<Severity>;
  readonly #color: boolean;
  readonly #progress: boolean;
  readonly #merges: boolean;
  #waiting: Diagnostic[] = [];
  #collection = 0;
  #lineShown = false;

  constructor(io: Io, options: CommonOptions) {
    this.#io = io;
    this.#shown = shownSeverities(options);
    this.#color = usesColor(io.stderr, io.env, options.color);
    this.#merges = options.verbose !== true;
    this.#progress = io.stderr.isTTY === true && !options.quiet && !options.json;
  }

  diagnostic(diagnostic: Diagnostic): void {
    if (!this.#shown.has(diagnostic.severity)) return;
    if (this.#merges && isMergeable(diagnostic)) this.#waiting.push(diagnostic);
    else this.#write(diagnostic);
  }

  progress({ index, count, file, stage }: ProgressEvent): void {
    if (index !== this.#collection) this.#writeWaiting();
    this.#collection = index;
    if (!this.#progress) return;
    const position = count > 1 ? `[${String(index)}/${String(count)}] ` : "";
    const line = printable(`${position}${VERBS[stage]} ${file}`);
    this.#io.stderr.write(`\r\x1b[2K${line.slice(0, (this.#io.stderr.columns ?? 80) - 1)}`);
    this.#lineShown = true;
  }

  /** Writes what waits, and removes the progress line. */
  finish(): void {
    this.#writeWaiting();
    this.#clear();
  }

  #writeWaiting(): void {
    const diagnostics = mergeRepeats(this.#waiting);
    this.#waiting = [];
    for (const diagnostic of diagnostics) this.#write(diagnostic);
  }

  #write(diagnostic: Diagnostic): void {
    this.#clear();
    this.#io.stderr.write(`${renderDiagnostic(diagnostic, { color: this.#color })}\n`);
  }

  #clear(): void {
    if (this.#lineShown) this.#io.stderr.write("\r\x1b[2K");
    this.#lineShown = false;
  }
}

function shownSeverities({ quiet, verbose }: CommonOptions): ReadonlySet<Severity> {
  if (quiet) return new Set(["error"]);
  return new Set(verbose ? ["error", "warning", "info"] : ["error", "warning"]);
}
