import { spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";

/** A folder of the copy, for what tests write elsewhere than in it. */
export const TEMPORARY = "tmp";

export interface Asked {
  /** A file of tests. */
  test: string;
  /** Of it only those with one of these in their names. */
  names: readonly string[];
  /** With the full share of the hostile tests. */
  full: boolean;
}

export interface Outcome {
  ending: "green" | "red" | "did not end" | "out of memory";
  milliseconds: number;
  /** Full names of the tests that passed. */
  passed: string[];
  /** The first test that failed; absent where none came so far, as in a file that cannot be loaded. */
  failed?: string;
}

/** Runs tests in the copy of the project at `cwd` until one fails, for at most so many milliseconds. */
export async function runTests({ test, names, full }: Asked, cwd: string, longest: number): Promise<Outcome> {
  const started = performance.now();
  const vitest = join(cwd, "node_modules/vitest/vitest.mjs");
  const args = [vitest, "run", "--bail=1", "--reporter=json", test, "-t", anyOf(names)];
  const child = spawn(process.execPath, args, {
    cwd,
    // In a process group of its own, so that nothing of it is left when it does not end.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      HOSTILE_RUNS: full ? "2" : "1",
      // What is killed leaves its files behind.
      TMPDIR: join(cwd, TEMPORARY),
      // What takes all memory is to end soon.
      NODE_OPTIONS: "--max-old-space-size=3000",
    },
  });
  const end = () => {
    process.kill(-(child.pid as number), "SIGKILL");
  };
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    end();
  }, longest);
  // Before the copy goes away.
  process.prependListener("exit", end);
  const [said, complained] = [text(child.stdout), text(child.stderr)];
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject).on("exit", resolve);
  });
  clearTimeout(timer);
  process.off("exit", end);
  const milliseconds = performance.now() - started;
  if (isLate) return { ending: "did not end", milliseconds, passed: [] };
  if ((await complained).includes("heap out of memory"))
    return { ending: "out of memory", milliseconds, passed: [] };
  return { ending: status === 0 ? "green" : "red", milliseconds, ...readReport(await said) };
}

/** A pattern for `-t`. */
function anyOf(names: readonly string[]): string {
  return names.map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)).join("|");
}

interface Report {
  testResults: { assertionResults: { status: string; fullName: string }[] }[];
}

function readReport(said: string): Pick<Outcome, "passed" | "failed"> {
  // Before it stands what the tests print.
  const start = said.lastIndexOf('{"numTotalTestSuites"');
  if (start < 0) return { passed: [] };
  const { testResults } = JSON.parse(said.slice(start)) as Report;
  const results = testResults.flatMap(({ assertionResults }) => assertionResults);
  const named = (wanted: string) => results.filter((r) => r.status === wanted).map((r) => r.fullName);
  const [failed] = named("failed");
  return { passed: named("passed"), ...(failed === undefined ? {} : { failed }) };
}
