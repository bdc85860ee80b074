// Preloaded into every process that is measured: says on file descriptor 3 what it took at most.
const { isMainThread } = require("node:worker_threads");
const { writeSync } = require("node:fs");

if (isMainThread) {
  process.on("exit", () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    writeSync(3, JSON.stringify({ peakKiB: maxRSS, cpuMicroseconds: userCPUTime + systemCPUTime }));
  });
}
