import { clientNames, withNames } from "../../src/client-model/names.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import type { PlannedFile } from "../../src/emit/core/planned-file.js";
import { buildIr } from "../../src/ir/build.js";
import type { CollectionIr } from "../../src/ir/model.js";
import { readCollection } from "../../src/read/collection.js";
import { readEnvironment } from "../../src/read/environment.js";
import type { Source } from "../../src/read/inputs.js";
import type { Environment } from "../../src/read/model.js";
import { normalizeVariables } from "../../src/read/normalize/variables.js";
import { manifestCore, manifestText } from "../../src/write/manifest.js";
import { ALL_TARGETS, emitFiles } from "../emit/targets.js";
import { planted } from "./plant.js";

export interface Emitted {
  /** Absent where the text is no collection. */
  ir?: CollectionIr;
  /** Every file that would be written, the manifest included, before it is laid out. */
  files: PlannedFile[];
  diagnostics: Diagnostic[];
}

/** Takes a collection's bytes through every stage but the last two, which take the most time and change no meaning. */
export async function emitted(
  bytes: Uint8Array | string,
  environments: readonly Environment[] = [],
  languages: readonly string[] = [],
): Promise<Emitted> {
  const load = () => Promise.resolve(typeof bytes === "string" ? Buffer.from(bytes) : bytes);
  return emittedFrom({ file: "c.json", explicit: true, load }, environments, languages);
}

/** The same for a collection wherever it comes from. */
export async function emittedFrom(
  source: Source,
  environments: readonly Environment[] = [],
  languages: readonly string[] = [],
): Promise<Emitted> {
  const read = await readCollection(source);
  const { diagnostics } = read;
  if (read.collection === undefined) return { files: [], diagnostics };
  const { ir, collection } = buildIr(read.collection, {
    environments,
    sha256: read.sha256,
    report: (d) => diagnostics.push(d),
  });
  const files = await emitFiles(ir, { targets: ALL_TARGETS, collection, languages });
  const core = manifestCore(
    withNames(ir, clientNames(collection, ir)),
    new Set(files.map((f) => f.path)),
    "0",
  );
  files.push({ path: "manifest.json", content: manifestText({ ...core, files: {} }) });
  return { ir, files, diagnostics };
}

/** What comes out of a collection and an environment with the text in every place. */
export async function emittedWith(text: string): Promise<Emitted> {
  const { collection, environment } = planted(text);
  const { values } = environment as { values: unknown };
  return emitted(JSON.stringify(collection), [
    { kind: "environment", name: text, values: normalizeVariables(values) },
  ]);
}

export async function environmentOf(file: string): Promise<Environment | undefined> {
  return (await readEnvironment(file, ".")).environment;
}

/** How often as many cases as in `npm test` a run has: `npm run test:hostile` sets it. */
export const RUNS = Number(process.env.HOSTILE_RUNS ?? 1);
