import { describe, expect, test } from "vitest";

import type { Auth, Body, Environment, Param, Url } from "../../src/read/model.js";
import { build, collection, folder, request, url } from "./make.js";

function operation(...args: Parameters<typeof request>) {
  const [found] = build(collection([request(...args)])).ir.operations;
  if (!found) throw new Error("no operation");
  return found;
}

describe("URLs", () => {
  test.each([
    ["plain", url({ path: ["a", "b"] }), "{{baseUrl}}/a/b"],
    ["no path", url(), "{{baseUrl}}"],
    ["root path", url({ path: [""] }), "{{baseUrl}}/"],
    [
      "port and user",
      url({ port: "8080", auth: { user: "{{u}}", password: "{{p}}" }, path: ["a"] }),
      "https://{{u}}:{{p}}@api.example.com:8080/a",
    ],
    ["protocol with slashes", url({ protocol: "http://", path: [] }), "{{baseUrl}}/"],
    ["base variable", { host: ["{{baseUrl}}"], path: [":id"], query: [], variables: [] }, "{{baseUrl}}/:id"],
  ])("%s", (_, input, base) => {
    expect(operation("a", { url: input }).url.base).toBe(base);
  });

  test("name the segments that a caller can give", () => {
    const { path } = operation("a", {
      url: url({
        host: ["{{host}}"],
        path: [":id", "{{user}}", ":id", ":file.json", "{{host}}", "pre-{{x}}", ":given", "{{$guid}}"],
        variables: [
          { key: "id", value: "7", description: "The id" },
          { key: "given", value: "{{theGiven}}" },
        ],
      }),
    }).url;
    expect(path).toEqual([
      { key: "id", sample: "7", description: "The id" },
      { key: "user", default: "{{user}}", sample: "{{user}}" },
      { key: "file", sample: ":file" },
      { key: "given", default: "{{theGiven}}", sample: "{{theGiven}}" },
    ]);
  });
});

describe("origins", () => {
  const at = (...urls: (Partial<Url> & { host: string[] })[]) =>
    collection(urls.map((parts, i) => request(`r${String(i)}`, { url: url({ path: ["x"], ...parts }) })));
  const api = { host: ["api", "example", "com"] };
  const upload = { host: ["www", "upload", "example", "com"], port: "8443" };
  const namesOf = (...args: Parameters<typeof build>) => {
    const { ir } = build(...args);
    return ir.variables.map(({ name, value }) => [name, value]);
  };

  test("that stand in URLs become variables, the one of most requests `baseUrl`", () => {
    const { ir } = build(at(api, upload, api));
    expect(ir.operations.map((o) => o.url.base)).toEqual([
      "{{baseUrl}}/x",
      "{{wwwUploadExampleCom8443Url}}/x",
      "{{baseUrl}}/x",
    ]);
    expect(ir.variables).toEqual([
      { name: "baseUrl", value: "https://api.example.com" },
      { name: "wwwUploadExampleCom8443Url", value: "https://www.upload.example.com:8443" },
    ]);
    expect(ir.operations.map((o) => o.variables.length)).toEqual([1, 1, 1]);
  });

  test("of which none has most requests are all called by their hosts", () => {
    expect(namesOf(at(api, upload)).map(([name]) => name)).toEqual([
      "apiExampleComUrl",
      "wwwUploadExampleCom8443Url",
    ]);
  });

  test("have names that do not depend on which come first", () => {
    const local = { host: ["localhost"], port: "8080" };
    const all = [
      { host: ["[::1]"], port: "8080" },
      local,
      { ...local, protocol: "http" },
      api,
      { host: ["a-b", "test"] },
      { host: ["a", "b", "test"] },
    ];
    const names = namesOf(at(...all));
    expect(names).toEqual([
      ["_18080Url", "https://[::1]:8080"],
      ["aBTestUrl", "https://a-b.test"],
      ["aBTestUrl2", "https://a.b.test"],
      ["apiExampleComUrl", "https://api.example.com"],
      ["httpLocalhost8080Url", "http://localhost:8080"],
      ["localhost8080Url", "https://localhost:8080"],
    ]);
    expect(namesOf(at(...all.reverse()))).toEqual(names);
  });

  test("are one where Postman sends the same", () => {
    const upper = { host: ["API", "Example", "COM"], protocol: "HTTP" };
    expect(namesOf(at({ ...api, protocol: "" }, { ...api, protocol: "http" }, upper))).toEqual([
      ["baseUrl", "http://api.example.com"],
    ]);
  });

  test("do not take the name of a variable, however it is written", () => {
    const own = { key: "base_url", value: "https://other.example.com" };
    expect(namesOf({ ...at(api), variables: [own] })).toEqual([
      ["apiExampleComUrl", "https://api.example.com"],
    ]);
    expect(namesOf(at(api), [{ kind: "environment", name: "e", values: [own] }])[0]).toContain(
      "apiExampleComUrl",
    );
    expect(namesOf(at(api, { host: ["{{BaseURL}}"] }, api)).map(([name]) => name)).toEqual([
      "BaseURL",
      "apiExampleComUrl",
    ]);
  });

  test("are defaults in every environment", () => {
    const environment = (name: string): Environment => ({ kind: "environment", name, values: [] });
    const { ir } = build(at(api), [environment("a"), environment("b")]);
    expect(ir.environments?.map(({ values }) => values)).toEqual([
      { baseUrl: "https://api.example.com" },
      { baseUrl: "https://api.example.com" },
    ]);
  });

  test("of one name by the thousand have a number each", () => {
    const hosts = Array.from({ length: 10_000 }, (_, i) => ({
      host: ["long-".repeat(12) + i, "example", "com"],
    }));
    expect(new Set(namesOf(at(...hosts)).map(([name]) => name)).size).toBe(10_000);
  });

  test.each<[string, Partial<Url> & { host: string[] }, string]>([
    ["with a variable", { host: ["{{tenant}}", "example", "com"] }, "https://{{tenant}}.example.com/x"],
    ["with a user", { ...api, auth: { user: "u" } }, "https://{{urlUser}}@api.example.com/x"],
    ["in other letters", { host: ["münchen", "example"] }, "https://münchen.example/x"],
    ["that are mere words", { host: ["users"], protocol: "" }, "users/x"],
  ])("%s stay", (_, parts, base) => {
    expect(build(at(parts)).ir.operations[0]?.url.base).toBe(base);
  });
});

describe("ids in paths", () => {
  const pathOf = (path: string) => operation("a", { url: url({ path: path.split("/") }) }).url;

  test.each([
    ["users/2", "users/:userId", ["2"]],
    ["api/users/2/order-items/3.json", "api/users/:userId/order-items/:orderItemId.json", ["2", "3"]],
    ["photo/284/", "photo/:photoId/", ["284"]],
    ["people/7/friends", "people/:personId/friends", ["7"]],
    ["книги/5", "книги/:knigiId", ["5"]],
    ["customers/cus_DAoh9TowUYm7zh/sources", "customers/:customerId/sources", ["cus_DAoh9TowUYm7zh"]],
    ["66419d9e5f4151d78db0ec66", ":id", ["66419d9e5f4151d78db0ec66"]],
    ["v1/5C9D6E6E-f3c6-430a-b55e-3bfc76a75db8/1", "v1/:id/1", ["5C9D6E6E-f3c6-430a-b55e-3bfc76a75db8"]],
    ["rest/api/3/issue/10002/comment/7", "rest/api/3/issue/:issueId/comment/:commentId", ["10002", "7"]],
    ["rest/agile/1.0/board/84/sprint", "rest/agile/1.0/board/:boardId/sprint", ["84"]],
    ["v1/albums/0TnOYISbd1XYRBk9myaseg", "v1/albums/:albumId", ["0TnOYISbd1XYRBk9myaseg"]],
    ["sobjects/Account/001D000000IRFmaIAH", "sobjects/Account/:accountId", ["001D000000IRFmaIAH"]],
    [
      "commits/7fd1a60b01f91b314f59955a4e4d4e80d8edf11d",
      "commits/:commitId",
      ["7fd1a60b01f91b314f59955a4e4d4e80d8edf11d"],
    ],
    [
      "Calls/CA5ef8732a3c49700934481addd5ce1659.json",
      "Calls/:callId.json",
      ["CA5ef8732a3c49700934481addd5ce1659"],
    ],
    ["vcenter/vm/vm-22", "vcenter/vm/:vmId", ["vm-22"]],
    ["hosts/HOST_10.json", "hosts/:hostId.json", ["HOST_10"]],
    ["cluster/domain-c8/folder", "cluster/:clusterId/folder", ["domain-c8"]],
    ["Patient/9000000017/RelatedPerson", "Patient/:patientId/RelatedPerson", ["9000000017"]],
    ["users/:userId/users/2", "users/:userId/users/:userId2", [":userId", "2"]],
    ["users/{{userId}}/users/2", "users/{{userId}}/users/:userId2", ["{{userId}}", "2"]],
    ["users/2/posts/:userId.json", "users/:userId2/posts/:userId.json", ["2", ":userId"]],
  ])("of %s are parameters", (path, base, samples) => {
    const { base: given, path: parameters } = pathOf(path);
    expect(given).toBe(`{{baseUrl}}/${base}`);
    expect(parameters.map(({ sample }) => sample)).toEqual(samples);
  });

  test("by the thousand have a name each", () => {
    expect(new Set(pathOf("users/2/".repeat(20_000)).path.map(({ key }) => key)).size).toBe(20_000);
  });

  test("behind a singular are numbers from 5 digits", () => {
    expect(pathOf("patient/1234/x").base).toBe("{{baseUrl}}/patient/1234/x");
    expect(pathOf("patient/12345/x").base).toBe("{{baseUrl}}/patient/:patientId/x");
  });

  const basesOf = (...paths: string[]) => {
    const items = paths.map((path, i) => request(`r${i}`, { url: url({ path: path.split("/") }) }));
    return build(collection(items)).ir.operations.map((o) => o.url.base.replace("{{baseUrl}}/", ""));
  };

  test.each([
    ["tenant/:tenantKey/x", "tenant/acme-7x/x", "tenant/:tenantKey/x"],
    ["user/{{user}}", "user/5/orders", "user/:user/orders"],
    ["orgs/7/user/{{user}}", "orgs/:org/user/5/orders", "orgs/:org/user/:user/orders"],
    ["user/{{user.id}}", "user/5/orders", "user/5/orders"],
    ["a/user/:user", "b/user/5/orders", "b/user/5/orders"],
    ["hash/:name", "hash/sha-256", "hash/sha-256"],
    ["auth/:name", "auth/oauth2", "auth/oauth2"],
    ["users/:name", "users/me", "users/me"],
    ["maps/:name", "maps/v2/x", "maps/v2/x"],
    ["api/:version/x", "api/2/x", "api/2/x"],
  ])("where another path has a variable: %s and %s", (other, path, base) => {
    expect(basesOf(other, path)[1]).toBe(base);
    expect(basesOf(path, other)[0]).toBe(base);
  });

  test("have the same name whatever the order of the requests is", () => {
    const paths = ["tenant/:key/x", "tenant/:code/x"];
    expect(basesOf(...paths, "tenant/acme-7x/y")[2]).toBe("tenant/:code/y");
    expect(basesOf(...paths.toReversed(), "tenant/acme-7x/y")[2]).toBe("tenant/:code/y");
  });

  test.each([
    "20160918/volumes",
    "reports/daily/20240131/x",
    "charts/top-10",
    "hash/sha-256",
    "sha256/sha-256",
    "api/api-2",
    "host/vm-22",
    "api/3/issues",
    "rest/api/2",
    "services/4/flow",
    "search/2/pois",
    "services/Soap/u/64",
    "posts/2024/01/15",
    "v1/oauth2/token",
    "routing/7.2/route.json",
    "a_Management/user_management2/xyz_lowercase",
    "files/report2.pdf",
    "user/5/orders",
    "public-api/2",
    "v1/archive/2019/1.json",
    "v1/getInformationOfUser2",
    "feedfacedeadbeefcafebabe",
  ])("are not taken for what %s has", (path) => {
    expect(pathOf(path)).toMatchObject({ base: `{{baseUrl}}/${path}`, path: [] });
  });
});

describe("what says which of the requests to one address is meant", () => {
  const rolesIn = (...queries: Record<string, string>[]) => {
    const items = queries.map((query, i) => {
      const params = Object.entries(query).map(([key, value]) => ({ key, value }));
      return request(`r${String(i)}`, { url: url({ path: ["rest"], query: params }) });
    });
    // One more, elsewhere, so that nothing is in every request.
    const { ir } = build(collection([...items, request("other")]));
    return ir.operations.slice(0, -1).map((o) => o.url.query.map(({ role }) => role));
  };

  test("is a query parameter that is another word in each", () => {
    const page = { format: "json", page: "1" };
    expect(
      rolesIn({ method: "photos.search", ...page }, { method: "photos.getInfo", ...page, page: "2" }),
    ).toEqual([
      ["constant", "constant", "sample"],
      ["constant", "constant", "sample"],
    ]);
  });

  test.each<[string, Record<string, string>[]]>([
    ["there is one request", [{ method: "a" }]],
    ["one has none", [{ method: "a" }, { method: "b" }, { other: "c" }]],
    ["two have the same", [{ method: "a" }, { method: "b" }, { method: "a" }]],
    ["it is a number", [{ id: "1" }, { id: "2" }]],
    ["it is a phrase", [{ q: "two words" }, { q: "three words more" }]],
  ])("is none where %s", (_, queries) => {
    expect(rolesIn(...queries).flat()).not.toContain("constant");
  });

  test("is none where the method or the path differs, or where one name stands twice", () => {
    const asking = (method: string, path: string, ...values: string[]) =>
      request(path, {
        method,
        url: url({ path: [path], query: values.map((value) => ({ key: "a", value })) }),
      });
    const { ir } = build(
      collection([
        ...[asking("GET", "x", "p"), asking("POST", "x", "q"), asking("GET", "y", "r")],
        ...[asking("GET", "z", "p", "q"), asking("GET", "z", "r")],
      ]),
    );
    expect(ir.operations.flatMap((o) => o.url.query.map(({ role }) => role))).not.toContain("constant");
  });

  test.each(["SOAPAction", "x-amz-target"])("is the header %s", (key) => {
    expect(operation("a", { headers: [{ key, value: "urn:x" }] }).headers[0]?.role).toBe("constant");
    expect(operation("a", { headers: [{ key, value: "{{x}}" }] }).headers[0]?.role).toBe("variable");
  });
});

describe("parameters", () => {
  const role = (param: Param, others: Param[] = []) =>
    build(collection([request("a", { headers: [param] }), request("b", { headers: others })])).ir
      .operations[0]?.headers[0];

  test.each<[string, Param, object]>([
    ["negotiation", { key: "content-type", value: "text/csv" }, { role: "negotiation" }],
    ["variable value", { key: "Date", value: "{{date}}" }, { role: "variable" }],
    ["sample", { key: "X-Id", value: "7" }, { role: "sample" }],
    [
      "required",
      { key: "X", value: "7", description: "(Required) The id" },
      { role: "sample", required: true },
    ],
    [
      "required only sometimes",
      { key: "X", value: "7", description: "Required if Y is set" },
      { role: "sample" },
    ],
    [
      "enumeration",
      { key: "X", value: "a", description: "Kind (This can only be one of a, b,c)" },
      { role: "sample", oneOf: ["a", "b", "c"] },
    ],
    [
      "disabled is never required",
      { key: "X", value: "", disabled: true, description: "(Required)" },
      { disabled: true },
    ],
  ])("%s", (_, param, expected) => {
    const found = role(param);
    expect(found).toMatchObject(expected);
    if (!("required" in expected)) expect(found).not.toHaveProperty("required");
  });

  test("that every request sends alike belong to the API", () => {
    const version = { key: "api-version", value: "2020" };
    expect(role(version, [version])?.role).toBe("constant");
    expect(role(version, [{ ...version, value: "2021" }])?.role).toBe("sample");
    expect(role(version, [{ ...version, disabled: true }])?.role).toBe("sample");
  });
});

describe("bodies", () => {
  const raw = (text: string, language?: string): Body => ({
    mode: "raw",
    raw: text,
    ...(language ? { language } : {}),
  });
  const json = { key: "Content-Type", value: "application/json" };

  test.each<[string, Body, Param[], object | undefined]>([
    ["JSON by language", raw('{"a":1}', "json"), [], { mode: "json", text: '{"a":1}' }],
    ["JSON by look", raw('{"a":1}'), [], { mode: "json", text: '{"a":1}' }],
    ["JSON with a bare variable", raw('{"a":{{n}}}', "json"), [], { mode: "json", text: '{"a":{{n}}}' }],
    [
      "comments are stripped where JSON is declared",
      raw('{"a":1} // x', "json"),
      [],
      { mode: "json", text: '{"a":1} ' },
    ],
    ["comments are sent where it is not", raw('{"a":1} // x'), [], { mode: "text", text: '{"a":1} // x' }],
    ["comments by header", raw("[/*1*/2]"), [json], { mode: "json", text: "[2]" }],
    ["JSON that is none", raw('{"a":}', "json"), [], { mode: "text", language: "json" }],
    ["a number is text unless declared", raw("42"), [], { mode: "text", text: "42" }],
    ["a declared number", raw("42", "json"), [], { mode: "json", text: "42" }],
    ["a body that is one variable", raw("{{payload}}", "json"), [], { mode: "text", role: "variable" }],
    ["XML", raw("<a/>"), [], { mode: "text", language: "xml" }],
    ["empty", raw(""), [], undefined],
    ["switched off", { ...raw("x"), disabled: true }, [], undefined],
    [
      "form without enabled fields",
      { mode: "urlencoded", urlencoded: [{ key: "a", value: "", disabled: true }] },
      [],
      undefined,
    ],
    ["file", { mode: "file", src: "/home/me/a.csv" }, [], { mode: "binary", file: "a.csv" }],
    ["file not chosen", { mode: "file" }, [], undefined],
    ["GraphQL", { mode: "graphql", query: "{a}", variables: "" }, [], { mode: "graphql", query: "{a}" }],
  ])("%s", (_, body, headers, expected) => {
    const found = operation("a", { method: "POST", body, headers }).body;
    if (expected === undefined) expect(found).toBeUndefined();
    else expect(found).toMatchObject(expected);
  });

  test.each([
    ["GET", {}, false],
    ["get", {}, false],
    ["PURGE", {}, false],
    ["DELETE", {}, true],
    ["GET", { disableBodyPruning: true }, true],
  ])("%s with %j keeps its body: %s", (method, behavior, kept) => {
    expect(operation("a", { method, body: raw("x") }, { behavior }).body !== undefined).toBe(kept);
  });

  test.each<[string, Body, Param[], (string | null)[]]>([
    ["raw", raw("x"), [], ["text/plain"]],
    ["raw XML", raw("<x/>", "xml"), [], ["application/xml"]],
    ["raw with its own", raw("x"), [{ key: "content-type", value: "text/csv" }], ["text/csv"]],
    [
      "urlencoded replaces another",
      { mode: "urlencoded", urlencoded: [{ key: "a", value: "b" }] },
      [json],
      ["application/x-www-form-urlencoded"],
    ],
    ["GraphQL", { mode: "graphql", query: "{a}" }, [], ["application/json"]],
    ["file by its ending", { mode: "file", src: "a.png" }, [], ["image/png"]],
  ])("Content-Type of %s", (_, body, headers, expected) => {
    const found = operation("a", { method: "POST", body, headers }).headers;
    expect(found.filter((h) => h.key.toLowerCase() === "content-type").map((h) => h.value)).toEqual(expected);
  });
});

describe("a Content-Length that the body has outgrown", () => {
  const built = (raw: string, length: string, disabled?: true) => {
    const { ir, diagnostics } = build(
      collection([
        request("a", {
          method: "POST",
          body: { mode: "raw", raw },
          headers: [{ key: "content-length", value: length, ...(disabled ? { disabled } : {}) }],
        }),
      ]),
    );
    return { body: ir.operations[0]?.body, codes: diagnostics.map(({ code }) => code) };
  };

  test.each([
    ["cuts text", "<a>é</a>", "5", "<a>é", ["PC2014"]],
    ["leaves half a character out", "<a>é</a>", "4", "<a>", ["PC2014"]],
    ["leaves JSON whole", '{"a":1}', "3", '{"a":1}', ["PC2014"]],
  ])("%s", (_, raw, length, text, codes) => {
    expect(built(raw, length)).toMatchObject({ body: { text }, codes });
  });

  test.each([
    ["that is right", "<a/>", "4"],
    ["that is too large", "<a/>", "40"],
    ["that is none", "<a/>", "four"],
    ["of a text that may be of any length", "<{{$guid}}/>", "4"],
  ])("does nothing %s", (_, raw, length) => {
    expect(built(raw, length)).toMatchObject({ body: { text: raw }, codes: [] });
  });

  test("does nothing when it is off", () => {
    expect(built("<a/>", "1", true)).toMatchObject({ body: { text: "<a/>" }, codes: [] });
  });
});

describe("auth", () => {
  const bearer = (token: string) => ({ type: "bearer", params: { token: `{{${token}}}` } });

  test("is inherited from the nearest folder that has one", () => {
    const { ir } = build(
      collection(
        [
          request("root"),
          folder("f", [folder("g", [request("inner")]), request("own", { auth: bearer("own") })], {
            auth: bearer("folder"),
          }),
          folder("h", [request("off")], { auth: { type: "noauth", params: {} } }),
        ],
        { auth: bearer("collection") },
      ),
    );
    expect(ir.operations.map((o) => [o.name, o.auth.params.token ?? o.auth.type])).toEqual([
      ["root", "{{collection}}"],
      ["inner", "{{folder}}"],
      ["own", "{{own}}"],
      ["off", "noauth"],
    ]);
  });

  test("of an unsupported kind is reported once, with how many requests need it", () => {
    const ntlm = { type: "ntlm", params: {} };
    const { diagnostics } = build(collection([request("a", { auth: ntlm }), request("b", { auth: ntlm })]));
    expect(diagnostics).toMatchObject([{ code: "PC2002", severity: "warning" }]);
    expect(diagnostics[0]?.message).toContain("2 requests");
  });
});

describe("variables", () => {
  test("are those that requests use, with those that their values need; environments win", () => {
    const { ir, diagnostics } = build(
      collection([request("a", { url: url({ host: ["{{base}}"], path: ["{{$guid}}"] }) })], {
        variables: [
          { key: "base", value: "https://{{region}}.example.com" },
          { key: "region", value: "eu" },
          { key: "unused", value: "x" },
          { key: "loop", value: "{{loop}}" },
        ],
      }),
      [
        {
          kind: "environment",
          name: "prod",
          values: [
            { key: "region", value: "us" },
            { key: "base", value: "ignored", disabled: true },
          ],
        },
      ],
    );
    expect(ir.variables).toEqual([
      { name: "$guid", dynamic: true },
      { name: "base", value: "https://{{region}}.example.com" },
      { name: "region", value: "us" },
    ]);
    expect(ir.operations[0]?.variables).toEqual(["$guid", "base", "region"]);
    expect(diagnostics).toEqual([]);
  });

  test("that refer to themselves are reported", () => {
    const { diagnostics } = build(
      collection([request("a", { headers: [{ key: "X", value: "{{a}}" }] })], {
        variables: [
          { key: "a", value: "{{b}}" },
          { key: "b", value: "{{a}}" },
        ],
      }),
    );
    expect(diagnostics.map((d) => d.code)).toEqual(["PC2005", "PC2005"]);
  });

  test("without a value are named once, all together", () => {
    const headers = [
      { key: "X", value: "{{first}} {{known}}" },
      { key: "Y", value: "{{second}} {{$guid}}" },
    ];
    const variables = [
      { key: "known", value: "1" },
      { key: "second", value: "" },
    ];
    const { diagnostics } = build(collection([request("a", { headers })], { variables }));
    expect(diagnostics).toMatchObject([{ code: "PC2009", severity: "info" }]);
    expect(diagnostics[0]?.message).toContain('"first", "second"');
  });

  test("that only samples refer to are reported apart", () => {
    const raw = '{"note": "by {{author}}", "token": "{{token}}"}';
    const headers = [{ key: "X", value: "{{first}}" }];
    const body = { mode: "raw" as const, raw, language: "json" };
    const { diagnostics } = build(collection([request("a", { method: "POST", headers, body })]));
    expect(diagnostics.filter(({ code }) => code === "PC2009").map(({ message }) => message)).toEqual([
      'without a value, so that calls need one: "first", "token"',
      'without a value, and only scripts need one: "author"',
    ]);
  });

  test("that only one of several environments needs are found too", () => {
    const environment = (name: string, values: Record<string, string>): Environment => ({
      kind: "environment",
      name,
      values: Object.entries(values).map(([key, value]) => ({ key, value })),
    });
    const { ir } = build(collection([request("a", { url: url({ host: ["{{server}}"] }) })]), [
      environment("staging", { server: "{{host}}/s{{nowhere}}", host: "https://staging.example.com" }),
      environment("prod", { server: "https://example.com" }),
    ]);
    expect(ir.operations[0]?.variables).toEqual(["host", "server"]);
    expect(ir.environments?.[0]?.values).toEqual({
      host: "https://staging.example.com",
      server: "{{host}}/s{{nowhere}}",
    });
  });

  test("named by variables are found", () => {
    const headers = [{ key: "X", value: "{{{{pointer}}}} {{}}" }];
    const variables = [
      { key: "pointer", value: "target" },
      { key: "target", value: "1" },
    ];
    const { ir } = build(collection([request("a", { headers })], { variables }));
    expect(ir.operations[0]?.variables).toEqual(["baseUrl", "pointer", "target"]);
  });
});

describe("what Postman loses", () => {
  const names = (headers: readonly { key: string }[]) => headers.map(({ key }) => key);

  test("of headers whose names differ by case, all but the last", () => {
    const headers = ["X-Tag", "x-tag", "Other", "x-tag", "__proto__"].map((key) => ({ key, value: key }));
    expect(names(operation("a", { headers }).headers)).toEqual(["x-tag", "Other", "x-tag"]);
  });

  test("form fields called __proto__", () => {
    const urlencoded = ["__proto__", "a"].map((key) => ({ key, value: "1" }));
    const { body } = operation("a", { method: "POST", body: { mode: "urlencoded", urlencoded } });
    expect(body).toMatchObject({ fields: [{ key: "a" }] });
  });
});

test("GraphQL variables that are no JSON are kept as text", () => {
  const graphql = (variables: string): Body => ({ mode: "graphql", query: "{ a }", variables });
  const bodyOf = (variables: string) => operation("a", { method: "POST", body: graphql(variables) }).body;
  expect(bodyOf('{"id": }')).toEqual({ mode: "graphql", query: "{ a }", variablesText: '{"id": }' });
  expect(bodyOf('{"id": {{id}}}')).toEqual({ mode: "graphql", query: "{ a }", variables: '{"id": {{id}}}' });
});

describe("a header in whose place auth puts its own", () => {
  const headers = [
    { key: "AUTHORIZATION", value: "Basic {{old}}" },
    { key: "X-Key", value: "{{key}}" },
  ];
  test.each<[string, Auth, string[]]>([
    ["basic", { type: "basic", params: { username: "{{u}}", password: "{{p}}" } }, ["X-Key"]],
    ["bearer", { type: "bearer", params: { token: "{{t}}" } }, ["X-Key"]],
    ["bearer without a token", { type: "bearer", params: {} }, ["AUTHORIZATION", "X-Key"]],
    ["oauth2", { type: "oauth2", params: { accessToken: "{{t}}" } }, ["X-Key"]],
    ["an API key", { type: "apikey", params: { key: "x-key", value: "{{k}}" } }, ["AUTHORIZATION"]],
    [
      "one in the query",
      { type: "apikey", params: { key: "x-key", value: "{{k}}", in: "query" } },
      ["AUTHORIZATION", "X-Key"],
    ],
    [
      "one of an unknown name",
      { type: "apikey", params: { key: "{{n}}", value: "{{k}}" } },
      ["AUTHORIZATION", "X-Key"],
    ],
    ["none", { type: "noauth", params: {} }, ["AUTHORIZATION", "X-Key"]],
  ])("is left out with what it refers to: %s", (_, auth, kept) => {
    const { ir } = build(collection([request("a", { headers, auth })]));
    const [operation] = ir.operations;
    expect(operation?.headers.map(({ key }) => key)).toEqual(kept);
    expect(operation?.variables.includes("old")).toBe(kept.includes("AUTHORIZATION"));
  });
});

describe("what fetch or HTTP cannot carry is named", () => {
  const header = (key: string, value: string): Param => ({ key, value });
  const raw: Body = { mode: "raw", raw: "a" };
  const kept = { behavior: { disableBodyPruning: true } };

  test("once for all requests of a kind", () => {
    const { diagnostics } = build(
      collection([request("a", { body: raw }, kept), request("b", { body: raw }, kept), request("c")]),
    );
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      [
        "PC2007",
        'fetch cannot send a body with GET (2 requests, the first is request "a"): the client sends it on Node, Deno and ' +
          "Bun and refuses a call with a body in browsers; the curl script sends it",
      ],
    ]);
  });

  test.each<[what: string, parts: Parameters<typeof request>[1], codes: string[]]>([
    ["a body with HEAD", { method: "HEAD", body: raw }, ["PC2007"]],
    ["TRACE", { method: "TRACE" }, ["PC2008"]],
    ["CONNECT", { method: "CONNECT" }, ["PC2008"]],
    ["a method that is none", { method: "GET IT" }, ["PC2008"]],
    ["a host", { headers: [header("Host", "other.test")] }, ["PC2016"]],
    ["the host of the URL", { headers: [header("host", "API.example.com")] }, []],
    ["a pseudo-header", { headers: [header(":authority", "a")] }, ["PC2015"]],
    ["two lines", { headers: [header("X-A", "a\nb")] }, ["PC2015"]],
    ["a character beyond Latin-1", { headers: [header("X-A", "\u65e5")] }, ["PC2015"]],
    ["one of Latin-1", { headers: [header("X-A", "\xe9")] }, []],
    ["a header that is disabled", { headers: [{ ...header("X-A", "a\nb"), disabled: true }] }, []],
    ["white space around a value", { headers: [header("X-A", " a\r\n")] }, []],
    ["white space before a name", { headers: [header(" X-A", "a")] }, ["PC2015"]],
    ["white space behind a name", { headers: [header("X-A\t", "a")] }, ["PC2015"]],
    ["white space in a name", { headers: [header("X A", "a")] }, ["PC2015"]],
    ["white space that a variable has", { headers: [header("{{padded}}", "a")] }, ["PC2015"]],
    ["white space in a disabled header", { headers: [{ ...header("X-A ", "a"), disabled: true }] }, []],
    ["a header of the connection", { headers: [header("Keep-Alive", "timeout=5")] }, ["PC2017"]],
    ["a length, which every sender has", { headers: [header("Content-Length", "5")] }, []],
    ["a header without a name", { headers: [header("", "a")] }, []],
    ["a name of white space", { headers: [header(" ", "a")] }, ["PC2015"]],
  ])("%s", (_, parts, codes) => {
    const variables = [{ key: "padded", value: "X-A " }];
    const { diagnostics } = build(collection([request("a", parts, kept)], { variables }));
    expect(diagnostics.map(({ code }) => code)).toEqual(codes);
  });

  test("how a header with white space around its name is sent", () => {
    const { ir, diagnostics } = build(
      collection([
        request("a", { headers: [header("X-A ", "a")] }),
        request("b", { headers: [header("X-A ", "b")] }),
      ]),
    );
    expect(ir.operations[0]?.headers).toMatchObject([{ key: "X-A", value: "a" }]);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'the header name "X-A " has white space around it (2 requests, the first is request "a"); Postman does not send ' +
        'such a request; here it is sent as "X-A"',
    ]);
  });

  test.each([
    [100, `"${"(".repeat(100)}"`],
    [101, `"${"(".repeat(100)}…"`],
  ])("with %i characters of a name", (length, shown) => {
    const name = "(".repeat(length);
    const { diagnostics } = build(
      collection([request("a", { headers: [header(name, "a")] }), request("b", { method: name })]),
    );
    expect(diagnostics.map(({ message }) => message.includes(` ${shown}`))).toEqual([true, true]);
  });

  test("with the values that variables have", () => {
    const { diagnostics } = build(
      collection([request("a", { headers: [header("X-A", "{{wide}}")] })], {
        variables: [{ key: "wide", value: "\u65e5" }],
      }),
    );
    expect(diagnostics.map(({ code, message }) => [code, message.includes("\u65e5")])).toEqual([
      ["PC2015", false],
    ]);
  });
});
