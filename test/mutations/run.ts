/**
 * `npm run test:mutations [-- WORD]`: takes out one protection at a time, in a copy, and runs the test that has to notice.
 * With a word, only those whose protection or test has it in its name. Ends with 1 when one goes unnoticed.
 */
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { MUTATIONS, type Mutation } from "./mutations.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const LEFT_OUT = new Set([".git", "bench", "generated", "node_modules"]);

/** Milliseconds that a test may take; the slowest takes half of that with its full share. */
const LONGEST = 600_000;
/** As long as a test may take that is not going to end. */
const LONG_ENOUGH = 120_000;

type Ending = "green" | "red" | "did not end";

async function main([word = ""]: readonly string[]): Promise<void> {
  const copy = mkdtempSync(join(tmpdir(), "mutations-"));
  try {
    const filter = (path: string) => !LEFT_OUT.has(relative(ROOT, path));
    cpSync(ROOT, copy, { recursive: true, filter });
    symlinkSync(join(ROOT, "node_modules"), join(copy, "node_modules"));
    const chosen = MUTATIONS.filter(({ protection, test }) => `${protection} ${test}`.includes(word));
    const unnoticed = await tryAll(chosen, copy);
    process.stdout.write(`${chosen.length - unnoticed} of ${chosen.length} noticed\n`);
    process.exitCode = unnoticed === 0 && chosen.length > 0 ? 0 : 1;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

async function tryAll(chosen: readonly Mutation[], copy: string): Promise<number> {
  const sound = new Map<string, boolean>();
  let unnoticed = 0;
  for (const mutation of chosen) {
    const run = `${mutation.test}${mutation.full ? ", full share" : ""}`;
    // A test that is red anyway shows nothing.
    if (!sound.has(run)) sound.set(run, (await runTest(mutation, copy, LONGEST)) === "green");
    const started = performance.now();
    const ending = sound.get(run) ? await tryOne(mutation, copy) : "red without it";
    const isNoticed = ending === "red" || (ending === "did not end" && mutation.endless === true);
    if (!isNoticed) unnoticed += 1;
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    process.stdout.write(
      `${isNoticed ? "noticed" : "UNNOTICED"}: ${mutation.protection} (${run}: ${ending}, ${seconds} s)\n`,
    );
  }
  return unnoticed;
}

async function tryOne(mutation: Mutation, copy: string): Promise<Ending> {
  const path = join(copy, mutation.file);
  const text = readFileSync(path, "utf8");
  writeFileSync(
    path,
    text.replace(mutation.find, () => mutation.replace),
  );
  try {
    if (mutation.built) execFileSync("npm", ["run", "build"], { cwd: copy, stdio: "ignore" });
    return await runTest(mutation, copy, mutation.endless ? LONG_ENOUGH : LONGEST);
  } finally {
    writeFileSync(path, text);
    if (mutation.built) cpSync(join(ROOT, "dist"), join(copy, "dist"), { recursive: true });
  }
}

/** In a process group of its own, so that nothing of it is left when it does not end. */
function runTest({ test, full }: Mutation, cwd: string, longest: number): Promise<Ending> {
  const vitest = join(ROOT, "node_modules/vitest/vitest.mjs");
  const child = spawn(process.execPath, [vitest, "run", "--bail=1", test], {
    cwd,
    detached: true,
    stdio: "ignore",
    env: {
      ...process.env,
      HOSTILE_RUNS: full ? "2" : "1",
      // What takes all memory is to end soon.
      NODE_OPTIONS: "--max-old-space-size=3000",
    },
  });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      process.kill(-(child.pid as number), "SIGKILL");
      resolve("did not end");
    }, longest);
    child.on("error", reject).on("exit", (code) => {
      clearTimeout(timer);
      resolve(code === 0 ? "green" : "red");
    });
  });
}

await main(process.argv.slice(2));
