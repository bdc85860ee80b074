import { expect, test } from "vitest";

import { runLive } from "./live-run.js";

const schema = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";

/** Two folders, the second with a request that no server answers. */
const SHOP = {
  info: { name: "shop", schema },
  item: [
    {
      name: "Session",
      item: [
        {
          name: "Log in",
          request: {
            method: "POST",
            url: "{{host}}/login",
            body: {
              mode: "raw",
              raw: '{"user":"{{user}}","attempt":{{attempt}}}',
              options: { raw: { language: "json" } },
            },
          },
        },
      ],
    },
    { name: "List carts", request: { method: "GET", url: "{{host}}/carts?owner={{user}}" } },
    { name: "Nowhere", request: { method: "GET", url: "http://127.0.0.1:1/" } },
  ],
};

test("requests go out in the order of the collection, with the variables of the environment file", async () => {
  const { requests, tests } = await runLive({
    collection: SHOP,
    answers: { "POST /login": { body: {} }, "GET /carts": { body: [] } },
    variables: { user: "ada", attempt: 3 },
  });
  expect(requests).toEqual(['POST /login {"user":"ada","attempt":3}', "GET /carts?owner=ada"]);
  expect(tests).toEqual({
    "Session > Log in > is answered": "passed",
    "List carts > is answered": "passed",
    "Nowhere > is answered": "failed",
  });
});

test("without an environment file one line says how to switch the tests on, and nothing is sent", async () => {
  const { requests, tests } = await runLive({ collection: SHOP, answers: {}, environment: false });
  expect(requests).toEqual([]);
  expect(tests).toEqual({
    "set POSTMAN_ENVIRONMENT to a Postman environment file to run these tests": "skipped",
  });
});

test("the environment of the process gives what the file has not", async () => {
  const { requests } = await runLive({
    collection: SHOP,
    answers: {},
    variables: { attempt: 1 },
    env: { user: "eve", attempt: "2" },
  });
  expect(requests).toEqual(['POST /login {"user":"eve","attempt":1}', "GET /carts?owner=eve"]);
});

test("--only leaves requests out", async () => {
  const { requests } = await runLive({
    collection: SHOP,
    answers: {},
    variables: { user: "ada" },
    args: ["--only", "List*"],
  });
  expect(requests).toEqual(["GET /carts?owner=ada"]);
});

const json = (value: string) => ({ mode: "raw", raw: value, options: { raw: { language: "json" } } });
const after = (...exec: string[]) => [{ listen: "test", script: { exec } }];

/** Logs in, keeps what the answers say, and checks it; the scripts are of several generations. */
const CHAIN = {
  info: { name: "chain", schema },
  event: after(
    'pm.test("Answers in time " + pm.info.requestName, () => pm.expect(pm.response.responseTime).to.be.below(0));',
  ),
  item: [
    {
      name: "Log in",
      request: { method: "POST", url: "{{host}}/login", body: json('{"attempt":1,"user":"{{user}}"}') },
      event: after(
        "const { session } = pm.response.json();",
        'pm.test("logged in", () => pm.response.to.have.status(200));',
        'pm.environment.set("token", session.token);',
        'pm.test("has a name", () => pm.expect(session.name).to.eql("grace"));',
      ),
    },
    {
      name: "Create cart",
      request: {
        method: "POST",
        url: "{{host}}/carts",
        auth: { type: "bearer", bearer: [{ key: "token", value: "{{token}}" }] },
        body: json('{"currency":"EUR"}'),
      },
      event: after(
        "var cart = JSON.parse(responseBody);",
        'tests["Status is " + responseCode.code] = responseCode.code === 201;',
        'postman.setEnvironmentVariable("cart", cart.id);',
        'if (cart.lines.length === 0) postman.setNextRequest("Get cart");',
      ),
    },
    { name: "Left out", request: { method: "GET", url: "{{host}}/left-out" } },
    {
      name: "Get cart",
      request: { method: "GET", url: "{{host}}/carts/{{cart}}" },
      event: after('pm.test("cannot be told", () => { pm.expect(new Worker()).to.exist; });'),
    },
  ],
};

test("scripts keep what answers say, check it under their own names, and lead the run", async () => {
  const { requests, tests, report } = await runLive({
    collection: CHAIN,
    answers: {
      "POST /login": { body: { session: { token: "t0ken-of-ada", name: "ada" } } },
      "POST /carts": { status: 201, body: { id: 7, lines: [] } },
      "GET /carts/7": { body: { id: 7 } },
    },
    variables: { user: "ada" },
  });
  expect(requests).toEqual([
    'POST /login {"attempt":1,"user":"ada"}',
    'POST /carts Bearer t0ken-of-ada {"currency":"EUR"}',
    "GET /carts/7",
  ]);
  const { "Get cart > cannot be told": told, ...known } = tests;
  expect(told).toBeUndefined();
  expect(known).toMatchObject({
    "Log in > Answers in time Log in": "passed",
    "Log in > logged in": "passed",
    "Log in > has a name": "failed",
    "Create cart > Status is 201": "passed",
    "Left out > not sent: the run went on elsewhere": "skipped",
  });
  expect(
    Object.entries(known).filter(([name]) => name.startsWith("Get cart > cannot be told (line 1: ")),
  ).toHaveLength(1);
  expect(report).toContain("Response: 200 OK");
  expect(report).not.toContain("t0ken-of-ada");
});

test("scripts may read XML and make hashes", async () => {
  const exec = [
    'pm.test("title", () => pm.expect(xml2Json(responseBody).book.title).to.eql("Dune & more"));',
    'pm.test("hash", () => pm.expect(CryptoJS.SHA256("a").toString()).to.match(/^ca978112ca1b/));',
    'pm.test("wrong", () => pm.expect(xml2Json(responseBody).book.title).to.eql("Emma"));',
  ];
  const { tests } = await runLive({
    collection: {
      info: { name: "xml", schema },
      item: [
        {
          name: "Book",
          event: [{ listen: "test", script: { exec } }],
          request: { method: "GET", url: "{{host}}/book" },
        },
      ],
    },
    answers: {
      "GET /book": {
        headers: { "content-type": "application/xml" },
        body: "<book><title>Dune &amp; more</title></book>",
      },
    },
  });
  expect(tests).toMatchObject({
    "Book > title": "passed",
    "Book > hash": "passed",
    "Book > wrong": "failed",
  });
});
