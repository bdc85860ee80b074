import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

import { type Browser, chromium, type Page } from "playwright-core";
import { build } from "rolldown";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const kitchenSink = resolve(import.meta.dirname, "../../generated/kitchen-sink");
const executablePath = which("chromium");

function which(command: string): string | undefined {
  try {
    return execFileSync("which", [command], { encoding: "utf8" }).trim();
  } catch {
    return undefined;
  }
}

interface Manifest {
  operations: { path: string[]; accessor: string[]; fixture: string }[];
}

interface Fixture {
  input: object;
  variables?: Record<string, string>;
  auth?: string;
  /** Why only Node can send it. */
  nodeOnly?: string;
  request?: { method: string; url: string; headers: Record<string, string>; body?: unknown };
}

interface Sdk {
  createClient(options: object): Record<string, unknown>;
  ApiError: new (...args: never[]) => Error & { status: number };
}

/** Scripts of the tests find the client at `globalThis.sdk`. */
const PAGE = `<!doctype html><script type="module">
import * as sdk from "/client.js";
globalThis.sdk = sdk;
</script>`;

/** The client of kitchen-sink, bundled for a page that the API's own server delivers. */
describe.skipIf(executablePath === undefined)(
  "in Chromium (skipped where Debian's chromium is not installed)",
  () => {
    let browser: Browser;
    let page: Page;
    let server: Server;
    let origin: string;
    let folder: string;
    const arrived: { method: string; target: string; body: string }[] = [];

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), "browser-"));
      const file = join(folder, "client.js");
      await build({
        input: join(kitchenSink, "index.ts"),
        platform: "browser",
        output: { file, format: "esm" },
      });
      const bundle = await readFile(file, "utf8");
      server = createServer((request, response) => {
        if (request.url === "/page") return void response.setHeader("content-type", "text/html").end(PAGE);
        if (request.url === "/client.js") {
          return void response.setHeader("content-type", "text/javascript").end(bundle);
        }
        if (request.url === "/favicon.ico") return void response.writeHead(404).end();
        let body = "";
        request.setEncoding("latin1").on("data", (chunk: string) => (body += chunk));
        request.on("end", () => {
          arrived.push({ method: request.method ?? "", target: request.url ?? "", body });
          response.statusCode = request.url?.startsWith("/refused/") ? 404 : 200;
          response.setHeader("content-type", "application/json").end('{"seen":true}');
        });
      });
      await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
      origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      browser = await chromium.launch({
        executablePath: executablePath as string,
        args: [
          "--no-sandbox",
          "--disable-gpu",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
        ],
      });
      page = await browser.newPage();
      await page.goto(`${origin}/page`);
      await page.waitForFunction(() => "sdk" in globalThis);
    }, 120_000);

    afterAll(async () => {
      await browser?.close();
      server?.closeAllConnections();
      server?.close();
      await rm(folder, { recursive: true, force: true });
    });

    test("every operation without a forbidden header or a file reaches the server as recorded", async () => {
      const manifest = JSON.parse(await readFile(join(kitchenSink, "manifest.json"), "utf8")) as Manifest;
      const calls: {
        accessor: string[];
        input: object;
        variables: object;
        auth: string | undefined;
        method: string;
        target: string;
      }[] = [];
      for (const { accessor, fixture } of manifest.operations) {
        const text = await readFile(join(kitchenSink, fixture), "utf8");
        const { input, variables = {}, auth, nodeOnly, request } = JSON.parse(text) as Fixture;
        if (nodeOnly !== undefined) continue;
        if (!request || text.includes('"$file"') || !/^(?:GET|POST|PUT|PATCH|DELETE)$/.test(request.method))
          continue;
        const target = request.url.replace(/^[^/]*:\/\/[^/?]*/, "");
        calls.push({ accessor, input, variables, auth, method: request.method, target });
      }
      expect(calls.length).toBeGreaterThan(20);
      const { problems, expected } = await page.evaluate(
        async ({ json, server: to }) => {
          const list = JSON.parse(json) as typeof calls;
          const { sdk } = globalThis as unknown as { sdk: Sdk };
          const sendHome = (target: string, init: RequestInit) =>
            fetch(to + target.replace(/^[^/]*:\/\/[^/?]*/, "").replace(/^(?!\/)/, "/"), init);
          const problems: string[] = [];
          for (const { accessor, input, variables, auth } of list) {
            const client = sdk.createClient({
              variables,
              fetch: sendHome,
              retry: false,
              ...(auth === "hook" ? { auth: () => undefined } : {}),
            });
            const call = accessor.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], client);
            try {
              await (call as (i: object) => Promise<unknown>)(input);
            } catch (error) {
              problems.push(`${accessor.join(".")}: ${String(error)}`);
            }
          }
          // Browsers disagree about what must be encoded in a path; what this one makes of the record is right here.
          const spelled = (target: string) => new URL(to + target).href.slice(to.length);
          return { problems, expected: list.map(({ method, target }) => `${method} ${spelled(target)}`) };
        },
        { json: JSON.stringify(calls), server: origin },
      );
      expect(problems).toEqual([]);
      expect(arrived.map(({ method, target }) => `${method} ${target}`)).toEqual(expected);
    });

    test("every operation that only Node can send is refused with the reason", async () => {
      const manifest = JSON.parse(await readFile(join(kitchenSink, "manifest.json"), "utf8")) as Manifest;
      const fixtures = await Promise.all(
        manifest.operations.map(async ({ accessor, fixture }) => ({
          accessor,
          ...(JSON.parse(await readFile(join(kitchenSink, fixture), "utf8")) as Fixture),
        })),
      );
      const calls = fixtures.filter(({ nodeOnly }) => nodeOnly !== undefined);
      expect(calls.length).toBeGreaterThan(3);
      const before = arrived.length;
      const refusals = await page.evaluate(async (json) => {
        const { sdk } = globalThis as unknown as { sdk: Sdk };
        const client = sdk.createClient({ retry: false });
        const refused: string[] = [];
        for (const { accessor, input } of JSON.parse(json) as typeof calls) {
          const call = accessor.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], client);
          await (call as (i: object) => Promise<unknown>)(input).catch((error: unknown) =>
            refused.push(String(error)),
          );
        }
        return refused;
      }, JSON.stringify(calls));
      expect(refusals).toEqual(
        calls.map(({ nodeOnly = "" }) => expect.stringMatching(new RegExp(`^InputError: .*: ${nodeOnly};`))),
      );
      expect(arrived.length).toBe(before);
    });

    test("the browser's own fetch is what is called by default", async () => {
      const data = await page.evaluate(async (origin) => {
        const { sdk } = globalThis as unknown as { sdk: Sdk };
        const client = sdk.createClient({ variables: { origin }, retry: false });
        return (client.methods as Record<string, () => Promise<unknown>>).get?.();
      }, origin);
      expect(data).toEqual({ seen: true });
      expect(arrived.at(-1)).toMatchObject({ method: "GET", target: "/methods/get" });
    });

    test("a refusal arrives as ApiError, with its status and data", async () => {
      const error = await page.evaluate(async (to) => {
        const { sdk } = globalThis as unknown as { sdk: Sdk };
        const client = sdk.createClient({
          retry: false,
          fetch: (_url: string, init: RequestInit) => fetch(`${to}/refused/`, init),
        });
        const call = (client.methods as Record<string, () => Promise<unknown>>).get as () => Promise<unknown>;
        return call().catch((reason: unknown) =>
          reason instanceof sdk.ApiError ? { ...reason } : String(reason),
        );
      }, origin);
      expect(error).toMatchObject({ status: 404, data: { seen: true } });
    });
  },
);
