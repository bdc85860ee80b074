import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { CURL_WRAPPER } from "./lanes.js";

/** A temporary folder with the files that requests send and a `bin/curl` that diverts connections. */
export function makeWorkspace(files: readonly string[]): { dir: string; remove: () => void } {
  const dir = mkdtempSync(path.join(os.tmpdir(), "postman-codegen-wire-"));
  for (const name of files) writeFileSync(path.join(dir, name), `contents of ${name}\n`);
  mkdirSync(path.join(dir, "bin"));
  writeFileSync(path.join(dir, "bin", "curl"), CURL_WRAPPER);
  chmodSync(path.join(dir, "bin", "curl"), 0o755);
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}
