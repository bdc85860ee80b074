import { DEFAULT_TARGETS } from "../emit/core/target-names.js";
import type { Config } from "./define.js";
import type { GenerateOptions } from "./options.js";

/**
 * The options, each declared once. The command line, `--help`, the schema of config files, the defaults and the
 * fingerprint of an output all follow from this table.
 *
 * Imported by the fast path of the command line: it must load no dependency.
 */

export interface OptionRecord {
  /** How a value is given: once, several times, as names separated by commas, without a value, or as structured data. */
  form: "value" | "list" | "names" | "switch" | "data";
  /** Flags on the command line, in commander's notation: `-o, --out <dir>`. */
  flags?: string;
  /** The line in `--help`. */
  help?: string;
  /** `inspect` takes the flag too. */
  inspect?: true;
  /** `parsePlainArgs` reads the flag, so that a command line without rarer flags does not load commander. */
  plain?: true;
  /** Key in a config file. */
  config?: keyof Config;
  /** Values are paths. In a config file they are relative to that file. */
  path?: true;
  default?: unknown;
  /**
   * How the value enters the fingerprint: as it is; as a set, whose order changes nothing; or as the contents of the files or
   * of the template directory that it names. `{ harmless }` gives the reason why the value cannot change a generated file.
   */
  fingerprint: "value" | "set" | "files" | "templates" | { harmless: string };
}

/** Flags that concern the command line alone: they have no key in a config file. */
type CliOnly = "config" | "check" | "dryRun" | "watch" | "json" | "quiet" | "verbose" | "color";

const ONLY_PRINTED = { harmless: "only changes what is printed" };

/** In the order of `--help`. */
export const OPTIONS = {
  inputs: {
    form: "data",
    config: "input",
    path: true,
    fingerprint: { harmless: "the collection itself is hashed, wherever it comes from" },
  },
  allInputs: { form: "data", fingerprint: { harmless: "only adds a warning about orphaned directories" } },
  out: {
    form: "value",
    flags: "-o, --out <dir>",
    help: "output directory (default: generated)",
    plain: true,
    config: "out",
    path: true,
    default: "generated",
    fingerprint: {
      harmless: "the same files are generated everywhere; formatter settings found there are hashed",
    },
  },
  targets: {
    form: "names",
    flags: "-t, --target <names>",
    help: "what to generate, comma separated (default: client,curl,tests)",
    plain: true,
    config: "targets",
    default: DEFAULT_TARGETS,
    fingerprint: "set",
  },
  customTargets: {
    form: "data",
    config: "customTargets",
    fingerprint: { harmless: "an output with another target than the default ones has no fingerprint" },
  },
  environments: {
    form: "list",
    flags: "-e, --environment <file>",
    help: "Postman environment or globals; repeatable, later wins",
    inspect: true,
    plain: true,
    config: "environments",
    path: true,
    default: [],
    fingerprint: "files",
  },
  config: {
    form: "value",
    flags: "-c, --config <file>",
    help: "config file (default: postman-codegen.config.* in this directory or the nearest one above)",
    fingerprint: { harmless: "the options in the file are hashed" },
  },
  templates: {
    form: "value",
    flags: "--templates <dir>",
    help: "directory of templates that replace built-in ones, or add a language",
    plain: true,
    config: "templates",
    path: true,
    fingerprint: "templates",
  },
  languages: {
    form: "names",
    flags: "--languages <names>",
    help: "more languages on the pages of docs, from postman-code-generators: python,csharp:RestSharp",
    config: "languages",
    fingerprint: "value",
  },
  only: {
    form: "list",
    flags: "--only <pattern>",
    help: "generate only matching folders and requests; a path glob, repeatable",
    inspect: true,
    plain: true,
    config: "only",
    fingerprint: "value",
  },
  overrides: { form: "data", config: "overrides", fingerprint: "value" },
  importExtension: {
    form: "data",
    config: "importExtension",
    default: ".js",
    fingerprint: "value",
  },
  ignoreWarnings: { form: "data", config: "ignoreWarnings", fingerprint: ONLY_PRINTED },
  check: {
    form: "switch",
    flags: "--check",
    help: "write nothing; exit 1 and list the files if the output is not up to date",
    fingerprint: { harmless: "writes nothing" },
  },
  verify: {
    form: "switch",
    flags: "--verify",
    help: "type-check the generated client before writing; exit 1 on type errors",
    config: "verify",
    default: false,
    fingerprint: { harmless: "checks files, and does not change them" },
  },
  dryRun: {
    form: "switch",
    flags: "--dry-run",
    help: "write nothing; list the files that would be written and removed",
    fingerprint: { harmless: "writes nothing" },
  },
  mode: {
    form: "data",
    default: "write",
    fingerprint: { harmless: "decides whether files are written, not what they hold" },
  },
  watch: {
    form: "switch",
    flags: "--watch",
    help: "run again when an input changes; stop with Ctrl-C",
    fingerprint: { harmless: "repeats the same run" },
  },
  json: { form: "switch", flags: "--json", inspect: true, fingerprint: ONLY_PRINTED },
  quiet: {
    form: "switch",
    flags: "--quiet",
    help: "print errors only",
    inspect: true,
    plain: true,
    fingerprint: ONLY_PRINTED,
  },
  verbose: {
    form: "switch",
    flags: "--verbose",
    help: "also print notes and file names",
    inspect: true,
    fingerprint: ONLY_PRINTED,
  },
  color: {
    form: "switch",
    flags: "--no-color",
    help: "print without color",
    inspect: true,
    plain: true,
    fingerprint: ONLY_PRINTED,
  },
  cwd: {
    form: "data",
    fingerprint: { harmless: "relative paths start here; the files that they name are hashed" },
  },
  stdin: {
    form: "data",
    fingerprint: { harmless: "the collection itself is hashed, wherever it comes from" },
  },
  env: { form: "data", fingerprint: { harmless: "only holds the key for downloads" } },
  onProgress: { form: "data", fingerprint: ONLY_PRINTED },
  report: { form: "data", fingerprint: ONLY_PRINTED },
} satisfies Record<keyof GenerateOptions | CliOnly, OptionRecord> as Record<
  keyof GenerateOptions | CliOnly,
  OptionRecord
>;

/** All options, in the order of `--help`. */
export const OPTION_ENTRIES = Object.entries(OPTIONS) as readonly [keyof typeof OPTIONS, OptionRecord][];

/** Returns commander's key for the value of a flag: `dryRun` for `--dry-run`, `color` for `--no-color`. */
export function flagKey({ flags = "" }: OptionRecord): string | undefined {
  return /--(?:no-)?([\w-]+)/
    .exec(flags)?.[1]
    ?.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Returns the options of a run that have a value. The command line wins over the config file, and that over the defaults. */
export function mergeOptions(
  cli: Readonly<Record<string, unknown>>,
  config: Config,
): Partial<GenerateOptions> {
  return Object.fromEntries(
    OPTION_ENTRIES.flatMap(([name, record]) => {
      if (record.flags !== undefined && record.config === undefined) return [];
      const key = flagKey(record);
      const given = key === undefined ? undefined : cli[key];
      const value = given ?? (record.config && config[record.config]) ?? record.default;
      if (value === undefined) return [];
      return [[name, record.form === "list" || record.form === "names" ? [value].flat() : value]];
    }),
  );
}

/** Returns the defaults. */
export function defaultOptions(): Partial<GenerateOptions> {
  return mergeOptions({}, {});
}
