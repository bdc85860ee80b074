import { readFileSync } from "node:fs";
import { join } from "node:path";

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { SNIPPET_LANGUAGES } from "../../src/emit/core/target-names.js";
import { loadTemplates } from "../../src/emit/core/templates.js";
import { stringLiteral } from "../../src/emit/snippets/literal.js";
import type { StringRules } from "../../src/emit/snippets/settings.js";
import { cli, collection } from "../cli/harness.js";
import { contents, put, temporaryFolder } from "../write/folder.js";

const documented = readFileSync(new URL("../../docs/templates.md", import.meta.url), "utf8");

/** The language that docs/templates.md walks through. */
const [, RUBY = ""] = /`snippets\/ruby\.hbs`:\n\n```\n([\s\S]*?)```/.exec(documented) ?? [];

function folderWith(template: string, extra: readonly object[] = []): string {
  const cwd = temporaryFolder();
  put(cwd, { "shop.json": collection("Shop", extra), "templates/snippets/ruby.hbs": template });
  return cwd;
}

const run = (cwd: string, target = "ruby") =>
  cli(["shop.json", "--templates", "templates", "-t", target], { cwd });

describe("a language of the user's own: one template, no code", () => {
  test("is a target", async () => {
    const cwd = folderWith(RUBY);
    expect(await run(cwd)).toMatchObject({ status: 0, stderr: "" });
    const files = contents(join(cwd, "generated/shop"));
    expect(Object.keys(files).sort()).toEqual([
      "manifest.json",
      "snippets/ruby/ping.rb",
      "snippets/ruby/users/list.rb",
    ]);
    expect(files["snippets/ruby/users/list.rb"]).toContain('uri = URI("https://example.com/users")');
  });

  test("is a tab on the pages", async () => {
    const cwd = folderWith(RUBY);
    expect(await run(cwd, "docs")).toMatchObject({ status: 0, stderr: "" });
    const page = contents(join(cwd, "generated/shop/docs"))["items/ping.html"];
    expect(page).toContain(">Ruby</button>");
    expect(page).toContain("URI(&quot;https://example.com/ping&quot;)");
  });

  test("an identifier has the last 100 characters of a text", async () => {
    const template = RUBY.replace("{{comment name}}", "{{identifier name}}");
    const cwd = folderWith(template, [{ name: `ab${"c".repeat(99)}`, request: "https://example.com" }]);
    expect(await run(cwd)).toMatchObject({ status: 0 });
    const snippets = Object.values(contents(join(cwd, "generated/shop/snippets")));
    expect(snippets.join("\n")).toMatch(/^bc{99}$/m);
  });

  test("what text says stays text", async () => {
    const name = "x\"\n'; system('id') #{`id`} \\";
    const url = { raw: `https://a.test/${name}`, host: ["a", "test"], protocol: "https", path: [name] };
    const cwd = folderWith(RUBY, [{ name, request: { method: "GET", url }, response: [] }]);
    expect((await run(cwd)).status).toBe(0);
    const [code = ""] = Object.entries(contents(join(cwd, "generated/shop/snippets")))
      .filter(([path]) => !/ping|list/.test(path))
      .map(([, text]) => text);
    expect(code).toContain(String.raw`# x"` + "\n# '; system('id') #{`id`} \\\n");
    expect(code).toContain(
      String.raw`URI("https://a.test/x\"\n'; system('id') \#{` + "`id`" + String.raw`} \\")`,
    );
  });

  test.each([
    ["no settings", "{{string url}}", /begin with its settings/],
    ["settings that are no JSON", "{{!--\n{ nope\n}\n--}}", /settings: .*JSON/],
    ["unknown settings", RUBY.replace('"title"', '"tilte"'), /settings: /],
    ["no way to write a quote", RUBY.replace(/"escapes".*\n/, ""), /how a quote is written/],
    [
      "an escape that can be escaped",
      RUBY.replace(String.raw`"\\": "\\\\", `, ""),
      /how "\\\\" itself is written/,
    ],
    ["text printed bare", RUBY.replace("{{string url}}", "{{url}}"), /must go through a helper/],
    ["an unknown helper", RUBY.replace("{{string url}}", "{{strnig url}}"), /strnig/],
  ])("%s: a fault, and nothing is written", async (_, template, message) => {
    const cwd = folderWith(template);
    const { status, stderr } = await run(cwd);
    expect({ status, stderr }).toMatchObject({ status: 1, stderr: expect.stringMatching(message) });
    expect(stderr).toMatch(/templates\/snippets\/ruby\.hbs.*error PC4002/);
    expect(Object.keys(contents(cwd)).filter((path) => path.startsWith("generated"))).toEqual([]);
  });
});

test("the built-in languages are those that the command line knows", async () => {
  const { templates } = await loadTemplates();
  expect(templates.languages).toEqual([...SNIPPET_LANGUAGES]);
});

const LIANJA: StringRules = {
  quotes: ['""', "''", "[]"],
  escapes: {},
  character: "chr({code})",
  join: " + ",
  breakAfter: "&",
};

const JAVASCRIPT: StringRules = {
  quotes: ['""'],
  escapes: { '"': '\\"', "\\": "\\\\", "\n": "\\n" },
  control: "\\u{hex4}",
  join: "",
  breakAfter: "",
};

const SQL: StringRules = {
  quotes: ["''"],
  escapes: { "'": "''" },
  character: "char({code})",
  join: " || ",
  breakAfter: "",
};

/** What an interpreter of such expressions reads, or a failure where the text is none. */
function read(code: string, delimiters: string, join: string): string {
  let out = "";
  for (let at = 0; at < code.length;) {
    const [character, number] = /^\w+\((\d+)\)/.exec(code.slice(at)) ?? [];
    if (character !== undefined) {
      out += String.fromCharCode(Number(number));
      at += character.length;
    } else {
      const pair = delimiters.indexOf(code.charAt(at));
      if (pair < 0) throw new Error(`no literal at ${code.slice(at)}`);
      const end = code.indexOf(delimiters.charAt(pair + 1), at + 1);
      out += code.slice(at + 1, end);
      at = end + 1;
    }
    if (at < code.length && !code.startsWith(join, at)) throw new Error(`no join at ${code.slice(at)}`);
    if (at < code.length) at += join.length;
  }
  return out;
}

const hostile = fc.string({
  unit: fc.constantFrom(...`"'[]\\&;{}$%#\`ab_ é日`, "\n", "\r", "\0", "\u0085", "\u2028", "😀"),
  maxLength: 40,
});

describe("string literals", () => {
  test.each([
    ["plain", '"plain"'],
    ["", '""'],
    ['say "yes"', `'say "yes"'`],
    [`it's "so"`, `[it's "so"]`],
    [`"'[]`, `["']` + ` + "[]"`],
    ["a\r\nb", '"a" + chr(13) + chr(10) + "b"'],
    ["?a=1&b=2", '"?a=1&" + "b=2"'],
    ["R & D", '"R & D"'],
  ])("of Lianja: %j is %s", (text, literal) => {
    expect(stringLiteral(text, LIANJA)).toBe(literal);
  });

  test("of Lianja hold any text in one line, and no & before a name", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const code = stringLiteral(text, LIANJA);
        expect(read(code, `""''[]`.replace(/(.)\1/g, "$1$1"), " + ")).toBe(text);
        expect(code).not.toMatch(/[\0-\x1f\x7f-\x9f]/);
        expect(code).not.toMatch(/&[\p{L}_]/u);
      }),
    );
  });

  test("of a language with backslashes hold any text", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const code = stringLiteral(text, JAVASCRIPT);
        expect(JSON.parse(code)).toBe(text);
        expect(code).not.toMatch(/[\0-\x1f\x7f-\x9f\u2028]/);
      }),
    );
  });

  test("of a language that doubles quotes hold any text", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const code = stringLiteral(text, SQL);
        expect(code).toMatch(/^(?:(?:'(?:[^'\n\r\0]|'')*'|char\(\d+\))(?: \|\| )?)+$/);
        const parts = code.matchAll(/'((?:[^']|'')*)'|char\((\d+)\)/g);
        const said = Array.from(parts, ([, quoted, character]) =>
          quoted === undefined ? String.fromCharCode(Number(character)) : quoted.replaceAll("''", "'"),
        );
        expect(said.join("")).toBe(text);
      }),
    );
  });
});
