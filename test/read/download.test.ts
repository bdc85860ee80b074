import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";

import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { readCollection } from "../../src/read/collection.js";
import { findInputs } from "../../src/read/inputs.js";
import { download } from "../../src/read/sources/download.js";

const COLLECTION = JSON.stringify({
  info: { name: "Far" },
  item: [{ name: "r", request: "https://example.com" }],
});

/** Two servers, so that there is another one to be redirected to. */
const servers: Server[] = [];
let requests: IncomingMessage[] = [];
let answer: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;

beforeAll(async () => {
  for (let i = 0; i < 2; i += 1) {
    const server = createServer((request, response) => {
      requests.push(request);
      answer(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    servers.push(server);
  }
});
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});
beforeEach(() => {
  requests = [];
});

function host(index = 0): string {
  return `127.0.0.1:${(servers[index]?.address() as AddressInfo).port}`;
}

async function readInput(input: string, env: Record<string, string> = {}) {
  const { sources, diagnostics } = await findInputs([input], { cwd: "/", env });
  expect(diagnostics).toEqual([]);
  const [source] = sources;
  if (source === undefined) throw new Error("no source");
  return { ...(await readCollection(source)), file: source.file };
}

describe("an address", () => {
  test("is read whatever the content type, packed or not", async () => {
    for (const type of ["application/json", "text/plain", "application/octet-stream"]) {
      answer = (_, response) =>
        response
          .writeHead(200, { "content-type": type, "content-encoding": "gzip" })
          .end(gzipSync(COLLECTION));
      const { collection, diagnostics, file } = await readInput(`http://${host()}/a.json`);
      expect(diagnostics).toEqual([]);
      expect(collection?.name).toBe("Far");
      expect(file).toBe(`http://${host()}/a.json`);
    }
  });

  test("may redirect, but takes no user or key to another server", async () => {
    answer = (request, response) => {
      if (request.url === "/start") response.writeHead(302, { location: "/next" }).end();
      else if (request.url === "/next") response.writeHead(301, { location: `http://${host(1)}/end` }).end();
      else response.end(COLLECTION);
    };
    const { collection } = await readInput(`http://user:pass%40@${host()}/start`);
    expect(collection?.name).toBe("Far");
    const basic = `Basic ${Buffer.from("user:pass@").toString("base64")}`;
    expect(requests.map((r) => [r.url, r.headers.authorization])).toEqual([
      ["/start", basic],
      ["/next", basic],
      ["/end", undefined],
    ]);
  });

  test.each<[string, (request: IncomingMessage, response: ServerResponse) => void, string]>([
    ["401", (_, r) => r.writeHead(401).end(), "the server answered 401 Unauthorized"],
    ["404", (_, r) => r.writeHead(404).end("<html>"), "the server answered 404 Not Found"],
    ["503", (_, r) => r.writeHead(503).end(), "the server answered 503 Service Unavailable"],
    ["a circle", (_, r) => r.writeHead(302, { location: "/" }).end(), "redirected more than 5 times"],
    [
      "another scheme",
      (_, r) => r.writeHead(302, { location: "file:///etc/passwd" }).end(),
      "not a valid http or https one",
    ],
    ["a cut connection", (request) => request.socket.destroy(), "the connection was cut"],
  ])("that answers with %s is refused, in words and without secrets", async (_, respond, words) => {
    answer = respond;
    const { collection, diagnostics } = await readInput(`http://user:hunter2@${host()}/c.json?key=hunter2`);
    expect(collection).toBeUndefined();
    expect(diagnostics).toMatchObject([
      { severity: "error", code: "PC1010", place: { file: `http://${host()}/c.json?...` } },
    ]);
    expect(diagnostics[0]?.message).toContain(words);
    expect(diagnostics[0]?.hint).toBeTruthy();
    expect(JSON.stringify(diagnostics)).not.toContain("hunter2");
  });

  test("where nobody listens is refused", async () => {
    const { diagnostics } = await readInput("http://127.0.0.1:1/");
    expect(diagnostics).toMatchObject([{ code: "PC1010" }]);
    expect((await readInput("http://x:hunter2@:bad/")).diagnostics).toMatchObject([
      { code: "PC1010", place: { file: "http:..." } },
    ]);
  });

  test("has a limit of size, also of what is packed small, and of time", async () => {
    const get = (limits: object) =>
      download(`http://${host()}/`, { file: "f", limits }).catch(
        (error: unknown) => (error as Error).message,
      );
    answer = (_, response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(Buffer.alloc(3_000_000)));
    expect(await get({ bytes: 2 * 1024 * 1024 })).toContain("larger than 2 MiB");
    answer = (_, response) => response.write("{");
    expect(await get({ milliseconds: 100 })).toContain("no answer within 0.1 seconds");
  });

  test("of a web page says so", async () => {
    answer = (_, response) =>
      response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Log in</title>");
    const { diagnostics } = await readInput(`http://${host()}/`);
    expect(diagnostics).toMatchObject([{ code: "PC1002", message: 'not JSON but a web page ("Log in")' }]);
  });
});

describe("postman:<uid>", () => {
  const env = () => ({ POSTMAN_API_KEY: "PMAK-hunter2", POSTMAN_API_URL: `http://${host()}/` });

  test("is read over the Postman API, with the key", async () => {
    answer = (_, response) => response.end(`{"collection": ${COLLECTION}}`);
    const { collection, file } = await readInput("postman:123-abc", env());
    expect(collection?.name).toBe("Far");
    expect(file).toBe("postman:123-abc");
    expect(requests.map((r) => [r.method, r.url, r.headers["x-api-key"]])).toEqual([
      ["GET", "/collections/123-abc", "PMAK-hunter2"],
    ]);
  });

  test.each([
    [401, "POSTMAN_API_KEY is not valid"],
    [403, "may not see this collection"],
    [404, "there is no such collection"],
    [429, "takes no more requests"],
  ])("explains %i", async (status, words) => {
    answer = (_, response) => response.writeHead(status).end("{}");
    const { diagnostics } = await readInput("postman:123-abc", env());
    expect(diagnostics).toMatchObject([
      { severity: "error", code: "PC1010", place: { file: "postman:123-abc" } },
    ]);
    expect(diagnostics[0]?.hint).toContain(words);
    expect(JSON.stringify(diagnostics)).not.toContain("hunter2");
  });

  test("takes no key to another server", async () => {
    answer = (request, response) => {
      if (request.url === "/end") response.end(COLLECTION);
      else response.writeHead(302, { location: `http://${host(1)}/end` }).end();
    };
    await readInput("postman:123-abc", env());
    expect(requests.map((r) => r.headers["x-api-key"])).toEqual(["PMAK-hunter2", undefined]);
  });

  test("needs a key and a uid, before anything is sent", async () => {
    const noKey = await readInput("postman:123-abc", { POSTMAN_API_URL: `http://${host()}` });
    expect(noKey.diagnostics).toMatchObject([
      { code: "PC1010", message: "cannot be downloaded: POSTMAN_API_KEY is not set" },
    ]);
    const noUid = await readInput("postman:../me", env());
    expect(noUid.diagnostics[0]?.message).toContain("not the uid of a collection");
    expect(requests).toEqual([]);
  });
});
