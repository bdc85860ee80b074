import fc from "fast-check";
import { expect, test } from "vitest";

import type { ParsedArgs } from "../../src/cli/args.js";
import { parsePlainArgs } from "../../src/cli/plain-args.js";
import { run } from "../../src/cli/program.js";
import { UsageError } from "../../src/cli/usage.js";

/** What commander makes of a command line; undefined where it is another command, or wrong. */
async function parsed(args: readonly string[]): Promise<ParsedArgs | undefined> {
  let result: ParsedArgs | undefined;
  const generate = (inputs: string[], options: ParsedArgs["options"]): Promise<void> => {
    result = { inputs, options: { ...options } };
    return Promise.resolve();
  };
  const commands = { generate, inspect: () => Promise.resolve() };
  await run(args, commands, { write: () => true }).catch((error: unknown) => {
    if (!(error instanceof UsageError)) throw error;
  });
  return result;
}

const word = fc.oneof(
  fc.constantFrom("-o", "--out", "-t", "--target", "-e", "--environment", "--templates", "--only", "-c"),
  fc.constantFrom(
    "--quiet",
    "--no-color",
    "--verbose",
    "--check",
    "--out=x",
    "-ox",
    "-qt",
    "--",
    "-",
    "--help",
  ),
  fc.constantFrom("shop.json", "inspect", "client", "client, curl,curl", "tests,", ""),
  fc.string({ maxLength: 3 }),
);

test("what is read plainly is what commander reads", async () => {
  let plain = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 7 }), async (args) => {
      const expected = parsePlainArgs(args);
      if (expected === undefined) return;
      plain += 1;
      expect(expected).toEqual(await parsed(args));
    }),
    { numRuns: 2000 },
  );
  expect(plain).toBeGreaterThan(100);
});

test.each<[args: string[], expected: ParsedArgs | undefined]>([
  [[], { inputs: [], options: { color: true } }],
  [
    ["a.json", "-o", "x", "--target", "client,curl", "-t", "client", "--no-color", "--quiet"],
    { inputs: ["a.json"], options: { color: false, quiet: true, out: "x", target: ["client", "curl"] } },
  ],
  [
    ["a", "b", "-e", "1", "-e", "2", "--only", "x", "--templates", "t"],
    { inputs: ["a", "b"], options: { color: true, environment: ["1", "2"], only: ["x"], templates: "t" } },
  ],
  [["a.json", "--out=x"], undefined],
  [["a.json", "--check"], undefined],
  [["a.json", "-o"], undefined],
  [["a.json", "-o", "-"], undefined],
  [["inspect", "a.json"], undefined],
  [["-"], undefined],
])("%j", (args, expected) => {
  expect(parsePlainArgs(args)).toEqual(expected);
});
