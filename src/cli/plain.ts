import type { CliOptions } from "./asked.js";

/** What a command line asks for. */
export interface Asked {
  inputs: string[];
  options: CliOptions;
}

/**
 * Reads a command line of inputs and of the commonest options, each written in the plainest way; undefined for any other,
 * which is for `program.ts`. Most runs in a build are of this kind, and loading the real parser takes as long as reading a
 * small collection.
 */
export function plainCommand(args: readonly string[]): Asked | undefined {
  const asked: Asked = { inputs: [], options: { color: true } };
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i] as string;
    if (arg === "--quiet") asked.options.quiet = true;
    else if (arg === "--no-color") asked.options.color = false;
    else if (arg.startsWith("-")) {
      const value = args[i + 1];
      if (!value || value.startsWith("-") || !take(asked.options, arg, value)) return undefined;
      i += 1;
    } else if (arg === "" || arg === "inspect") return undefined;
    else asked.inputs.push(arg);
  }
  return asked;
}

function take(options: CliOptions, option: string, value: string): boolean {
  switch (option) {
    case "-o":
    case "--out":
      options.out = value;
      return true;
    case "-t":
    case "--target":
      options.target = splitNames(value, options.target);
      return true;
    case "-e":
    case "--environment":
      options.environment = collect(value, options.environment);
      return true;
    case "--templates":
      options.templates = value;
      return true;
    case "--only":
      options.only = collect(value, options.only);
      return true;
    default:
      return false;
  }
}

export function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

/** Names with commas between them, added to those given before, each once. */
export function splitNames(value: string, before: readonly string[] = []): string[] {
  return [...new Set([...before, ...value.split(",").map((name) => name.trim())])];
}
