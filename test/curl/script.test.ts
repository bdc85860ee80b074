import { existsSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { join } from "node:path";

import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";

import { hawk } from "../../templates/client/runtime/auth/hawk.js";
import { oauth1 } from "../../templates/client/runtime/auth/oauth1.js";
import { createTransport } from "../../templates/client/runtime/transport.js";
import type { AuthScheme } from "../../templates/client/runtime/types.js";
import { Recorder, type SentRequest } from "../wire/recorder.js";
import { bash, Scripts } from "./workspace.js";

let recorder: Recorder;
const open: Scripts[] = [];

beforeAll(async () => {
  recorder = await Recorder.start();
});

afterAll(async () => {
  await recorder.stop();
  for (const scripts of open) scripts.remove();
});

async function scriptsOf(...args: Parameters<typeof Scripts.of>): Promise<Scripts> {
  const scripts = await Scripts.of(...args);
  open.push(scripts);
  return scripts;
}

const home = () => `http://127.0.0.1:${recorder.port}`;

describe("variables", () => {
  const request = { name: "r", request: { method: "GET", url: "{{origin}}/users/{{user id}}?q={{q}}" } };

  test("one without a value stops the script before anything is sent, and is named", async () => {
    const scripts = await scriptsOf([request], { origin: home() });
    const { status, stderr } = await scripts.run(0, { q: "1" });
    expect(status).not.toBe(0);
    expect(stderr).toContain(
      'user_id: has no value ("user id" in Postman): put user_id=... before the command',
    );
    expect(recorder.take()).toEqual([]);
  });

  test("several without a value are all named at once, whatever they are called", async () => {
    const names = ["region", "_name", "_missing", "user id", "_each"];
    const url = `{{origin}}/${names.map((name) => `{{${name}}}`).join("/")}`;
    const scripts = await scriptsOf([{ name: "r", request: { method: "GET", url } }], { origin: home() });
    const { status, stderr } = await scripts.run(0, { region: "" });
    expect(status).toBe(1);
    expect(stderr.trimEnd().split("\n").sort()).toEqual([
      'each: has no value ("_each" in Postman): put each=... before the command',
      'missing: has no value ("_missing" in Postman): put missing=... before the command',
      'name: has no value ("_name" in Postman): put name=... before the command',
      'user_id: has no value ("user id" in Postman): put user_id=... before the command',
    ]);
    expect(recorder.take()).toEqual([]);
    const given = { region: "", each: "4", missing: "2", name: "1", user_id: "3" };
    expect(await scripts.run(0, given)).toMatchObject({ status: 0, stderr: "" });
    expect(recorder.take().map((r) => r.target)).toEqual(["//1/2/3/4"]);
  });

  test("the environment wins over defaults, and what it gives is encoded", async () => {
    const scripts = await scriptsOf([request], { origin: "http://unused.test", q: "default" });
    const { status } = await scripts.run(0, { origin: home(), user_id: "ä b", q: "x'y" });
    expect(status).toBe(0);
    expect(recorder.take().map((r) => r.target)).toEqual(["/users/%C3%A4%20b?q=x%27y"]);
  });

  test("a default may refer to other variables", async () => {
    const scripts = await scriptsOf([request], {
      origin: `http://127.0.0.1:{{port}}`,
      port: String(recorder.port),
      "user id": "{{q}}-1",
      q: "$(touch pwned)`touch pwned`",
    });
    await scripts.run(0);
    expect(recorder.take().map((r) => r.target)).toEqual([
      "/users/$(touch%20pwned)%60touch%20pwned%60-1?q=$(touch%20pwned)`touch%20pwned`",
    ]);
    expect(existsSync(join(scripts.dir, "pwned"))).toBe(false);
  });

  test("names that mean something to bash or curl are given others", async () => {
    // What this very bash sets without being asked, and what the manuals name besides.
    const { stdout } = await bash(["--norc", "-c", "compgen -v"], ".");
    const documented =
      "BASHOPTS BASHPID BASH_ARGV0 BASH_COMMAND BASH_COMPAT BASH_ENV BASH_MONOSECONDS BASH_REMATCH BASH_SOURCE " +
      "BASH_TRAPSIG BASH_XTRACEFD CDPATH CHILD_MAX COLUMNS COMPREPLY COMP_CWORD COMP_LINE COMP_WORDS COPROC DIRSTACK " +
      "EMACS ENV EPOCHREALTIME EPOCHSECONDS EUID EXECIGNORE FCEDIT FIGNORE FUNCNAME FUNCNEST GLOBIGNORE GLOBSORT " +
      "GROUPS HISTCMD HISTFILE HISTSIZE HOME HOSTFILE HOSTNAME HOSTTYPE IFS IGNOREEOF INPUTRC INSIDE_EMACS LANG LC_ALL " +
      "LC_CTYPE LC_NUMERIC LINENO LINES MACHTYPE MAIL MAILCHECK MAPFILE OLDPWD OPTARG OPTERR OPTIND OSTYPE PATH " +
      "PIPESTATUS POSIXLY_CORRECT PPID PROMPT_COMMAND PS0 PS4 PWD RANDOM READLINE_LINE REPLY SECONDS SHELL SHELLOPTS " +
      "SHLVL SRANDOM TEXTDOMAIN TIMEFORMAT TMOUT TMPDIR UID _ auto_resume histchars LD_PRELOAD TZ HOSTALIASES " +
      "RES_OPTIONS CURL_HOME CURL_CA_BUNDLE XDG_CONFIG_HOME NETRC SSL_CERT_FILE SSLKEYLOGFILE OPENSSL_CONF http_proxy " +
      "HTTPS_PROXY https_proxy ALL_PROXY all_proxy NO_PROXY no_proxy WS_PROXY 1st";
    const names = [...new Set([...stdout.trim().split("\n"), ...documented.split(" ")])];
    const url = `${home()}/${names.map((name) => `{{${name}}}`).join("/")}`;
    const variables = Object.fromEntries(names.map((name, i) => [name, `v${i}`]));
    const scripts = await scriptsOf([{ name: "r", request: { method: "GET", url } }], variables);
    // These read like passwords, so that their values are left out.
    const given = { pwd: variables.PWD as string, oldpwd: variables.OLDPWD as string };
    expect(await scripts.run(0, given)).toMatchObject({ status: 0, stderr: "" });
    expect(recorder.take().map((r) => r.target)).toEqual([`/${names.map((_, i) => `v${i}`).join("/")}`]);
    const required = /^require (.*)/m.exec(scripts.text())?.[1]?.match(/\w+(?= \()/g) ?? [];
    const assigned = [...required, ...(scripts.text().match(/^\w+(?==)/gm) ?? [])];
    // One of them holds the address of this test's server.
    expect(assigned).toHaveLength(names.length + 1);
    expect(assigned.filter((name) => names.includes(name))).toEqual([]);
  });
});

test("a default may hold dynamic variables, through other variables too", async () => {
  const request = {
    name: "r",
    request: {
      method: "GET",
      url: `${home()}/{{$randomInt}}`,
      header: [
        { key: "X-Request-Id", value: "{{rid}}" },
        { key: "X-Trace", value: "{{trace}}/{{$guid}}" },
      ],
    },
  };
  const scripts = await scriptsOf([request], { rid: "req-{{$guid}}", trace: "{{rid}};{{$timestamp}}" });
  expect(await scripts.run(0)).toMatchObject({ status: 0, stderr: "" });
  const [sent] = recorder.take();
  const headers = Object.fromEntries(sent?.headers ?? []);
  const guid = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  expect(sent?.target).toMatch(/^\/\d+$/);
  expect(headers["X-Request-Id"]).toMatch(new RegExp(`^req-${guid}$`));
  expect(headers["X-Trace"]).toMatch(new RegExp(`^req-${guid};\\d{10}/${guid}$`));
  const defined = scripts.text().match(/^\w+(?=\(\) \{)/gm) ?? [];
  expect(new Set(defined).size).toBe(defined.length);
});

describe("a URL that names a file makes curl read none", () => {
  const url = (text: string, variables?: Record<string, string>) =>
    scriptsOf([{ name: "r", request: { method: "GET", url: text } }], variables);

  test.each([
    ["the URL itself", "PATH", {}],
    ["the default of a variable", "{{url}}", { url: "PATH" }],
    ["a variable behind an empty one", "{{empty}}{{url}}", { empty: "", url: "PATH" }],
    ["a variable in front of text", "{{url}}{{rest}}", { url: "PATH", rest: "" }],
    ["the path behind a variable", "{{scheme}}PATH", { scheme: "" }],
  ])("%s", async (_, text, variables) => {
    for (const scheme of ["@", "file://", "FILE:///", "file:", "scp://", "{{at}}"]) {
      const scripts = await url(text.replace("PATH", `${scheme}secret.txt`), {
        ...Object.fromEntries(
          Object.entries(variables).map(([k, v]) => [k, v.replace("PATH", `${scheme}secret.txt`)]),
        ),
        at: "@",
      });
      await expectNothing(scripts);
    }
  });

  test.each(["@secret.txt", "file://DIR/secret.txt", "ftp://127.0.0.1:1/", "gopher://127.0.0.1:1/"])(
    "the environment: %s",
    async (given) => {
      const scripts = await url("{{a}}{{b}}", { a: "", b: "http://unused.test/x" });
      await expectNothing(scripts, { b: given.replace("DIR", scripts.dir) });
      await expectNothing(scripts, { a: given.replace("DIR", scripts.dir), b: "" });
    },
  );

  async function expectNothing(scripts: Scripts, env: Record<string, string> = {}): Promise<void> {
    writeFileSync(join(scripts.dir, "secret.txt"), `${home()}/leaked\n`);
    const curl = join(scripts.dir, "curl");
    writeFileSync(curl, CURL_THAT_READS_URLS, { mode: 0o755 });
    const { status, stdout, stderr } = await scripts.run(0, {
      ...env,
      PATH: `${scripts.dir}:${process.env.PATH ?? ""}`,
      REAL_CURL: (await bash(["-c", "type -P curl"], ".")).stdout.trim(),
    });
    expect([status === 0, stdout, recorder.take()]).toEqual([false, "", []]);
    expect(stderr).not.toBe("");
    for (const name of ["curl", "secret.txt"]) rmSync(join(scripts.dir, name));
  }
});

/** Newer versions of curl take `--url @file` for a file of URLs; the one that is installed may not. */
const CURL_THAT_READS_URLS = `#!/bin/bash
previous=''
for argument; do
  if [[ $previous == --url && $argument == @* ]]; then exec cat "\${argument#@}"; fi
  previous=$argument
done
exec "$REAL_CURL" "$@"
`;

describe("a line break from the environment", () => {
  test("begins no header: nothing is sent", async () => {
    const header = [
      { key: "X-Trace", value: "{{trace}}" },
      { key: "X-Id", value: "{{$guid}}" },
      { key: "{{name}}", value: "1" },
      { key: "{{name}}", value: "" },
    ];
    const auth = { type: "bearer", bearer: [{ key: "token", value: "{{token}}" }] };
    const scripts = await scriptsOf([{ name: "r", request: { method: "GET", url: home(), header, auth } }], {
      trace: "t",
      name: "X-Name",
    });
    const given = { token: "secret" };
    for (const name of ["trace", "token", "guid", "name"]) {
      for (const lineBreak of ["\n", "\r", "\r\n"]) {
        const { status, stderr } = await scripts.run(0, { ...given, [name]: `a${lineBreak}X-Injected: 1` });
        expect([name, status]).toEqual([name, 1]);
        expect(stderr).toContain("Nothing was sent: a value for a header has a line break");
        expect(stderr).not.toContain("secret");
      }
    }
    const { status, stderr } = await scripts.run(0, { ...given, name: "@secret.txt" });
    expect([status, stderr]).toEqual([1, expect.stringContaining("the name of a header begins with @")]);
    expect(recorder.take()).toEqual([]);
    expect(await scripts.run(0, given)).toMatchObject({ status: 0, stderr: "" });
    expect(recorder.take()).toHaveLength(1);
  });

  test.each([
    ["the form itself", { key: "a", value: "1" }],
    ["a part", { key: "a", value: "1", contentType: "{{type}}" }],
    ["a part with a file", { key: "a", type: "file", src: "c.json", contentType: "text/{{type}}" }],
  ])("is in no type of a form: %s", async (what, part) => {
    const type = what === "the form itself" ? "{{type}}" : "utf-8";
    const header = [{ key: "Content-Type", value: `multipart/form-data; charset=${type}; boundary=mine` }];
    const body = { mode: "formdata", formdata: [{ type: "text", ...part }] };
    const scripts = await scriptsOf([{ name: "r", request: { method: "POST", url: home(), header, body } }]);
    for (const lineBreak of ["\n", "\r", "\r\n"]) {
      const { status, stderr } = await scripts.run(0, { type: `a${lineBreak}X-Injected: 1` });
      expect([status, stderr]).toEqual([
        1,
        expect.stringContaining("Nothing was sent: a value for a header"),
      ]);
    }
    expect(recorder.take()).toEqual([]);
    expect(await scripts.run(0, { type: "utf-16" })).toMatchObject({ status: 0, stderr: "" });
    expect(JSON.stringify(recorder.take())).toContain("utf-16");
  });

  test.each(["{{origin}}/a", "http://{{host}}/a", "{{origin}}", "{{origin}}?q=1"])(
    "is in no URL: %s",
    async (url) => {
      for (const behavior of [{}, { disableUrlEncoding: true }]) {
        const scripts = await scriptsOf([
          { name: "r", request: { method: "GET", url }, protocolProfileBehavior: behavior },
        ]);
        for (const lineBreak of ["\n", "\r\n"]) {
          const injected = ` HTTP/1.1${lineBreak}X-Injected: 1${lineBreak}X-Rest:`;
          const { status } = await scripts.run(0, {
            origin: `${home()}/${injected}`,
            host: `127.0.0.1:${recorder.port}/${injected}`,
          });
          expect(status).not.toBe(0);
        }
      }
      expect(recorder.take()).toEqual([]);
    },
  );
});

describe("redirects", () => {
  async function redirecting(to: () => string): Promise<{ url: string; seen: string[][] }> {
    const seen: string[][] = [];
    const server = createServer((request, response) => {
      seen.push(request.rawHeaders);
      response.writeHead(request.url === "/there" ? 200 : 302, { location: to() }).end("{}");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    server.unref();
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
  }

  const credentials = [
    [
      "an API key",
      {
        auth: {
          type: "apikey",
          apikey: [
            { key: "key", value: "X-Own" },
            { key: "value", value: "{{v}}" },
          ],
        },
      },
    ],
    ["a header called like a credential", { header: [{ key: "X-Api-Key", value: "{{v}}" }] }],
    ["a variable called like a credential", { header: [{ key: "X-Own", value: "Own {{access_token}}" }] }],
    ["such a variable inside another", { header: [{ key: "X-Own", value: "{{outer}}" }] }],
    [
      "the session of an AWS Signature",
      {
        auth: {
          type: "awsv4",
          awsv4: ["accessKey", "secretKey", "sessionToken"].map((key) => ({ key, value: "{{v}}" })),
        },
      },
    ],
  ] as const;
  const variables = { outer: "{{access_token}}" };
  const given = { v: "very-secret", access_token: "very-secret" };

  test.each(credentials)("%s is not sent to another origin", async (_, request) => {
    for (const url of ["URL/here", "{{origin}}/here", "{{host}}/here", "http://{{host}}/here"]) {
      const from = await redirecting(() => `${home()}/there`);
      const host = from.url.replace("http://", "");
      const saved = { name: "r", request: { method: "GET", url: url.replace("URL", from.url), ...request } };
      const scripts = await scriptsOf([saved], variables);
      const { status, stdout, stderr } = await scripts.run(0, { ...given, origin: from.url, host });
      expect([status, stdout]).toEqual([6, ""]);
      expect(stderr).toContain("redirect-to-another-server.invalid");
      expect(from.seen.flat()).toContain(request === credentials[2][1] ? "Own very-secret" : "very-secret");
      expect(recorder.take()).toEqual([]);
    }
  });

  test.each(credentials)("%s follows inside the origin", async (_, request) => {
    const from = await redirecting(() => "/there");
    const url = from.url.replace("http://", "http://{{user}}@").replace("127.0.0.1", "{{ip}}");
    const scripts = await scriptsOf(
      [{ name: "r", request: { method: "GET", url: `${url}/here`, ...request } }],
      variables,
    );
    const outcome = await scripts.run(0, { ...given, user: "u", ip: "127.0.0.1" });
    expect(outcome).toEqual({ status: 0, stdout: "{}", stderr: "" });
    expect(from.seen).toHaveLength(2);
  });

  test.each(["http://{{host}}/here", "{{origin}}/here"])(
    "is not followed to another protocol: %s",
    async (url) => {
      let connections = 0;
      const ftp = createTcpServer((socket) => {
        connections += 1;
        socket.end("421 no\r\n");
      });
      await new Promise<void>((resolve) => ftp.listen(0, "127.0.0.1", resolve));
      onTestFinished(() => void ftp.close());
      const from = await redirecting(() => `ftp://127.0.0.1:${(ftp.address() as AddressInfo).port}/x`);
      const scripts = await scriptsOf([{ name: "r", request: { method: "GET", url } }]);
      const env = { origin: from.url, host: from.url.replace("http://", "") };
      const { status, stderr } = await scripts.run(0, env);
      expect([status, stderr]).toEqual([1, expect.stringMatching(/protocol "?ftp"?/i)]);
      expect([from.seen.length, connections]).toEqual([1, 0]);
    },
  );

  test("what curl itself leaves behind, and headers of no credential, follow to another origin", async () => {
    const from = await redirecting(() => `${home()}/there`);
    const header = [
      { key: "Authorization", value: "Own {{v}}" },
      { key: "Cookie", value: "session={{v}}" },
      { key: "X-Page", value: "{{page}}" },
      { key: "X-Api-Key", value: "" },
    ];
    const scripts = await scriptsOf(
      [{ name: "r", request: { method: "GET", url: `${from.url}/here`, header } }],
      {
        page: "1",
      },
    );
    expect(await scripts.run(0, given)).toEqual({ status: 0, stdout: "{}", stderr: "" });
    const [sent] = recorder.take();
    expect(sent?.target).toBe("/there");
    expect(sent?.headers).toContainEqual(["X-Page", "1"]);
    expect(JSON.stringify(sent)).not.toContain("very-secret");
  });
});

describe("a form whose boundary the collection chose", () => {
  const header = [{ key: "Content-Type", value: "multipart/form-data; charset=utf-8; boundary=mine" }];
  const text = (key: string, value: string, more: object = {}) => ({ key, value, type: "text", ...more });
  const odd = { contentType: 'text/x; a="b, c"' };

  test.each([
    ["as options", [text("a", "{{v}}"), text("b", "2")]],
    ["written out", [text("a", "{{v}}", odd), text("b", "2")]],
    ["with a variable as a name", [text("{{n}}", "{{v}}"), text("b", "2")]],
  ])("has the parts that it has, whatever a value holds: %s", async (_, formdata) => {
    const body = { mode: "formdata", formdata };
    const scripts = await scriptsOf([{ name: "r", request: { method: "POST", url: home(), header, body } }]);
    const part = (boundary: string) =>
      `x\r\n--${boundary}\r\nContent-Disposition: form-data; name="c"\r\n\r\n3`;
    const names = { plain: "n", broken: 'n"\r\nX-Injected: 1', equals: "n=@/etc/hosts;type=x" };
    for (const n of Object.values(names)) {
      const sent: SentRequest[] = [];
      for (const boundary of ["mine", "----", "mine"]) {
        expect(await scripts.run(0, { v: part(boundary), n })).toMatchObject({ status: 0, stderr: "" });
        sent.push(...recorder.take());
        const type = sent.at(-1)?.headers.find(([name]) => name === "Content-Type")?.[1] ?? "";
        const made = /^multipart\/form-data; charset=utf-8; boundary=(-+\w+)$/.exec(type)?.[1] ?? "";
        const parts = sent.at(-1)?.body.split(`--${made}`) ?? [];
        expect(parts).toHaveLength(4);
        expect(parts[1]).toContain(`\r\n\r\n${part(boundary)}\r\n`);
        expect(parts[1]?.split("\r\n\r\n")[0]).not.toContain("\r\nX-Injected");
        expect(made).not.toContain("mine");
      }
      expect(new Set(sent.map(({ body: all }) => all.slice(0, 60))).size).toBe(3);
    }
  });
});

test("sixty thousand variables of the same words have names of their own", async () => {
  const signs = (i: number) => Array.from(i.toString(2), (digit) => "-+"[Number(digit)]).join("");
  const names = Array.from({ length: 60_000 }, (_, i) => `a ${signs(i)}`);
  const header = [{ key: "X-All", value: names.map((name) => `{{${name}}}`).join("") }];
  const scripts = await scriptsOf([{ name: "r", request: { method: "GET", url: home(), header } }]);
  const declared = scripts.text().match(/(?<=^ {2}')a\d*(?= \()/gm) ?? [];
  expect(new Set(declared).size).toBe(60_000);
  expect(declared).toContain("a60000");
});

test("arguments are handed on to curl", async () => {
  const scripts = await scriptsOf([{ name: "r", request: { method: "GET", url: home() } }]);
  const { stdout } = await scripts.run(0, {}, ["--include", "--header", "X-More: 1"]);
  expect(stdout).toMatch(/^HTTP\/1\.1 200/);
  expect(recorder.take()[0]?.headers).toContainEqual(["X-More", "1"]);
});

test("a field of a form holds NUL", async () => {
  const urlencoded = [
    { key: "a", value: "x\0y z" },
    { key: "b\0", value: "\0" },
  ];
  const body = { mode: "urlencoded", urlencoded };
  const scripts = await scriptsOf([{ name: "r", request: { method: "POST", url: home(), body } }]);
  expect(await scripts.run(0)).toMatchObject({ status: 0, stderr: "" });
  expect(recorder.take()[0]?.body).toBe("a=x%00y%20z&b%00=%00");
});

test.each(["GET IT", "GET /\r\nX-Injected: 1", "-K/etc/hosts"])(
  "a method that HTTP does not have is not sent: %j",
  async (method) => {
    const scripts = await scriptsOf([{ name: "r", request: { method, url: home() } }]);
    const { status, stderr } = await scripts.run(0);
    expect([status, stderr]).toEqual([1, expect.stringContaining("HTTP has no method")]);
    expect(recorder.take()).toEqual([]);
  },
);

test("a header whose name curl would take for a file is left out, with a warning", async () => {
  const header = [
    { key: "@secret.txt", value: "" },
    { key: "{{name}}", value: "" },
    { key: "X-Lines", value: "a\r\nX-Injected: 1" },
  ];
  const scripts = await scriptsOf([{ name: "r", request: { method: "GET", url: home(), header } }], {
    name: "@secret.txt",
  });
  writeFileSync(join(scripts.dir, "secret.txt"), "X-Secret: 1\n");
  const { status, stderr } = await scripts.run(0);
  expect(status).toBe(0);
  expect(stderr.match(/it is left out/g)).toHaveLength(3);
  expect(recorder.take()[0]?.headers.map(([name]) => name)).toEqual(["Host", "User-Agent", "Accept"]);
});

test("auth that the script cannot do is said on stderr", async () => {
  const auth = { type: "ntlm", ntlm: [{ key: "username", value: "{{id}}" }] };
  const scripts = await scriptsOf([{ name: "r", request: { method: "GET", url: home(), auth } }]);
  expect((await scripts.run(0)).stderr).toContain("does not sign requests (ntlm)");
  expect(recorder.take()).toHaveLength(1);
});

describe("signatures", () => {
  const signed = (type: string, params: Record<string, unknown>, request: object = {}) => ({
    name: "r",
    request: {
      ...{ method: "GET", url: `${home()}/a`, ...request },
      auth: { type, [type]: Object.entries(params).map(([key, value]) => ({ key, value })) },
    },
  });

  async function headerOfClient(auth: AuthScheme): Promise<string | undefined> {
    await createTransport({}).send({ name: "r", method: "GET", url: `${home()}/a?q=1`, auth });
    return authorizationOf(recorder.take()[0]);
  }

  function authorizationOf(sent: SentRequest | undefined): string | undefined {
    return sent?.headers.find(([name]) => name.toLowerCase() === "authorization")?.[1];
  }

  test("hostile text is signed as the client signs it", async () => {
    const printable = hostile.map((text) => text.replace(/[^ -~]/g, "_"));
    await fc.assert(
      fc.asyncProperty(hostile, printable, async (any, text) => {
        const [a, b] = [`x${plain(any)}x`, `x${plain(text)}x`];
        const oauth = {
          consumerKey: a,
          consumerSecret: a,
          tokenSecret: a,
          nonce: a,
          timestamp: "1",
          realm: a,
        };
        const hawkish = {
          authId: b,
          authKey: b,
          nonce: b,
          timestamp: "1",
          extraData: b,
          app: b,
          delegation: b,
        };
        const variables = { v: a, w: b };
        const lifted = (options: object) =>
          Object.fromEntries(
            Object.entries(options).map(([key, value]) => [
              key,
              // Literal credentials are left out of scripts.
              value === a && /^(?:consumer|token)/.test(key) ? "{{v}}" : value,
            ]),
          );
        const scripts = await Scripts.of(
          [
            signed("oauth1", { ...lifted(oauth), addParamsToHeader: true }, { url: `${home()}/a?q=1` }),
            signed("hawk", { ...hawkish, authId: "{{w}}", authKey: "{{w}}" }, { url: `${home()}/a?q=1` }),
          ],
          variables,
        );
        try {
          const outcomes = [await scripts.run(0), await scripts.run(1)];
          expect(outcomes.map(({ stderr }) => stderr)).toEqual(["", ""]);
          const sent = recorder.take().map(authorizationOf);
          expect(sent).toEqual([expect.stringMatching(/^OAuth /), expect.stringMatching(/^Hawk /)]);
          expect(sent).toEqual([
            await headerOfClient(oauth1({ ...oauth, addParamsToHeader: "true" })),
            await headerOfClient(hawk(hawkish)),
          ]);
          expect(existsSync(join(scripts.dir, "pwned"))).toBe(false);
        } finally {
          scripts.remove();
        }
      }),
      { numRuns: 8 },
    );
  });

  test("a line break begins no header of its own", async () => {
    const scripts = await scriptsOf([
      signed("hawk", { authId: "{{id}}", authKey: "{{id}}" }),
      signed("jwt", { algorithm: "HS256", secret: "{{id}}", headerPrefix: "{{id}}" }),
      signed("awsv4", { accessKey: "{{id}}", secretKey: "{{id}}", sessionToken: "{{id}}" }),
    ]);
    for (const index of [0, 1, 2]) {
      const { status, stderr } = await scripts.run(index, { id: "a\r\nX-Injected: 1" });
      expect([status, stderr]).toEqual([1, expect.stringContaining("line break")]);
    }
    expect(recorder.take()).toEqual([]);
  });

  test("without openssl nothing is sent", async () => {
    const scripts = await scriptsOf([signed("hawk", { authId: "{{id}}", authKey: "{{id}}" })]);
    symlinkSync("/bin/bash", join(scripts.dir, "bash"));
    const { status, stderr } = await scripts.run(0, { id: "i", PATH: scripts.dir });
    expect([status, stderr]).toEqual([1, expect.stringContaining("openssl is needed")]);
    expect(recorder.take()).toEqual([]);
  });

  test("no more of an earlier signature is sent", async () => {
    const header = [
      { key: "authorization", value: "{{old}}" },
      { key: "x-amz-date", value: "{{old}}" },
    ];
    const url = `${home()}/a?X-Amz-Date=old&b=2&a=1`;
    const scripts = await scriptsOf(
      [signed("awsv4", { accessKey: "{{id}}", secretKey: "{{id}}" }, { header, url })],
      { id: "i", old: "old" },
    );
    expect(await scripts.run(0)).toMatchObject({ status: 0, stderr: "" });
    const [sent] = recorder.take();
    expect(sent?.target).toBe("/a?b=2&a=1");
    expect(JSON.stringify(sent?.headers)).not.toContain('"old"');
  });

  test.each([
    ["digest, with a body held back by nobody", "POST", { mode: "raw", raw: "body" }, "body"],
    ["digest", "GET", undefined, ""],
  ])("%s", async (_, method, body, received) => {
    const auth = { username: "{{user}}", password: "{{password}}" };
    const scripts = await scriptsOf([signed("digest", auth, { method, body })]);
    const { stderr } = await scripts.run(0, { user: "ada", password: "x" });
    expect(stderr).toBe("");
    const [sent] = recorder.take();
    expect(sent).toMatchObject({ method, body: received });
    expect(authorizationOf(sent)).toBeUndefined();
  });
});

test("a request without a URL fails with a reason", async () => {
  const scripts = await scriptsOf([{ name: "r", request: { method: "GET" } }]);
  expect(await scripts.run(0)).toMatchObject({
    status: 1,
    stderr: "The collection gives this request no URL.\n",
  });
});

test("a body that no argument can hold arrives whole", async () => {
  const raw = `{"text":"${"it's ".repeat(60_000)}"}`;
  const scripts = await scriptsOf([
    { name: "r", request: { method: "POST", url: home(), body: { mode: "raw", raw } } },
  ]);
  expect((await scripts.run(0)).status).toBe(0);
  expect(recorder.take()[0]?.body).toBe(raw);
});

/** Text out of what shells, curl and HTTP give a meaning to. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ..."\"'`$\\!&|;<>(){}[]*?~#%=@,:- \t\n\r".split(""),
        "$(touch pwned)",
        "`touch pwned`",
        "'; touch pwned; '",
        '"; touch pwned; "',
        "${PATH}",
        "\\'",
        "}}",
        "@/etc/passwd",
        "\u0001",
        "\u007f",
        "ü",
        "日",
        "🎉",
      ),
      fc.string({ unit: "binary", maxLength: 3 }).filter((text) => !text.includes("\0")),
    ),
    { maxLength: 8 },
  )
  .map((parts) => Buffer.from(parts.join("")).toString());

/** Without references to variables. */
function plain(text: string): string {
  return text.replace(/\{(?=\{)/g, "{ ");
}

test("hostile text arrives as data, wherever it stands", async () => {
  await fc.assert(
    fc.asyncProperty(hostile, hostile, hostile, async (name, text, value) => {
      const filled = `v${plain(value)}`;
      const body = { mode: "raw", raw: `<${plain(text)}{{v}}>` };
      const form = {
        mode: "urlencoded",
        urlencoded: [{ key: `k${plain(text)}`, value: `${plain(name)}{{v}}` }],
      };
      const header = [{ key: "X-Text", value: plain(text).replace(/[^ -~]/g, "_") }];
      const folder = (item: object[]) => ({ name, description: text, item });
      const scripts = await Scripts.of(
        [
          folder([
            {
              name,
              request: {
                method: "POST",
                url: `${home()}/a/{{v}}?q=${encodeURIComponent(text)}`,
                header,
                body,
              },
            },
          ]),
          { name: text, request: { method: "POST", url: home(), body: form } },
        ],
        { v: filled },
      );
      try {
        const outcomes = [await scripts.run(0), await scripts.run(1)];
        const [first, second] = recorder.take();
        expect(outcomes.map(({ status, stderr }) => [status, stderr])).toEqual([
          [0, ""],
          [0, ""],
        ]);
        expect(Buffer.from(first?.body ?? "", "latin1").toString()).toBe(`<${plain(text)}${filled}>`);
        expect(Object.fromEntries(new URLSearchParams(second?.body))).toEqual({
          [`k${plain(text)}`]: plain(name) + filled,
        });
        expect(existsSync(join(scripts.dir, "pwned"))).toBe(false);
      } finally {
        scripts.remove();
      }
    }),
    { numRuns: 60 },
  );
});
