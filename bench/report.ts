/** A table of Markdown. The first column is text, the others are numbers. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rule = head.map((_, i) => (i === 0 ? "---" : "---:"));
  return [line(head), line(rule), ...rows.map(line)].join("\n");
}

/** One thing that must hold, as measured. */
export interface Verdict {
  claim: string;
  measured: string;
  holds: boolean;
}

/** `value` must be at most `limit`, both of one unit. */
export function atMost(
  claim: string,
  value: number,
  limit: number,
  show: (value: number) => string,
): Verdict {
  return { claim, measured: `${show(value)} (at most ${show(limit)})`, holds: value <= limit };
}

export function verdictTable(verdicts: readonly Verdict[]): string {
  return table(
    ["What must hold", "Measured", ""],
    verdicts.map(({ claim, measured, holds }) => [claim, measured, holds ? "PASS" : "FAIL"]),
  );
}

export const seconds = (value: number) => `${value.toFixed(value < 1 ? 3 : value < 10 ? 2 : 1)} s`;
export const microseconds = (value: number) => `${value.toFixed(0)} µs`;
export const mebibytes = (value: number) => `${value.toFixed(0)} MiB`;
export const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(bytes < 1e6 ? 2 : 1)} MB`;
export const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(2)} kB`;
export const ratio = (value: number) => `${value.toFixed(2)} ×`;
export const count = (value: number) => value.toLocaleString("en");
