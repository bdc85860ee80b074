import type { NamedCollection } from "../client-model/model.js";
import type { CollectionIr } from "../ir/model.js";
import { byCodeUnit } from "../order.js";
import { visibleJson } from "../visible.js";

/**
 * Writes and reads manifests. Imported by the fast path of the command line: nothing but Node may
 * be loaded here.
 */

/** Name of the manifest in a collection's folder. */
export const MANIFEST = "manifest.json";

const GENERATOR = "postman-codegen@";

/** The part of a manifest that describes the collection; the write stage adds the files. */
export interface ManifestCore {
  /** `postman-codegen@<version>`. */
  generator: string;
  /** The module to import; absent where no client was generated. */
  entry?: string;
  /** For the next run to see that it has nothing to do; absent where that cannot be told. */
  upToDate?: UpToDate;
  collection: { name: string; format: string; sha256: string };
  operations: ManifestOperation[];
  scripts: ManifestScripts;
}

/** Counts the scripts of the collection, the statements in them that check something or set a variable, and those understood. */
export interface ManifestScripts {
  scripts: number;
  assertions: { found: number; understood: number };
  captures: { found: number; understood: number };
}

/** Identifies everything that the output was made from, with the counts that the run reported. */
export interface UpToDate {
  /** The fingerprint of the run. */
  of: string;
  operations: number;
  /** How many files there are, the manifest included. */
  files: number;
  warnings: number;
}

export interface ManifestOperation {
  /** Position of the request in document order, from 0. */
  index: number;
  /** Names of the folders and of the request. */
  path: string[];
  /** The operation is `client[a][b]`. */
  accessor: string[];
  /** Files that belong to it; absent where the target was not asked for. */
  curl?: string;
  fixture?: string;
  /** The page about it. */
  docs?: string;
}

export interface Manifest extends ManifestCore {
  /** SHA-256 in hex of each file by path, the manifest itself left out. */
  files: Record<string, string>;
  /** A hash of what each formatted file was made from, so that the next run formats only what changed. */
  formatted?: Record<string, string>;
}

/** The files that a manifest on disk lists. */
export interface ManifestFiles {
  files: ReadonlyMap<string, string>;
  formatted: ReadonlyMap<string, string>;
}

/** The part of the manifest that comes from the IR. `paths` are the files planned for this collection. */
export function manifestCore(
  { ir, operations }: NamedCollection,
  paths: ReadonlySet<string>,
  generatorVersion: string,
): ManifestCore {
  const present = (path: string) => (paths.has(path) ? path : undefined);
  const entry = present("index.ts");
  return {
    generator: `${GENERATOR}${generatorVersion}`,
    ...(entry === undefined ? {} : { entry }),
    collection: { name: ir.name, format: ir.source.format, sha256: ir.source.sha256 },
    operations: operations.map(({ operation, names }) => {
      const curl = present(`curl/${names.file}.sh`);
      const fixture = present(`tests/fixtures/${names.file}.json`);
      const docs = present(`docs/items/${names.file}.html`);
      return {
        index: operation.index,
        path: operation.path,
        accessor: [...names.accessor],
        ...(curl === undefined ? {} : { curl }),
        ...(fixture === undefined ? {} : { fixture }),
        ...(docs === undefined ? {} : { docs }),
      };
    }),
    scripts: manifestScripts(ir),
  };
}

function manifestScripts({ scripts = [] }: CollectionIr): ManifestScripts {
  const total = (kind: "assertions" | "captures") => ({
    found: scripts.reduce((sum, { counts }) => sum + counts[kind].found, 0),
    understood: scripts.reduce((sum, { counts }) => sum + counts[kind].understood, 0),
  });
  return { scripts: scripts.length, assertions: total("assertions"), captures: total("captures") };
}

/** The text of a manifest: keys in a fixed order, files in order of path. */
export function manifestText(manifest: Manifest): string {
  const { generator, entry, upToDate, collection, operations, scripts, files, formatted } = manifest;
  const ordered = {
    generator,
    ...(entry === undefined ? {} : { entry }),
    // Early, so that it can be read without the rest.
    ...(upToDate === undefined ? {} : { upToDate }),
    collection,
    operations,
    scripts,
    files: inOrder(files),
    ...(formatted && Object.keys(formatted).length > 0 ? { formatted: inOrder(formatted) } : {}),
  };
  return `${visibleJson(ordered)}\n`;
}

/** Bytes of a manifest within which the first of its members stand, `upToDate` the last of them; it may be large. */
export const MANIFEST_HEAD = 4096;

/** Returns `upToDate` from the head of a manifest. */
export function upToDateIn(head: string): UpToDate | undefined {
  const found = /\n {2}"upToDate": (\{[^{}]*\})/.exec(head)?.[1];
  return found === undefined ? undefined : (JSON.parse(found) as UpToDate);
}

const FILES = '\n  "files": {\n';

/**
 * The paths of a manifest's files, from its lines: to parse it takes longer than to look at all the files. None where that
 * cannot tell them.
 */
export function pathsIn(manifest: string): string[] {
  const paths: string[] = [];
  const start = manifest.indexOf(FILES);
  const end = manifest.indexOf("\n  }", start);
  for (let line = start + FILES.length; start !== -1 && line < end; line += 1) {
    const [open, close] = [manifest.indexOf('"', line), manifest.indexOf('": "', line)];
    const path = manifest.slice(open + 1, close);
    if (path.includes("\\")) return [];
    paths.push(path);
    line = manifest.indexOf("\n", close);
  }
  return paths;
}

/** Whether a text begins as a manifest of this tool does. */
export function isManifestHead(text: string): boolean {
  return text.startsWith(`{\n  "generator": "${GENERATOR}`);
}

/** Reads what a manifest says about files; undefined where the text is not a manifest of this tool. */
export function parseManifest(text: string): ManifestFiles | undefined {
  const value = parseJson(text);
  if (!isRecord(value)) return undefined;
  const { generator, files, formatted } = value;
  if (typeof generator !== "string" || !generator.startsWith(GENERATOR) || !isRecord(files)) return undefined;
  return {
    files: stringEntries(files),
    formatted: isRecord(formatted) ? stringEntries(formatted) : new Map(),
  };
}

/** Whether two manifests say the same but for how the files came about: another Prettier may lay out the same text. */
export function sameButForFormatted(a: string, b: string): boolean {
  return a === b || withoutFormatted(a) === withoutFormatted(b);
}

function withoutFormatted(text: string): string {
  const value = parseJson(text);
  if (!isRecord(value)) return text;
  const { formatted, upToDate, ...rest } = value;
  return formatted === undefined && upToDate === undefined ? text : `${JSON.stringify(rest, null, 2)}\n`;
}

function inOrder(record: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => byCodeUnit(a, b)));
}

function stringEntries(record: Record<string, unknown>): Map<string, string> {
  return new Map(Object.entries(record).filter((e): e is [string, string] => typeof e[1] === "string"));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
