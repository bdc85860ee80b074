/**
 * `npm run bench:types`: how near our types come to what OpenAPI documents say, with quicktype beside it. Writes
 * docs/type-accuracy.md. `--misses FILE` writes every place that a tool got wrong, as JSON.
 */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";

import { convert, loadDocument, type Samples } from "./convert.js";
import { DOCUMENTS, type DocumentSource } from "./documents.js";
import { type Answer, ours } from "./ours.js";
import { quicktype, QUICKTYPE_MODES } from "./quicktype.js";
import { OURS, type Row, terminalTable, writePage } from "./report.js";
import { type SampledPlace, sampledPlaces } from "./samples.js";
import { type Judged, score } from "./score.js";
import { operationKey, Truth } from "./truth.js";

install();
const rows: Row[] = [];
const workspace = await mkdtemp(path.join(os.tmpdir(), "bench-types-"));
try {
  for (const source of DOCUMENTS)
    for (const samples of ["examples", "placeholders"] as const) rows.push(...(await bench(source, samples)));
} finally {
  await rm(workspace, { recursive: true, force: true });
}

console.log(terminalTable(rows));
await writePage(rows);
const misses = process.argv.indexOf("--misses");
if (misses > 0) {
  const all = rows.map(({ source, samples, tool, score }) => ({
    document: source.name,
    samples,
    tool,
    misses: score.misses,
  }));
  await writeFile(process.argv[misses + 1] ?? "misses.json", JSON.stringify(all, null, 1));
}

async function bench(source: DocumentSource, samples: Samples): Promise<Row[]> {
  const { document, version } = await loadDocument(source);
  const collection = await convert(document, samples);
  const truth = new Truth(document);
  const places = sampledPlaces(collection).filter((p) => truth.root(p.method, p.path, p.place));
  const folder = path.join(workspace, `${source.name}-${samples}`);
  const row = async (tool: string, make: () => Promise<Answer>): Promise<Row> => {
    process.stderr.write(`${source.name}, ${samples}: ${tool}\n`);
    const started = performance.now();
    const answer = await make();
    const seconds = (performance.now() - started) / 1000;
    const bodies = places.length;
    return { source, version, samples, tool, seconds, bodies, score: score(judged(truth, places, answer)) };
  };
  const all = [await row(OURS, () => ours(collection, folder))];
  for (const [tool, inference] of Object.entries(QUICKTYPE_MODES))
    all.push(await row(tool, () => quicktype(places, inference, folder)));
  return all;
}

function judged(truth: Truth, places: readonly SampledPlace[], answer: Answer): Judged[] {
  return places.flatMap((place) => {
    const shape = truth.root(place.method, place.path, place.place);
    const at = `${operationKey(place.method, place.path)} ${String(place.place)}`;
    return shape ? [{ at, truth: shape, answer: answer(place), samples: place.samples }] : [];
  });
}

/** Documents, converter and quicktype are packages that only this command needs. */
function install(): void {
  const folder = import.meta.dirname;
  if (existsSync(path.join(folder, "node_modules"))) return;
  execFileSync("npm", ["ci", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
}
