import { spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { Mutation } from "./mutations.js";

export interface Outcome {
  ending: "green" | "red" | "did not end";
  milliseconds: number;
  /** The first test that failed; absent where none came so far, as in a file that cannot be loaded. */
  failed?: string;
}

/** Runs the test of a mutation in the copy of the project at `cwd`, for at most so many milliseconds. */
export async function runTest({ test, full }: Mutation, cwd: string, longest: number): Promise<Outcome> {
  const started = performance.now();
  const vitest = join(cwd, "node_modules/vitest/vitest.mjs");
  const child = spawn(process.execPath, [vitest, "run", "--bail=1", "--reporter=json", test], {
    cwd,
    // In a process group of its own, so that nothing of it is left when it does not end.
    detached: true,
    stdio: ["ignore", "pipe", "ignore"],
    env: {
      ...process.env,
      HOSTILE_RUNS: full ? "2" : "1",
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
  process.on("exit", end);
  const said = text(child.stdout);
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject).on("exit", resolve);
  });
  clearTimeout(timer);
  process.off("exit", end);
  const milliseconds = performance.now() - started;
  if (isLate) return { ending: "did not end", milliseconds };
  if (status === 0) return { ending: "green", milliseconds };
  const failed = firstFailure(await said);
  return { ending: "red", milliseconds, ...(failed === undefined ? {} : { failed }) };
}

interface Report {
  testResults: { assertionResults: { status: string; fullName: string }[] }[];
}

function firstFailure(said: string): string | undefined {
  // Before it stands what the tests print.
  const start = said.lastIndexOf('{"numTotalTestSuites"');
  if (start < 0) return undefined;
  const { testResults } = JSON.parse(said.slice(start)) as Report;
  return testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .find(({ status }) => status === "failed")?.fullName;
}
