import type { GenerateOptions } from "../config/options.js";
import { plural } from "../diagnostics/plural.js";
import { printable, printableJson } from "../diagnostics/printable.js";
import type { CollectionResult, GenerateResult } from "../pipeline/result.js";
import type { Style } from "./style.js";

export interface SummaryOptions {
  out: string;
  mode: GenerateOptions["mode"];
  /** Name every file that was written, not only how many. */
  verbose: boolean;
  style: Style;
  /** How long the run took, in milliseconds; absent: not shown. */
  elapsed?: number;
}

/** Describes a run for people: a line a collection, files where they matter, and totals where there are several. */
export function summary({ collections }: GenerateResult, options: SummaryOptions): string {
  const lines = collections.flatMap((collection) => [
    `${options.style.bold(printable(`${options.out}/${collection.slug}`))}  ${counts([collection], options)}`,
    ...typed([collection], options),
    ...files(collection, options),
  ]);
  const time = options.elapsed === undefined ? "" : options.style.dim(` in ${seconds(options.elapsed)}`);
  if (collections.length > 1) {
    lines.push(`${plural(collections.length, "collection")}: ${counts(collections, options)}${time}`);
    for (const line of typed(collections, options)) lines.push(line);
  } else if (collections.length === 1) {
    lines[0] = `${lines[0] ?? ""}${time}`;
  }
  return lines.map((line) => `${line}\n`).join("");
}

/** For `--json`. */
export function jsonSummary({ collections, diagnostics, ok }: GenerateResult): string {
  return `${printableJson({ collections, diagnostics, ok })}\n`;
}

function counts(collections: readonly CollectionResult[], { mode, style }: SummaryOptions): string {
  const sum = (of: (collection: CollectionResult) => number) =>
    collections.reduce((total, c) => total + of(c), 0);
  const operations = plural(
    sum((c) => c.operations),
    "operation",
  );
  if (mode === "check") {
    const drift = sum((c) => c.drift.length);
    const verdict =
      drift === 0 ? style.green("up to date") : style.red(`${plural(drift, "file")} not up to date`);
    return `${operations}, ${verdict}`;
  }
  const written = sum((c) => c.written.length);
  const removed = sum((c) => c.removed.length);
  const unchanged = sum((c) => c.unchanged);
  const would = mode === "dry-run" ? "would be " : "";
  const parts = [
    written > 0 ? style.green(`${plural(written, "file")} ${would}written`) : "",
    removed > 0 ? style.yellow(`${String(removed)} ${would}removed`) : "",
    unchanged > 0 ? `${String(unchanged)} unchanged` : "",
  ];
  return [operations, ...parts.filter((part) => part !== "")].join(", ");
}

/** How much the samples told about types; of interest when somebody asks for details. */
function typed(collections: readonly CollectionResult[], { verbose }: SummaryOptions): string[] {
  if (!verbose) return [];
  const properties = collections.flatMap((c) => c.properties ?? []);
  const all = properties.reduce((total, p) => total + p.all, 0);
  const unknown = properties.reduce((total, p) => total + p.unknown, 0);
  if (all === 0) return [];
  const share = ((100 * unknown) / all).toFixed(1);
  return [`  types    ${String(all)} properties, ${String(unknown)} of them unknown (${share}%)`];
}

function files(collection: CollectionResult, { mode, verbose, style }: SummaryOptions): string[] {
  if (mode === "check") {
    return collection.drift.map(({ kind, path }) => `  ${style.red(kind.padEnd(9))}  ${printable(path)}`);
  }
  if (mode === "write" && !verbose) return [];
  return [
    ...collection.written.map((path) => `  ${style.green("write")}   ${printable(path)}`),
    ...collection.removed.map((path) => `  ${style.yellow("remove")}  ${printable(path)}`),
  ];
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(milliseconds < 9950 ? 1 : 0)} s`;
}
