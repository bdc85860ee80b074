import { execFileSync } from "node:child_process";
import { join } from "node:path";

import { type Browser, chromium } from "playwright-core";
import { expect } from "vitest";

import { cli } from "../cli/harness.js";

export const CHROMIUM = which("chromium");

function which(command: string): string | undefined {
  try {
    return execFileSync("which", [command], { encoding: "utf8" }).trim();
  } catch {
    return undefined;
  }
}

/** Generates pages below `cwd`; the path of `docs/`. */
export async function generatePages(input: string, slug: string, cwd: string): Promise<string> {
  expect(await cli([input, "-t", "docs"], { cwd })).toMatchObject({ status: 0 });
  return join(cwd, "generated", slug, "docs");
}

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM as string,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
