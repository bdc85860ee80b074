import { Command, CommanderError } from "commander";

import { OPTION_ENTRIES, type OptionRecord } from "../config/option-table.js";
import { VERSION } from "../config/version.js";
import type { CliOptions, CommonOptions } from "./args.js";
import type { Output } from "./io.js";
import { accumulate } from "./plain-args.js";
import { wrongUsage } from "./usage.js";

export interface Commands {
  generate(inputs: string[], options: CliOptions): Promise<void>;
  inspect(input: string, options: CommonOptions): Promise<void>;
}

/** Runs the command of a command line. Prints --help and --version to `stdout`. Throws UsageError for wrong usage. */
export async function run(args: readonly string[], commands: Commands, stdout: Output): Promise<void> {
  try {
    await program(commands, stdout).parseAsync([...args], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw usageErrorOf(error);
  }
}

function program(commands: Commands, stdout: Output): Command {
  const command = configure(new Command("postman-codegen"), stdout)
    .description("Generates typed TypeScript clients, curl scripts and tests from Postman collections.")
    .usage("[options] [input...]")
    .version(VERSION, "--version", "print the version")
    .enablePositionalOptions()
    .argument(
      "[input...]",
      "a collection: a file, a v3 directory, a URL, postman:<uid>, or - for stdin; or a directory or glob with several (default: `input` of the config file)",
    );
  addOptions(command, () => true, "print the result as one JSON document")
    .addHelpText("after", HELP)
    .action(async (inputs: string[], options: CliOptions) => {
      await commands.generate(inputs, options);
    });
  const inspect = configure(command.command("inspect"), stdout)
    .description("Print the intermediate representation of a collection.")
    .argument(
      "<input>",
      "a collection: a file, a v3 directory, a URL, postman:<uid>, or - for stdin; or a directory or glob with several",
    );
  addOptions(inspect, (record) => record.inspect === true, "print JSON also on a terminal")
    .addHelpText("after", INSPECT_HELP)
    .action(async (input: string, options: CommonOptions) => {
      await commands.inspect(input, withOptionsBefore(options, command.opts<CommonOptions>()));
    });
  return command;
}

/** `--json inspect` is `inspect --json`. */
function withOptionsBefore(options: CommonOptions, before: CommonOptions): CommonOptions {
  return { ...before, ...options, color: options.color && before.color };
}

/** Returns commander's error as a UsageError, with its suggestion as the hint. */
function usageErrorOf(error: CommanderError): Error {
  const [first = "", ...rest] = error.message.replace(/^error: /, "").split("\n");
  const suggestion = rest
    .join(" ")
    .trim()
    .replace(/^\((.*)\)$/, "$1");
  return wrongUsage(first, lowerFirst(suggestion) || "see postman-codegen --help");
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function configure(command: Command, stdout: Output): Command {
  return command
    .helpOption("-h, --help", "print this help")
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: () => undefined,
      outputError: () => undefined,
      getOutHelpWidth: () => Math.min(stdout.columns ?? HELP_WIDTH, HELP_WIDTH),
    });
}

/** `json`: what --json means for this command. */
function addOptions(command: Command, takes: (record: OptionRecord) => boolean, json: string): Command {
  for (const [name, record] of OPTION_ENTRIES) {
    const { flags, help = "" } = record;
    if (flags === undefined || !takes(record)) continue;
    const text = name === "json" ? json : help;
    if (record.form === "switch") command.option(flags, text);
    else
      command.option<unknown>(flags, text, (value, before) =>
        accumulate(record, value, before as string[] | undefined),
      );
  }
  return command;
}

/** Columns. */
const HELP_WIDTH = 100;

const HELP = `
Targets:
  client   a typed TypeScript client without dependencies: index.ts, client.ts, resources/, runtime/
  curl     one bash script per request: curl/<folders>/<request>.sh
  tests    vitest tests and fixtures that run against a local server: tests/
  live     vitest tests that run the collection against your own server: live/run.test.ts
  docs     static pages to publish or to open from disk: docs/index.html
  lianja   Lianja code that uses the Chilkat API: snippets/lianja/<folders>/<request>.prg

Each collection gets its own directory in the output, with a manifest.json that lists the generated
files. Other files are never changed. A template snippets/<name>.hbs in the directory of --templates
adds a language and a target <name>.

Examples:
  postman-codegen shop.postman_collection.json
  postman-codegen collections --out src/api --target client
  postman-codegen shop.json -e staging.postman_environment.json --only 'Orders/**'
  postman-codegen shop.json --target docs --languages python,go
  postman-codegen --check                   in CI, with the inputs of postman-codegen.config.ts
  postman-codegen https://example.com/shop.json --dry-run
  POSTMAN_API_KEY=... postman-codegen postman:12345-6a7b8c9d-0e1f-2a3b-4c5d-6e7f8a9b0c1d
  postman-codegen inspect shop.json         print what the tool reads in a collection

Exit status:
  0  no errors
  1  errors, such as an unreadable collection, output that is not up to date, or type errors
  2  wrong usage: unknown option, no input, invalid config file
`;

const INSPECT_HELP = `
Prints a tree of folders and requests on a terminal, and JSON elsewhere. A directory or glob with
several collections gives a JSON list.
`;
