import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { sha256Of } from "./hash.js";
import { PACKAGE } from "./package.js";

/**
 * One hash of all that decides what comes out of a collection. Runs with equal fingerprints make equal files. Paths are
 * not in it, so that a manifest has the same bytes wherever the same things are generated.
 *
 * Imported by the fast path of the command line: nothing but Node may be loaded here.
 */

export interface Ingredients {
  /** SHA-256 of the collection file. */
  sha256: string;
  /** In the order of the command line's own list. */
  targets: readonly string[];
  /** Absolute paths, in order: later ones win. */
  environments: readonly string[];
  /** Absolute. */
  templates?: string | undefined;
  only?: readonly string[] | undefined;
  overrides?: object | undefined;
  importExtension: string;
  /** Folder of the collection's output, absolute. */
  folder: string;
}

/** Undefined where something has a say that cannot be told from files: code, above all. */
export function fingerprint(ingredients: Ingredients): string | undefined {
  const { sha256, targets, environments, templates, only, overrides, importExtension, folder } = ingredients;
  try {
    const prettier = prettierConfigs(folder);
    if (prettier === undefined) return undefined;
    return sha256Of(
      JSON.stringify([
        versions(),
        sha256,
        targets,
        environments.map((file) => [basename(file), sha256Of(readFileSync(file))]),
        templates === undefined ? null : templateHashes(templates),
        only ?? null,
        overrides ?? null,
        importExtension,
        prettier,
      ]),
    );
  } catch {
    // A file that cannot be read is for the run itself to report.
    return undefined;
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
    .sort(([a = ""], [b = ""]) => (a < b ? -1 : 1));
}

const CONFIG_AS_DATA = /^(?:\.prettierrc(?:\.(?:json5?|ya?ml|toml))?|\.editorconfig|package\.(?:json|yaml))$/;
const CONFIG_AS_CODE = /^(?:\.prettierrc|prettier\.config)\.[cm]?[jt]s$/;

/** What may tell Prettier how the output looks, from its folder up; undefined where code decides. */
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
