import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import type { Config } from "../config/define.js";
import { nearest } from "../config/nearest.js";
import {
  DEFAULT_OUT,
  DEFAULT_TARGETS,
  SNIPPET_LANGUAGES,
  TARGETS,
  type GenerateOptions,
  type Target,
} from "../config/options.js";
import { isAddress } from "../read/address.js";
import type { CliOptions } from "./asked.js";
import { wrongUsage } from "./usage.js";

/** What was asked for and what the configuration says, as one; the command line wins. Throws UsageError. */
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
    if (remote !== undefined) throw wrongUsage(`${remote} cannot be watched`, "give files or folders");
  }
  const templates = options.templates ?? config.templates;
  const languages = options.languages ?? config.languages;
  const targets = knownTargets(options.target ?? config.targets ?? DEFAULT_TARGETS, templates, cwd);
  if (options.languages && !targets.includes("docs"))
    throw wrongUsage("--languages is about pages, and the target docs is not asked for", "add --target docs");
  const only = options.only ?? (config.only === undefined ? undefined : [config.only].flat());
  const out = options.out ?? config.out ?? DEFAULT_OUT;
  const environments = options.environment ?? config.environments ?? [];
  refuseEmpty("an input", chosen);
  refuseEmpty("--out", [out]);
  refuseEmpty("--environment", environments);
  refuseEmpty("--templates", templates === undefined ? [] : [templates]);
  return {
    inputs: chosen,
    ...(inputs.length > 0 ? {} : { allInputs: true }),
    out,
    targets,
    environments,
    ...(templates === undefined ? {} : { templates }),
    ...(languages === undefined ? {} : { languages }),
    ...(only === undefined ? {} : { only }),
    ...(config.overrides === undefined ? {} : { overrides: config.overrides }),
    ...(config.ignoreWarnings === undefined ? {} : { ignoreWarnings: config.ignoreWarnings }),
    importExtension: config.importExtension ?? ".js",
    verify: options.verify ?? config.verify ?? false,
    mode: options.check ? "check" : options.dryRun ? "dry-run" : "write",
  };
}

/** In the order in which they are shown. A template of the user's own may be a target. */
function knownTargets(asked: readonly string[], templates: string | undefined, cwd: string): Target[] {
  const own = templates === undefined ? [] : ownLanguages(resolve(cwd, templates, "snippets"));
  const known = [...new Set([...TARGETS, ...SNIPPET_LANGUAGES, ...own])];
  const unknown = asked.find((name) => !known.includes(name));
  if (unknown === undefined) return known.filter((name) => asked.includes(name));
  const meant = nearest(unknown, known);
  const list = `targets are ${known.join(", ")}`;
  throw wrongUsage(
    `unknown target ${JSON.stringify(unknown)}`,
    meant === undefined ? list : `did you mean ${JSON.stringify(meant)}? ${list}`,
  );
}

/** What is wrong with the folder or with a template is said when templates are loaded. */
function ownLanguages(folder: string): string[] {
  try {
    return readdirSync(folder).flatMap((file) => /^(.+)\.hbs$/.exec(file)?.[1] ?? []);
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
