import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { Recorder, type SentRequest } from "../wire/recorder.js";
import { Scripts } from "./workspace.js";

let recorder: Recorder;
const open: Scripts[] = [];

beforeAll(async () => {
  recorder = await Recorder.start();
});

afterAll(async () => {
  await recorder.stop();
  for (const scripts of open) scripts.remove();
});

async function scriptOf(request: object, variables: Record<string, string> = {}): Promise<Scripts> {
  const scripts = await Scripts.of([{ name: "r", request }], variables);
  open.push(scripts);
  return scripts;
}

const home = () => `http://127.0.0.1:${recorder.port}`;

/** Runs the script, which must succeed without a message, and returns the one request that arrived. */
async function sent(
  scripts: Scripts,
  env: Readonly<Record<string, string>> = {},
  args: readonly string[] = [],
): Promise<SentRequest> {
  expect(await scripts.run(0, env, args)).toMatchObject({ status: 0, stderr: "" });
  const requests = recorder.take();
  expect(requests).toHaveLength(1);
  return requests[0] as SentRequest;
}

function valuesOf(name: string, { headers }: SentRequest): string[] {
  return headers.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value);
}

describe("path parameters are variables", () => {
  const path = (raw: string, variable: readonly object[] = []) => ({
    method: "GET",
    url: { raw: `${home()}/${raw}`, host: [home()], path: raw.split("/"), variable },
  });

  test("with the saved value as the default", async () => {
    const scripts = await scriptOf(
      path("shops/:shopId/orders/42.json", [{ key: "shopId", value: "main street" }]),
    );
    expect((await sent(scripts)).target).toBe("/shops/main%20street/orders/42.json");
    const given = { shopId: "ä/b", orderId: "7" };
    expect((await sent(scripts, given)).target).toBe("/shops/%C3%A4/b/orders/7.json");
  });

  test("also where nothing is saved, as Postman sends it", async () => {
    const scripts = await scriptOf(path("users/:userId"));
    expect((await sent(scripts)).target).toBe("/users/:userId");
    expect((await sent(scripts, { userId: "7" })).target).toBe("/users/7");
  });

  test("with the variables in the saved value", async () => {
    const saved = [
      { key: "whole", value: "{{user id}}" },
      { key: "part", value: "u-{{user id}}-{{$randomInt}}" },
    ];
    const scripts = await scriptOf(path(":whole/:part/:part", saved), { "user id": "7" });
    expect((await sent(scripts)).target).toMatch(/^\/7\/(u-7-\d+)\/\1$/);
    expect((await sent(scripts, { user_id: "8", part: "p" })).target).toBe("/8/p/p");
  });

  test("with a name of their own in the script", async () => {
    const saved = ["id", "PATH", "user id", "q", "ids"].map((key) => ({ key, value: `saved ${key}` }));
    const scripts = await scriptOf(
      {
        ...path(":id/:PATH/:user id/:q/{{a/b}}", saved),
        header: [{ key: "X-Q", value: "{{q}}" }],
      },
      { q: "variable", id: "of another request", "a/b": "slash" },
    );
    const target = "/saved%20id/saved%20PATH/saved%20user%20id/saved%20q/slash";
    const request = await sent(scripts);
    expect([request.target, valuesOf("x-q", request)]).toEqual([target, ["variable"]]);
    const given = { id: "1", path: "2", user_id: "3", q: "4", q2: "5" };
    expect((await sent(scripts, given)).target).toBe("/1/2/3/5/slash");
  });

  test("whose values are data", async () => {
    const hostile = "$(touch pwned)`touch pwned`'\"\\\n\0}${PATH}";
    const scripts = await scriptOf(path(":id/end", [{ key: "id", value: hostile }]));
    const { target } = await sent(scripts);
    expect(decodeURIComponent(target)).toBe(`/${hostile.replace("\\", "/")}/end`);
    expect((await sent(scripts, { id: "$(touch pwned) ${PATH}" })).target).toBe(
      "/$(touch%20pwned)%20$%7BPATH%7D/end",
    );
    expect(existsSync(join(scripts.dir, "pwned"))).toBe(false);
  });
});

describe("a body among the arguments replaces the body", () => {
  const bodies = {
    json: { mode: "raw", raw: '{"saved":1}', options: { raw: { language: "json" } } },
    "a form": { mode: "urlencoded", urlencoded: [{ key: "saved", value: "1" }] },
    "a form with parts": { mode: "formdata", formdata: [{ key: "saved", type: "text", value: "1" }] },
    "a form written out": {
      mode: "formdata",
      formdata: [{ key: "saved", type: "text", value: "1", contentType: 'a/b; c="d, e"' }],
    },
    NUL: { mode: "raw", raw: "saved\0" },
    "long text": { mode: "raw", raw: `saved${"x".repeat(200_000)}` },
  };
  const given: [string, string[]][] = [
    ["--data", ["--data", "new"]],
    ["-d", ["-d", "new"]],
    ["-d in one word", ["-dnew"]],
    ["--data-raw", ["--include", "--data-raw", "new"]],
    ["a file", ["--data-binary", "@new.txt"]],
    ["--data-urlencode", ["--data-urlencode", "=new"]],
  ];

  test.each(Object.entries(bodies))("%s", async (_, body) => {
    const scripts = await scriptOf({ method: "PUT", url: home(), body });
    writeFileSync(join(scripts.dir, "new.txt"), "new");
    expect((await sent(scripts)).body).toContain("saved");
    for (const [name, args] of given) {
      expect(await sent(scripts, {}, args), name).toMatchObject({ method: "PUT", body: "new" });
    }
    expect((await sent(scripts, {}, ["-F", "a=new"])).body).toMatch(/^--[^]*\r\n\r\nnew\r\n--/);
  });

  test("and keeps the type that the collection gives the body", async () => {
    const scripts = await scriptOf({ method: "POST", url: home(), body: bodies.json });
    const request = await sent(scripts, {}, ["--data", "{}"]);
    expect([request.method, valuesOf("content-type", request)]).toEqual(["POST", ["application/json"]]);
  });

  test("and is signed", async () => {
    const params = { accessKey: "{{id}}", secretKey: "{{id}}" };
    const auth = {
      type: "awsv4",
      awsv4: Object.entries(params).map(([key, value]) => ({ key, value })),
    };
    const hash = async (args: string[], body: object) => {
      const scripts = await scriptOf({ method: "POST", url: home(), auth, body }, { id: "i" });
      writeFileSync(join(scripts.dir, "new.txt"), '{"new":2}\n');
      return valuesOf("x-amz-content-sha256", await sent(scripts, {}, args));
    };
    const expected = await hash([], { mode: "raw", raw: '{"new":2}' });
    expect(expected[0]).toMatch(/^[\da-f]{64}$/);
    for (const args of [
      ["--data", '{"new":2}'],
      ["-d", "@new.txt"],
      ["--data-raw", '{"new":2}'],
    ]) {
      expect(await hash(args, bodies.json), args.join(" ")).toEqual(expected);
    }
  });
});

describe("a header among the arguments replaces the header of the same name", () => {
  const header = [
    { key: "X-Own", value: "saved" },
    { key: "X-Own", value: "saved again" },
    { key: "X-Other", value: "--header" },
    { key: "X-Empty", value: "" },
  ];

  test("whatever its case, and no other", async () => {
    const scripts = await scriptOf({ method: "GET", url: home(), header });
    for (const args of [["--header", "x-own: new"], ["-H", "X-OWN:new"], ["-HX-own: new"]]) {
      const request = await sent(scripts, {}, ["--compressed", ...args]);
      expect(valuesOf("x-own", request), args.join(" ")).toEqual(["new"]);
      expect([valuesOf("x-other", request), valuesOf("x-empty", request)]).toEqual([["--header"], [""]]);
    }
    expect(valuesOf("x-empty", await sent(scripts, {}, ["-H", "x-empty: new"]))).toEqual(["new"]);
    expect(valuesOf("x-own", await sent(scripts, {}, ["-H", "X-Ow: new"]))).toEqual(["saved", "saved again"]);
  });

  test("also the one that holds credentials, and the type of a body", async () => {
    const auth = { type: "bearer", bearer: [{ key: "token", value: "{{token}}" }] };
    const body = { mode: "raw", raw: "text" };
    const scripts = await scriptOf({ method: "POST", url: home(), auth, body });
    const args = ["-H", "Authorization: Own x", "-H", "Content-Type: text/x-own"];
    const request = await sent(scripts, { token: "t" }, args);
    expect([valuesOf("authorization", request), valuesOf("content-type", request)]).toEqual([
      ["Own x"],
      ["text/x-own"],
    ]);
  });

  test("whatever the values of other options look like", async () => {
    const auth = {
      type: "basic",
      basic: ["username", "password"].map((key) => ({ key, value: `{{${key}}}` })),
    };
    const scripts = await scriptOf({
      method: "POST",
      url: `${home()}/{{last}}`,
      auth,
      body: { mode: "raw", raw: "--header" },
    });
    const env = { username: "--data", password: "p", last: "--form" };
    const request = await sent(scripts, env, ["-H", "X-More: 1"]);
    expect(request).toMatchObject({ target: "/--form", body: "--header" });
    expect(valuesOf("authorization", request)).toEqual([
      `Basic ${Buffer.from("--data:p").toString("base64")}`,
    ]);
    expect((await sent(scripts, env, ["-d", "new"])).body).toBe("new");
  });
});

describe("what is missing", () => {
  test("is named all at once, files included", async () => {
    const formdata = [
      { key: "a", type: "file", src: "/etc/hosts" },
      { key: "b", type: "text", value: "{{text}}" },
    ];
    const scripts = await scriptOf({ method: "POST", url: home(), body: { mode: "formdata", formdata } });
    const { status, stderr } = await scripts.run(0);
    expect([status, stderr.trimEnd().split("\n")]).toEqual([
      1,
      [
        "text: has no value: put text=... before the command",
        "a_file: has no value (a file outside of this folder: hosts): put a_file=... before the command",
      ],
    ]);
    writeFileSync(join(scripts.dir, "mine.txt"), "mine");
    expect((await sent(scripts, { text: "", a_file: "mine.txt" })).body).toContain("mine");
  });

  test("is not asked for where the script does not use it", async () => {
    const auth = { type: "ntlm", ntlm: [{ key: "username", value: "{{user}}" }] };
    const scripts = await scriptOf({ method: "GET", url: home(), auth });
    expect(scripts.text()).not.toMatch(/^(?:user=|require)/m);
    const unsendable = await scriptOf({ method: "GET IT", url: `${home()}/{{user}}` });
    expect(await unsendable.run(0)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("no method") as string,
    });
  });
});

describe("--help", () => {
  test("prints the method, the URL, the description and the variables, and sends nothing", async () => {
    const url = { raw: "", host: ["{{origin}}"], path: ["users", "7", ":part"] };
    const description = "Changes a user.\n\n* `a`: $(touch pwned)\n##vso[task.x]y";
    const scripts = await scriptOf(
      {
        method: "PATCH",
        url: { ...url, variable: [{ key: "part", value: "two\n\nlines" }] },
        description,
        header: [{ key: "X-Token", value: "{{token}}" }],
      },
      { origin: home() },
    );
    const { status, stdout, stderr } = await scripts.run(0, {}, ["--help"]);
    expect([status, stderr, recorder.take()]).toEqual([0, "", []]);
    const lines = stdout.trimEnd().split("\n");
    expect(lines.slice(0, 7)).toEqual([
      "r",
      "PATCH {{origin}}/users/:userId/:part",
      "",
      "Changes a user.",
      "* `a`: $(touch pwned)",
      "# #vso[task.x]y",
      "",
    ]);
    expect(lines.slice(-5)).toEqual([
      "Each of these can be set in the environment.",
      `origin=\${POSTMAN_SERVER-${home()}}`,
      "token='has no value: put token=... before the command'",
      "userId=7",
      String.raw`part=$'two\n\nlines'`,
    ]);
    expect(existsSync(join(scripts.dir, "pwned"))).toBe(false);
  });

  test("names what has no default", async () => {
    const scripts = await scriptOf({ method: "GET", url: `${home()}/{{a}}/{{b}}` });
    const { stdout } = await scripts.run(0, {}, ["--help"]);
    expect(stdout).toMatch(/^r\nGET /);
    expect(stdout).toMatch(/\nrequire a b\n/);
  });

  test("prints up to 12 lines of a description", async () => {
    const printed = async (lines: number) => {
      const description = Array.from({ length: lines }, (_, i) => `line ${i + 1}`).join("\n");
      const scripts = await scriptOf({ method: "GET", url: home(), description });
      return (await scripts.run(0, {}, ["--help"])).stdout;
    };
    expect(await printed(12)).toContain("line 12\n\nGenerated");
    expect(await printed(13)).toContain("line 12\n...\n\nGenerated");
  });
});

describe("POSTMAN_SERVER sends a script to another server", () => {
  const variables = { home: "https://unused.test/v1", nested: "{{home}}", host: "unused.test" };

  test.each([
    ["https://unused.test/a", "/a"],
    ["http://{{host}}:8080/a", "/a"],
    ["https://{{missing}}/a", "/a"],
    ["https://iaas.{{missing}}.unused.test/20160918/a", "/20160918/a"],
    ["{{missing}}/a", "/a"],
    ["{{home}}/a", "/v1/a"],
    ["{{nested}}/a", "/v1/a"],
    ["{{host}}/a", "/a"],
    ["https://münchen.unused.test/a", "/a"],
  ])("that has the URL %s", async (url, target) => {
    const scripts = await scriptOf({ method: "GET", url, header: [{ key: "X-Key", value: "1" }] }, variables);
    expect((await sent(scripts, { POSTMAN_SERVER: home() })).target).toBe(target);
    const { status } = await scripts.run(0, { POSTMAN_SERVER: "@secret.txt" });
    expect([status === 0, recorder.take()]).toEqual([false, []]);
  });

  test("and asks for the variables that more than the server needs", async () => {
    const scripts = await scriptOf({ method: "GET", url: "https://{{a}}.{{b}}.test/{{b}}" });
    const { status, stderr } = await scripts.run(0, { POSTMAN_SERVER: home() });
    expect([status === 0, recorder.take()]).toEqual([false, []]);
    expect(stderr).toContain("b: has no value");
    expect(stderr).not.toMatch(/\ba: has no value/);
    expect((await sent(scripts, { POSTMAN_SERVER: home(), b: "x" })).target).toBe("/x");
  });

  test("whatever the variables of the collection are called", async () => {
    const request = { method: "GET", url: "https://{{server}}.test/{{POSTMAN_SERVER}}" };
    const scripts = await scriptOf(request, { server: "unused", POSTMAN_SERVER: "own" });
    expect((await sent(scripts, { POSTMAN_SERVER: home() })).target).toBe("/own");
  });
});
