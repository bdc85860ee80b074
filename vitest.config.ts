import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts", "generated/**/*.test.ts"],
    testTimeout: 60_000,
    // A golden file that is gone is a failure, not a reason to write another; `vitest run --update` writes it.
    update: "none",
  },
});
