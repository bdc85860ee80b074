import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";

import { CHROMIUM, generatePages, launch } from "./site.js";

const collections = resolve(import.meta.dirname, "../../collections");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Axe {
  run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

const OCI_ITEM = "items/boot-volume-backups/create-boot-volume-backup.html";

describe.skipIf(CHROMIUM === undefined)(
  "pages in Chromium (skipped where Debian's chromium is not installed)",
  () => {
    let browser: Browser;
    let cwd: string;
    let bookshop: string;
    let oci: string;
    let server: Server;
    let origin: string;
    let pages: Page[] = [];
    let noise: string[] = [];

    beforeAll(async () => {
      browser = await launch();
      cwd = mkdtempSync(join(tmpdir(), "pages-"));
      bookshop = await generatePages(join(collections, "bookshop.postman_collection.json"), "bookshop", cwd);
      oci = await generatePages(
        join(collections, "oci-core-services.postman_collection.json"),
        "oracle-cloud-infrastructure-core-services-api",
        cwd,
      );
      const types: Record<string, string> = {
        ".html": "text/html",
        ".js": "text/javascript",
        ".css": "text/css",
      };
      server = createServer(({ url = "" }, response) => {
        const path = new URL(url, "http://x").pathname;
        response.setHeader("content-type", types[extname(path)] ?? "text/plain");
        response.end(readFileSync(join(bookshop, path)));
      });
      await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
      origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    }, 120_000);

    afterEach(async () => {
      for (const page of pages) await page.context().close();
      pages = [];
      const heard = noise;
      noise = [];
      expect(heard).toEqual([]);
    });

    afterAll(async () => {
      await browser?.close();
      server?.close();
      rmSync(cwd, { recursive: true, force: true });
    });

    /** Opens a page; what it complains about, and what it asks of others than its own place, fails the test. */
    async function open(url: string, options: BrowserContextOptions = {}): Promise<Page> {
      const context = await browser.newContext({
        permissions: ["clipboard-read", "clipboard-write"],
        ...options,
      });
      const page = await context.newPage();
      pages.push(page);
      const own = url.startsWith("file:") ? "file:" : origin;
      page.on("console", (message) => noise.push(`console: ${message.text()}`));
      page.on("pageerror", (error) => noise.push(String(error)));
      page.on("request", (request) => {
        if (!request.url().startsWith(own) && !request.url().startsWith("data:")) noise.push(request.url());
      });
      await page.goto(url);
      return page;
    }

    const file = (folder: string, path: string) => pathToFileURL(join(folder, path)).href;
    const heading = (page: Page) => page.locator("h1").textContent();

    test.each(["from disk", "from a server"])("navigation %s", async (from) => {
      const start = from === "from disk" ? file(bookshop, "index.html") : `${origin}index.html`;
      const page = await open(start);
      await page.locator("main").getByRole("link", { name: "Get a book" }).click();
      await page.waitForURL(/items\/books\/get-a-book\.html$/);
      expect(await heading(page)).toBe("Get a book");
      expect(await page.locator(".tree [aria-current]").textContent()).toBe("GETGet a book");
      await page.locator("a[rel=next]").click();
      await page.waitForURL(/add-a-book/);
      await page.locator("a[rel=prev]").click();
      await page.waitForURL(/get-a-book/);
      await page.locator(".tree summary", { hasText: "Authors" }).click();
      await page.locator(".tree a", { hasText: "List authors" }).click();
      await page.waitForURL(/items\/authors\//);
      await page.locator(".crumbs a", { hasText: "Authors" }).click();
      await page.waitForURL(/index\.html#folder-authors$/);
      expect(await page.locator(".folder:target h3").textContent()).toBe("Authors");
    });

    test("search by keyboard: names, paths, methods and descriptions", async () => {
      const page = await open(file(bookshop, "index.html"));
      await page.keyboard.press("/");
      const found = async (words: string) => {
        await page.locator("#search").fill(words);
        await page.waitForFunction(() => document.querySelector("#result-count")?.textContent !== "");
        return page.locator("#results .name").allTextContents();
      };
      expect((await found("list books"))[0]).toBe("List books");
      await expect.poll(() => found("delete /books/")).toEqual(["Remove a book"]);
      await expect.poll(() => found("makes its short name")).toEqual(["Add a book"]);
      await expect.poll(() => found("zzz nothing")).toEqual([]);
      expect(await page.locator("#result-count").textContent()).toBe("No request matches.");
      await expect.poll(async () => (await found("book")).length).toBeGreaterThan(4);
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowDown");
      expect(await page.locator("#results a:focus").count()).toBe(1);
      await page.keyboard.press("ArrowUp");
      await page.keyboard.press("ArrowUp");
      expect(await page.locator("#search:focus").count()).toBe(1);
      await page.keyboard.press("Escape");
      expect(await page.locator("#results").isVisible()).toBe(false);
      await page.locator("#search").fill("add a book");
      await page.keyboard.press("Enter");
      await page.waitForURL(/add-a-book/);
    });

    test("tabs by mouse and keyboard, remembered, with an address each", async () => {
      const page = await open(file(oci, OCI_ITEM));
      const shown = () => page.locator(".panel:visible code").textContent();
      expect(await shown()).toContain("client.bootVolumeBackups.createBootVolumeBackup({");
      await page.getByRole("tab", { name: "curl" }).click();
      expect(await shown()).toMatch(/^curl -X POST/m);
      expect(page.url()).toMatch(/#code-curl$/);
      await page.keyboard.press("ArrowRight");
      expect(await shown()).toContain('loHttp = createobject("CkHttp")');
      expect(await page.locator('[role="tab"]:focus').textContent()).toBe("Lianja");
      await page.locator("a[rel=next]").click();
      await page.waitForURL(/get-boot-volume-backup/);
      expect(await page.locator('[role="tab"][aria-selected="true"]').textContent()).toBe("Lianja");
    });

    test("deep links lead to a tab and into what is closed", async () => {
      const tab = await open(`${file(oci, OCI_ITEM)}#code-curl`);
      expect(await tab.locator(".panel:visible code").textContent()).toMatch(/^curl -X POST/m);
      const json = await open(`${file(oci, OCI_ITEM)}#item-json`);
      const text = await json.locator("#item-json code").textContent();
      expect(await json.locator("#item-json code").isVisible()).toBe(true);
      expect(JSON.parse(text ?? "")).toMatchObject({
        name: "CreateBootVolumeBackup",
        request: { method: "POST" },
      });
    });

    test("an address that is wrongly encoded does the page no harm", async () => {
      const page = await open(`${file(oci, OCI_ITEM)}#%`);
      expect(await page.locator(".panel:visible").count()).toBe(1);
      expect(await page.locator("pre .t-key").count()).toBeGreaterThan(0);
    });

    test("copying", async () => {
      const page = await open(file(oci, OCI_ITEM));
      await page.getByRole("button", { name: "Copy the TypeScript code" }).click();
      await page.getByText("Copied", { exact: true }).waitFor();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toBe(await page.locator("#code-typescript code").textContent());
    });

    test("dark and light: the system's choice, then the reader's, which is remembered", async () => {
      const page = await open(file(bookshop, "index.html"), { colorScheme: "dark" });
      const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const dark = await background();
      await page.getByRole("button", { name: "Light" }).click();
      expect(await background()).not.toBe(dark);
      await page.reload();
      expect(await background()).toBe("rgb(255, 255, 255)");
      await page.getByRole("button", { name: "Dark" }).click();
      expect(await background()).toBe(dark);
    });

    test("a phone: no sideways scrolling, the tree behind a button", async () => {
      const phone = { viewport: { width: 360, height: 700 } };
      for (const path of [
        file(oci, OCI_ITEM),
        file(oci, "index.html"),
        file(bookshop, "items/log-in.html"),
      ]) {
        const page = await open(path, phone);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
        expect(await page.locator(".tree").isVisible()).toBe(false);
        await page.getByRole("button", { name: "Items" }).click();
        expect(await page.locator(".tree").isVisible()).toBe(true);
      }
    });

    test("on paper every language and every response is there, and nothing to click", async () => {
      const page = await open(file(oci, OCI_ITEM));
      await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
      await page.emulateMedia({ media: "print" });
      expect(await page.locator(".bar, .tree, .copy, .tabs").filter({ visible: true }).count()).toBe(0);
      expect(await page.locator("main details:not(#item-json) pre:visible").count()).toBeGreaterThan(4);
    });

    test("without scripts the pages still hold everything", async () => {
      const page = await open(file(oci, OCI_ITEM), { javaScriptEnabled: false });
      expect(await page.locator(".panel:visible").count()).toBe(3);
      expect(await page.locator(".script-only:visible").count()).toBe(0);
    });

    test.each([
      ["light", 1280],
      ["dark", 1280],
      ["light", 360],
    ] as const)("axe finds nothing: %s, %d wide", async (colorScheme, width) => {
      const paths = [
        [bookshop, "index.html"],
        [bookshop, "items/books/upload-a-cover.html"],
        [oci, OCI_ITEM],
      ] as const;
      for (const [folder, path] of paths) {
        const page = await open(file(folder, path), { colorScheme, viewport: { width, height: 900 } });
        await page.locator("#search").fill("b");
        await page.evaluate(axe);
        const violations = await page.evaluate(async () => {
          const { axe: library } = globalThis as unknown as { axe: Axe };
          // Loading style sheets once more is what the pages' policy forbids.
          const { violations: found } = await library.run({ preload: false });
          return found.map(({ id, nodes }) => [id, ...nodes.map((node) => node.html)]);
        });
        expect(violations, path).toEqual([]);
      }
    });
  },
);
