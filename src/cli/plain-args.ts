import { flagKey, OPTION_ENTRIES, type OptionRecord } from "../config/option-table.js";
import type { CliOptions, ParsedArgs } from "./args.js";

/** The flags read here: `-o` and `--out`, each with its option. */
const PLAIN_FLAGS: ReadonlyMap<string, OptionRecord> = new Map(
  OPTION_ENTRIES.flatMap(([, record]) =>
    record.plain
      ? (record.flags?.match(/(?<![\w-])--?[\w-]+/g) ?? []).map((flag) => [flag, record] as const)
      : [],
  ),
);

/**
 * Parses a command line of inputs and common flags, each with its value as the next argument. Returns undefined for any
 * other, which is for `program.ts`: loading commander takes as long as reading a small collection.
 */
export function parsePlainArgs(args: readonly string[]): ParsedArgs | undefined {
  const inputs: string[] = [];
  const options: Record<string, unknown> = { color: true };
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i] as string;
    if (!arg.startsWith("-")) {
      if (arg === "" || arg === "inspect") return undefined;
      inputs.push(arg);
      continue;
    }
    const record = PLAIN_FLAGS.get(arg);
    if (record === undefined) return undefined;
    const key = flagKey(record) as string;
    if (record.form === "switch") options[key] = !arg.startsWith("--no-");
    else {
      i += 1;
      const value = args[i];
      if (!value || value.startsWith("-")) return undefined;
      options[key] = accumulate(record, value, options[key] as string[] | undefined);
    }
  }
  return { inputs, options: options as unknown as CliOptions };
}

/** Adds a value of a flag to those given before. */
export function accumulate(
  { form }: OptionRecord,
  value: string,
  before?: readonly string[],
): string | string[] {
  if (form === "list") return [...(before ?? []), value];
  if (form === "names") return splitNames(value, before);
  return value;
}

/** Names separated by commas, added to those given before, each once. */
function splitNames(value: string, before: readonly string[] = []): string[] {
  return [...new Set([...before, ...value.split(",").map((name) => name.trim())])];
}
