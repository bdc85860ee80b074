import fc from "fast-check";
import postman from "postman-collection";
import urlEncoder from "postman-url-encoder";
import { describe, expect, test } from "vitest";

import { InputError } from "../../templates/client/runtime/errors.js";
import { pathParameters } from "../../templates/client/runtime/path.js";
import { queryParameters } from "../../templates/client/runtime/query.js";
import { createTransport } from "../../templates/client/runtime/transport.js";
import type { Operation, OperationInput } from "../../templates/client/runtime/types.js";
import { useServer } from "./server.js";

const server = useServer();

/** Path and query as they arrive. */
async function arrives(
  operation: Partial<Operation>,
  input: OperationInput = {},
  defaults: Record<string, string> = {},
): Promise<string> {
  const transport = createTransport({ base: server.url, ...defaults }, { retry: false });
  await transport.send({ name: "folder/request", method: "GET", url: "{{base}}/", ...operation }, input);
  return server.last.target;
}

describe("path", () => {
  const item: Partial<Operation> = { url: "{{base}}/items/:id/end", path: pathParameters({ id: null }) };

  test.each([
    ["a/b", "a%2Fb"],
    ["a\\b", "a%5Cb"],
    ["a?b#c", "a%3Fb%23c"],
    ["a b", "a%20b"],
    ["100%", "100%25"],
    ["a%2Fb", "a%252Fb"],
    ["%2e%2e", "%252e%252e"],
    ["é€😀", "%C3%A9%E2%82%AC%F0%9F%98%80"],
    ["../x", "..%2Fx"],
    ["...", "..."],
    ["{{base}}", "%7B%7Bbase%7D%7D"],
    [42, "42"],
    [false, "false"],
  ])("the value %j is sent as %s", async (id, encoded) => {
    expect(await arrives(item, { path: { id } })).toBe(`/items/${encoded}/end`);
  });

  test.each([".", "..", ""])("the value %j is refused", async (id) => {
    await expect(arrives(item, { path: { id } })).rejects.toBeInstanceOf(InputError);
    expect(server.received).toHaveLength(0);
  });

  test("a missing value is refused", async () => {
    await expect(arrives(item)).rejects.toThrow(InputError);
    await expect(arrives(item)).rejects.toThrow('"id"');
    expect(server.received).toHaveLength(0);
  });

  test("a default is filled in, and the caller's value wins", async () => {
    const operation = { ...item, path: pathParameters({ id: "{{which}}" }) };
    expect(await arrives(operation, {}, { which: "7" })).toBe("/items/7/end");
    expect(await arrives(operation, { path: { id: "8" } }, { which: "7" })).toBe("/items/8/end");
    expect(await arrives(operation, { path: { id: undefined } }, { which: "7" })).toBe("/items/7/end");
  });

  test("variables are segments too, and what follows a parameter stays", async () => {
    const operation = { url: "{{base}}/{{org}}/:file.json", path: pathParameters({ org: null, file: null }) };
    expect(await arrives(operation, { path: { org: "a/b", file: "x/y" } })).toBe("/a%2Fb/x%2Fy.json");
  });

  test("a segment that only looks like a parameter is sent as it stands", async () => {
    expect(await arrives({ url: "{{base}}/a/:other", path: pathParameters() })).toBe("/a/:other");
  });
});

describe("query", () => {
  test.each([
    ["a&b=c", "?q=a%26b=c"],
    ["a+b", "?q=a%2Bb"],
    ["#", "?q=%23"],
    ["50%", "?q=50%25"],
    ["", "?q="],
    [null, "?q"],
    [undefined, ""],
    [[], ""],
    [["x", "y"], "?q=x&q=y"],
    [["x", undefined, null, 3], "?q=x&q&q=3"],
    [0, "?q=0"],
    ["{{base}}", "?q={{base}}"],
  ])("the value %j is sent as %j", async (q, sent) => {
    expect(await arrives({ query: queryParameters([["q"]]) }, { query: { q } })).toBe(`/${sent}`);
  });

  test("keys are encoded", async () => {
    expect(await arrives({ query: queryParameters() }, { query: { "a&b=c+d#": "1" } })).toBe(
      "/?a%26b%3Dc%2Bd%23=1",
    );
  });

  test("defaults are filled in, and those without a value have none", async () => {
    const query = queryParameters([["page", "{{page}}"], ["all", null], ["off"]]);
    expect(await arrives({ query }, {}, { page: "2" })).toBe("/?page=2&all");
  });

  test("the caller replaces defaults, and undefined leaves them out", async () => {
    const query = queryParameters([
      ["a", "1"],
      ["b", "2"],
      ["c", "3"],
    ]);
    expect(await arrives({ query }, { query: { c: "x", a: undefined } })).toBe("/?b=2&c=x");
  });

  test("order is the collection's, then the caller's", async () => {
    const query = queryParameters([["b"], ["a"]]);
    expect(await arrives({ query }, { query: { z: 1, a: 2, b: 3 } })).toBe("/?b=3&a=2&z=1");
  });

  test("a list goes to the places of a repeated key", async () => {
    const query = queryParameters([
      ["k", "1"],
      ["other", "2"],
      ["k", "3"],
    ]);
    expect(await arrives({ query }, { query: { k: ["x", "y", "z"] } })).toBe("/?k=x&other=2&k=y&k=z");
  });
});

describe("host", () => {
  test("a base with a path of its own", async () => {
    expect(await arrives({ url: "{{root}}/b" }, {}, { root: `${server.url}/a` })).toBe("/a/b");
  });

  test("http is put before a base without a protocol", async () => {
    expect(await arrives({ url: server.url.replace("http://", "") + "/a" })).toBe("/a");
  });

  test("user info becomes Basic auth", async () => {
    await arrives({ url: server.url.replace("http://", "http://me:p%40ss@") });
    expect(server.last.headers.authorization).toBe(`Basic ${btoa("me:p@ss")}`);
  });

  test("a fragment is not sent", async () => {
    expect(await arrives({ url: "{{base}}/a#b" })).toBe("/a");
  });
});

describe("properties", () => {
  const punctuation = fc.constantFrom(..."/\\?#%&+=;:@.,'\"<>{}[]|^`~!$*() \t\r\n\0");
  const unit = fc.oneof(punctuation, fc.string({ unit: "binary", minLength: 1, maxLength: 1 }));
  const anyText = fc.string({ unit: fc.oneof(unit, fc.constantFrom("%2F", "%2e", "%41")) });

  test("a path value arrives as it was given", async () => {
    const operation = { url: "{{base}}/a/:id/z", path: pathParameters({ id: null }) };
    const sendable = anyText.filter((text) => !["", ".", ".."].includes(text));
    await fc.assert(
      fc.asyncProperty(sendable, async (id) => {
        const segments = (await arrives(operation, { path: { id } })).split("/");
        expect(segments.map(decodeURIComponent)).toEqual(["", "a", id, "z"]);
      }),
      { numRuns: 300 },
    );
  });

  test("keys and values of the query arrive as they were given", async () => {
    // An escape that is there already is kept, so such a value arrives decoded.
    const unescaped = anyText.filter((text) => !/%[\da-f]{2}/i.test(text));
    await fc.assert(
      fc.asyncProperty(fc.dictionary(unescaped, fc.array(unescaped, { minLength: 1 })), async (query) => {
        const { searchParams } = new URL(await arrives({ query: queryParameters() }, { query }), server.url);
        const given = Object.entries(query).flatMap(([key, values]) => values.map((value) => [key, value]));
        expect([...searchParams]).toEqual(given);
      }),
      { numRuns: 300 },
    );
  });

  test.each(["", "/graphql", "//graphql", "\\graphql", "http:///graphql", "https:\\\\\\graphql"])(
    "a URL without a host, %j, is refused: the path is none",
    async (origin) => {
      const fetch = () => Promise.reject(new Error("sent"));
      const transport = createTransport({ origin }, { fetch });
      const call = transport.send({ name: "folder/request", method: "GET", url: "{{origin}}/things" });
      await expect(call).rejects.toThrow("its URL is not valid");
    },
  );

  test("URLs are sent as Postman encodes them", async () => {
    const tokens = fc.constantFrom("://", "//", "\\", "..", "%41", "%", "&&", "{{x}}", ":id", "\n", "\0");
    const ascii = fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 1 }).filter((c) => c !== "#");
    const tail = fc.string({ unit: fc.oneof(tokens, ascii) });
    const head = fc.constantFrom(
      "http://example.com/",
      "http://example.com?",
      "http://u:p@example.com:8080/",
      "  HTTPS://example.com/",
      "http:\\\\example.com\\",
    );
    let sent = "";
    const answer = (url: string) => {
      sent = url;
      return Promise.resolve(new Response());
    };
    const transport = createTransport({}, { fetch: answer }, { dynamic: (name) => `{{${name}}}` });
    await fc.assert(
      fc.asyncProperty(head, tail, tail, async (before, path, query) => {
        const url = `${before}${path}?${query}`;
        await transport.send({ name: "folder/request", method: "GET", url });
        const expected = new URL(urlEncoder.toNodeUrl(new postman.Url(url)).href);
        expected.username = expected.password = "";
        // fetch takes the steps of a path, whoever gives it the URL.
        expect(sent).toBe(expected.href);
      }),
      { numRuns: 1000 },
    );
  });
});
