import { setFlagsFromString } from "node:v8";

import type { ProgressEvent } from "../config/options.js";

/**
 * Flags of V8 that short runs gain from, each for the versions of Node in which that was measured: another may not know it,
 * and says so on stderr.
 */
const NODE = Number(process.versions.node.split(".", 1)[0]);

/** Before anything is loaded. */
export function tuneStart(): void {
  // A short run ends before what V8 optimises has paid for itself. With about five times its usual budget, what large
  // collections spend their time in is optimised all the same. Newer versions do not gain, or refuse the flag.
  if (NODE === 20) setFlagsFromString("--interrupt-budget=600000");
}

/** When a stage begins. */
export function tuneStage({ stage }: ProgressEvent): void {
  // By then the young generation has grown with the input. It would go on to 32 MiB, and to touch so many pages for the first
  // time costs more than to collect fewer of them more often.
  if (stage === "build" && [20, 22, 24].includes(NODE)) setFlagsFromString("--semi-space-growth-factor=1");
}
