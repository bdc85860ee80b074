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
    ["Cookie", "session=abc; b=c", "{{cookie}}"],
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
    expect(ir.variables).toEqual([
      { name: "e", secret: true },
      { name: "k", secret: true },
    ]);
  });
});
