import { readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { measure } from "./process.js";

/** What the compiler says of one client. */
export interface TypeCheck {
  compiler: string;
  /** Of all types, generic ones with their arguments filled in. */
  instantiations: number;
  /** Seconds that the compiler says it spent on checking, and on everything. */
  check: number;
  total: number;
}

const COMPILERS = ["typescript", "typescript-7"];

const OPTIONS = {
  target: "es2023",
  lib: ["es2023", "dom", "dom.iterable"],
  module: "preserve",
  moduleResolution: "bundler",
  types: [],
  strict: true,
  skipLibCheck: true,
  noEmit: true,
};

/** Type-checks the TypeScript of each folder by every compiler, in turns; the fastest of `rounds` counts. */
export async function typeChecks(folders: readonly string[], rounds: number): Promise<TypeCheck[][]> {
  const results: TypeCheck[][] = folders.map(() => []);
  for (const compiler of COMPILERS) {
    const best: (TypeCheck | undefined)[] = folders.map(() => undefined);
    for (let round = 0; round < rounds; round += 1) {
      for (const [i, folder] of folders.entries()) {
        const one = await typeCheck(folder, compiler);
        if (one.total < (best[i]?.total ?? Infinity)) best[i] = one;
      }
    }
    best.forEach((one, i) => results[i]?.push(one as TypeCheck));
  }
  return results;
}

async function typeCheck(folder: string, compiler: string): Promise<TypeCheck> {
  const config = join(dirname(folder), `tsconfig.${basename(folder)}.json`);
  writeFileSync(config, JSON.stringify({ compilerOptions: OPTIONS, include: [folder] }));
  const tsc = fileURLToPath(new URL(`../node_modules/${compiler}/bin/tsc`, import.meta.url));
  const { stdout, failure } = await measure([tsc, "-p", config, "--extendedDiagnostics"]);
  const number = (label: string) => {
    const found = new RegExp(`^${label}:\\s+([\\d.]+)`, "m").exec(stdout)?.[1];
    if (found === undefined)
      throw new Error(`${compiler} says no ${label} of ${folder}: ${failure ?? ""}\n${stdout}`);
    return Number(found);
  };
  const manifest = readFileSync(new URL(`../node_modules/${compiler}/package.json`, import.meta.url), "utf8");
  const { version } = JSON.parse(manifest) as { version: string };
  return {
    compiler: `TypeScript ${version}`,
    instantiations: number("Instantiations"),
    check: number("Check time"),
    total: number("Total time"),
  };
}
