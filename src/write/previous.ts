import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { sha256Of } from "../hash.js";
import { canBeOurs } from "./disk.js";
import { outputFailure, unlessMissing } from "./failure.js";
import { MANIFEST, type ManifestFiles, parseManifest } from "./manifest.js";
import { lockName, stagingPrefix } from "./staging-name.js";

/** A formatted file as a manifest records it. */
export interface FormattedRecord {
  /** Identifies what the text was made from. */
  source: string;
  /** SHA-256 in hex of the text that was made. */
  sha256: string;
}

/** The files and settings that earlier runs left in a collection's folder. */
export interface Previous {
  /** Files that are ours by path, with the hashes of what we wrote there. */
  ours: ReadonlyMap<string, ReadonlySet<string>>;
  /** Paths that the manifest in place lists. Of other paths of `ours`, only text with one of the hashes is ours. */
  listed: ReadonlySet<string>;
  /** Text of a manifest of this tool. */
  manifest?: string;
  /** Formatted files by path, as the manifest in place knows them. */
  formatted: ReadonlyMap<string, FormattedRecord>;
  /** Staging folders of runs that did not end, and locks that they had moved aside; absolute. */
  leftovers: readonly string[];
  /** The lock of another run is there; maybe of one that was killed. */
  isLocked: boolean;
  /** Why it could not be read; then the rest is empty, and nothing can be written. */
  fault?: Diagnostic;
}

/**
 * Reads what is ours. A run that was killed while it moved files into place has changed files that the manifest does
 * not know yet; but its staging folder is still there, and in it the manifest that it was going to put in place last.
 * Both manifests together tell what is ours.
 */
export function readPrevious(outDir: string, slug: string): Previous {
  try {
    return readManifests(outDir, slug);
  } catch (error) {
    const fault = outputFailure(error, join(outDir, slug));
    return {
      ours: new Map(),
      listed: new Set(),
      formatted: new Map(),
      leftovers: [],
      isLocked: false,
      fault,
    };
  }
}

function readManifests(outDir: string, slug: string): Previous {
  const text = readRegularFile(join(outDir, slug, MANIFEST));
  const manifest = text === undefined ? undefined : parseManifest(text);
  const { leftovers, isLocked } = leftoversOf(outDir, slug);
  const staged = leftovers.map((folder) => readRegularFile(join(folder, MANIFEST)));
  const ours = new Map<string, Set<string>>();
  add(ours, manifest);
  for (const each of staged) add(ours, each === undefined ? undefined : parseManifest(each));
  return {
    ours,
    listed: new Set(manifest?.files.keys()),
    ...(manifest && text !== undefined ? { manifest: text } : {}),
    formatted: formattedIn(manifest),
    leftovers,
    isLocked,
  };
}

/**
 * Returns what the formatter may use again, for {@link import("../format/format.js").Formatter.format}. Source and hash come
 * from one manifest: what a killed run wrote in the file was made from another source.
 */
export function formattedBefore(
  previous: Previous,
  path: string,
  absolutePath: string,
): { source: string; read(): string | undefined } | undefined {
  const record = previous.formatted.get(path);
  if (record === undefined) return undefined;
  const read = () => {
    const text = readRegularFile(absolutePath);
    return text !== undefined && sha256Of(text) === record.sha256 ? text : undefined;
  };
  return { source: record.source, read };
}

function formattedIn(manifest: ManifestFiles | undefined): Map<string, FormattedRecord> {
  const records = new Map<string, FormattedRecord>();
  for (const [path, source] of manifest?.formatted ?? []) {
    const sha256 = manifest?.files.get(path);
    if (sha256 !== undefined) records.set(path, { source, sha256 });
  }
  return records;
}

function add(ours: Map<string, Set<string>>, manifest: ManifestFiles | undefined): void {
  for (const [path, hash] of manifest?.files ?? []) {
    const hashes = ours.get(path);
    if (hashes) hashes.add(hash);
    else ours.set(path, new Set([hash]));
  }
}

function leftoversOf(outDir: string, slug: string): Pick<Previous, "leftovers" | "isLocked"> {
  const entries = unlessMissing(() => readdirSync(outDir, { withFileTypes: true })) ?? [];
  const own = entries.filter((entry) => entry.name.startsWith(stagingPrefix(slug)));
  return {
    leftovers: own
      .filter((entry) => (entry.isDirectory() || entry.isFile()) && entry.name !== lockName(slug))
      .map((entry) => join(outDir, entry.name)),
    isLocked: own.some((entry) => entry.name === lockName(slug)),
  };
}

/** Links are not followed: what they lead to is not ours. */
function readRegularFile(path: string): string | undefined {
  return unlessMissing(() => (canBeOurs(lstatSync(path)) ? readFileSync(path, "utf8") : undefined));
}
