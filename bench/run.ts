/**
 * `npm run bench`: measures, prints, and writes docs/benchmarks.md. `--peer-5000` has the peer pipeline make the largest
 * collection too, which takes minutes; `--types` compares type-checking alone, `--client` what the generated client weighs
 * and costs alone, and both write nothing.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { arch, cpus, platform, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { format, resolveConfig } from "prettier";

import {
  bundle,
  fetchApp,
  OWN_WHOLE,
  ownApp,
  ownRetryingApp,
  ownSample,
  PEER_WHOLE,
  peerApp,
  peerSample,
} from "./bundle.js";
import { callCost } from "./calls.js";
import { makeCollection } from "./collection.js";
import {
  ALL_TARGETS,
  CLIENT,
  type Contender,
  CURL_CODEGENS,
  FLOOR,
  HASH,
  PEER,
  START,
} from "./contenders.js";
import { type Generation, generations } from "./generation.js";
import { measure } from "./process.js";
import {
  atMost,
  count,
  kilobytes,
  mebibytes,
  megabytes,
  microseconds,
  ratio,
  seconds,
  table,
  type Verdict,
  verdictTable,
} from "./report.js";
import { typeChecks } from "./typecheck.js";

const SIZES = [20, 500, 5000] as const;
type Size = (typeof SIZES)[number];

const BENCH = fileURLToPath(new URL(".", import.meta.url));
const work = join(tmpdir(), `postman-codegen-bench-${String(process.pid)}`);
const sections: string[] = [];
const verdicts: Verdict[] = [];

function say(text: string): void {
  console.log(`${text}\n`);
  sections.push(text);
}

async function main(flags: readonly string[]): Promise<void> {
  installPeers();
  mkdirSync(work, { recursive: true });
  try {
    const inputs = Object.fromEntries(SIZES.map((size) => [size, writeCollection(size)])) as Record<
      Size,
      string
    >;
    const isWhole = !flags.includes("--types") && !flags.includes("--client");
    if (isWhole) await compareGeneration(inputs, flags.includes("--peer-5000"));
    const clients = await makeClients(inputs[500]);
    if (isWhole || flags.includes("--types")) await compareTypes(clients);
    if (isWhole || flags.includes("--client")) await compareClients(clients);
    const all = verdictTable(verdicts);
    console.log(all);
    if (isWhole) await writePage(document(all));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  if (verdicts.some((v) => !v.holds)) process.exitCode = 1;
}

async function writePage(text: string): Promise<void> {
  const page = join(BENCH, "../docs/benchmarks.md");
  writeFileSync(page, await format(text, { ...(await resolveConfig(page)), filepath: page }));
}

/** Only when they are not there as the lock file says: it takes a while. */
function installPeers(): void {
  const installed = join(BENCH, "node_modules/.package-lock.json");
  const lock = join(BENCH, "package-lock.json");
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  execFileSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: BENCH,
    stdio: "inherit",
  });
}

function writeCollection(size: Size): string {
  const path = join(work, `synthetic-${String(size)}.postman_collection.json`);
  writeFileSync(path, makeCollection(size));
  return path;
}

async function compareGeneration(inputs: Record<Size, string>, peerOnLargest: boolean): Promise<void> {
  const bySize = new Map<Size, Map<Contender, Generation>>();
  for (const size of SIZES) {
    const isLargest = size === 5000;
    const contenders = [
      FLOOR,
      START,
      HASH,
      CLIENT,
      ALL_TARGETS,
      CURL_CODEGENS,
      ...(isLargest && !peerOnLargest ? [] : [PEER]),
    ];
    const made = await generations(inputs[size], contenders, join(work, String(size)), isLargest ? 3 : 5);
    bySize.set(size, new Map(made.map((each) => [each.contender, each])));
    say(`## ${count(size)} requests, ${megabytes(statSync(inputs[size]).size)}\n\n${generationTable(made)}`);
  }
  judgeGeneration(bySize);
}

function generationTable(made: readonly Generation[]): string {
  return table(
    ["Process", "Cold", "CPU", "Peak memory", "Again", "Output", "Files", "Operations"],
    made.map(({ contender, cold, again, size, operations }) => [
      contender.name,
      cold.failure === undefined ? seconds(cold.wall) : `fails: ${cold.failure}`,
      seconds(cold.cpu),
      mebibytes(cold.peak),
      again ? seconds(again.wall) : "",
      size ? megabytes(size.bytes) : "",
      size ? count(size.files) : "",
      operations === undefined ? "" : count(operations),
    ]),
  );
}

function judgeGeneration(bySize: ReadonlyMap<Size, ReadonlyMap<Contender, Generation>>): void {
  const of = (size: Size, contender: Contender) => bySize.get(size)?.get(contender) as Generation;
  const cold = (size: Size, contender: Contender) => of(size, contender).cold.wall;
  verdicts.push(
    atMost("500 requests, client, of the peer's time", cold(500, CLIENT) / cold(500, PEER), 1 / 4, ratio),
    atMost(
      "500 requests, default targets, of the peer's time",
      cold(500, ALL_TARGETS) / cold(500, PEER),
      1 / 2,
      ratio,
    ),
    atMost(
      "5,000 requests, default targets, of the time for 500",
      cold(5000, ALL_TARGETS) / cold(500, ALL_TARGETS),
      12,
      ratio,
    ),
    atMost(
      "5,000 requests, default targets, peak memory",
      of(5000, ALL_TARGETS).cold.peak,
      1.2 * 1024,
      mebibytes,
    ),
  );
  for (const size of SIZES) {
    const again = of(size, ALL_TARGETS).again?.wall ?? Infinity;
    const claim = `${count(size)} requests, nothing changed, of reading and hashing`;
    verdicts.push(atMost(claim, again / cold(size, HASH), 1.5, ratio));
  }
}

/** The folders of our client and of the peer's. */
interface Clients {
  own: string;
  peer: string;
}

async function makeClients(input: string): Promise<Clients> {
  const clients = { own: join(work, "client-own"), peer: join(work, "client-peer") };
  for (const [contender, out] of [
    [CLIENT, clients.own],
    [PEER, clients.peer],
  ] as const) {
    const { failure } = await measure(contender.args(input, out));
    if (failure !== undefined) throw new Error(`${contender.name}: ${failure}`);
  }
  return clients;
}

/** What the generated client weighs in an app, and what a call costs. */
async function compareClients(clients: Clients): Promise<void> {
  const own = ownSample(clients.own);
  const peer = peerSample(clients.peer);
  const one = await bundle(own.folder, ownApp(own));
  const apps = [
    ["One operation, postman-codegen", one],
    ["One operation with retries, postman-codegen", await bundle(own.folder, ownRetryingApp(own))],
    ["One operation, openapi-ts", await bundle(peer.folder, peerApp(peer))],
    ["One operation, openapi-fetch", await bundle(own.folder, fetchApp())],
    ["500 operations, postman-codegen", await bundle(own.folder, OWN_WHOLE)],
    ["500 operations, openapi-ts", await bundle(peer.folder, PEER_WHOLE)],
  ] as const;
  const sizes = apps.map(([name, { minified, gzipped }]) => [name, kilobytes(minified), kilobytes(gzipped)]);
  const { plain, bounded, client, peer: peerCall } = await callCost(own, peer);
  const costs = [
    ["`fetch` and `response.json()`", microseconds(plain)],
    ["the same with a signal and a timer", microseconds(bounded)],
    ["postman-codegen", microseconds(client)],
    ["openapi-ts, without timeouts and retries", microseconds(peerCall)],
  ];
  say(`## An app with the client\n\n${table(["App", "Minified", "Gzipped"], sizes)}`);
  say(`## A call, to a loopback server\n\n${table(["Call", "Median"], costs)}`);
  verdicts.push(
    atMost("An app with one operation, gzipped", one.gzipped, 2600, kilobytes),
    atMost("A call, of plain fetch", client / plain, 1.05, ratio),
  );
}

async function compareTypes(clients: Clients): Promise<void> {
  const [ours = [], peers = [], nothing = []] = await typeChecks(
    [clients.own, clients.peer, emptyProgram()],
    3,
  );
  const rows = ours.flatMap((own, i) =>
    [own, peers[i], nothing[i]].map((each, which) => [
      `${own.compiler}, ${["postman-codegen", "openapi-ts", "an empty file"][which] ?? ""}`,
      count(each?.instantiations ?? 0),
      seconds(each?.check ?? 0),
      seconds(each?.total ?? 0),
    ]),
  );
  say(
    `## Type-checking the clients of 500 requests\n\n${table(["Compiler and client", "Instantiations", "Check time", "Total time"], rows)}`,
  );
  ours.forEach((own, i) => {
    const peer = peers[i] as typeof own;
    verdicts.push(
      atMost(
        `${own.compiler}, instantiations of the peer's`,
        own.instantiations / peer.instantiations,
        1 / 2,
        ratio,
      ),
      atMost(`${own.compiler}, check time of the peer's`, own.check / peer.check, 1 / 2, ratio),
    );
  });
}

/** What is left of the time when there is nothing to check: the libraries are read all the same. */
function emptyProgram(): string {
  const folder = join(work, "client-none");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "index.ts"), "export {};\n");
  return folder;
}

function document(verdictText: string): string {
  const [cpu] = cpus();
  const { dependencies } = JSON.parse(readFileSync(join(BENCH, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
  };
  const versions = Object.entries(dependencies).map(([name, version]) => `${name} ${version}`);
  return `${INTRODUCTION}

Measured on ${String(cpus().length)} × ${cpu?.model ?? "?"}, ${String(Math.round(totalmem() / 2 ** 30))} GiB, ${platform()} ${arch()}, Node ${process.versions.node};
${versions.join(", ")}.

${verdictText}

${sections.join("\n\n")}
`;
}

const INTRODUCTION = `# Benchmarks

Made by \`npm run bench\`; the numbers are of one run on one machine, and only their ratios mean something elsewhere. Whole
processes, run in turns, medians. The collections are synthetic (\`bench/collection.ts\`): nested folders, bodies of 5 to 20
fields, three or four saved responses a request. _Again_ is a second run over the output of the first, with nothing changed.`;

await main(process.argv.slice(2));
