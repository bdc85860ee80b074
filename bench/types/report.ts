/** The table on the terminal, and docs/type-accuracy.md. */
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

import { format, resolveConfig } from "prettier";

import type { Samples } from "./convert.js";
import type { DocumentSource } from "./documents.js";
import { type Column, COLUMNS, type Miss, type Score } from "./score.js";

const require = createRequire(import.meta.url);

export interface Row {
  source: DocumentSource;
  version: string;
  samples: Samples;
  tool: string;
  seconds: number;
  /** Request and response bodies that were judged. */
  bodies: number;
  score: Score;
}

export const OURS = "postman-codegen";

/** All that stands below it in the page is kept. */
const HAND_WRITTEN = "<!-- Written by hand from here on: the command keeps it. -->";
const PAGE = path.join(import.meta.dirname, "../../docs/type-accuracy.md");
const TITLES: Record<Samples, string> = {
  examples: "Examples of the document, made up where it has none",
  placeholders: "Placeholders such as `<integer>`",
};

export function terminalTable(rows: readonly Row[]): string {
  const head = ["document", "samples", "tool", ...COLUMNS, "seconds"];
  const lines = withTotals(rows).map((row) => [
    row.source.name,
    row.samples,
    row.tool,
    ...COLUMNS.map((column) => percent(row.score.columns[column])),
    row.seconds.toFixed(1),
  ]);
  const widths = head.map((title, i) =>
    Math.max(title.length, ...lines.map((line) => (line[i] ?? "").length)),
  );
  return [head, ...lines]
    .map((line) =>
      line.map((cell, i) => (i < 3 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))),
    )
    .map((line) => line.join("  ").trimEnd())
    .join("\n");
}

export async function writePage(rows: readonly Row[]): Promise<void> {
  const before = await readFile(PAGE, "utf8").catch(() => "");
  const kept = before.includes(HAND_WRITTEN) ? before.slice(before.indexOf(HAND_WRITTEN)) : HAND_WRITTEN;
  const text = `${page(rows)}\n\n${kept}\n`;
  const style = await resolveConfig(PAGE);
  await writeFile(PAGE, await format(text, { ...style, filepath: PAGE }));
}

function page(rows: readonly Row[]): string {
  return [
    introduction(),
    "## Documents",
    documents(rows),
    "## Results",
    ...(["examples", "placeholders"] as const).flatMap((samples) => [
      `### ${TITLES[samples]}`,
      resultTable(withTotals(rows.filter((row) => row.samples === samples))),
    ]),
    "## Where quicktype is ahead",
    behind(rows),
  ].join("\n\n");
}

const introduction = (): string => `# How near the types come to the truth

<!-- Made by \`npm run bench:types\`; what is above the last marker is overwritten. -->

Real OpenAPI documents are turned into collections by \`openapi-to-postmanv2\` ${versionOf("openapi-to-postmanv2")}, types are made from the
saved samples alone, and both are compared with what the document says. \`quicktype-core\` ${versionOf("quicktype-core")} gets the same
samples: one input for each request body and each response status, all of a document in one run. "quicktype" is its
inference as it comes; "quicktype, tuned" has \`inferDateTimes\` and \`inferEnums\` off, since \`Date\` is not what
\`JSON.parse\` gives. The TypeScript of each tool is resolved by the compiler to the same neutral form and scored by the
same code.

Only what samples can tell is judged: a place of a body counts where the document says what stands there, some sample has
a value other than null or an empty list there, and no sample contradicts the document. So the first four columns judge
every tool over the same places, and a place that a type has lost is wrong in all of them. The last two are about the
objects that a type has: "not merged" counts the declarations of each tool.

| Column | Right where |
| --- | --- |
| properties | a property that the document names and a sample has is a property of the type; a record does not have it |
| kinds | the type allows the primitive kinds that samples show, null included, and none that the document does not |
| optionality | a property that some samples have and others lack is optional, where the document agrees; one that the document requires and all of several samples have is not. Counted only where there are several samples, items of one array included |
| nesting | objects, arrays and records are where the document has them |
| not merged | a named declaration stands for one schema, or for schemas that samples cannot tell apart or that differ only in what they require |
| not split | a schema that the document names and uses in several places has one structure wherever it stands |

What this does not show: how readable names are; whether what no sample shows is missing; bodies that are not JSON.
Where the document has no example, values are made up, and the keys of a record are then \`key_0\`, \`key_1\`, which
postman-codegen knows as what the converter writes and quicktype does not. Placeholders are read by postman-codegen on
purpose; quicktype is given a value of the type that each names, so its rows there say how it would do on such values.
Percentages are rounded down.`;

function versionOf(name: string): string {
  const file = path.join(import.meta.dirname, "node_modules", name, "package.json");
  return (require(file) as { version: string }).version;
}

function documents(rows: readonly Row[]): string {
  const first = rows.filter((row, i) => rows.findIndex((r) => r.source === row.source) === i);
  return table(
    ["Document", "Package", "File", "Bodies", "Why"],
    first.map(({ source, version, bodies }) => [
      source.name,
      `\`${source.package}\` ${version}`,
      `\`${source.file}\`${source.paths ? `, below ${source.paths.map((p) => `\`${p}\``).join(", ")}` : ""}`,
      String(bodies),
      source.reason,
    ]),
  );
}

function resultTable(rows: readonly Row[]): string {
  return table(
    ["Document", "Tool", ...COLUMNS],
    rows.flatMap((row) => {
      const scores = COLUMNS.map((column) => percent(row.score.columns[column]));
      const line = [row.tool === OURS ? row.source.name : "", row.tool, ...scores];
      if (row.tool !== OURS) return [line];
      const judged = COLUMNS.map((column) => row.score.columns[column].judged.toLocaleString("en"));
      return [
        [row.source.name, "_judged_", ...judged],
        ["", ...line.slice(1)],
      ];
    }),
  );
}

/** Every column of a document in which a mode of quicktype has the larger share right, with what went wrong. */
function behind(rows: readonly Row[]): string {
  const lines = rows
    .filter((row) => row.tool === OURS)
    .flatMap((row) =>
      COLUMNS.flatMap((column) => {
        const best = rows
          .filter((r) => r.source === row.source && r.samples === row.samples && r.tool !== OURS)
          .sort((a, b) => share(b, column) - share(a, column))[0];
        if (best === undefined || share(best, column) <= share(row, column)) return [];
        const numbers = `${percent(row.score.columns[column])} against ${percent(best.score.columns[column])}`;
        const misses = row.score.misses.filter((miss) => miss.column === column).slice(0, 3);
        const title = `- **${row.source.name}, ${row.samples}, ${column}**: ${numbers}. For example`;
        return [title, ...misses.map((miss) => `  - ${told(miss)}`)];
      }),
    );
  return lines.length === 0 ? "Nowhere in this run." : lines.join("\n");
}

function told({ at, column, truth, answer, how }: Miss): string {
  if (column === "not split") return `\`${at}\` are one schema with two structures: \`${how ?? ""}\``;
  if (column === "not merged") return `\`${at}\` share a declaration and are two: \`${how ?? ""}\``;
  return `\`${at}\`: ${truth} became ${answer}`;
}

function share(row: Row, column: Column): number {
  const { right, judged } = row.score.columns[column];
  return judged === 0 ? 1 : right / judged;
}

function percent({ right, judged }: { right: number; judged: number }): string {
  return judged === 0 ? "–" : `${(Math.floor((right / judged) * 1000) / 10).toFixed(1)} %`;
}

/** The rows, and one for each tool and kind of samples over all documents. */
function withTotals(rows: readonly Row[]): Row[] {
  const totals = new Map<string, Row>();
  for (const row of rows) {
    const key = `${row.samples} ${row.tool}`;
    const total = totals.get(key) ?? {
      ...row,
      source: { ...row.source, name: "all" },
      seconds: 0,
      score: none(),
    };
    totals.set(key, total);
    total.seconds += row.seconds;
    for (const column of COLUMNS) {
      total.score.columns[column].right += row.score.columns[column].right;
      total.score.columns[column].judged += row.score.columns[column].judged;
    }
  }
  return [...rows, ...totals.values()];
}

function none(): Score {
  const columns = Object.fromEntries(COLUMNS.map((column) => [column, { right: 0, judged: 0 }]));
  return { columns: columns as Score["columns"], misses: [], contradicted: 0 };
}

function table(head: readonly string[], lines: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...lines].map((line) => `| ${line.join(" | ")} |`).join("\n");
}
