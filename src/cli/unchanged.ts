import { existsSync, lstatSync, readdirSync, readFileSync, type Stats, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { findConfig, isFile } from "../config/find.js";
import { mergeOptions } from "../config/option-table.js";
import type { GenerateOptions } from "../config/options.js";
import { plural } from "../diagnostics/plural.js";
import { fingerprint, isFingerprintable } from "../fingerprint.js";
import { sha256Of } from "../hash.js";
import { beginOf } from "../write/begin.js";
import { MANIFEST, MANIFEST_HEAD, pathsIn, type UpToDate, upToDateIn } from "../write/manifest.js";
import { stagingPrefix } from "../write/staging-name.js";
import { parsePlainArgs } from "./plain-args.js";

/**
 * The way of a run that has nothing to do: one collection file, no configuration file, and in the output a manifest that
 * was made of the very same things, with all its files, none of which was touched after it. Returns what to print; undefined
 * where the whole pipeline has to decide. Loads nothing of it, and reads no generated file.
 */
export function unchanged(args: readonly string[], cwd: string): Printed | undefined {
  try {
    return decide(args, cwd);
  } catch {
    // Whatever cannot be read here, the whole pipeline has words for.
    return undefined;
  }
}

interface Printed {
  stdout: string;
  stderr: string;
}

function decide(args: readonly string[], cwd: string): Printed | undefined {
  const parsed = parsePlainArgs(args);
  if (parsed?.inputs.length !== 1 || findConfig(cwd) !== undefined) return undefined;
  const options = mergeOptions({ ...parsed.options }, {}) as GenerateOptions;
  if (!isFingerprintable(options.targets)) return undefined;
  const out = resolve(cwd, options.out);
  const input = resolve(cwd, parsed.inputs[0] as string);
  if (!isFile(input) || !existsSync(out)) return undefined;
  const entries = readdirSync(out, { withFileTypes: true });
  const candidates = entries
    .filter((entry) => !entry.isFile())
    .flatMap(({ name }) => headOf(join(out, name)) ?? [])
    // A run is at work there, or was killed: the files may be of two outputs whatever the manifest says.
    .filter(({ slug }) => !entries.some(({ name }) => name.startsWith(stagingPrefix(slug))));
  if (candidates.length === 0) return undefined;
  const sha256 = sha256Of(readFileSync(input));
  for (const { slug, upToDate, stats } of candidates) {
    const now = fingerprint(options, { sha256, folder: join(out, slug), cwd });
    if (now === undefined || upToDate.of !== now) continue;
    if (!isUntouched(join(out, slug), upToDate, stats)) return undefined;
    return report(`${options.out}/${slug}`, upToDate, parsed.options.quiet === true);
  }
  return undefined;
}

function report(folder: string, { operations, files, warnings }: UpToDate, quiet: boolean): Printed {
  if (quiet) return { stdout: "", stderr: "" };
  return {
    stdout: `${folder}  ${plural(operations, "operation")}, ${String(files)} unchanged\n`,
    stderr: warnings === 0 ? "" : `${plural(warnings, "warning")} as before: --verbose shows them\n`,
  };
}

/** When this program was built: output that is older was made by another one. */
const BUILT = statSync(fileURLToPath(import.meta.url)).mtimeMs;

/**
 * Whether all files of a manifest are there, and none was touched since it was written, which is after all of them. The
 * time of the last change of any kind, which nobody can set, tells of an older file that was moved in the place of one.
 */
function isUntouched(folder: string, { files }: UpToDate, manifest: Stats): boolean {
  const paths = pathsIn(readFileSync(join(folder, MANIFEST), "utf8"));
  if (paths.length + 1 !== files) return false;
  return paths.every((path) => {
    const stats = lstatSync(`${folder}/${path}`, { throwIfNoEntry: false });
    return stats?.isFile() && stats.mtimeMs <= manifest.mtimeMs && stats.ctimeMs <= manifest.ctimeMs;
  });
}

/** Reads `upToDate` from the manifest in a folder, if this program wrote it. */
function headOf(folder: string): { slug: string; upToDate: UpToDate; stats: Stats } | undefined {
  const path = join(folder, MANIFEST);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats?.isFile() || stats.mtimeMs < BUILT) return undefined;
  const upToDate = upToDateIn(beginOf(path, MANIFEST_HEAD));
  return upToDate && { slug: basename(folder), upToDate, stats };
}
