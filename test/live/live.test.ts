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
