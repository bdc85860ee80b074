import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";

import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { describe, expect, test } from "vitest";

import { Markdown } from "../../src/emit/docs/markdown.js";
import { cli, collection } from "../cli/harness.js";
import { contents, put, temporaryFolder } from "../write/folder.js";

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

function elementsOf(html: string): Element[] {
  const found: Element[] = [];
  const open: Node[] = [parse(html)];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if ("attrs" in node) found.push(node);
    if ("childNodes" in node) open.push(...node.childNodes);
  }
  return found;
}

function textOf(node: Node): string {
  if (node.nodeName === "#text") return (node as DefaultTreeAdapterTypes.TextNode).value;
  return "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
}

/** What a page can hold that acts: elements and attributes that could load, run or lead somewhere. */
function acting(html: string): string[] {
  return elementsOf(html).flatMap(({ tagName, attrs }) => {
    const attributes = attrs.filter(
      ({ name, value }) =>
        /^on|^style$|^srcdoc$|^formaction$|^xlink/.test(name) ||
        (/^(?:href|src|action|data|poster)$/.test(name) &&
          !/^(?:#|data:,$|(?:\.\.\/)*[\w/-]+\.(?:html|js|css)(?:#[\w%.-]*)?$)/.test(value)),
    );
    const isForeign =
      /^(?:img|iframe|object|embed|svg|math|style|base|form|video|audio|template|noscript|x-evil)$/.test(
        tagName,
      );
    return [
      ...(isForeign ? [tagName] : []),
      ...attributes.map(({ name, value }) => `${tagName} ${name}=${value}`),
    ];
  });
}

const scripts = (html: string) =>
  elementsOf(html)
    .filter(({ tagName }) => tagName === "script")
    .map(({ attrs, childNodes }) => [attrs.find((a) => a.name === "src")?.value, childNodes.length]);

const EVIL = `</script></code></pre></textarea></title><x-evil onload=alert(1)><img src=x onerror=alert(1)>"'\`><svg/onload=alert(1)>{{7*7}}{{{x}}}&lt;b&gt;<!--`;
const EVIL_MARKDOWN = [
  EVIL,
  "[a](javascript:alert(1)) [b](JaVaScRiPt:alert(1)) [c](data:text/html,x) [d](vbscript:x) [e](//evil.test) [f](&#106;avascript:alert(1))",
  "![i](https://evil.test/x.png) ![j](javascript:alert(1)) [k]: javascript:alert(1)\n\n[k] <javascript:alert(1)> <img src=x onerror=alert(1)>",
  '[l](https://a.test "\\" onclick=alert(1) x=\\"")',
  "# one\n\n#### four\n\n| a |\n|---|\n| <script>alert(1)</script> |",
].join("\n\n");

async function pagesOf(source: string, args: readonly string[] = []): Promise<Record<string, string>> {
  const cwd = temporaryFolder();
  put(cwd, { "a.json": source });
  expect((await cli(["a.json", "-t", "docs", ...args], { cwd })).status).toBe(0);
  const all = contents(join(cwd, "generated"));
  return Object.fromEntries(Object.entries(all).map(([path, text]) => [path.replace(/^[^/]*\//, ""), text]));
}

function evilCollection(): string {
  const param = { key: EVIL, value: EVIL, description: EVIL_MARKDOWN };
  const request = {
    method: EVIL,
    description: EVIL_MARKDOWN,
    auth: { type: EVIL, [EVIL]: [{ key: EVIL, value: "true" }] },
    url: {
      raw: `https://a.test/${EVIL}/:id`,
      protocol: "https",
      host: ["a", "test"],
      path: [EVIL, ":id"],
      query: [param],
      variable: [{ ...param, key: "id" }],
    },
    header: [param, { key: "X-A", value: EVIL }],
    body: {
      mode: "raw",
      raw: JSON.stringify({ [EVIL]: EVIL, list: [{ [EVIL]: EVIL }] }),
      options: { raw: { language: "json" } },
    },
  };
  const response = [
    {
      name: EVIL,
      code: 200,
      status: EVIL,
      header: [
        { key: "Content-Type", value: "application/json" },
        { key: EVIL, value: EVIL },
      ],
      body: JSON.stringify({ [EVIL]: EVIL, ok: EVIL }),
    },
    { name: EVIL, header: [], body: EVIL },
  ];
  const form = {
    method: "POST",
    url: "https://a.test",
    body: { mode: "formdata", formdata: [param, { key: EVIL, type: "file", src: EVIL }] },
  };
  const items = [
    {
      name: EVIL,
      description: EVIL_MARKDOWN,
      item: [
        { name: EVIL, request, response },
        { name: "form", request: form },
      ],
    },
    { name: "index", request: { method: "GET", url: "https://a.test/{{v}}" } },
  ];
  const schema = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";
  const variable = [{ key: "v", value: EVIL, description: EVIL_MARKDOWN }];
  return JSON.stringify({ info: { name: EVIL, description: EVIL_MARKDOWN, schema }, item: items, variable });
}

describe("hostile text", () => {
  test("puts nothing into a page that acts", async () => {
    const pages = await pagesOf(evilCollection());
    const html = Object.entries(pages).filter(([path]) => path.endsWith(".html"));
    expect(html.map(([path]) => path)).toContain("docs/items/index.html");
    expect(html.length).toBe(4);
    for (const [path, text] of html) {
      const found = acting(text).filter((what) => !/^a href=https:\/\/(?:a|evil)\.test/.test(what));
      expect(found, path).toEqual([]);
      const root = path === "docs/index.html" ? "" : "../".repeat(path.split("/").length - 2);
      expect(scripts(text), path).toEqual(
        ["theme.js", "tree.js", "docs.js"].reverse().map((name) => [`${root}assets/${name}`, 0]),
      );
      expect(text).not.toContain("{{49}}");
    }
  });

  test("leaves the data scripts data", async () => {
    const pages = await pagesOf(evilCollection());
    for (const name of ["tree", "descriptions"]) {
      const source = pages[`docs/assets/${name}.js`] ?? "";
      expect(source).not.toMatch(/[<>\u2028]/);
      const world: { postmanDocs?: Record<string, unknown[]> } = {};
      new Function("globalThis", source)(world);
      expect(JSON.stringify(world.postmanDocs)).toContain(JSON.stringify(EVIL).slice(1, 60));
    }
  });
});

describe("descriptions", () => {
  const html = (text: string) => new Markdown().html(text, 1);

  test.each([
    ["[a](https://a.test)", '<p><a href="https://a.test" rel="noopener noreferrer">a</a></p>'],
    [
      "[a](mailto:a@b.test) [b](#c)",
      '<p><a href="mailto:a@b.test" rel="noopener noreferrer">a</a> <a href="#c" rel="noopener noreferrer">b</a></p>',
    ],
    ["[a](/relative) [b](javascript:x)", "<p>a b</p>"],
    [
      "![alt](https://a.test/x.png)",
      '<p><a href="https://a.test/x.png" rel="noopener noreferrer">alt</a></p>',
    ],
    [
      "[![alt](https://a.test/x.png)](https://b.test)",
      '<p><a href="https://b.test" rel="noopener noreferrer">alt</a></p>',
    ],
    ["<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>"],
    ["a<br>b", "<p>a<br>\nb</p>"],
    [
      "|a|\n|-:|\n|b|",
      '<div class="scroll" tabindex="0" role="group" aria-label="Table"><table>\n<thead>\n<tr>\n<th class="align-right">a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td class="align-right">b</td>\n</tr>\n</tbody>\n</table></div>',
    ],
    ["# one\n### three", "<h2>one</h2>\n<h3>three</h3>"],
  ])("%j", (text, expected) => {
    expect(html(text)).toBe(expected);
  });
});

test("the manifest names the page of each operation", async () => {
  const { "manifest.json": text = "", ...pages } = await pagesOf(collection("Shop"));
  const { operations } = JSON.parse(text) as { operations: { docs: string }[] };
  expect(operations.map(({ docs }) => docs)).toEqual(["docs/items/ping.html", "docs/items/users/list.html"]);
  for (const { docs } of operations) expect(pages[docs]).toBeDefined();
});

test("a page holds what is known of a request", async () => {
  const source = readFileSync(
    new URL("../../collections/bookshop.postman_collection.json", import.meta.url),
    "utf8",
  );
  const page = (await pagesOf(source))["docs/items/books/add-a-book.html"] ?? "";
  for (const text of [
    "Puts a new book on the shelf.",
    "https://bookshop.example.com/v1/books",
    "Authorization: <bdi>bearer token</bdi>",
    "Idempotency-Key",
    "export interface AddABookBody {",
    "Not signed in",
    "client.books.addABook({",
    'data-kind="error">401',
  ]) {
    expect(page).toContain(text);
  }
});

test("a page shows ids and servers as they stand in the collection, but for what names the parameter", async () => {
  const url = "https://api.test/users/2?page=1";
  const page = (await pagesOf(collection("Shop", [{ name: "Get user", request: { method: "GET", url } }])))[
    "docs/items/get-user.html"
  ];
  const text = elementsOf(page ?? "")
    .filter(({ tagName }) => tagName === "code")
    .map((element) => textOf(element))
    .join("\n");
  expect(text).toContain("https://api.test/users/:userId");
  expect(text).toContain(`"${url}"`);
  expect(text).toContain(`"raw": "${url}"`);
});

test("no credential of the collection is on a page", async () => {
  const secret = "s3cr3t-literal-value";
  const request = {
    method: "GET",
    url: "https://a.test/x?api_key=" + secret,
    header: [{ key: "Authorization", value: `Bearer ${secret}` }],
    auth: {
      type: "basic",
      basic: [
        { key: "username", value: "ann" },
        { key: "password", value: secret },
      ],
    },
  };
  const item = {
    name: "Secret",
    request,
    response: [{ name: "ok", code: 200, originalRequest: request, body: "{}" }],
  };
  const pages = await pagesOf(collection("Shop", [item]));
  expect(Object.values(pages).join("\n")).not.toContain(secret);
  expect(pages["docs/items/secret.html"]).toContain("{{basicPassword}}");
});

test("no page holds the tree, so that the pages grow with the collection and not with its square", async () => {
  const many = Array.from({ length: 200 }, (_, i) => ({
    name: `Request ${i}`,
    request: { method: "GET", url: `https://a.test/${i}` },
  }));
  const lengthOf = async (items: object[]) =>
    (await pagesOf(collection("Shop", items)))["docs/items/ping.html"]?.length;
  const few = await lengthOf(many.slice(0, 2));
  expect(few).toBeGreaterThan(1_000);
  expect(Math.abs(Number(await lengthOf(many)) - Number(few))).toBeLessThan(200);
});

test.each(["#", "#code-curl", "#%", "#%E0%A4%A"])(
  "the script of a page starts whatever its address: %s",
  async (hash) => {
    const script = (await pagesOf(collection("Shop")))["docs/assets/docs.js"] ?? "";
    // A document of which every part is there, and does nothing.
    const element: unknown = new Proxy(() => undefined, {
      get: (_, key) => (key === Symbol.toPrimitive ? () => "x" : element),
      apply: () => element,
      set: () => true,
    });
    const document = {
      body: element,
      documentElement: element,
      getElementById: () => element,
      addEventListener: () => undefined,
      querySelector: () => element,
      querySelectorAll: (selector: string) => (selector.includes("tab") ? [element] : []),
    };
    const heard: string[] = [];
    runInNewContext(script, {
      document,
      location: { hash },
      localStorage: element,
      matchMedia: element,
      addEventListener: (name: string, listener: () => void) => {
        heard.push(name);
        listener();
      },
    });
    expect(heard).toContain("beforeprint");
  },
);

describe("--languages", () => {
  test("says what is missing where postman-code-generators is not installed", async () => {
    const cwd = temporaryFolder();
    put(cwd, { "a.json": collection("Shop") });
    const { status, stderr } = await cli(["a.json", "-t", "docs", "--languages", "python"], { cwd });
    expect(status).toBe(1);
    expect(stderr).toContain("PC4006: --languages needs the package postman-code-generators");
    expect(stderr).toContain("npm install --save-dev postman-code-generators");
    expect(Object.keys(contents(cwd))).toEqual(["a.json"]);
  });
});
