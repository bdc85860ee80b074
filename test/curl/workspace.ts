import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { generate } from "../../src/index.js";

export interface Outcome {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** A collection of the given items, and the scripts that come out of it. */
export class Scripts {
  readonly dir = mkdtempSync(join(tmpdir(), "curl-"));
  private files = new Map<number, string>();

  /** `variables` are those of the collection. */
  static async of(
    items: readonly object[],
    variables: Readonly<Record<string, string>> = {},
  ): Promise<Scripts> {
    const scripts = new Scripts();
    const schema = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";
    const variable = Object.entries(variables).map(([key, value]) => ({ key, value }));
    const collection = { info: { name: "c", schema }, item: items, variable };
    writeFileSync(join(scripts.dir, "c.json"), JSON.stringify(collection));
    const { ok, diagnostics } = await generate({
      inputs: ["c.json"],
      out: "out",
      targets: ["curl"],
      cwd: scripts.dir,
    });
    if (!ok) throw new Error(JSON.stringify(diagnostics));
    const manifest = JSON.parse(readFileSync(join(scripts.dir, "out/c/manifest.json"), "utf8")) as {
      operations: { index: number; curl: string }[];
    };
    for (const { index, curl } of manifest.operations)
      scripts.files.set(index, join(scripts.dir, "out/c", curl));
    return scripts;
  }

  text(index = 0): string {
    return readFileSync(this.files.get(index) as string, "utf8");
  }

  run(
    index: number,
    env: Readonly<Record<string, string>> = {},
    args: readonly string[] = [],
  ): Promise<Outcome> {
    return bash([this.files.get(index) as string, ...args], this.dir, env);
  }

  remove(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }
}

export function bash(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn("bash", args, {
      cwd,
      env: { PATH: process.env.PATH ?? "", LANG: "C.UTF-8", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const outcome = { stdout: "", stderr: "" };
    child.stdout.on("data", (data) => (outcome.stdout += String(data)));
    child.stderr.on("data", (data) => (outcome.stderr += String(data)));
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, ...outcome }));
  });
}
