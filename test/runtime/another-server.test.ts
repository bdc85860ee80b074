import { describe, expect, test } from "vitest";

import { InputError, MissingVariableError } from "../../templates/client/runtime/errors.js";
import { pathParameters } from "../../templates/client/runtime/path.js";
import { queryParameters } from "../../templates/client/runtime/query.js";
import { withServer } from "../../templates/client/runtime/server.js";
import { createTransport } from "../../templates/client/runtime/transport.js";
import type { Operation } from "../../templates/client/runtime/types.js";
import { useServer } from "./server.js";

const server = useServer();

async function arrives(
  operation: Partial<Operation>,
  at: string | undefined = server.url,
  input: object = {},
): Promise<string> {
  const defaults = { home: "https://unused.test:8443/v1", nested: "{{home}}", host: "unused.test" };
  const transport = withServer(createTransport(defaults), at);
  await transport.send({ name: "r", method: "GET", url: "{{home}}", ...operation }, input);
  return server.last.target;
}

describe("requests go to another server", () => {
  test.each([
    ["https://unused.test/a", "/a"],
    ["http://{{host}}:8080/a", "/a"],
    ["https://{{missing}}/a", "/a"],
    ["https://iaas.{{missing}}.unused.test/20160918/a", "/20160918/a"],
    ["{{missing}}/a", "/a"],
    ["{{home}}/a", "/v1/a"],
    ["{{nested}}/a", "/v1/a"],
    ["{{home}}", "/v1"],
    ["unused.test/a", "/a"],
    ["https://unused.test", "/"],
  ])("that have the URL %s", async (url, target) => {
    expect(await arrives({ url })).toBe(target);
    expect(await arrives({ url, path: pathParameters() })).toBe(target);
  });

  test("with their parameters, whatever these hold", async () => {
    const operation = {
      url: "{{home}}/items/:id",
      path: pathParameters({ id: null }),
      query: queryParameters([["q", "{{host}}"]]),
    };
    const target = "/items/a%2F%7B%7Bhost%7D%7D?q=unused.test";
    expect(await arrives(operation, server.url, { path: { id: "a/{{host}}" } })).toBe(`/v1${target}`);
    expect(await arrives(operation, `${server.url}/mock/`, { path: { id: "a/{{host}}" } })).toBe(
      `/mock/v1${target}`,
    );
    await expect(arrives(operation)).rejects.toBeInstanceOf(InputError);
  });

  test("with the user of the URL", async () => {
    await arrives({ url: "https://u:p@unused.test/a" });
    expect(server.last.headers.authorization).toBe(`Basic ${btoa("u:p")}`);
  });
});

test("a variable of the path still needs a value", async () => {
  await expect(arrives({ url: "https://{{host}}/{{missing}}" })).rejects.toBeInstanceOf(MissingVariableError);
});

test("without another server requests go where their URLs say", async () => {
  const transport = withServer(createTransport({}), undefined);
  await transport.send({ name: "r", method: "GET", url: `${server.url}/here` });
  expect(server.last.target).toBe("/here");
});
