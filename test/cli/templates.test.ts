import { readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { contents, put, temporaryFolder } from "../write/folder.js";
import { cli, collection } from "./harness.js";

const builtIn = readFileSync(new URL("../../templates/client/index.ts.hbs", import.meta.url), "utf8");

function folderWith(templates: Readonly<Record<string, string>>): string {
  const cwd = temporaryFolder();
  put(cwd, { "shop.json": collection("Shop") });
  put(cwd, Object.fromEntries(Object.entries(templates).map(([path, text]) => [`templates/${path}`, text])));
  return cwd;
}

const run = (cwd: string) => cli(["shop.json", "--templates", "templates"], { cwd });

describe("--templates", () => {
  test("replaces a built-in template, and nothing else", async () => {
    const cwd = folderWith({ "client/index.ts.hbs": `${builtIn}\nexport const apiVersion = "2024-06";\n` });
    expect(await run(cwd)).toMatchObject({ status: 0, stderr: "" });
    await cli(["shop.json", "-o", "plain"], { cwd });
    const [own, plain] = [contents(join(cwd, "generated/shop")), contents(join(cwd, "plain/shop"))];
    expect(own["index.ts"]).toBe(`${plain["index.ts"]}\nexport const apiVersion = "2024-06";\n`);
    const others = (files: Record<string, string>) =>
      Object.entries(files).filter(([path]) => path !== "index.ts" && path !== "manifest.json");
    expect(others(own)).toEqual(others(plain));
  });

  test("one that does not parse is a fault with its line, and nothing is written", async () => {
    const cwd = folderWith({ "client/index.ts.hbs": "a\n{{#if x}}\n" });
    const { status, stderr } = await run(cwd);
    expect(status).toBe(1);
    expect(stderr).toMatch(/templates\/client\/index\.ts\.hbs:\d: error PC4002: .*Parse error.*Expecting/);
    expect(Object.keys(contents(cwd)).filter((path) => path.startsWith("generated"))).toEqual([]);
  });

  test("one that asks for what its view does not have is a fault", async () => {
    const cwd = folderWith({ "curl/request.sh.hbs": "{{nothing}}" });
    const { status, stderr } = await run(cwd);
    expect(status).toBe(1);
    expect(stderr).toMatch(/curl\/request\.sh\.hbs.* error PC4002: /);
    expect(Object.keys(contents(cwd)).filter((path) => path.startsWith("generated"))).toEqual([]);
  });

  test("one that replaces nothing is named in a warning", async () => {
    const { status, stderr } = await run(folderWith({ "client/idnex.ts.hbs": "" }));
    expect(status).toBe(0);
    expect(stderr).toContain("this template replaces no built-in one");
  });

  test("a folder that is not there is a fault", async () => {
    const { status, stderr } = await run(folderWith({}));
    expect(status).toBe(1);
    expect(stderr).toContain("no such folder");
  });
});
