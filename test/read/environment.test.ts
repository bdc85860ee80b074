import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { generate } from "../../src/generate.js";
import { readEnvironment } from "../../src/read/environment.js";
import { contents } from "../write/folder.js";

let cwd: string;

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "environment-"));
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

const put = (file: string, content: string | object) =>
  writeFile(join(cwd, file), typeof content === "string" ? content : JSON.stringify(content));

describe("an environment in YAML", () => {
  test("gives its variables, with the types and states of JSON", async () => {
    await put(
      "staging.environment.yaml",
      "name: Staging\nvalues:\n  - key: a\n    value: 1.10\n  - key: b\n    value: x\n    enabled: false\n  - key: s\n    value: y\n    type: secret\n",
    );
    expect(await readEnvironment("staging.environment.yaml", cwd)).toEqual({
      diagnostics: [],
      environment: {
        kind: "environment",
        name: "Staging",
        values: [
          { key: "a", value: "1.10" },
          { key: "b", value: "x", disabled: true },
          { key: "s", value: "y", type: "secret" },
        ],
      },
    });
  });

  test.each([
    ["workspace.globals.yaml", "values: []", "globals", "workspace"],
    ["x.yaml", "name: X\nvalues: []", "environment", "X"],
    ["dev.postman_environment.json", '{"values": []}', "environment", "dev"],
    ["g.json", '{"name": "G", "values": [], "_postman_variable_scope": "globals"}', "globals", "G"],
    ["e.json", '{"environment": {"name": "E", "values": []}}', "environment", "E"],
  ])("%s is told by what it says and what it is called", async (file, content, kind, name) => {
    await put(file, content);
    expect((await readEnvironment(file, cwd)).environment).toMatchObject({ kind, name });
  });

  test("that is broken is refused, with its place", async () => {
    await put("bad.yaml", "values:\n  - key: 'a\n");
    const { environment, diagnostics } = await readEnvironment("bad.yaml", cwd);
    expect(environment).toBeUndefined();
    expect(diagnostics).toMatchObject([
      { severity: "error", code: "PC1006", place: { file: "bad.yaml", line: 3 } },
    ]);
  });

  test.each(["broken.json", "broken.yaml"])(
    "that is broken is exported where environments are: %s",
    async (file) => {
      await put(file, '{"values": [');
      const { diagnostics } = await readEnvironment(file, cwd);
      expect(diagnostics.map(({ hint }) => hint)).toEqual([
        "in Postman: Environments > ... > Export, or check how the file was edited",
      ]);
    },
  );

  test("with {{x}} without quotes is read, and told", async () => {
    await put("bare.yaml", "values:\n  - key: a\n    value: {{b}}/c\n");
    const { environment, diagnostics } = await readEnvironment("bare.yaml", cwd);
    expect(environment?.values).toEqual([{ key: "a", value: "{{b}}/c" }]);
    expect(diagnostics).toMatchObject([
      { severity: "warning", code: "PC1009", place: { line: 3, column: 12 } },
    ]);
  });
});

describe("several environments", () => {
  const files = ["globals.json", "staging.json", "production.json"];

  beforeAll(async () => {
    const variable = (key: string, value: string, more = {}) => ({ key, value, enabled: true, ...more });
    await put("api.json", {
      info: { name: "API" },
      item: [
        {
          name: "get",
          request: {
            url: "{{base}}/{{global}}/{{shared}}/{{own}}",
            header: [{ key: "x-token", value: "{{token}}" }],
          },
        },
      ],
      variable: [variable("shared", "of-collection"), variable("own", "of-collection")],
    });
    await put("globals.json", {
      name: "Globals",
      values: [variable("global", "of-globals"), variable("shared", "of-globals")],
      _postman_variable_scope: "globals",
    });
    await put("staging.json", {
      name: "staging",
      values: [
        variable("base", "http://HOST/staging"),
        variable("own", "of-staging"),
        variable("token", "hunter2", { type: "secret" }),
      ],
    });
    await put("production.json", {
      name: 'pro"duction',
      values: [
        variable("base", "http://HOST/production"),
        variable("own", "no", { enabled: false }),
        variable("token", "hunter3"),
      ],
    });
  });

  test("rank as in Postman, are chosen by name, and keep their secrets", async () => {
    const server = createServer((request, response) => response.end(JSON.stringify(request.url)));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      const { ok, diagnostics } = await generate({
        inputs: ["api.json"],
        environments: files,
        cwd,
        verify: true,
      });
      expect(diagnostics.filter((d) => d.severity === "error")).toEqual([]);
      expect(ok).toBe(true);
      const { createClient } = (await import(join(cwd, "generated/api/index.ts"))) as {
        createClient: (options: object) => { get: (input?: object) => PromiseLike<unknown> };
      };
      const fetchHere = (url: string) => fetch(url.replace("HOST", host).replace("host", host));
      const call = (options: object) =>
        createClient({ fetch: fetchHere, variables: { token: "t" }, ...options }).get();
      expect(await call({ environment: "staging" })).toContain(
        "/staging/of-globals/of-collection/of-staging",
      );
      expect(await call({ environment: 'pro"duction' })).toContain(
        "/production/of-globals/of-collection/of-collection",
      );
      // Without a choice all of them count, later ones winning.
      expect(await call({})).toContain("/production/of-globals/of-collection/of-staging");
      expect(() => createClient({ environment: "__proto__" })).toThrow(TypeError);
    } finally {
      server.close();
    }
  });

  test("give no choice where there is only one, or only globals besides", async () => {
    const { ok } = await generate({ inputs: ["api.json"], environments: files.slice(0, 2), cwd, out: "one" });
    expect(ok).toBe(true);
    const { createClient } = (await import(join(cwd, "one/api/index.ts"))) as {
      createClient: (options: object) => object;
    };
    expect(() => createClient({ environment: "staging" })).not.toThrow();
    expect(await readFile(join(cwd, "one/api/variables.ts"), "utf8")).not.toContain("EnvironmentName");
  });

  test("leave no secret in what comes out, from wherever it came", async () => {
    const all = Object.values(contents(join(cwd, "generated"))).join("\n");
    expect(all).toContain("of-staging");
    expect(all).not.toMatch(/hunter\d/);
  });
});
