import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** One way to make something of a collection, as a whole process. */
export interface Contender {
  name: string;
  /** Arguments of `node`. */
  args(input: string, out: string): string[];
  /** How many operations of the collection came out. */
  survivors?(out: string): number;
}

const program = (name: string) => fileURLToPath(new URL(`programs/${name}`, import.meta.url));

const CLI = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));

export const CLIENT: Contender = {
  name: "postman-codegen, client",
  args: (input, out) => [CLI, input, "--out", out, "--target", "client"],
  survivors: ownOperations,
};

export const ALL_TARGETS: Contender = {
  name: "postman-codegen, default targets",
  args: (input, out) => [CLI, input, "--out", out],
  survivors: ownOperations,
};

export const PEER: Contender = {
  name: "postman-to-openapi → openapi-ts",
  args: (input, out) => [program("peer.mjs"), input, out],
  survivors: (out) => (readFileSync(join(out, "sdk.gen.ts"), "utf8").match(/^export const /gm) ?? []).length,
};

export const CURL_CODEGENS: Contender = {
  name: "postman-code-generators, curl",
  args: (input, out) => [program("curl-codegens.mjs"), input, out],
  survivors: (out) => readdirSync(out).length,
};

export const FLOOR: Contender = {
  name: "read, JSON.parse, write the same bytes",
  args: (input, out) => [program("floor.mjs"), input, out],
};

export const START: Contender = { name: "node -e 0", args: () => ["-e", "0"] };

export const HASH: Contender = {
  name: "node: read and hash the input",
  args: (input) => [program("hash.mjs"), input],
};

function ownOperations(out: string): number {
  const [folder = ""] = readdirSync(out);
  const manifest = JSON.parse(readFileSync(join(out, folder, "manifest.json"), "utf8")) as {
    operations: unknown[];
  };
  return manifest.operations.length;
}

/** What lies in a folder. */
export function sizeOf(folder: string): { files: number; bytes: number } {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((e) => e.isFile());
  const bytes = entries.reduce((sum, e) => sum + statSync(join(e.parentPath, e.name)).size, 0);
  return { files: entries.length, bytes };
}
