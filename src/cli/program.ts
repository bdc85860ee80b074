import { Command, CommanderError } from "commander";
import { VERSION } from "../config/version.js";
import { OPTION_ENTRIES, type OptionRecord } from "../config/option-table.js";
import type { CliOptions, CommonOptions } from "./args.js";
import type { Output } from "./io.js";
import { accumulate } from "./plain-args.js";
import { wrongUsage } from "./usage.js";

export interface Commands {
  generate(inputs: string[], options: CliOptions): Promise<void>;
  inspect(input: string, options: CommonOptions): Promise<void>;
}

/** Does what the command line says; --help and --version go to `stdout`. Errors of usage are thrown as UsageError. */
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
    .description("Turns Postman collections into typed TypeScript clients, curl scripts and fixture tests.")
    .usage("[options] <input...>")
    .version(VERSION, "--version", "print the version")
    .enablePositionalOptions()
    .argument(
      "[input...]",
      "collection file or v3 folder, folder or glob of these, URL, postman:<uid>, - for stdin; default: the config file's",
    );
  addOptions(command, () => true, "print the result as one JSON document")
    .addHelpText("after", HELP)
    .action(async (inputs: string[], options: CliOptions) => {
      await commands.generate(inputs, options);
    });
  const inspect = configure(command.command("inspect"), stdout)
    .description("Print what a collection says: its intermediate representation.")
    .argument(
      "<input>",
      "collection file or v3 folder, folder or glob of these, URL, postman:<uid>, - for stdin",
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

/** What went wrong in commander's words, with its suggestion as the hint. */
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

/** As wide as the examples. */
const HELP_WIDTH = 100;

const HELP = `
Targets:
  client   a typed TypeScript client without dependencies: index.ts, client.ts, resources/, runtime/
  curl     one runnable bash script a request: curl/<folders>/<request>.sh
  tests    a fixture a request and vitest tests that run them against a local server: tests/
  docs     static pages to publish or to open from disk: docs/index.html
  lianja   code in Lianja on the Chilkat API: snippets/lianja/<folders>/<request>.prg

A template snippets/<name>.hbs in the folder of --templates adds a language and a target <name>.
Each collection gets a folder of its own in the output, with a manifest.json that lists what was
generated. Files that the manifest does not list are never touched.

Examples:
  postman-codegen shop.postman_collection.json
  postman-codegen collections --out src/api --target client
  postman-codegen shop.json -e staging.postman_environment.json --only 'Orders/**'
  postman-codegen shop.json --target docs --languages python,go
  postman-codegen --check                      in CI, with inputs from postman-codegen.config.ts
  postman-codegen https://example.com/shop.json --dry-run
  POSTMAN_API_KEY=... postman-codegen postman:12345-6a7b8c9d-0e1f-2a3b-4c5d-6e7f8a9b0c1d
  postman-codegen inspect shop.json            what the tool reads in a collection

Exit status:
  0  fine
  1  a fault was found: output not up to date, a collection that cannot be read, type errors
  2  wrong usage: unknown option, no input, configuration that is not valid
`;

const INSPECT_HELP = `
On a terminal the folders and requests are printed as a tree, elsewhere as JSON. A folder or glob
with several collections gives a JSON list.
`;
