import { defineConfig } from "vitest/config";

/** Tests that take long. `npm test` leaves them to `npm run test:full`. */
const SLOW = [
  "test/compile/{matrix,names}.test.ts",
  "test/docs/{browser,client-call,page-code}.test.ts",
  "test/format/oxfmt.test.ts",
  "test/hostile/{crash,heal,injection,limits,pages,secrets-corpus}.test.ts",
  "test/package/pack.test.ts",
  "test/runtime/generated-tests.test.ts",
  "test/wire/wire.test.ts",
];

/** Tests that start processes or change their own. Each file gets a process of its own. */
const PROCESSES = ["test/{bench,browser,cli,docs,growth,hostile,live,mutations,package,wire}/**/*.test.ts"];

const ALL = "test/**/*.test.ts";
const GENERATED = "generated/**/*.test.ts";

export default defineConfig({
  test: {
    // Vitest would leave one core idle.
    maxWorkers: "100%",
    // Ends a test that hangs; no busy machine is as slow as this.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // A missing golden file is a failure; only `vitest run --update` writes one.
    update: "none",
    projects: [
      {
        extends: true,
        test: {
          name: "quick",
          include: [ALL, GENERATED],
          exclude: [...SLOW, ...PROCESSES],
          pool: "threads",
          isolate: false,
        },
      },
      { extends: true, test: { name: "processes", include: PROCESSES, exclude: SLOW } },
      { extends: true, test: { name: "slow", include: SLOW } },
    ],
  },
});
