#!/usr/bin/env node
import { run } from "./run.js";

// A reader that has seen enough, such as `head`, is no fault; what is being written to disk goes on.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

// Not process.exit: what was written to a pipe must arrive first.
process.exitCode = await run(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  cwd: process.cwd(),
});
