import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** What one whole process took. */
export interface Measured {
  /** Wall time in seconds, from spawning to the end. */
  wall: number;
  /** Processor time of all its threads, in seconds. */
  cpu: number;
  /** Most memory that it held, in MiB. */
  peak: number;
  /** Undefined where it ended well; else the first line that tells why not. */
  failure?: string;
  stdout: string;
}

const PEAK = fileURLToPath(new URL("programs/peak.cjs", import.meta.url));

/** Runs `node` with these arguments and measures it. A process that fails is measured too. */
export async function measure(args: readonly string[]): Promise<Measured> {
  const started = performance.now();
  const child = spawn(process.execPath, ["--require", PEAK, ...args], {
    stdio: ["ignore", "pipe", "pipe", "pipe"],
    env: { ...process.env, NO_COLOR: "1" },
  });
  const [, stdout, stderr, usage] = [
    null,
    ...[1, 2, 3].map((fd) => textOf(child.stdio[fd] as NodeJS.ReadableStream)),
  ];
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", resolve);
  });
  const wall = (performance.now() - started) / 1000;
  const used = JSON.parse((await usage) || "{}") as { peakKiB?: number; cpuMicroseconds?: number };
  return {
    wall,
    cpu: (used.cpuMicroseconds ?? 0) / 1e6,
    peak: (used.peakKiB ?? 0) / 1024,
    stdout: (await stdout) ?? "",
    ...(status === 0 ? {} : { failure: firstLineOf((await stderr) ?? "", status) }),
  };
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  let text = "";
  for await (const chunk of stream) text += String(chunk);
  return text;
}

function firstLineOf(stderr: string, status: number | null): string {
  return /^\w*Error: .*$/m.exec(stderr)?.[0] ?? `ended with ${String(status)}`;
}

/** The one in the middle by wall time: a pause of the machine does not count. */
export function median(runs: readonly Measured[]): Measured {
  const sorted = runs.toSorted((a, b) => a.wall - b.wall);
  return sorted[Math.floor(sorted.length / 2)] as Measured;
}
