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
    ["X-Authorization", "Bearer abcdef123456", "Bearer {{xAuthorization}}"],
    ["X-Bearer", "q7Zt9wLk3x", "{{xBearer}}"],
    ["Auth", "Bearer abcdef123456", "Bearer {{auth}}"],
    ["Auth", "q7Zt9wLk3x", "{{auth}}"],
    ["Auth", "basic", "basic"],
    ["X-Auth", "true", "true"],
    ["password", "open sesame", "{{password}}"],
    ["password", "aliqua enim i", "aliqua enim i"],
    ["password", "ipsumconsequat elit reprehender", "ipsumconsequat elit reprehender"],
    ["client_secret", "the secret of your app", "the secret of your app"],
    ["token", "open sesame", "open sesame"],
    [
      "fromTokenAddress",
      "0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE",
      "0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE",
    ],
    ["token0", "0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE", "0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE"],
    ["tokenSymbol", "USDT-ERC20", "USDT-ERC20"],
    ["signature_required", "adult-21", "adult-21"],
    ["secretary", "JaneDoe1985", "JaneDoe1985"],
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

  test("in path variables become variables", () => {
    const variables = [
      { key: "token", value: "q7Zt9wLk3xVb5nMp" },
      { key: "session", value: "q7Zt9wLk3x" },
    ];
    const path = ["reset", ":token", ":session"];
    const { ir } = build(collection([request("a", { url: url({ path, variables }) })]));
    expect(ir.operations[0]?.url.path).toMatchObject([
      { key: "token", default: "{{token}}" },
      { key: "session", sample: "q7Zt9wLk3x" },
    ]);
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

  test("in a path of short segments become variables too", () => {
    const host = ["hooks", "zapier", "com"];
    const items = [request("a", { url: url({ host, path: ["hooks", "catch", "1234567", "q7zt9w"] }) })];
    const { ir, diagnostics } = build(collection(items));
    expect(ir.operations[0]?.url.base).toBe("{{baseUrl}}/hooks/catch/:catchId/{{urlToken}}");
    expect(diagnostics.map(({ code }) => code)).toContain("PC2001");
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
    const values = Array.from({ length: 3000 }, (_, i) => `${String(i)}x`.repeat(i < 3 ? 20_000 : 10));
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
    ['{"password": "S3cr3t Pa55word9"}', '{"password": "{{password}}"}'],
    ['{"password2": "q7Zt9wLk3x"}', '{"password2": "{{password2}}"}'],
    ['{"signingKey": "q7Zt9wLk3x"}', '{"signingKey": "{{signingKey}}"}'],
    ['{"password": "must be a password"}', undefined],
    ['{"token": "two words9"}', undefined],
    ['{"token_type": "q7Zt9wLk3x"}', undefined],
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

  const S = "q7Zt9wLk3xVb5nMp";

  test.each([
    [`{"authorization": "Bearer ${S}"}`, `{"authorization": "Bearer {{authorization}}"}`],
    [
      `{"headers": {"Authorization": "Basic ${S}=="}}`,
      `{"headers": {"Authorization": "Basic {{authorization}}"}}`,
    ],
    [`{"auth": "Bearer ${S}"}`, `{"auth": "Bearer {{auth}}"}`],
    [
      `{"authorization": "Digest username=\\"joe\\", response=\\"${S}\\""}`,
      `{"authorization": "Digest {{authorization}}"}`,
    ],
    [`{"tokens": ["${S}", "two words"]}`, `{"tokens": ["{{tokens}}", "two words"]}`],
    [`{"password": 8675309421}`, `{"password": {{password}}}`],
    [`{"API Key" : "${S}"}`, `{"API Key" : "{{apiKey}}"}`],
    [`[{"key": "X-Api-Key", "value": "${S}"}]`, `[{"key": "X-Api-Key", "value": "{{xApiKey}}"}]`],
    [`{'client_secret': '${S}'}`, `{'client_secret': '{{clientSecret}}'}`],
    [`{"a": "{\\"token\\": \\"${S}\\"}"}`, `{"a": "{\\"token\\": \\"{{token}}\\"}"}`],
    [
      `{"a": "{\\"b\\": \\"{\\\\\\"token\\\\\\": \\\\\\"${S}\\\\\\"}\\"}"}`,
      `{"a": "{\\"b\\": \\"{\\\\\\"token\\\\\\": \\\\\\"{{token}}\\\\\\"}\\"}"}`,
    ],
    [`{"password": "a\\"${S}\\\\"}`, `{"password": "{{password}}"}`],
    [
      `<wsse:Password Type="#PasswordText">${S}</wsse:Password>`,
      `<wsse:Password Type="#PasswordText">{{wssePassword}}</wsse:Password>`,
    ],
    [`<Password><![CDATA[${S}]]></Password>`, "<Password><![CDATA[{{password}}]]></Password>"],
    [`<Password>\n  ${S}\n</Password>`, "<Password>\n  {{password}}\n</Password>"],
    [`<a id="1" token="${S}"/>`, `<a id="1" token="{{token}}"/>`],
    [`{"xml": "<a token=\\"${S}\\"/>"}`, `{"xml": "<a token=\\"{{token}}\\"/>"}`],
    [`a=1\nDB_PASSWORD=${S}\nb=2`, "a=1\nDB_PASSWORD={{dbPassword}}\nb=2"],
    [`export API_TOKEN=${S}#&x\r\n`, "export API_TOKEN={{apiToken}}\r\n"],
    [`export API_TOKEN="${S}"`, `export API_TOKEN="{{apiToken}}"`],
    [`password: ${S}`, "password: {{password}}"],
    [`db:\n  - client secret: ${S}\n`, "db:\n  - client secret: {{clientSecret}}\n"],
    [`Server=x;Password=${S};Encrypt=true`, "Server=x;Password={{password}};Encrypt=true"],
    [`Server=x;Password=open sesame9;`, "Server=x;Password={{password}};"],
    [`{"dsn": "Server=x;Pwd=${S}"}`, `{"dsn": "Server=x;Pwd={{pwd}}"}`],
    [`a=1&token=${S}&b=2`, "a=1&token={{token}}&b=2"],
    [`https://x.test/?sig=${S}&a=1#id_token=${S}b`, "https://x.test/?sig={{sig}}&a=1#id_token={{idToken}}"],
    [`redis://:${S}@h:6379`, "redis://{{credential}}@h:6379"],
    [
      `curl -H 'Authorization: Bearer ${S}' -H "X-Api-Key: ${S}b"`,
      `curl -H 'Authorization: Bearer {{authorization}}' -H "X-Api-Key: {{xApiKey}}"`,
    ],
    [`(send Authorization: Bearer ${S} with it.)`, "(send Authorization: Bearer {{authorization}} with it.)"],
    [`curl -u joe:${S} https://x.test`, "curl -u {{curlUser}} https://x.test"],
    [`curl --user "joe:${S}" -d token=${S}b`, `curl --user "{{curlUser}}" -d token={{token}}`],
    [`["--header", "Bearer ${S}"]`, `["--header", "Bearer {{bearer}}"]`],
    [`Cookie: sid=${S}; a=b\n`, "Cookie: {{cookie}}\n"],
    [`{"Set-Cookie": "sid=${S}; Path=/"}`, `{"Set-Cookie": "{{setCookie}}"}`],
  ])("in the text %s", (raw, expected) => {
    const { ir } = build(collection([request("a", { method: "POST", body: { mode: "raw", raw } })]));
    expect(ir.operations[0]?.body).toMatchObject({ text: expected });
    const { description } = build(collection([request("b", { description: raw })])).ir.operations[0] ?? {};
    expect(description).not.toContain(S);
  });

  test.each([
    `{"authorization": "Bearer {{token}}", "auth": "basic-auth2", "tokens": 123456789}`,
    `{"authorization": "any text about it 2"}`,
    `{"password": 1234, "secret": true, "token": null, "credentials": {"id": "q7Zt9wLk"}}`,
    `{"token_type": "${S}", "key": "${S}", "signature_required": "${S}"}`,
    `[{"key": "page_token", "value": "${S}"}]`,
    `<Token type="a1b2c3"/><TokenType>${S}</TokenType>`,
    `{"token": "access-sandbox-xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx", "secret": "Word"}`,
    "password: must be 8 characters or more\ntoken: Required\nAPI Key: see https",
    "Set the token to the one of step 2. The password (see 1Password) is sent by mail.",
    "if (token === a1b2c3) token => a1b2c3",
    "secretary=JaneDoe1985&tokenSymbol=USDT-ERC20",
    "curl -u user:password https://x.test -H 'Authorization: Bearer <token>'",
    "Bearer authentication-is-required here, cookie: none",
    "auth: a1b2c3d4\nsid=a1b2c3d4\n",
  ])("but not in the text %s", (raw) => {
    const { ir, diagnostics } = build(
      collection([request("a", { method: "POST", description: raw, body: { mode: "raw", raw } })]),
    );
    expect(ir.operations[0]?.body).toMatchObject({ text: raw });
    expect(diagnostics.filter(({ code }) => code === "PC2001")).toEqual([]);
  });

  test("inside parameters become variables, too", () => {
    const { ir } = build(
      collection([
        request("a", {
          method: "POST",
          headers: [{ key: "X-Debug", value: `{"token":"${S}"}` }],
          body: { mode: "urlencoded", urlencoded: [{ key: "payload", value: `a=1&token=${S}` }] },
        }),
      ]),
    );
    expect(ir.operations[0]?.headers[0]?.value).toBe('{"token":"{{token}}"}');
    expect(JSON.stringify(ir.operations[0]?.body)).toContain("a=1&token={{token}}");
  });

  test("in a saved response leave JSON that can be read", () => {
    const body = `{"password": 8675309421, "token": "${S}"}`;
    const { ir } = build(
      collection([request("a", {}, { examples: [{ name: "ok", status: 200, headers: [], body }] })]),
    );
    expect(JSON.stringify(ir)).not.toMatch(/8675309421|q7Zt/);
    expect(JSON.stringify(ir)).toContain(String.raw`{\"password\": 0, \"token\": \"REDACTED\"}`);
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

  test.each([
    ["a name with brackets", `{"user[password]":"${S}"}`],
    ["a name with a prefix", `{"wsse:Password":"${S}"}`],
    ["a name with an accent", `{"contraseña":"${S}"}`],
    ["a name with words behind", `{"api key value":"${S}"}`],
    ["a name with an index", `{"tokens[0].value":"${S}"}`],
    ["an object with a value", `{"password":{"value":"${S}"}}`],
    ["members between name and value", `{"type":"password","temporary":false,"value":"${S}"}`],
    ["a text beside a reference", `{"password":"${S}{{x}}"}`],
    ["a URL with escaped slashes", `{"url":"https:\\/\\/u:${S}@h.io"}`],
    ["a URL with an @ in the password", `postgres://u:p@${S}@h.net/db`],
    ["a query with an escaped &", `{"url":"https://h.io/x?a=1\\u0026access_token=${S}"}`],
    ["a URL in a URL", `https%3A%2F%2Fh.io%2Fx%3Faccess_token%3D${S}%26a%3D1`],
    ["a form with brackets", `a=1&user[password]=${S}`],
    ["a form with encoded brackets", `a=1&user%5Bpassword%5D=${S}`],
    ["a connection string", `AccountName=a;AccountKey=${S}==;EndpointSuffix=x`],
    ["a setting", `A=1\nDB_PASS=${S}`],
    ["a header without a space", `curl -H X-Api-Key:${S} https://h.io`],
    ["an authorization without a space", `Authorization:Bearer ${S}`],
    ["a sentence", `Log in as bob, password: ${S}.`],
    ["a sentence with a header", `Send X-Api-Key: ${S} with it`],
    ["an option of a command", `tool --token ${S} --x`],
    ["a table", `| password | ${S} |`],
    ["a table with code", `| \`api_key\` | \`${S}\` |`],
    ["YAML with a comment", `password: ${S} # the new one`],
    ["YAML of a container", `env:\n  - name: DB_PASSWORD\n    value: ${S}`],
    ["a default in GraphQL", `mutation L($password: String = "${S}") { a }`],
    ["a block in GraphQL", `mutation { a(password: """${S}""") }`],
    ["a line break in GraphQL", `mutation { a(password:\n "${S}") }`],
    ["an attribute that names", `<add key="password" value="${S}"/>`],
    ["an element with the name as an attribute", `<param name="password">${S}</param>`],
    ["an input", `<input type="hidden" name="csrf_token" value="${S}">`],
    ["a part of a form", `Content-Disposition: form-data; name="password"\r\n\r\n${S}\r\n--b`],
    ["an element with a comment", `<password><!-- p -->${S}</password>`],
    ["an element in an element", `<password><value>${S}</value></password>`],
    ["CDATA with <", `<password><![CDATA[a<${S}]]></password>`],
    ["a value before its name", `{"value":"${S}","name":"password"}`],
    ["a value before its name, escaped", `{"a":"{\\"value\\": \\"${S}\\", \\"key\\": \\"X-Api-Key\\"}"}`],
    ["a pair", `["X-Api-Key", "${S}"]`],
    ["a list of headers", `["Accept", "*/*", "Authorization", "Bearer ${S}"]`],
    ["cells of HTML", `<tr><td>password</td><td>${S}</td></tr>`],
    ["cells of HTML with more tags", `<th><b>API Key:</b></th>\n<td class="v"><code>${S}</code></td>`],
    ["a list of terms", `<dt>Token</dt><dd>${S}</dd>`],
    ["XML-RPC", `<member><name>password</name><value><string>${S}</string></value></member>`],
    ["a property list", `<key>ApiKey</key>\n<string>${S}</string>`],
    ["a block in YAML", `db:\n  password: |\n    ${S}\n  user: joe`],
    ["a folded block in YAML", `password: >-\n  ${S}`],
    ["a block in YAML in JSON", `{"yaml":"password: |\\n  ${S}\\n"}`],
    ["a command of MySQL", `mysql -h db -u root -p${S} shop`],
    ["a command of MySQL in JSON", `{"run":"mysqldump --opt -p'${S}'"}`],
    ["a command of Redis", `redis-cli -h db -a ${S} ping`],
    ["a command of ssh", `sshpass -p '${S}' ssh joe@h.io`],
    ["a bearer for curl", `curl --oauth2-bearer ${S} https://h.io`],
    ["a proxy for curl", `curl -x p.io:80 --proxy-user joe:${S} https://h.io`],
    ["the user of a URL", `https://${S}${S}@h.io/x`],
    ["the user of a URL in JSON", `{"url":"https:\\/\\/${S}${S}@h.io"}`],
    ["a query with an assertion", `https://h.io/?client_assertion=${S}`],
    ["escaped XML", `&lt;password&gt;${S}&lt;/password&gt;`],
  ])("are seen in %s", (_, text) => {
    const examples = [{ name: "ok", status: 200, headers: [], body: text }];
    const body = { mode: "raw" as const, raw: text };
    const { ir } = build(
      collection([request("a", { method: "POST", body }, { description: text, examples })]),
    );
    expect(JSON.stringify(ir)).not.toContain(S);
  });

  test("are seen in a Basic authorization, wherever it stands", () => {
    const pair = Buffer.from(`joe:${S}`).toString("base64");
    for (const text of [`Send Basic ${pair} with it`, `{"a":"Basic ${pair}"}`]) {
      const { ir } = build(collection([request("a", {}, { description: text })]));
      expect(ir.operations[0]?.description).toBe(text.replace(pair, "REDACTED"));
    }
  });

  test.each([
    "The `token: String!` of a user, see https://h.io/token?x=1",
    "| token | string |\n| password | minLength=8 |\n| signature | HMAC-SHA256 |",
    `{"type":"password","label":"Password2","value":""}`,
    `<input id="password" type="password"> At least 8 characters`,
    `{"scope":"token:read2 token:write2"}`,
    "Password: at least 8 characters; Token: valid for 24h",
    "password: string(32)\ntoken: sha256-digest",
    "--token FILE --password PROMPT",
    `{"value":"Password2","name":"password"} {"value":"a1b2c3d4","name":"token_type"}`,
    `{"grant_types":["password","oauth2_pkce"],"required":["token","refresh_token2"],"a":["password"]}`,
    `["token", "client_credentials", "a1b2c3d4e5f6"]`,
    "<tr><th>password</th><th>string</th></tr><tr><td>token</td><td>required</td></tr>",
    "<td>Token type</td><td>a1b2c3d4</td>",
    "<name>token_count</name><value><string>a1b2c3d4</string></value>",
    "password: |\n  At least 8 characters, 1 digit\ntoken: >\n  see chapter2",
    "mysql -u root -p shop; mysql -p$PASSWORD -p<password>; docker run --name mysql -p 3306:3306 -p3306:3306 db",
    "curl --oauth2-bearer $TOKEN -u $USER:$PASSWORD https://h.io; redis-cli -a password",
    "Basic Information, Basic authentication and Basic dXNlcjpwYXNzd29yZA==",
    "https://joe@h.io, https://medium.com/@a1b2c3d4e5f6a7b8c9d0e1f2, git@github.com:a/b.git",
  ])("are none in %j", (text) => {
    const { ir } = build(collection([request("a", {}, { description: text })]));
    expect(ir.operations[0]?.description).toBe(text);
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
      { code: "PC2001", message: "a possible credential was left out; no request sends it" },
      { code: "PC2001", message: "a possible credential was left out; no request sends it" },
    ]);
    const { diagnostics } = build(
      collection([
        request("a", { headers: [unsentSecret()] }),
        request("b", { headers: [secret()] }, { place: "$.item[1]" }),
      ]),
    );
    expect(diagnostics.filter(({ code }) => code === "PC2001")).toMatchObject([
      { message: 'a possible credential in 2 items became the variable "xApiKey"' },
    ]);
  });

  test("in a variable are none of the texts in which something was replaced", () => {
    const variables = [{ key: "apiKey", value: "9f8e7d6c5b4a39281706" }];
    const headers = [{ key: "X-Api-Key", value: "{{apiKey}}" }];
    const { diagnostics } = build(collection([request("a", { headers })], { variables }));
    expect(diagnostics.filter(({ code }) => code === "PC2001")).toMatchObject([
      { message: 'the value of variable "apiKey" is a possible credential and was left out' },
    ]);
    expect(build(collection([request("a")], { variables })).diagnostics).toEqual([]);
  });
});
