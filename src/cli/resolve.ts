import { readdirSync } from "node:fs";
import { resolve } from "node:path";

import type { Config } from "../config/define.js";
import { mergeOptions } from "../config/option-table.js";
import type { GenerateOptions } from "../config/options.js";
import {
  languageOf,
  SNIPPET_LANGUAGES,
  type Target,
  TARGETS,
  unknownTarget,
} from "../emit/core/target-names.js";
import { isAddress } from "../read/address.js";
import type { CliOptions } from "./args.js";
import { wrongUsage } from "./usage.js";

/** Merges the command line and the configuration into the options of a run; the command line wins. Throws UsageError. */
export function resolveOptions(
  inputs: readonly string[],
  options: CliOptions,
  config: Config,
  cwd: string,
): Omit<GenerateOptions, "cwd"> {
  refuseConflicts(options);
  const chosen = inputs.length > 0 ? [...inputs] : [config.input ?? []].flat();
  if (chosen.length === 0) {
    throw wrongUsage(
      "no input",
      "give a collection file or a folder of them: postman-codegen my.postman_collection.json",
    );
  }
  if (options.watch) {
    const remote = chosen.find(isAddress);
    if (remote !== undefined) throw wrongUsage(`cannot watch ${remote}`, "--watch needs files or folders");
  }
  const merged = mergeOptions({ ...options }, config) as Omit<GenerateOptions, "cwd">;
  const targets = knownTargets(merged, cwd);
  if (options.languages && !targets.includes("docs"))
    throw wrongUsage(
      "--languages adds code to the pages of the target docs, which is not generated",
      "add --target docs",
    );
  refuseEmpty("an input", chosen);
  refuseEmpty("--out", [merged.out]);
  refuseEmpty("--environment", merged.environments);
  refuseEmpty("--templates", merged.templates === undefined ? [] : [merged.templates]);
  return {
    ...merged,
    inputs: chosen,
    ...(inputs.length > 0 ? {} : { allInputs: true }),
    targets,
    mode: options.check ? "check" : options.dryRun ? "dry-run" : "write",
  };
}

/** In the order in which they are shown. Templates and custom targets of the user's are targets, too. */
function knownTargets(
  { targets: asked, templates, customTargets = [] }: Omit<GenerateOptions, "cwd">,
  cwd: string,
): Target[] {
  const own = templates === undefined ? [] : ownLanguages(resolve(cwd, templates, "snippets"));
  const custom = customTargets.map(({ name }) => name);
  const known = [...new Set([...TARGETS, ...SNIPPET_LANGUAGES, ...own, ...custom])];
  const unknown = unknownTarget(asked, known);
  if (unknown !== undefined) throw wrongUsage(unknown.message, unknown.hint);
  return known.filter((name) => asked.includes(name));
}

/** Faults of the folder or of a template are reported when templates are loaded. */
function ownLanguages(folder: string): string[] {
  try {
    const templates = readdirSync(folder).filter((file) => file.endsWith(".hbs"));
    return templates.flatMap((file) => languageOf(`snippets/${file.slice(0, -4)}`) ?? []);
  } catch {
    return [];
  }
}

/** An empty path would be that of the folder one is in. */
export function refuseEmpty(what: string, paths: readonly string[]): void {
  if (paths.every((path) => path.trim() !== "")) return;
  throw wrongUsage(`${what} is empty`, "give a path; a variable of the shell may have no value");
}

/** Before anything is read. */
export function refuseConflicts({ check, dryRun, watch, quiet, verbose }: CliOptions): void {
  if (watch && (check || dryRun)) {
    throw wrongUsage(`--watch and --${check ? "check" : "dry-run"} exclude each other`, "give one of them");
  }
  if (check && dryRun) throw wrongUsage("--check and --dry-run exclude each other", "give one of them");
  if (quiet && verbose) throw wrongUsage("--quiet and --verbose exclude each other", "give one of them");
}
