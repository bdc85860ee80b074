import { execFile } from "node:child_process";
import { symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

import { expect, test } from "vitest";

import { cli } from "../cli/harness.js";
import { put, temporaryFolder } from "../write/folder.js";

const run = promisify(execFile);
const modules = resolve(import.meta.dirname, "../../node_modules");

const request = (name: string, method: string, body?: object, url = `https://api.test/${name}`) => ({
  name,
  request: { method, url, ...(body ? { body } : {}) },
});
const json = (value: unknown) => ({
  mode: "raw",
  raw: JSON.stringify(value),
  options: { raw: { language: "json" } },
});
const file = (src: string | string[], key = "upload") => ({ key, type: "file", src });

/** What the tests of a client have to say of requests that are easily misread. */
const COLLECTION = {
  info: { name: "c", schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json" },
  item: [
    request("bare", "GET", undefined, "https://api.test/bare?"),
    request("members", "POST", json({ $file: "a", list: [{ $file: "b" }], other: { $file: "c" } })),
    {
      name: "deeper",
      item: [
        request("binary", "POST", { mode: "file", file: { src: "note.txt" } }),
        request("form", "POST", {
          mode: "formdata",
          formdata: [
            file("one.txt"),
            file(["two.txt", "three.txt"], "more"),
            { key: "$file", type: "text", value: "no file" },
          ],
        }),
        request("mixed", "POST", {
          mode: "formdata",
          formdata: [
            file("one.txt", "both"),
            { key: "both", type: "text", value: "beside it" },
            file(["two.txt", "three.txt"], "all"),
            { key: "all", type: "text", value: "1" },
            { key: "limit", type: "text", value: "1" },
            { key: "limit", type: "text", value: "2" },
            { key: "", type: "text", value: "" },
          ],
        }),
      ],
    },
  ],
};

async function failureOf(command: string, args: string[], cwd: string): Promise<string> {
  try {
    await run(process.execPath, [join(modules, command), ...args], { cwd });
    return "";
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    return stdout + stderr || String(error);
  }
}

/** For the compiler and a run of vitest, on a machine that has other things to do. */
const TIMEOUT_MS = 300_000;

test.each(["module", "commonjs"])(
  "generated tests compile and pass in a package of type %s",
  async (type) => {
    const cwd = temporaryFolder();
    symlinkSync(modules, join(cwd, "node_modules"));
    const compilerOptions = {
      module: "nodenext",
      target: "es2022",
      lib: ["es2023"],
      types: ["node"],
      strict: true,
      skipLibCheck: true,
      noEmit: true,
    };
    put(cwd, {
      "c.json": JSON.stringify(COLLECTION),
      "package.json": JSON.stringify({ type }),
      "tsconfig.json": JSON.stringify({ compilerOptions, include: ["generated"] }),
    });
    const { status, stderr } = await cli(["c.json", "-t", "client,tests", "--verify"], { cwd });
    expect(status, stderr).toBe(0);
    expect(await failureOf("typescript/bin/tsc", [], cwd)).toBe("");
    expect(await failureOf("vitest/vitest.mjs", ["run", "--root", cwd], cwd)).toBe("");
  },
  TIMEOUT_MS,
);
