import type { Config } from "../config/define.js";
import { TARGETS, type GenerateOptions } from "../config/options.js";
import type { CliOptions } from "./program.js";
import { wrongUsage } from "./usage.js";

export const DEFAULT_OUT = "generated";

/** What was asked for and what the configuration says, as one; the command line wins. Throws UsageError. */
export function resolveOptions(
  inputs: readonly string[],
  options: CliOptions,
  config: Config,
): Omit<GenerateOptions, "cwd"> {
  refuseConflicts(options);
  const chosen = inputs.length > 0 ? [...inputs] : [config.input ?? []].flat();
  if (chosen.length === 0) {
    throw wrongUsage(
      "no input",
      "give a collection file or a folder of them: postman-codegen my.postman_collection.json",
    );
  }
  const templates = options.templates ?? config.templates;
  const only = options.only ?? (config.only === undefined ? undefined : [config.only].flat());
  return {
    inputs: chosen,
    out: options.out ?? config.out ?? DEFAULT_OUT,
    targets: TARGETS.filter((t) => (options.target ?? config.targets ?? TARGETS).includes(t)),
    environments: options.environment ?? config.environments ?? [],
    ...(templates === undefined ? {} : { templates }),
    ...(only === undefined ? {} : { only }),
    ...(config.overrides === undefined ? {} : { overrides: config.overrides }),
    importExtension: config.importExtension ?? ".js",
    verify: options.verify ?? config.verify ?? false,
    mode: options.check ? "check" : options.dryRun ? "dry-run" : "write",
  };
}

/** Before anything is read. */
export function refuseConflicts({ check, dryRun, watch, quiet, verbose }: CliOptions): void {
  if (watch) throw wrongUsage("--watch is not available yet", "run the command again after each change");
  if (check && dryRun) throw wrongUsage("--check and --dry-run exclude each other", "give one of them");
  if (quiet && verbose) throw wrongUsage("--quiet and --verbose exclude each other", "give one of them");
}
