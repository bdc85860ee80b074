import { setTimeout as sleep } from "node:timers/promises";

import { expect, test, vi } from "vitest";

import { LockedError, withLock } from "../../src/write/lock.js";
import { put, temporaryFolder } from "../write/folder.js";

vi.mock("node:timers/promises", () => ({ setTimeout: vi.fn(() => Promise.resolve()) }));

test("a run waits up to 30 seconds for another that works on the same folder", async () => {
  const outDir = temporaryFolder();
  // The process that runs this one's.
  put(outDir, { ".postman-codegen~c~lock": `${String(process.ppid)}\n` });
  await expect(withLock(outDir, "c", () => "done")).rejects.toBeInstanceOf(LockedError);
  const waits = vi.mocked(sleep).mock.calls.map(([milliseconds]) => Number(milliseconds));
  expect(waits.reduce((sum, milliseconds) => sum + milliseconds, 0)).toBe(30_000);
});
