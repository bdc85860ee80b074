import { resolve } from "node:path";

import fc from "fast-check";
import { SyntaxKind } from "ts-morph";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";

import { docComment, lineComment } from "../../src/typescript.js";
import { testEachText } from "./each-text.js";
import { type Emitted, emitted, emittedWith } from "./emitted.js";
import { COMMAND_OF_CI, HIDDEN_CHARACTER } from "./log.js";
import { NAMES_OF_COMMANDS, Shell } from "./shell.js";
import { doings } from "./typescript.js";

const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

function expectSafePaths(files: Emitted["files"]): void {
  const seen = new Set<string>();
  for (const { path } of files) {
    const inside = resolve("/out/slug", path);
    expect(inside.startsWith("/out/slug/"), path).toBe(true);
    for (const part of path.split("/")) {
      expect(part).toMatch(/^[A-Za-z\d_][\w.-]*$/);
      expect(part).not.toMatch(/[. ]$/);
      expect(part).not.toMatch(DEVICES);
      expect(part.length).toBeLessThan(120);
    }
    expect(seen, path).not.toContain(path.toLowerCase());
    seen.add(path.toLowerCase());
  }
}

/** The words that curl takes for options: each but the first four and those without a value is followed by its value. */
function optionsIn(words: readonly string[]): string[] {
  const options: string[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const option = words[i] as string;
    options.push(option);
    if (!ALONE.has(option)) i += 1;
  }
  return options;
}

const ALONE = new Set(["--silent", "--show-error", "--globoff", "--path-as-is", "--location", "--head"]);

describe("hostile text in every place of a collection", () => {
  const shell = new Shell();
  afterAll(() => {
    shell.remove();
  });
  let baseline: Set<string> | undefined;

  async function check(text: string): Promise<void> {
    const prototype = Object.getOwnPropertyNames(Object.prototype).sort();
    baseline ??= doings((await emittedWith("plain text")).files);
    const { files, ir } = await emittedWith(text);
    expect(files.length).toBeGreaterThan(40);
    const foreign = [...doings(files)].filter((doing) => !baseline?.has(doing));
    expect(foreign, "TypeScript").toEqual([]);
    expectSafePaths(files);
    for (const { path, content } of files) if (path.endsWith(".json")) JSON.parse(content);
    for (const { path, content } of files) expect(HIDDEN_CHARACTER.exec(content)?.[0], path).toBeUndefined();
    let sent = 0;
    for (const { path, content } of files.filter((f) => f.path.endsWith(".sh"))) {
      // A script with an upload runs twice: with the path of the collection, where no file is, and with one that is there.
      const isUpload = content.includes("need_file");
      const [bare, { commands, words, stderr }] = [
        isUpload ? shell.run(content) : { commands: [], words: [], stderr: "" },
        shell.run(content, isUpload ? { f_file: "script.sh", file: "script.sh" } : {}),
      ];
      expect(COMMAND_OF_CI.exec(`${bare.stderr}\n${stderr}`)?.[0], path).toBeUndefined();
      expect(bare.words.filter(([name]) => name === "curl")).toEqual([]);
      expect(
        [...bare.commands, ...commands].filter((c) => !NAMES_OF_COMMANDS.test(c)),
        path,
      ).toEqual([]);
      expect(stderr, path).not.toMatch(/command not found|syntax error|No such file/);
      for (const [program, ...given] of words.filter(([name]) => name === "curl")) {
        expect(program).toBe("curl");
        expect(given.slice(0, 4)).toEqual(["--silent", "--show-error", "--globoff", "--path-as-is"]);
        expectWords(given, text, path);
        sent += 1;
      }
    }
    // Those that refer to a variable stop before that, for want of its value.
    if (!text.includes("{{")) expect(sent).toBeGreaterThan(10);
    expect(ir?.operations.length).toBeGreaterThan(14);
    expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(prototype);
    expect(({} as { evil?: unknown }).evil).toBeUndefined();
  }

  /** Where the text must arrive as it is. */
  function expectWords(given: readonly string[], text: string, path: string): void {
    const valueOf = (option: string) => given.flatMap((word, i) => (given[i - 1] === option ? [word] : []));
    const sent = Buffer.from(text).toString();
    expect(
      optionsIn(given).filter((option) => !OPTIONS.has(option)),
      path,
    ).toEqual([]);
    // curl takes the name of a file to read headers from there.
    expect(
      valueOf("--header").filter((h) => h.startsWith("@")),
      path,
    ).toEqual([]);
    if (text.includes("{{") || text.trim() === "") return;
    const header = valueOf("--header").find((h) => h.startsWith("X-Text: "));
    if (header !== undefined && !/[^ -~]/.test(text)) expect(header, path).toBe(`X-Text: ${text}`);
    if (path === "curl/form.sh") {
      const [field = ""] = [...valueOf("--data-urlencode"), ...valueOf("--data-raw")];
      expect(
        [
          `k=${sent.replaceAll("\0", "")}`,
          // A NUL arrives too: as words of a command cannot hold one, it is encoded.
          `k=${encodeURIComponent(sent)}`.replace(
            /[!'()*]/g,
            (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
          ),
        ],
        path,
      ).toContain(field);
    }
  }

  const OPTIONS = new Set(
    "--silent --show-error --globoff --path-as-is --location --request --head --url --proto --proto-default --connect-to --header --user --data-raw --data-binary --data-urlencode --form --form-string".split(
      " ",
    ),
  );

  testEachText(check);
});

test("a comment cannot be ended, however its end is put together", () => {
  // Marks, and the characters that are taken out or turned into something else on the way.
  const piece = fc.constantFrom(
    "*",
    "/",
    "*/",
    "\\",
    "\0",
    "\u0001",
    "\u007f",
    "\u2028",
    "\r",
    "\n",
    "<br>",
    "@",
    " ",
    "x",
  );
  const mixture = fc.array(piece, { maxLength: 8 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(mixture, mixture, (one, two) => {
      const doc = docComment(one, two);
      expect(doc === "" || doc.indexOf("*/") === doc.length - 2).toBe(true);
      expect(lineComment(one)).not.toMatch(/[\n\r\u2028\u2029]/);
    }),
    { numRuns: 5_000, seed: 7 },
  );
});

test("a string cannot pass for a variable without quotes", async () => {
  const strings = [
    "\\u0000any foo",
    "\\u00001 {{n}}",
    "\\u0000\\u0031\\u0020{{n}}",
    "\\u00002 ",
    "\\u0000 3 {{n}}",
  ];
  const raw = `{"n": {{n}}, "strings": [${strings.map((text) => `"${text}"`).join(",")}]}`;
  const body = { mode: "raw", raw, options: { raw: { language: "json" } } };
  const item = [{ name: "r", request: { method: "POST", url: "https://a.test/", body } }];
  const { files } = await emitted(JSON.stringify({ info: { name: "c" }, item }));
  const fixture = files.find(({ path }) => path === "tests/fixtures/r.json")?.content ?? "{}";
  const { input } = JSON.parse(fixture) as { input?: { body: unknown } };
  expect(input?.body).toEqual({
    n: "n",
    strings: ["\0any foo", "\u00001 n", "\u00001 n", "\u00002 ", "\0 3 n"],
  });
});

test("a text that breaks out would be seen", () => {
  const broken = (content: string) => doings([{ path: "resources/x.ts", content }]);
  expect([...broken('/* */ evil() /* */;import "evil";')]).toEqual([
    `statement ${SyntaxKind.ExpressionStatement}`,
    "calls evil",
    "from evil",
  ]);
  const shell = new Shell();
  onTestFinished(() => {
    shell.remove();
  });
  const { commands, stderr } = shell.run("curl $(evil)\n");
  expect(commands.filter((c) => !NAMES_OF_COMMANDS.test(c))).toEqual(["evil"]);
  expect(stderr).toContain("command not found");
});
