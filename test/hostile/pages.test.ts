import { join, posix } from "node:path";
import { pathToFileURL } from "node:url";

import { afterAll, describe, expect, onTestFinished, test } from "vitest";

import { replaceHidden } from "../../src/visible.js";
import { CHROMIUM, launch } from "../docs/site.js";
import { put, temporaryFolder } from "../write/folder.js";
import { testEachText } from "./each-text.js";
import { type Emitted, emittedWith, RUNS } from "./emitted.js";
import { attribute, type Element, type Page, plainText, readPage, textOf } from "./html.js";
import { readLianja } from "./lianja.js";
import { HOSTILE } from "./plant.js";
import { NAMES_OF_COMMANDS, Shell } from "./shell.js";
import { doings } from "./typescript.js";

/** What Markdown may become, with its attributes. */
const PROSE = new Set(
  (
    "p[] ul[] ol[] ol[start] li[] h2[] h3[] h4[] h5[] h6[] hr[] br[] strong[] em[] s[] blockquote[] code[] pre[tabindex] " +
    "a[href,rel] a[href,rel,title] div[aria-label,class,role,tabindex] table[] thead[] tbody[] tr[] th[] td[] " +
    "th[class] td[class]"
  ).split(" "),
);

/** Attributes whose value is only ever text. */
const TEXT = new Set(["aria-label", "data-method", "title", "content"]);

/** Attributes that say where something is. */
const LINKS = new Set(["href", "src"]);

const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'";

type Files = Emitted["files"];

const isPage = ({ path }: Files[number]) => path.endsWith(".html");

class Site {
  private readonly paths: Set<string>;
  private readonly pages: Map<string, Page>;

  constructor(files: Files) {
    this.paths = new Set(files.map(({ path }) => path));
    this.pages = new Map(files.filter(isPage).map(({ path, content }) => [path, readPage(content)]));
  }

  outline(): Set<string> {
    return new Set([...this.pages.values()].flatMap(({ outline }) => [...outline]));
  }

  each(use: (page: Page, path: string) => void): void {
    for (const [path, page] of this.pages) use(page, path);
  }

  /** What a link of the page leads to, or why it may not. */
  fault(path: string, element: Element, value: string): string | undefined {
    if (value === "data:," && element.tagName === "link") return undefined;
    const isFree = element.tagName === "a" && attribute(element, "rel") === "noopener noreferrer";
    const { protocol } = new URL(value, "file:///own/place");
    if (isFree && ["http:", "https:", "mailto:"].includes(protocol)) return undefined;
    // In descriptions, links may lead to what is not there.
    if (isFree && value.startsWith("#")) return undefined;
    if (!/^[\w./%#-]+$/.test(value)) return `${element.tagName} ${value}`;
    const [file = "", id] = value.split("#");
    const target = file === "" ? path : posix.join(posix.dirname(path), decodeURIComponent(file));
    if (!this.paths.has(target) || !/\.(?:html|css|js)$/.test(target)) return `nothing at ${value}`;
    const ids = (page: Page | undefined) => page?.elements.map((e) => attribute(e, "id"));
    return id === undefined || ids(this.pages.get(target))?.includes(decodeURIComponent(id)) === true
      ? undefined
      : `no such place: ${value}`;
  }
}

/** Texts that say nothing to anybody, for all that the templates make of texts. */
const PLAIN = ["plain text", "1", "{{plain}}", ""];

async function plainOutline(): Promise<Set<string>> {
  const sites = [];
  for (const text of PLAIN) sites.push(new Site((await emittedWith(text)).files));
  return new Set(sites.flatMap((site) => [...site.outline()]));
}

const CALLS =
  /^(?:from (?:our own modules|node:fs)|calls (?:createClient|openAsBlob|File|a request)|AwaitExpression|fills in constants)$/;

/** Entries of the data that pages load as scripts: one JSON value a line, and nothing around them but what is always there. */
function entriesOf(script: string): unknown[] {
  const [, members = "no such script"] =
    /^globalThis\.postmanDocs = Object\.assign\(globalThis\.postmanDocs \?\? \{\}, \{\n([^]*)\}\);\n$/.exec(
      script,
    ) ?? [];
  expect(script).not.toMatch(/[<>\u2028\u2029]/);
  return members
    .split("\n")
    .filter((line) => !/^(?:(?:folders|items|descriptions): \[|\],)?$/.test(line))
    .map((line) => JSON.parse(line.replace(/,$/, "")) as unknown);
}

function expectSafePages(files: Files, known: ReadonlySet<string>): void {
  const site = new Site(files);
  site.each((page, path) => {
    expect(page.mended, path).toEqual([]);
    expect(
      [...page.outline].filter((part) => !known.has(part)),
      path,
    ).toEqual([]);
    expect(
      [...page.prose].filter((part) => !PROSE.has(part)),
      path,
    ).toEqual([]);
    const ids = page.elements.flatMap((element) => attribute(element, "id") ?? []);
    expect(ids, path).toEqual([...new Set(ids)]);
    const csp = page.elements.find((e) => attribute(e, "http-equiv") !== undefined);
    expect(csp && attribute(csp, "content")).toBe(CSP);
    for (const element of page.elements) {
      for (const { name, value } of element.attrs) {
        if (LINKS.has(name)) expect(site.fault(path, element, value), path).toBeUndefined();
        else if (!TEXT.has(name)) expect(value, `${path} ${name}`).toMatch(/^[\w ./-]*$|^width=device-width/);
      }
    }
  });
}

/** The text where it has to arrive as it is, or visible: in the header of that name. */
function expectText(text: string, arrived: string | undefined): void {
  const whole = Buffer.from(text).toString();
  if (!text.includes("{{")) expect([text, whole, replaceHidden(whole)]).toContain(arrived);
}

const headerIn = (json: string): string | undefined =>
  (JSON.parse(json) as { request: { header: { key?: string; value: string }[] } }).request.header.find(
    ({ key }) => key === "X-Text",
  )?.value;

function expectSafeCode(files: Files, text: string): void {
  const snippets = new Map(files.map(({ path, content }) => [path, content]));
  const shown: { path: string; content: string }[] = [];
  const types: typeof shown = [];
  for (const { path, content } of files.filter(isPage)) {
    if (path === "docs/index.html") continue;
    const page = readPage(content);
    shown.push({ path: path.replace("html", "ts"), content: textOf(page, "code-typescript", "code") ?? "" });
    const type = page.elements.find((e) => attribute(e, "aria-label") === "Type of the request body");
    if (type) types.push({ path: path.replace("html", "ts"), content: plainText(type) });
    expectText(text, headerIn(textOf(page, "item-json", "code") ?? ""));
    const snippet = path.replace("docs/items", "snippets/lianja").replace(".html", ".prg");
    // What HTML does to characters that it does not like.
    const inHtml = readPage(
      `<pre id=x>\n${(snippets.get(snippet) ?? "").replace(/[<&]/g, (c) => (c === "<" ? "&lt;" : "&amp;"))}`,
    );
    expect(replaceHidden(textOf(page, "code-lianja", "code") ?? ""), path).toBe(
      textOf(inHtml, "x")?.trimEnd(),
    );
  }
  expect(shown.filter(({ content }) => !content.includes("createClient("))).toEqual([]);
  expect([...doings(shown)].filter((doing) => !CALLS.test(doing))).toEqual([]);
  expect([...doings(types)]).toEqual([]);
  for (const { path, content } of files.filter((f) => f.path.endsWith(".prg"))) {
    const { foreign, statements } = readLianja(content);
    expect(foreign, path).toEqual([]);
    const header = statements.find(({ strings }) => strings[0] === "X-Text" && strings.length === 2);
    expectText(text, header?.strings[1]);
  }
  for (const name of ["tree", "descriptions"])
    expect(entriesOf(snippets.get(`docs/assets/${name}.js`) ?? "").length).toBeGreaterThan(14);
}

describe("hostile text in every place of a collection", () => {
  const shell = new Shell();
  afterAll(() => {
    shell.remove();
  });

  /** Every command of the pages, pasted into one shell. */
  function expectSafeCommands(files: Files): void {
    const commands = files
      .filter((file) => isPage(file) && file.path !== "docs/index.html")
      .map(({ content }) => textOf(readPage(content), "code-curl", "code") ?? "");
    const ran = shell.run(`${commands.join("\n")}\n`);
    expect(ran.commands.filter((c) => !NAMES_OF_COMMANDS.test(c))).toEqual([]);
    expect(ran.stderr).not.toMatch(/command not found|syntax error|No such file|unexpected/);
    expect(ran.words.map(([program]) => program)).toEqual(commands.map(() => "curl"));
    for (const [, ...words] of ran.words) {
      let urls = 0;
      for (let i = 0; i < words.length; i += 1) {
        const option = words[i] as string;
        if (!option.startsWith("-")) {
          urls += 1;
          continue;
        }
        const value = words[(i += 1)] as string;
        if (option === "--url") urls += 1;
        expect([
          "-X",
          "-H",
          "-u",
          "-d",
          "-F",
          "--data-raw",
          "--data-urlencode",
          "--data-binary",
          "--form-string",
          "--url",
        ]).toContain(option);
        if (option === "-d" || option === "-H") expect(value).not.toMatch(/^@/);
        if (option === "--data-urlencode") expect(value).toContain("=");
        if (option === "--data-binary") expect(value).toMatch(/^@[^/\\]*$/);
        // A file of the name that the collection has for it, without its folders.
        if (option === "-F") expect(value).toMatch(/^[^=]*=(?:[^@<"][^;]*|@[^/\\;,"]*|@".*")?$/su);
      }
      expect(urls).toBe(1);
    }
  }

  let known: Promise<Set<string>> | undefined;

  async function check(text: string): Promise<void> {
    known ??= plainOutline();
    const { files } = await emittedWith(text);
    expect(files.filter(isPage).length).toBeGreaterThan(14);
    expectSafePages(files, await known);
    expectSafeCode(files, text);
    expectSafeCommands(files);
  }

  testEachText(check);
});

test.skipIf(CHROMIUM === undefined)(
  "a browser that opens pages of hostile text runs none of it and asks nobody else for anything (skipped without Debian's chromium)",
  async () => {
    const folder = temporaryFolder();
    const browser = await launch();
    onTestFinished(() => browser.close());
    const heard: string[] = [];
    const page = await browser.newPage();
    page.on("console", (message) => heard.push(message.text()));
    page.on("pageerror", (error) => heard.push(String(error)));
    page.on("dialog", (dialog) => heard.push(dialog.message()));
    page.on("request", (request) => {
      if (!/^(?:file|data):/.test(request.url())) heard.push(request.url());
    });
    await page.exposeFunction("evil", () => heard.push("evil"));
    const { files } = await emittedWith(HOSTILE.filter((text) => !text.includes("\0")).join("\n\n"));
    put(folder, Object.fromEntries(files.map(({ path, content }) => [path, content])));
    const items = files.filter(isPage).map(({ path }) => path);
    for (const path of ["docs/index.html", ...items.slice(1, RUNS > 1 ? undefined : 4)]) {
      await page.goto(pathToFileURL(join(folder, path)).href);
      await page.getByRole("searchbox").fill("evil");
      await page.locator("#results").waitFor();
      await page.evaluate(() => {
        for (const details of document.querySelectorAll("details")) details.open = true;
      });
    }
    expect(heard).toEqual([]);
  },
);
