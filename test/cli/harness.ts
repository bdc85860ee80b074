import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";

import type { Io } from "../../src/cli/io.js";
import { run } from "../../src/cli/run.js";

const BUILT = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

export interface Outcome {
  status: number | null;
  stdout: string;
  stderr: string;
}

export interface World {
  cwd: string;
  stdin?: string;
  env?: Record<string, string>;
  /** Which streams are terminals. */
  terminal?: { stdout?: boolean; stderr?: boolean };
}

/** Runs the command line in this process. */
export async function cli(args: readonly string[], world: World): Promise<Outcome> {
  const outcome = { stdout: "", stderr: "" };
  const output = (name: "stdout" | "stderr") => ({
    write: (text: string) => (outcome[name] += text),
    isTTY: world.terminal?.[name] ?? false,
    ...(world.terminal?.[name] ? { columns: 60 } : {}),
  });
  const io: Io = {
    stdin: () => Readable.from(world.stdin === undefined ? [] : [Buffer.from(world.stdin)]),
    stdout: output("stdout"),
    stderr: output("stderr"),
    env: world.env ?? {},
    cwd: world.cwd,
  };
  const status = await run(args, io);
  return { status, ...outcome };
}

/** Runs the built command line as a process of its own. `shell` may use "$CLI" in a bash script. */
export function builtCli(
  args: readonly string[] | { shell: string },
  world: Pick<World, "cwd" | "env" | "stdin">,
): Outcome {
  if (!existsSync(BUILT)) throw new Error("dist/ is missing: npm run build");
  const options = {
    cwd: world.cwd,
    encoding: "utf8" as const,
    env: { PATH: process.env.PATH, CLI: BUILT, NODE: process.execPath, ...world.env },
    ...(world.stdin === undefined ? {} : { input: world.stdin }),
  };
  const result =
    "shell" in args
      ? spawnSync("bash", ["--norc", "-c", args.shell], options)
      : spawnSync(process.execPath, [BUILT, ...args], options);
  return { status: result.status, stdout: result.stdout, stderr: result.stderr };
}

/** A small collection with one folder and two requests. */
export function collection(name: string, extra: readonly object[] = []): string {
  const schema = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";
  const url = (path: string) => ({ raw: `{{baseUrl}}/${path}`, host: ["{{baseUrl}}"], path: [path] });
  return JSON.stringify({
    info: { name, schema },
    item: [
      { name: "Ping", request: { method: "GET", url: url("ping") }, response: [] },
      {
        name: "Users",
        item: [{ name: "List", request: { method: "GET", url: url("users") }, response: [] }],
      },
      ...extra,
    ],
    variable: [{ key: "baseUrl", value: "https://example.com" }],
  });
}
