import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { CLOCK, CURL_WRAPPER } from "./lanes.js";

/** A temporary folder with the files that requests send and a `bin` whose programs the scripts find first. */
export function makeWorkspace(files: readonly string[]): { dir: string; remove: () => void } {
  const dir = mkdtempSync(path.join(os.tmpdir(), "postman-codegen-wire-"));
  for (const name of files) writeFileSync(path.join(dir, name), `contents of ${name}\n`);
  mkdirSync(path.join(dir, "bin"));
  for (const [name, script] of [
    ["curl", CURL_WRAPPER],
    ["date", CLOCK],
  ] as const) {
    writeFileSync(path.join(dir, "bin", name), script);
    chmodSync(path.join(dir, "bin", name), 0o755);
  }
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}
