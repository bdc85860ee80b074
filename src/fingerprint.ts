import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

import { OPTION_ENTRIES, type OptionRecord } from "./config/option-table.js";
import type { GenerateOptions } from "./config/options.js";
import { DEFAULT_TARGETS, type Target } from "./emit/core/target-names.js";
import { sha256Of } from "./hash.js";
import { byCodeUnit } from "./order.js";
import { PACKAGE } from "./package.js";

/**
 * One hash of everything that decides what is generated from a collection. Runs with equal fingerprints write equal files.
 * It holds no paths, so that a manifest has the same bytes wherever the same things are generated.
 *
 * Imported by the fast path of the command line: nothing but Node may be loaded here.
 */

/** Inputs of a fingerprint beside the options. */
export interface FingerprintContext {
  /** SHA-256 of the collection file. */
  sha256: string;
  /** Output directory of the collection, absolute: formatter settings are looked up from there. */
  folder: string;
  /** Relative paths in options start here. */
  cwd: string;
}

/** Whether options and files alone decide what these targets generate. Others also depend on what is installed beside this package. */
export function isFingerprintable(targets: readonly Target[]): boolean {
  return targets.every((target) => DEFAULT_TARGETS.includes(target));
}

/** Returns undefined where code decides what is generated, such as a formatter plugin. */
export function fingerprint(
  options: Partial<GenerateOptions>,
  { sha256, folder, cwd }: FingerprintContext,
): string | undefined {
  try {
    const prettier = prettierConfigs(folder);
    if (prettier === undefined) return undefined;
    const values = OPTION_ENTRIES.map(([name, record]) =>
      hashedValue(record, options[name as keyof GenerateOptions], cwd),
    );
    return sha256Of(JSON.stringify([versions(), sha256, values, prettier]));
  } catch {
    // A file that cannot be read is for the run itself to report.
    return undefined;
  }
}

/** Returns the part of the fingerprint for an option; null for options that cannot change a generated file. */
function hashedValue(record: OptionRecord, value: unknown, cwd: string): unknown {
  const given = value ?? record.default ?? null;
  if (given === null) return null;
  switch (record.fingerprint) {
    case "value":
      return given;
    case "set":
      return [...new Set(given as string[])].sort();
    case "files":
      return (given as string[]).map((file) => [basename(file), sha256Of(readFileSync(resolve(cwd, file)))]);
    case "templates":
      return templateHashes(resolve(cwd, given as string));
    default:
      return null;
  }
}

const ROOT = fileURLToPath(PACKAGE);

/** Of this package and of all that it is made with. */
function versions(): string[] {
  const own = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
    version: string;
    dependencies: Record<string, string>;
  };
  const names = Object.keys(own.dependencies).sort();
  return [own.version, ...names.map((name) => `${name} ${installedVersion(name)}`)];
}

function installedVersion(name: string): string {
  for (let folder = ROOT; ; folder = dirname(folder)) {
    const manifest = join(folder, "node_modules", name, "package.json");
    if (existsSync(manifest)) return /"version":\s*"([^"]*)"/.exec(readFileSync(manifest, "utf8"))?.[1] ?? "";
    if (dirname(folder) === folder) throw new Error(`${name} is not installed`);
  }
}

function templateHashes(folder: string): string[][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.name.endsWith(".hbs"))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => [relative(folder, file).split(sep).join("/"), sha256Of(readFileSync(file))])
    .sort(([a = ""], [b = ""]) => byCodeUnit(a, b));
}

const CONFIG_AS_DATA = /^(?:\.prettierrc(?:\.(?:json5?|ya?ml|toml))?|\.editorconfig|package\.(?:json|yaml))$/;
const CONFIG_AS_CODE = /^(?:\.prettierrc|prettier\.config)\.[cm]?[jt]s$/;

/** Returns the names and hashes of Prettier's configuration files from a folder up, or undefined if one of them is code. */
function prettierConfigs(folder: string): string[] | undefined {
  const found: string[] = [];
  for (let level = folder; ; level = dirname(level)) {
    for (const name of namesIn(level)) {
      if (CONFIG_AS_CODE.test(name)) return undefined;
      if (!CONFIG_AS_DATA.test(name)) continue;
      const text = readFileSync(join(level, name), "utf8");
      const part = name === "package.json" ? prettierKey(text) : text;
      if (part === undefined) continue;
      // A configuration in a package and a plugin are code.
      if (/plugins|^"/.test(part)) return undefined;
      found.push(name, sha256Of(part));
    }
    if (dirname(level) === level) return found;
  }
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

function prettierKey(text: string): string | undefined {
  return JSON.stringify((JSON.parse(text) as { prettier?: unknown }).prettier);
}
