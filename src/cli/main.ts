#!/usr/bin/env node
import { unchanged } from "./unchanged.js";

// A reader that has seen enough, such as `head`, is no fault; what is being written to disk goes on.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

async function main(args: readonly string[]): Promise<void> {
  const nothingToDo = unchanged(args, process.cwd());
  if (nothingToDo) {
    process.stdout.write(nothingToDo.stdout);
    process.stderr.write(nothingToDo.stderr);
    return;
  }
  const { tuneStage, tuneStart } = await import("./tuning.js");
  tuneStart();
  const { run } = await import("./run.js");
  // Not process.exit: what was written to a pipe must arrive first.
  process.exitCode = await run(args, {
    stdin: () => process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    cwd: process.cwd(),
    onProgress: tuneStage,
  });
}

void main(process.argv.slice(2));
