import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { builtCli, cli } from "../cli/harness.js";
import { ALL_TARGETS } from "../emit/targets.js";

/**
 * One collection and one environment with a credential in every place that can hold one, each different. None may be
 * found in any byte that the tool writes or prints.
 */
let count = 0;
const planted: string[] = [];

function secret(): string {
  count += 1;
  const value = `p4ss${String(count).padStart(3, "0")}Qz7vKx9w`;
  planted.push(value);
  return value;
}

const hex = (length: number) => "0123456789abcdef".repeat(8).slice(0, length);
const shaped = (value: string) => {
  planted.push(value);
  return value;
};

/** The value of a variable, which stands in requests and texts too. */
const repeatedSecret = secret();

const param = (key: string) => ({ key, value: secret() });

function request(name: string, parts: object, response: object[] = []) {
  return { name, request: { method: "POST", url: "https://api.example.com/x", ...parts }, response };
}

const auth = (type: string, ...keys: string[]) => ({ type, [type]: keys.map((key) => param(key)) });

const jsonResponse = (name: string, body: object) => ({
  name,
  code: 200,
  header: [
    { key: "Content-Type", value: "application/json" },
    { key: "Set-Cookie", value: `session=${secret()}; Path=/` },
    { key: "X-Auth-Token", value: secret() },
    { key: "Authorization", value: `Bearer ${secret()}` },
  ],
  body: JSON.stringify(body),
});

const collection = {
  info: {
    name: `Secrets ${shaped(`ghp_${"a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8"}`)}`,
    description: `See ${shaped(`AKIA${"ABCDEFGHIJKLMNOP"}`)} and https://joe:${secret()}@example.com/`,
    schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json",
  },
  auth: auth("bearer", "token"),
  variable: [
    { key: "apiKey", value: secret() },
    { key: "password1", value: secret() },
    { key: "API_KEY_STAGING", value: secret() },
    { key: "admin_password_2", value: secret() },
    { key: "secretTyped", value: secret(), type: "secret" },
    { key: "secretHere", value: "", type: "secret" },
    { key: "secretRepeated", value: repeatedSecret, type: "secret" },
    { key: "dsn", value: `postgres://joe:${secret()}@db.example.com/x` },
    { key: "settings", value: JSON.stringify({ client_secret: secret() }) },
    { key: "baseUrl", value: "https://api.example.com" },
  ],
  item: [
    ...[
      auth("basic", "username", "password"),
      auth("apikey", "value"),
      auth("oauth2", "accessToken", "clientSecret"),
      auth("awsv4", "accessKey", "secretKey", "sessionToken"),
      auth("hawk", "authKey"),
      auth("digest", "password"),
      auth("ntlm", "password"),
      auth("oauth1", "consumerSecret", "tokenSecret"),
      auth("edgegrid", "clientSecret", "clientToken", "accessToken"),
      auth("jwt", "secret", "privateKey"),
    ].map((block) => request(`auth ${block.type}`, { auth: block })),
    request("headers", {
      header: [
        { key: "Authorization", value: `Bearer ${secret()}` },
        param("X-Api-Key"),
        { key: "Cookie", value: `sid=${secret()}; b=c` },
        param("Ocp-Apim-Subscription-Key"),
        param("X-Vault-Token"),
        { key: "X-Disabled-Token", value: secret(), disabled: true },
        {
          key: "X-Uses",
          value:
            "{{apiKey}} {{secretTyped}} {{dsn}} {{settings}} {{envToken}} {{envPlain}} {{secretHere}} {{password1}} {{API_KEY_STAGING}} {{admin_password_2}}",
        },
      ],
    }),
    request("schemes", {
      header: [
        { key: "Authorization", value: `Zoho-oauthtoken 1000.${secret()}` },
        { key: "Authorization", value: `Hawk id="${secret()}", mac="${secret()}"`, disabled: true },
        { key: "Proxy-Authorization", value: `Splunk ${secret()}` },
        { key: "X-WSSE", value: `UsernameToken Username="joe", PasswordDigest="${secret()}"` },
      ],
    }),
    request("beside references", {
      auth: { type: "basic", basic: [{ key: "password", value: `{{env}}-${secret()}` }] },
      header: [
        { key: "X-Api-Key", value: `${secret()}{{suffix}}` },
        { key: "Authorization", value: `Token client={{client}}, token="${secret()}"` },
        { key: "Cookie", value: `PHPSESSID=${secret()}; security_level={{level}}` },
        { key: "X-Auth-Token", value: ` ${secret()}\n` },
      ],
    }),
    request("paths", {
      url: {
        protocol: "https",
        host: ["hooks", "slack", "com"],
        path: ["services", "T00000000", "B00000000", shaped("abcdEFGHijklMNOPqrstUVWX")],
      },
    }),
    request("bot", {
      url: `https://api.telegram.org/bot${shaped(`123456789:AA${"Hdq".repeat(11)}`)}/getMe`,
    }),
    request("form that begins with it", {
      body: { mode: "raw", raw: `client_secret=${secret()}&grant_type=client_credentials` },
    }),
    request("graphql query", {
      body: {
        mode: "graphql",
        graphql: { query: `mutation { login(user: "joe", password: "${secret()}") { id } }` },
      },
    }),
    request(`repeats`, {
      description: `The key is ${repeatedSecret}.`,
      url: `https://api.example.com/x/${repeatedSecret}/y?z=${repeatedSecret}`,
      header: [{ key: "X-Other", value: repeatedSecret }],
    }),
    request("query", { url: `https://api.example.com/x?api_key=${secret()}&access_token=${secret()}` }),
    request("user info", { url: `https://joe:${secret()}@api.example.com/y` }),
    request("path variable", {
      url: {
        raw: "https://api.example.com/reset/:token",
        host: ["api", "example", "com"],
        path: ["reset", ":token"],
        variable: [param("token")],
      },
    }),
    request("names", {
      url: {
        host: ["api", "example", "com"],
        path: ["x"],
        query: [param("sid"), param("API_KEY_STAGING"), param("admin_password_2")],
      },
      header: [param("X-Authorization"), param("Auth"), param("X-Bearer")],
      body: {
        mode: "raw",
        raw: JSON.stringify({ password2: secret(), signingKey: secret(), masterKey: secret() }),
      },
    }),
    request("phrases", {
      body: { mode: "urlencoded", urlencoded: [{ key: "password", value: shaped("open sesame Qz7") }] },
    }),
    request("phrase in JSON", {
      body: { mode: "raw", raw: JSON.stringify({ password: shaped("S3cr3t Pa55word9") }) },
    }),
    request("user info in parts", {
      url: { host: [`joe:${secret()}@api`, "example", "com"], path: ["z"], protocol: "https" },
    }),
    request("json", {
      body: {
        mode: "raw",
        options: { raw: { language: "json" } },
        raw: JSON.stringify(
          { user: "joe", password: secret(), nested: [{ client_secret: secret() }] },
          null,
          2,
        ),
      },
    }),
    request("json in json", {
      body: { mode: "raw", raw: JSON.stringify({ payload: JSON.stringify({ refresh_token: secret() }) }) },
    }),
    request("bare variables", {
      body: { mode: "raw", raw: `{"id": {{id}}, "password": "${secret()}"}` },
    }),
    request("xml", { body: { mode: "raw", raw: `<login><password>${secret()}</password></login>` } }),
    request("addresses", {
      header: [{ key: "X-Callback", value: `https://joe:${secret()}@example.com/` }],
      body: { mode: "raw", raw: `{"dsn": "postgres://joe:${secret()}@db.example.com/x"}` },
    }),
    request("xml with attributes", {
      body: {
        mode: "raw",
        raw: `<a token="${secret()}"><wsse:Password Type="#PasswordText">${secret()}</wsse:Password><Password><![CDATA[${secret()}]]></Password></a>`,
      },
    }),
    request("settings", {
      body: {
        mode: "raw",
        raw: `a=1\nDB_PASSWORD=${secret()}\npassword: ${secret()}\nServer=x;Password=${secret()};`,
      },
    }),
    request("described headers", {
      description: `curl -H 'Authorization: Bearer ${secret()}' -H "X-Api-Key: ${secret()}" -H X-Auth-Token:${secret()}\n\n| password | ${secret()} |\n\nredis://:${secret()}@h:6379`,
    }),
    request("beside names", {
      description: `<tr><td>password</td><td>${secret()}</td></tr>`,
      body: {
        mode: "raw",
        raw: `[{"value":"${secret()}","name":"password"}, ["X-Api-Key", "${secret()}"]]\npassword: |\n  ${secret()}\n`,
      },
    }),
    request("without names", {
      description: `mysql -u root -p${secret()}; curl --oauth2-bearer ${secret()}; https://${secret()}abcd9@h.io`,
      body: { mode: "raw", raw: `Basic ${shaped(Buffer.from(`joe:${secret()}`).toString("base64"))}` },
    }),
    request("headers in JSON", {
      body: { mode: "raw", raw: JSON.stringify({ authorization: `Bearer ${secret()}`, tokens: [secret()] }) },
    }),
    request("text form", { body: { mode: "raw", raw: `user=joe&password=${secret()}&x=1` } }),
    request("urlencoded", { body: { mode: "urlencoded", urlencoded: [param("password")] } }),
    request("multipart", { body: { mode: "formdata", formdata: [{ ...param("apiToken"), type: "text" }] } }),
    request("graphql", {
      body: {
        mode: "graphql",
        graphql: { query: "query { a }", variables: JSON.stringify({ password: secret() }) },
      },
    }),
    request("graphql object", {
      body: { mode: "graphql", graphql: { query: "query { a }", variables: { apiKey: secret() } } },
    }),
    request(
      "shapes",
      { description: `Use ${shaped(`glpat-${hex(20)}`)}, or ${shaped(`PMAK-${hex(24)}-${hex(34)}`)}.` },
      [
        jsonResponse("login", { access_token: secret(), user: { name: "joe", id: 7, apiKey: secret() } }),
        {
          name: "key",
          code: 200,
          header: [],
          body: `-----BEGIN PRIVATE KEY-----\n${secret()}\n-----END PRIVATE KEY-----`,
        },
        {
          ...jsonResponse("original", { ok: true }),
          originalRequest: { method: "POST", url: "https://a.test/", header: [param("X-Api-Key")] },
        },
      ],
    ),
    { neither: true, name: `odd ${shaped(`xoxb-${"123456789012-abcdefABCDEF"}`)}` },
  ],
};

const environment = {
  name: "env",
  values: [
    { key: "envToken", value: secret(), enabled: true },
    { key: "secretHere", value: secret(), enabled: true },
    {
      key: "envPlain",
      value: `Key ${shaped(`npm_${"abcdefghijklmnopqrstuvwxyz0123456789"}`)}`,
      enabled: true,
    },
  ],
};

function everyText(folder: string): [path: string, text: string][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path, readFileSync(path, "utf8")]);
}

describe("planted credentials", () => {
  const folder = mkdtempSync(join(tmpdir(), "hostile-secrets-"));
  const remove = () => {
    rmSync(folder, { recursive: true, force: true });
  };
  writeFileSync(join(folder, "c.json"), JSON.stringify(collection));
  writeFileSync(join(folder, "e.json"), JSON.stringify(environment));
  const args = ["c.json", "-e", "e.json"];

  test("are in no file and in nothing that is printed, and the run says how to give them", async () => {
    const outcome = await cli([...args, "-t", ALL_TARGETS.join(","), "--verbose"], { cwd: folder });
    const printed = `${outcome.stdout}\n${outcome.stderr}`;
    expect(outcome.status).toBe(0);
    const json = await cli([...args, "--json", "--dry-run"], { cwd: folder });
    const inspected = await cli(["inspect", ...args], { cwd: folder });
    const texts: [string, string][] = [
      ...everyText(join(folder, "generated")),
      ["printed", printed],
      ["--json", json.stdout + json.stderr],
      ["inspect", inspected.stdout + inspected.stderr],
    ];
    expect(planted.length).toBeGreaterThan(60);
    const paths = texts.map(([path]) => path).join("\n");
    for (const path of ["docs/items/", "docs/assets/descriptions.js", "snippets/lianja/"])
      expect(paths).toContain(path);
    const found = texts.flatMap(([path, text]) =>
      planted.filter((s) => text.includes(s)).map((s) => [path, s]),
    );
    expect(found).toEqual([]);
    expect(printed).toMatch(/PC2001.*left out/);
    expect(printed).toMatch(/give it at run time: createClient\(\{ variables/);
    expect(printed).toContain('"envToken"');
  });

  test("leave generated tests that pass", () => {
    // Where the generated tests find vitest, as they would in a project of their own.
    symlinkSync(join(process.cwd(), "node_modules"), join(folder, "node_modules"));
    const { status, stdout, stderr } = builtCli(
      { shell: `"$NODE" node_modules/vitest/vitest.mjs run --testTimeout=600000` },
      { cwd: folder, env: { NO_COLOR: "1" } },
    );
    remove();
    expect(`${stdout}${stderr}`).toMatch(/Tests {2}\d+ passed (?:\(|\| 1 skipped)/);
    expect(status).toBe(0);
  });
});

test("a fault in the JSON shows no more than one character of what stands there", async () => {
  const folder = mkdtempSync(join(tmpdir(), "hostile-"));
  writeFileSync(join(folder, "c.json"), `{"item": [], "token": hunter2hunter2hunter2}`);
  const { stderr, status } = await cli(["c.json"], { cwd: folder });
  rmSync(folder, { recursive: true });
  expect(status).toBe(1);
  expect(stderr).toContain('did not expect "h" here');
  expect(stderr).not.toContain("hu");
});

describe("credentials in URLs are variables, whatever they look like", () => {
  const folder = mkdtempSync(join(tmpdir(), "hostile-urls-"));
  const urls: [name: string, url: unknown, base: string][] = [
    ["text", "https://joe:pa55@h.test/a", "https://{{urlUser}}:{{urlPassword}}@h.test/a"],
    ["words", "https://user:password@h.test/a", "https://{{urlUser}}:{{urlPassword}}@h.test/a"],
    ["no scheme", "joe:pa55@{{host}}/a", "{{urlUser}}:{{urlPassword}}@{{host}}/a"],
    ["user only", "https://t0ken@h.test:81", "https://{{urlUser}}@h.test:81"],
    ["a variable beside", "https://{{u}}:pa55@h.test/a", "https://{{u}}:{{urlPassword}}@h.test/a"],
    ["variables", "https://{{u}}:{{p}}@h.test/a", "https://{{u}}:{{p}}@h.test/a"],
    [
      "auth",
      { protocol: "https", host: ["h", "test"], path: ["a"], auth: { user: "joe", password: "pa55" } },
      "https://{{urlUser}}:{{urlPassword}}@h.test/a",
    ],
    [
      "host",
      { protocol: "https", host: ["joe:pa55@h", "test"], path: ["a"] },
      "https://{{urlUser}}:{{urlPassword}}@h.test/a",
    ],
    ["whole host", { host: "https://joe:pa55@h.test" }, "https://{{urlUser}}:{{urlPassword}}@h.test"],
    [
      "host with a variable",
      { host: ["{{u}}:pa55@{{a@b:c}}"], path: ["a"] },
      "{{u}}:{{urlPassword}}@{{a@b:c}}/a",
    ],
    ["an at-sign in a name", { host: ["{{a@b}}"], path: ["a"] }, "{{a@b}}/a"],
  ];

  async function inspected(file: string): Promise<{ base: string; report: string; text: string }> {
    const { stdout, stderr, status } = await cli(["inspect", file], { cwd: folder });
    expect(status, stderr).toBe(0);
    const base = /"base": "(.*)"/.exec(stdout)?.[1] ?? "";
    return { base, report: stderr, text: stdout + stderr };
  }

  test.each(urls)("%s", async (name, url, base) => {
    const item = [{ name: "r", request: { method: "GET", url } }];
    writeFileSync(join(folder, "u.json"), JSON.stringify({ ...collection, item, auth: null }));
    const found = await inspected("u.json");
    expect(found.base).toBe(base);
    expect(found.text).not.toMatch(/joe|pa55|t0ken|user:password/);
    if (base.includes("{{url")) expect(found.report).toMatch(/PC2001.*"url(?:User|Password)"/);
    else expect(found.report, name).not.toContain('"url');
  });

  test("in v1 and in v3 too", async () => {
    const url = "https://joe:pa55@h.test/a";
    const v1 = { id: "1", name: "c", order: ["2"], requests: [{ id: "2", name: "r", method: "GET", url }] };
    writeFileSync(join(folder, "v1.json"), JSON.stringify(v1));
    mkdirSync(join(folder, "v3/.resources"), { recursive: true });
    writeFileSync(join(folder, "v3/.resources/definition.yaml"), "$kind: collection\nname: c\n");
    writeFileSync(join(folder, "v3/r.request.yaml"), `$kind: http-request\nmethod: GET\nurl: ${url}\n`);
    for (const file of ["v1.json", "v3"]) {
      const { base, text } = await inspected(file);
      expect(base).toBe("https://{{urlUser}}:{{urlPassword}}@h.test/a");
      expect(text).not.toMatch(/joe|pa55/);
    }
  });

  test("for every target", async () => {
    const item = [{ name: "r", request: { method: "GET", url: "https://joe:pa55@h.test/a" } }];
    const plain = { ...collection, item, auth: null, variable: [] };
    writeFileSync(join(folder, "t.json"), JSON.stringify(plain));
    const { status, stderr } = await cli(["t.json", "-t", ALL_TARGETS.join(",")], { cwd: folder });
    expect(status, stderr).toBe(0);
    const texts = everyText(join(folder, "generated"));
    expect(texts.filter(([, text]) => /\bjoe\b|pa55/.test(text.replaceAll("REDACTED", "")))).toEqual([]);
    expect(texts.map(([path]) => path).join("\n")).toMatch(/lianja/);
    expect(texts.map(([path]) => path).join("\n")).toMatch(/docs\/items/);
    rmSync(folder, { recursive: true, force: true });
  });
});
