import { describe, expect, test } from "vitest";
import { build, collection, folder, request, url } from "./make.js";

const AWS = `AKIA${"ABCDEFGHIJKLMNOP"}`;
const JWT = `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.${"s".repeat(30)}`;

describe("credentials", () => {
  test("in auth blocks become variables without a value", () => {
    const { ir, diagnostics } = build(
      collection(
        [
          request("a"),
          request("b", { auth: { type: "basic", params: { username: "u", password: "hunter2" } } }),
        ],
        {
          auth: { type: "bearer", params: { token: "t0ps3cret" } },
        },
      ),
    );
    expect(ir.operations.map((o) => o.auth.params)).toEqual([
      { token: "{{bearerToken}}" },
      { username: "{{basicUsername}}", password: "{{basicPassword}}" },
    ]);
    expect(ir.variables.map((v) => [v.name, v.value])).toEqual([
      ["baseUrl", "https://api.example.com"],
      ["basicPassword", undefined],
      ["basicUsername", undefined],
      ["bearerToken", undefined],
    ]);
    expect(diagnostics.filter((d) => d.code === "PC2001")).toHaveLength(3);
    expect(JSON.stringify({ ir, diagnostics })).not.toMatch(/hunter2|t0ps3cret/);
  });

  test.each([
    ["X-Api-Key", "abcdef123456", "{{xApiKey}}"],
    ["Authorization", "Bearer abcdef123456", "Bearer {{authorization}}"],
    ["Authorization", "Zoho-oauthtoken 1000.abcdef", "Zoho-oauthtoken {{authorization}}"],
    ["Authorization", 'Token token="9f8e7d", email="a@b.c"', "Token {{authorization}}"],
    ["Authorization", "Bearer {{token}}", "Bearer {{token}}"],
    [
      "Authorization",
      'Signature keyId="{{k}}",algorithm="rsa-sha256"',
      'Signature keyId="{{k}}",algorithm="rsa-sha256"',
    ],
    ["Authorization", "Bearer <your token here>", "Bearer <your token here>"],
    ["X-Api-Key", "9f8e7d6c5b4a{{suffix}}", "{{xApiKey}}{{suffix}}"],
    ["X-Api-Key", " abcdef123456\n", " {{xApiKey}}\n"],
    ["Cookie", "session=abc; b=c", "{{cookie}}"],
    ["Cookie", "sid=fppjiig2ds7v2rau; level={{l}}", "sid={{cookie}}; level={{l}}"],
    ["token_type_hint", "access_token", "access_token"],
    ["token_endpoint_auth_method", "client_secret_basic", "client_secret_basic"],
    ["X-Auth-Token", "{{token}}", "{{token}}"],
    ["X-Auth-Token", "<token>", "<token>"],
    ["opc-retry-token", "aliqua enim i", "aliqua enim i"],
    ["Retry-Token", "abcdef123456", "abcdef123456"],
    ["page_token", "abcdef123456", "abcdef123456"],
    ["token_type", "bearer", "bearer"],
    ["X-Trace", "abcdef123456", "abcdef123456"],
  ])("header %s: %s", (key, value, expected) => {
    const { ir } = build(collection([request("a", { headers: [{ key, value }] })]));
    expect(ir.operations[0]?.headers[0]?.value).toBe(expected);
  });

  test("in a path become variables, also where they go over several segments", () => {
    const last = "abcdEFGHijklMNOPqrstUVWX";
    const { ir } = build(
      collection([
        request("a", {
          url: url({ host: ["hooks", "slack", "com"], path: ["services", "T0000", "B0000", last] }),
        }),
        request("b", { url: url({ path: [`bot123456789:AA${"Hdq".repeat(11)}`, "getMe"] }) }),
      ]),
    );
    expect(ir.operations.map((o) => o.url.base)).toEqual([
      "{{hooksSlackComUrl}}/services/T0000/B0000/{{urlToken2}}",
      "{{apiExampleComUrl}}/bot{{urlToken}}/getMe",
    ]);
  });

  test("that are known from elsewhere are referred to in requests and replaced in texts", () => {
    const value = "9eb1f703b149417c8448771867f48501";
    const { ir } = build(
      collection(
        [
          request("a", {
            url: url({ path: ["x", value], query: [{ key: "q", value: `is:${value}` }] }),
            headers: [{ key: "X-Other", value }],
            description: `like ${value}`,
          }),
        ],
        { variables: [{ key: "apiKey", value }] },
      ),
    );
    const [operation] = ir.operations;
    expect(operation?.url.base).toBe("{{baseUrl}}/x/{{apiKey}}");
    expect(operation?.url.query[0]?.value).toBe("is:{{apiKey}}");
    expect(operation?.headers[0]?.value).toBe("{{apiKey}}");
    expect(operation?.description).toBe("like REDACTED");
    expect(ir.variables).toContainEqual({ name: "apiKey", secret: true });
  });

  test("made of words are not looked for elsewhere, where they are names", () => {
    const fields = [
      { key: "api_token", value: "access_token" },
      { key: "requested_secret", value: "on_behalf_of_user" },
    ];
    const { ir } = build(
      collection([
        request("a", { method: "POST", body: { mode: "urlencoded", urlencoded: fields } }),
        request("b on_behalf_of_user", {
          headers: [{ key: "Authorization", value: "Bearer {{access_token}}" }],
          url: url({ query: [{ key: "on_behalf_of_user", value: "{{access_token}}" }] }),
        }),
      ]),
    );
    expect(ir.operations[1]).toMatchObject({
      name: "b on_behalf_of_user",
      headers: [{ value: "Bearer {{access_token}}" }],
      url: { query: [{ key: "on_behalf_of_user", value: "{{access_token}}" }] },
    });
  });

  test("may be long and many", () => {
    const values = Array.from({ length: 600 }, (_, i) => `${String(i)}x`.repeat(i < 3 ? 20_000 : 10));
    const items = values.map((signature, i) =>
      request(String(i), {
        method: "POST",
        body: { mode: "raw", raw: JSON.stringify({ signature }) },
        description: signature,
      }),
    );
    const text = JSON.stringify(build(collection(items)).ir);
    expect(values.filter((value) => text.includes(value))).toEqual([]);
  });

  test("in query and form parameters become variables too", () => {
    const { ir } = build(
      collection([
        request("a", {
          method: "POST",
          url: url({ query: [{ key: "api_key", value: "k-123456" }] }),
          body: { mode: "urlencoded", urlencoded: [{ key: "password", value: "hunter2" }] },
        }),
      ]),
    );
    expect(ir.operations[0]?.url.query[0]).toMatchObject({ value: "{{apiKey}}", role: "variable" });
    expect(JSON.stringify(ir)).not.toContain("hunter2");
  });

  test.each([
    ['{"password": "hunter2"}', '{"password": "{{password}}"}'],
    ['{"newPassword": "newSecret456"}', undefined],
    ['{"password": "Simple@123"}', undefined],
    ['{"password": "secret123x9Q"}', '{"password": "{{password}}"}'],
    ['{"auth_token": "9eb1f703b149417c8448771867f48501"}', '{"auth_token": "{{authToken}}"}'],
    ["<password>Password1!</password>", undefined],
    ["<ClientSecret>qX7rWa2h</ClientSecret>", "<ClientSecret>{{clientSecret}}</ClientSecret>"],
    ["<ClientSecret>9eb1f703b149417c</ClientSecret>", "<ClientSecret>{{clientSecret}}</ClientSecret>"],
    ["<wsse:Password>9eb1f703b149417c</wsse:Password>", "<wsse:Password>{{wssePassword}}</wsse:Password>"],
  ])("in the body %s, unless they are plainly samples", (raw, expected = raw) => {
    const { ir } = build(collection([request("a", { method: "POST", body: { mode: "raw", raw } })]));
    expect(ir.operations[0]?.body).toMatchObject({ text: expected });
  });

  test("take no name of a variable that somebody else gives", () => {
    const { ir } = build(
      collection([
        request("a", { auth: { type: "bearer", params: { token: "t0ps3cret" } } }),
        request("b", { headers: [{ key: "X", value: "{{bearerToken}}" }] }),
      ]),
    );
    expect(ir.operations.map((o) => o.auth.params.token ?? o.headers[0]?.value)).toEqual([
      "{{bearerToken2}}",
      "{{bearerToken}}",
    ]);
  });

  test("keep their variable when requests are moved around", () => {
    const items = ["b", "a", "c"].map((token) =>
      request(token, { auth: { type: "bearer", params: { token } } }),
    );
    const variablesOf = (list: typeof items) =>
      Object.fromEntries(
        build(collection(structuredClone(list))).ir.operations.map((o) => [o.name, o.auth.params.token]),
      );
    expect(variablesOf([...items].reverse())).toEqual(variablesOf(items));
  });

  test("of a well-known shape are taken out of every text", () => {
    const { ir, diagnostics } = build(
      collection(
        [
          folder("f", [
            request(
              "a",
              {
                method: "POST",
                body: { mode: "raw", raw: `{"jwt":"${JWT}"}` },
                url: url({ path: ["x", AWS] }),
              },
              {
                description: `use ${AWS}`,
                examples: [{ name: "ok", status: 200, headers: [{ key: "X", value: AWS }], body: JWT }],
              },
            ),
          ]),
        ],
        { variables: [{ key: "k", value: AWS }] },
      ),
    );
    expect(JSON.stringify(ir)).not.toMatch(/AKIA[A-Z]{16}|eyJhbGci/);
    expect(diagnostics.some((d) => d.code === "PC2001" && d.message.includes("REDACTED"))).toBe(true);
  });

  test("of secret type lose their value, from wherever it came", () => {
    const { ir } = build(
      collection([request("a", { headers: [{ key: "X-Key", value: "{{k}}{{e}}" }] })], {
        variables: [{ key: "k", value: "one", type: "secret" }],
      }),
      [{ kind: "environment", name: "env", values: [{ key: "e", value: "two", type: "secret" }] }],
    );
    expect(ir.variables.filter(({ name }) => name !== "baseUrl")).toEqual([
      { name: "e", secret: true },
      { name: "k", secret: true },
    ]);
  });

  test("name a variable only where a request uses it", () => {
    const secret = () => ({ key: "X-Api-Key", value: "9f8e7d6c5b4a" });
    const unsentSecret = () => ({ ...secret(), disabled: true as const });
    const unsent = build(
      collection([request("a", { headers: [unsentSecret()], auth: { type: "noauth", params: {} } })], {
        auth: { type: "bearer", params: { token: "t0ps3cret" } },
      }),
    );
    expect(unsent.diagnostics).toMatchObject([
      { code: "PC2001", message: "literal credential left out in 1 place that no request sends" },
      { code: "PC2001", message: "literal credential left out in 1 place that no request sends" },
    ]);
    const { diagnostics } = build(
      collection([
        request("a", { headers: [unsentSecret()] }),
        request("b", { headers: [secret()] }, { place: "$.item[1]" }),
      ]),
    );
    expect(diagnostics.filter(({ code }) => code === "PC2001")).toMatchObject([
      { message: 'literal credential left out in 2 places; it is now the variable "xApiKey"' },
    ]);
  });

  test("in a variable are none of the texts in which something was replaced", () => {
    const variables = [{ key: "apiKey", value: "9f8e7d6c5b4a39281706" }];
    const headers = [{ key: "X-Api-Key", value: "{{apiKey}}" }];
    const { diagnostics } = build(collection([request("a", { headers })], { variables }));
    expect(diagnostics.filter(({ code }) => code === "PC2001")).toMatchObject([
      { message: 'values that are or look like credentials were left out; the variables: "apiKey"' },
    ]);
    expect(build(collection([request("a")], { variables })).diagnostics).toEqual([]);
  });
});
