/**
 * Prints which shapes of tokens in secretlint's recommended rules `src/ir/credentials/` does not know. Each expression of a
 * rule that begins with fixed text makes samples, and each sample has to be found.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import fc from "fast-check";

import { tokensIn } from "../src/ir/credentials/shapes.js";

const SAMPLES = 20;
const SEED = 1;

/** The expressions in the bundle of the rules: secretlint has no list of them. */
function expressions(): string[] {
  const file = createRequire(import.meta.url).resolve("@secretlint/secretlint-rule-preset-recommend");
  const literals = readFileSync(file, "utf8").matchAll(
    /[=(]\s*\/((?:\\.|\[(?:\\.|[^\]])*\]|[^/\\\n[])+)\/[gimu]*[,;)]/g,
  );
  return [...new Set(Array.from(literals, ([, source = ""]) => source))];
}

/** Without what stands around a token, which samples do not have. */
function bare(source: string): string {
  return source
    .replace(/\(\?<?[!=](?:\\.|\[[^\]]*\]|[^()\\])*\)|\\b/g, "")
    .replace(/\(\?<\w+>/g, "(?:")
    .replace(/\\p\{\w+\}/g, "x");
}

/** Expressions of tokens: three characters of fixed text, and a run of at least twenty. */
function isShape(source: string): boolean {
  const start = bare(source).replace(/^\((?:\?:)?/, "");
  return (
    /^[\w-]{3}/.test(start) && [...source.matchAll(/\{(\d+)/g)].some(([, length]) => Number(length) >= 20)
  );
}

function missed(source: string): string | undefined {
  const samples = fc.sample(fc.stringMatching(new RegExp(`^(?:${bare(source)})$`)), {
    seed: SEED,
    numRuns: SAMPLES,
  });
  return samples.find((sample) => tokensIn(`see ${sample} here`).length === 0);
}

const shapes = expressions().filter(isShape);
const misses = shapes.flatMap((source) => {
  const sample = missed(source);
  return sample === undefined ? [] : [`${source}\n  for example ${sample}`];
});
console.log(
  `${String(shapes.length)} shapes in secretlint's rules, ${String(misses.length)} of them not known here`,
);
for (const miss of misses) console.log(miss);
process.exitCode = misses.length > 0 ? 1 : 0;
