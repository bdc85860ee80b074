#!/usr/bin/env node
import { setFlagsFromString } from "node:v8";
import { unchanged } from "./unchanged.js";

// A reader that has seen enough, such as `head`, is no fault; what is being written to disk goes on.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

const args = process.argv.slice(2);
const nothingToDo = unchanged(args, process.cwd());
if (nothingToDo) {
  process.stdout.write(nothingToDo.stdout);
  process.stderr.write(nothingToDo.stderr);
} else {
  // A short run ends before what V8 optimises has paid for itself. With about five times its usual budget, what large
  // collections spend their time in is optimised all the same. Newer versions of Node do not gain, or refuse the flag.
  if (process.versions.node.startsWith("20.")) setFlagsFromString("--interrupt-budget=600000");
  const { run } = await import("./run.js");
  // Not process.exit: what was written to a pipe must arrive first.
  process.exitCode = await run(args, {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    cwd: process.cwd(),
  });
}
