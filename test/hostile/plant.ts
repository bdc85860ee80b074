/**
 * Texts that mean something to one of the languages that a collection's text ends up in, and one collection with a text
 * in every place that has any. A test of another target only needs these two.
 */
export const HOSTILE: readonly string[] = [
  // TypeScript
  "*/ evil() /*",
  "*/",
  "`${evil()}`",
  "${evil()}",
  '"; evil(); "',
  "'; evil(); '",
  "\\",
  "\\\\",
  "\\u0022; evil(); //",
  "line\nevil();\n//",
  "line\r\nevil();\r//",
  "separators\u2028evil();\u2029evil()",
  "@ts-nocheck",
  "/// <reference path='/etc/hosts' />",
  "//# sourceMappingURL=http://evil.test/",
  'import "evil"',
  "constructor",
  "__proto__",
  "prototype",
  "toString",
  "hasOwnProperty",
  "then",
  "default",
  "await",
  "arguments",
  // templates
  "{{{evil}}}",
  "{{{",
  "{{#each this}}{{this}}{{/each}}",
  "{{> evil}}",
  "{{constructor}}",
  "{{__proto__}}",
  "}}{{",
  // shells
  "$(evil)",
  "`evil`",
  "'; evil; '",
  '"; evil; "',
  "$'\\x27; evil'",
  "; evil",
  "| evil",
  "&& evil &",
  "> /tmp/evil",
  "<(evil)",
  "!evil",
  "#evil",
  "~root",
  "*",
  "-o /tmp/evil",
  "--config=/etc/hosts",
  "@/etc/hosts",
  "%s%n",
  "x=@/etc/hosts;",
  "<x>=</etc/hosts",
  "^a^b^ !! !evil",
  "{a,b}{1..9} [a-z]? evil*",
  // Lianja
  "&evil. &&evil",
  "\"'] + evil() + ['\"",
  "evil ;\n* evil ;\nevil()",
  "note ;",
  // HTML
  "</script><script>evil()</script>",
  '"><img src=x onerror=evil()>',
  "<!--",
  "]]>",
  "javascript:evil()",
  "[x](javascript:evil())",
  "&lt;script&gt;",
  "</code></pre></details></title><svg/onload=evil()>",
  '<base href="//evil.test/"><meta http-equiv=refresh content="0;url=//evil.test/">',
  '<form id="search"><input name="body"></form><p id="tree">',
  // Markdown
  "![x](https://evil.test/x.png) ![y](data:image/svg+xml,<svg>) ![z][r]\n\n[r]: //evil.test/y.png",
  "<https://evil.test/> <javascript:evil()> [a](java&Tab;script:evil()) [b](\u0001javascript:evil())",
  "[c](data:text/html,<script>evil()</script>) [d](//evil.test) [e](vbscript:evil) [f](&#x6a;avascript&colon;evil())",
  '[t](https://a.test "\\" onmouseover=evil() x=\\"") [u](<https://a.test/" onclick=evil()>)',
  "| a | b |\n|:-:|--:|\n| <b onclick=evil()> | `</td>` |",
  "# h1\n###### h6\n\n```js onload=evil()\n</code><script>evil()</script>\n```\n\n> - 1. x\n",
  // text
  "NUL\0evil",
  "ESC\u001b[2Jevil",
  "\u007f\u0085\u009b",
  "lone \ud800 surrogate",
  "\udfff",
  "\u202eevil\u202c\u2066\u2069",
  "\u061c\u200e\u200fevil",
  "\ufeffevil",
  // logs of CI systems
  "##vso[task.setvariable variable=evil]1",
  "##[error]evil ##teamcity[evil]",
  "::error file=evil::evil",
  "line\n::set-env name=evil::1\n \u00a0::evil::",
  "emoji 🎉👩‍👩‍👧",
  "日本語",
  "",
  " ",
  // paths
  "../../evil",
  "..",
  ".",
  "/etc/hosts",
  "C:\\evil",
  "\\\\server\\share",
  "con",
  "NUL.txt",
  "aux.",
  "com1",
  "trailing. ",
  "index",
  "manifest.json",
  "node_modules",
  "a/b:c*d?e",
];

/** The same text as name, description, key, value and whatever else; environments are to be read with it. */
export function planted(text: string): { collection: object; environment: object } {
  const param = (more: object = {}) => ({ key: text, value: text, description: text, type: "text", ...more });
  const description = { content: text, type: "text/markdown" };
  const example = (name: string, body: unknown, language: string) => ({
    name,
    code: 200,
    status: text,
    _postman_previewlanguage: language,
    header: [
      { key: "Content-Type", value: language === "json" ? "application/json" : `text/plain; x=${text}` },
      { key: "X-Text", value: text },
      { key: text, value: text },
    ],
    body: typeof body === "string" ? body : JSON.stringify(body),
    originalRequest: {
      method: "GET",
      url: `https://a.test/?q=${text}`,
      header: [param()],
      description: text,
    },
  });
  const url = {
    raw: text,
    protocol: "https",
    host: ["api", "example", "com"],
    path: ["p", ":id", text],
    query: [
      { key: "q", value: text, description: text },
      { key: text, value: text },
    ],
    hash: text,
    variable: [{ key: "id", value: text, description: text }],
  };
  const request = (name: string, body: object | undefined, more: object = {}) => ({
    name,
    description,
    request: {
      method: "POST",
      url,
      description,
      header: [
        { key: "X-Text", value: text, description: text },
        { key: "X-Other", value: "1" },
        { key: text, value: "1" },
      ],
      ...(body === undefined ? {} : { body }),
      ...more,
    },
    response: [],
  });
  const json = { [text]: text, list: [text, { [text]: { [text]: 1 } }], nested: { text } };
  const collection = {
    info: {
      name: text,
      description,
      schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json",
    },
    variable: [param(), { key: "baseUrl", value: "https://api.example.com", description: text }],
    item: [
      request(text, { mode: "raw", raw: text, options: { raw: { language: text } } }),
      request(`${text} json`, {
        mode: "raw",
        raw: JSON.stringify(json),
        options: { raw: { language: "json" } },
      }),
      request("form", {
        mode: "urlencoded",
        urlencoded: [{ key: "k", value: text, description: text }, param()],
      }),
      request("multipart", {
        mode: "formdata",
        formdata: [
          { key: "k", value: text, type: "text", description: text, contentType: text },
          { key: "f", type: "file", src: `uploads/${text}`, fileName: text, description: text },
          param(),
        ],
      }),
      request("graphql", {
        mode: "graphql",
        graphql: { query: text, operationName: text, variables: JSON.stringify(json) },
      }),
      request("binary", { mode: "file", file: { src: text } }),
      request(
        "uses",
        { mode: "raw", raw: `<{{${text}}}>` },
        { url: `{{baseUrl}}/x/{{${text}}}?a={{${text}}}` },
      ),
      request("auth", undefined, {
        auth: {
          type: "apikey",
          apikey: [
            { key: "key", value: text },
            { key: "value", value: "{{k}}" },
          ],
        },
      }),
      request("kind", undefined, { auth: { type: text || "x", [text || "x"]: [param()] } }),
      request("url", undefined, { url: text }),
      request("method", undefined, { method: text }),
      {
        name: text,
        description,
        item: [
          {
            ...request(text, undefined),
            response: [example(text, text, "text"), example("json", json, "json")],
          },
          { ...request(text.toUpperCase(), undefined), response: [] },
          { name: text.toLowerCase(), description, item: [request(text, undefined)] },
        ],
      },
      { name: `${text}.`, item: [request(text, undefined)] },
    ],
  };
  return { collection, environment: { name: text, values: [{ ...param(), enabled: true }] } };
}
