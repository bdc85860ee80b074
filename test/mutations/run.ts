/**
 * `npm run test:mutations [-- WORD]`: takes out one protection at a time, or moves one threshold, in a copy, and runs the test
 * that has to notice. With a word, only those whose protection or test has it in its name: `threshold` for all thresholds. Ends
 * with 1 when one goes unnoticed.
 */
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

import { type Mutation, MUTATIONS } from "./mutations.js";
import { type Outcome, runTests, TEMPORARY } from "./test-run.js";
import { THRESHOLDS } from "./thresholds.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const LEFT_OUT = new Set([".git", "bench", "generated", "node_modules"]);

/** Milliseconds that a test may take. */
const MAX_MILLISECONDS = 600_000;

/** The time that a test without an end gets: so many times what it takes without the mutation, and at least so many milliseconds. */
const MAX_TIMES = 3;
const MIN_ENDLESS = 30_000;

async function main([word = ""]: readonly string[]): Promise<void> {
  const copy = mkdtempSync(join(tmpdir(), "mutations-"));
  mkdirSync(join(copy, TEMPORARY));
  // One test runs a program in it as somebody else.
  for (const folder of [copy, join(copy, TEMPORARY)]) chmodSync(folder, 0o755);
  const remove = () => {
    rmSync(copy, { recursive: true, force: true });
  };
  process.on("exit", remove);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(1));
  cpSync(ROOT, copy, { recursive: true, filter: (path) => !LEFT_OUT.has(relative(ROOT, path)) });
  symlinkSync(join(ROOT, "node_modules"), join(copy, "node_modules"));
  const chosen = [...MUTATIONS, ...THRESHOLDS].filter(({ protection, test }) =>
    `${protection} ${test}`.includes(word),
  );
  const noticed = await tryAll(chosen, copy);
  process.stdout.write(`${noticed} of ${chosen.length} noticed\n`);
  process.exitCode = noticed === chosen.length && noticed > 0 ? 0 : 1;
}

async function tryAll(chosen: readonly Mutation[], copy: string): Promise<number> {
  const sound = new Map<string, Outcome>();
  let count = 0;
  for (const mutation of chosen) {
    const run = runOf(mutation);
    const before = sound.get(run) ?? (await runAll(run, chosen, copy));
    sound.set(run, before);
    // A test that is red anyway shows nothing, nor does one that is not there.
    const isSound = before.ending === "green" && before.passed.some((name) => name.includes(mutation.name));
    const after = isSound ? await tryOne(mutation, copy, before.milliseconds) : before;
    const isNoticed = isSound && notices(after, mutation);
    if (isNoticed) count += 1;
    const seconds = (after.milliseconds / 1000).toFixed(0);
    const failed = after.failed === undefined ? after.ending : `"${after.failed}"`;
    const what = before === after ? `not even sound: ${failed}` : failed;
    process.stdout.write(
      `${isNoticed ? "noticed" : "UNNOTICED"}: ${mutation.protection} (${run}: ${what}, ${seconds} s)\n`,
    );
  }
  return count;
}

function runOf({ test, full }: Mutation): string {
  return `${test}${full ? ", full share" : ""}`;
}

/** The tests of a run that have to notice something, while nothing is taken out. */
function runAll(run: string, chosen: readonly Mutation[], copy: string): Promise<Outcome> {
  const mutations = chosen.filter((mutation) => runOf(mutation) === run);
  const [{ test, full = false }] = mutations as [Mutation];
  return runTests({ test, names: mutations.map(({ name }) => name), full }, copy, MAX_MILLISECONDS);
}

/** A file that cannot even be loaded is red too, but has no test that failed. */
function notices({ ending, failed }: Outcome, { endless }: Mutation): boolean {
  return (
    failed !== undefined || (endless === true && (ending === "did not end" || ending === "out of memory"))
  );
}

async function tryOne(mutation: Mutation, copy: string, usual: number): Promise<Outcome> {
  const { test, name, full = false } = mutation;
  const path = join(copy, mutation.file);
  const text = readFileSync(path, "utf8");
  if (!text.includes(mutation.find))
    throw new Error(`${mutation.protection}: ${mutation.file} no longer has ${mutation.find}`);
  const mutated = text.replace(mutation.find, () => mutation.replace);
  writeFileSync(path, mutated);
  try {
    if (mutation.built) execFileSync("npm", ["run", "build"], { cwd: copy, stdio: "ignore" });
    const longest = mutation.endless ? Math.max(MAX_TIMES * usual, MIN_ENDLESS) : MAX_MILLISECONDS;
    return await runTests({ test, names: [name], full }, copy, longest);
  } finally {
    writeFileSync(path, text);
    if (mutation.built) cpSync(join(ROOT, "dist"), join(copy, "dist"), { recursive: true });
  }
}

await main(process.argv.slice(2));
