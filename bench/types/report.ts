import type { DocumentSource } from "./documents.js";
import type { Samples } from "./convert.js";
import { COLUMNS, type Score } from "./score.js";
export interface Row {
  source: DocumentSource;
  version: string;
  samples: Samples;
  tool: string;
  seconds: number;
  bodies: number;
  score: Score;
}
export async function report(rows: readonly Row[]): Promise<void> {
  console.log(["document", "samples", "tool", ...COLUMNS, "contr", "bodies", "s"].join("\t"));
  for (const r of rows)
    console.log(
      [
        r.source.name,
        r.samples,
        r.tool.padEnd(16),
        ...COLUMNS.map((c) => {
          const { right, judged } = r.score.columns[c];
          return judged ? `${((100 * right) / judged).toFixed(1)}/${judged}` : "-";
        }),
        r.score.contradicted,
        r.bodies,
        r.seconds.toFixed(1),
      ].join("\t"),
    );
}
