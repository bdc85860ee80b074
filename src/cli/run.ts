import { loadConfig } from "../config/load.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { faultOf, framesOf } from "../diagnostics/fault.js";
import { printableJson } from "../diagnostics/printable.js";
import { redact } from "../ir/credentials/redact.js";
import type { GenerateResult } from "../pipeline/result.js";
import type { CliOptions, CommonOptions } from "./args.js";
import type { Io } from "./io.js";
import { usesColor } from "./io.js";
import { parsePlainArgs } from "./plain-args.js";
import type { Commands } from "./program.js";
import { Reporter } from "./reporter.js";
import { refuseConflicts, refuseEmpty, resolveOptions } from "./resolve.js";
import { styleFor } from "./style.js";
import { jsonSummary, summary } from "./summary.js";
import { tree } from "./tree.js";
import { UsageError } from "./usage.js";

/** 0: fine; 1: the run found a fault; 2: wrong usage. */
export type ExitStatus = 0 | 1 | 2;

/** Runs the command line: `args` without the names of node and of the script. Never throws. */
export async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  try {
    const plain = parsePlainArgs(args);
    if (plain !== undefined) return await generateCommand(plain.inputs, plain.options, io);
    return await runProgram(args, io);
  } catch (error) {
    // What was parsed before the error is not to be relied on.
    const options: CommonOptions = {
      color: !args.includes("--no-color"),
      ...(args.includes("--json") ? { json: true } : {}),
    };
    if (error instanceof UsageError) return refuse(error.diagnostics, options, io);
    return internalError(error, args.includes("--verbose"), options, io);
  }
}

async function runProgram(args: readonly string[], io: Io): Promise<ExitStatus> {
  const program = await import("./program.js");
  let status: ExitStatus = 0;
  const commands: Commands = {
    generate: async (inputs, options) => {
      status = await generateCommand(inputs, options, io);
    },
    inspect: async (input, options) => {
      status = await inspectCommand(input, options, io);
    },
  };
  await program.run(args, commands, io.stdout);
  return status;
}

async function generateCommand(inputs: string[], options: CliOptions, io: Io): Promise<ExitStatus> {
  refuseConflicts(options);
  const settings = await settingsOf(inputs, options, io);
  if (!options.watch) return generateOnce(settings, options, io);
  const { watchUntilInterrupted } = await import("./watch.js");
  const { resolved, config } = settings;
  const paths = [
    ...resolved.inputs,
    ...resolved.environments,
    ...[resolved.templates, config].filter((path) => path !== undefined),
  ];
  await watchUntilInterrupted(
    { paths, out: resolved.out, cwd: io.cwd },
    {
      first: async () => {
        await generateOnce(settings, options, io);
        if (!options.quiet) io.stderr.write("watching for changes; Ctrl-C ends\n");
      },
      changed: async () => {
        try {
          await generateOnce(await settingsOf(inputs, options, io), options, io);
        } catch (error) {
          if (error instanceof UsageError) refuse(error.diagnostics, options, io);
          else internalError(error, options.verbose === true, options, io);
        }
      },
    },
  );
  return 0;
}

interface Settings {
  resolved: ReturnType<typeof resolveOptions>;
  /** The configuration file that was read. */
  config: string | undefined;
}

/** The settings of a run: the command line and the configuration file. */
async function settingsOf(inputs: string[], options: CliOptions, io: Io): Promise<Settings> {
  const loaded = await loadConfig({
    cwd: io.cwd,
    ...(options.config === undefined ? {} : { file: options.config }),
  });
  if (loaded.diagnostics.length > 0) throw new UsageError(loaded.diagnostics);
  return { resolved: resolveOptions(inputs, options, loaded.config, io.cwd), config: loaded.file };
}

/** One run of the pipeline. */
async function generateOnce({ resolved }: Settings, options: CliOptions, io: Io): Promise<ExitStatus> {
  const started = Date.now();
  const reporter = new Reporter(io, options);
  const { generate } = await import("../generate.js");
  let result: GenerateResult;
  try {
    result = await generate({
      ...resolved,
      cwd: io.cwd,
      ...stdinFor(resolved.inputs, io),
      env: io.env,
      onProgress: (event) => {
        io.onProgress?.(event);
        reporter.progress(event);
      },
      report: (diagnostic) => {
        if (!options.json) reporter.diagnostic(diagnostic);
      },
    });
  } finally {
    reporter.finish();
  }
  if (options.json) io.stdout.write(jsonSummary(result));
  else if (!options.quiet) {
    io.stdout.write(
      summary(result, {
        out: resolved.out,
        mode: resolved.mode,
        verbose: options.verbose === true,
        style: styleFor(usesColor(io.stdout, io.env, options.color)),
        ...(io.stdout.isTTY ? { elapsed: Date.now() - started } : {}),
      }),
    );
  }
  return result.ok ? 0 : 1;
}

function stdinFor(inputs: readonly string[], io: Io): { stdin?: NodeJS.ReadableStream } {
  return inputs.includes("-") ? { stdin: io.stdin() } : {};
}

async function inspectCommand(input: string, options: CommonOptions, io: Io): Promise<ExitStatus> {
  refuseConflicts(options);
  refuseEmpty("an input", [input]);
  refuseEmpty("--environment", options.environment ?? []);
  const reporter = new Reporter(io, options);
  const { inspect } = await import("../generate.js");
  const { collections, ok } = await inspect({
    inputs: [input],
    environments: options.environment ?? [],
    ...(options.only === undefined ? {} : { only: options.only }),
    cwd: io.cwd,
    ...stdinFor([input], io),
    env: io.env,
    onProgress: (event) => {
      reporter.progress(event);
    },
    report: (diagnostic) => {
      reporter.diagnostic(diagnostic);
    },
  });
  reporter.finish();
  if (options.json || !io.stdout.isTTY) {
    if (collections.length > 0) {
      const value = collections.length === 1 ? collections[0] : collections;
      io.stdout.write(`${printableJson(value)}\n`);
    }
  } else {
    const style = styleFor(usesColor(io.stdout, io.env, options.color));
    io.stdout.write(collections.map((ir) => tree(ir, style)).join("\n"));
  }
  return ok ? 0 : 1;
}

function refuse(diagnostics: readonly Diagnostic[], options: CommonOptions, io: Io): ExitStatus {
  if (options.json)
    io.stdout.write(jsonSummary({ collections: [], diagnostics: [...diagnostics], ok: false }));
  const reporter = new Reporter(io, options);
  if (!options.json) for (const diagnostic of diagnostics) reporter.diagnostic(diagnostic);
  reporter.finish();
  return 2;
}

function internalError(error: unknown, verbose: boolean, options: CommonOptions, io: Io): ExitStatus {
  new Reporter(io, options).diagnostic(faultOf(error, { redact }));
  if (verbose) for (const frame of framesOf(error)) io.stderr.write(`    ${frame}\n`);
  return 1;
}
